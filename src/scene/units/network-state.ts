import { type Ease, progress } from '../geometry/ease.ts'
import type { Chapter } from '../scene.ts'

/** Shares of a layer's chapter: its lines come, what they bring is added up, the sum becomes an output. */
const LAYER = { lines: [0, 0.16], added: [0.14, 0.6], output: [0.66, 0.86] }

/** Shares of a point's chapter in which it comes, runs through and leaves. */
const POINT = { comes: [0, 0.06], runs: [0.04, 0.62], leaves: [0.92, 1] }

/** Shares of the last chapter in which all but the inputs leaves. */
const FADE = [0.15, 0.9]

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

/** The id of the chapter in which a layer is made. */
export function layerId(layer: number, layers: number): string {
  return layer === layers - 1 ? 'output' : `layer-${layer}`
}

/** The picture at a time of its chapters. */
export function networkStateAt(time: number, chapters: readonly Chapter[], ease: Ease): NetworkState {
  const within = ({ start, end }: Chapter, [from, to]: number[]) =>
    progress(time, start + from * (end - start), start + to * (end - start))
  const points = chapters.filter(({ id }) => id.startsWith('point-'))
  const point = points.findIndex(({ start, end }) => time > start && time < end)
  const current = points[point]
  return {
    layers: chapters
      .filter(({ id }) => id === 'output' || id.startsWith('layer-'))
      .map(chapter => ({
        lines: ease(within(chapter, LAYER.lines)),
        added: within(chapter, LAYER.added),
        output: ease(within(chapter, LAYER.output)),
      })),
    run: current && {
      point,
      share: ease(within(current, POINT.runs)),
      opacity: within(current, POINT.comes) * (1 - within(current, POINT.leaves)),
    },
    left: 1 - within(chapters[chapters.length - 1], FADE),
  }
}
