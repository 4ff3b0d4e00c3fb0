import { type Ease, progress } from '../geometry/ease.ts'
import type { Chapter } from '../scene.ts'

/** Shares of a layer's chapter: its lines come, what they bring is added up, the sum becomes an output. */
const LINES = [0, 0.16]
const ADDED = [0.14, 0.6]
const OUTPUT = [0.66, 0.86]

/** Shares of a point's chapter in which it runs through, and at the end of which its marks leave. */
const RUN = [0.04, 0.62]
const LEAVES = [0.92, 1]

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

/** A point that runs through the network. */
export interface RunState {
  /** Number of the point among those that do. */
  point: number
  /** The share of the way that it has come. */
  share: number
  opacity: number
}

/** The picture of a network at a moment. */
export interface NetworkState {
  layers: LayerState[]
  run: RunState | null
  /** The opacity of all but the inputs. */
  left: number
}

/** The ids of the chapters in which a network of so many layers is made, the outputs' last. */
export function layerIds(layers: number): string[] {
  return Array.from({ length: layers }, (_, l) => (l === layers - 1 ? 'output' : `layer-${l}`))
}

/** The picture at a time of its chapters. */
export function networkStateAt(
  time: number,
  chapters: readonly Chapter[],
  layers: number,
  ease: Ease,
): NetworkState {
  const within = ({ start, end }: Chapter, [from, to]: number[]) =>
    progress(time, start + from * (end - start), start + to * (end - start))
  const byId = (id: string) => chapters.find(chapter => chapter.id === id)!
  const points = chapters.filter(({ id }) => id.startsWith('point-'))
  const current = points.findIndex(({ start, end }) => time > start && time < end)
  return {
    layers: layerIds(layers)
      .map(byId)
      .map(chapter => ({
        lines: ease(within(chapter, LINES)),
        added: within(chapter, ADDED),
        output: ease(within(chapter, OUTPUT)),
      })),
    run:
      current < 0
        ? null
        : {
            point: current,
            share: ease(within(points[current], RUN)),
            opacity:
              Math.min(1, 8 * within(points[current], [0, 0.5])) * (1 - within(points[current], LEAVES)),
          },
    left: 1 - within(byId('again'), FADE),
  }
}
