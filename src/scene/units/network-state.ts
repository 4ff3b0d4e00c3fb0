import { eases } from '../../geometry/ease.ts'
import type { Moves } from '../chapters.ts'
import type { Channels } from '../timeline/timeline.ts'

/** All but the inputs leaves in the last chapter. */
export const NETWORK_LEAVES: Moves = { gone: { over: [0.15, 0.9], ease: eases.linear } }

/** The lines of the first layer come while the inputs are named. */
export const FIRST_LINES: Moves = { 'lines 0': { over: [0.25, 1] } }

/** A layer's chapter: its lines come, what they bring is added up, the sum becomes an output. */
export function layerMoves(layer: number): Moves {
  return {
    ...(layer > 0 && { [`lines ${layer}`]: { over: [0, 0.12] } }),
    [`added ${layer}`]: { over: [layer > 0 ? 0.1 : 0, 0.44], ease: eases.linear },
    [`output ${layer}`]: { over: [0.47, 0.64] },
  }
}

/** The chapter of a point: the point comes, runs through and leaves. */
export function pointMoves(point: number): Moves {
  return {
    [`comes ${point}`]: { over: [0, 0.06], ease: eases.linear },
    [`runs ${point}`]: { over: [0.04, 0.62] },
    [`leaves ${point}`]: { over: [0.92, 1], ease: eases.linear },
  }
}

/** A layer as far as it is made, each 0 to 1. */
export interface LayerState {
  lines: number
  /** The share of the nodes before it that its sums have. */
  added: number
  /** The way from its sums to its outputs. */
  output: number
}

/** A point that runs through the network: its number among those that do, and the share of the way that it has come. */
export interface RunState {
  point: number
  share: number
  opacity: number
}

/** The picture of a network at a moment; `left` is the opacity of all but the inputs. */
export interface NetworkState {
  layers: LayerState[]
  run: RunState | null
  left: number
}

/** The picture by the channels of its chapters. */
export function networkState(channels: Channels, layers: number, points: number): NetworkState {
  const [comes, runs, leaves] = ['comes', 'runs', 'leaves'].map(what =>
    Array.from({ length: points }, (_, i) => channels[`${what} ${i}`]),
  )
  const point = comes.findIndex((share, i) => share > 0 && leaves[i] < 1)
  const run = { point, share: runs[point], opacity: comes[point] * (1 - leaves[point]) }
  return {
    layers: Array.from({ length: layers }, (_, l) => {
      const [lines, added, output] = ['lines', 'added', 'output'].map(what => channels[`${what} ${l}`])
      return { lines, added, output }
    }),
    run: point < 0 ? null : run,
    left: 1 - channels.gone,
  }
}
