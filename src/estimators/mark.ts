import { cos, sin } from '../data/elementary.ts'
import { keptIn } from '../options/kept-in.ts'

/** A colour of the theme: of lines, or of a class, as its points, their rims or its regions have it. */
export type Tone = 'ink' | 'muted' | 'accent' | { class: number; as: 'point' | 'rim' | 'region' }

/** Widths, dashes and radii of a picture of usual size, in pixels. */
interface Stroke {
  stroke: Tone
  width: number
  dash?: readonly number[]
}

/** Something that a mechanism draws, in coordinates of the plane (× 2); lists without a line draw nothing. */
export type Mark = {
  /** Names it among the marks of its mechanism, the same from time to time. */
  key: string
} & (
  | ({ kind: 'lines'; lines: readonly ArrayLike<number>[] } & Stroke)
  | { kind: 'areas'; rings: readonly ArrayLike<number>[]; fill: Tone; opacity?: number; rule?: 'nonzero' }
  /** Circles around places, of so many radii of a point; `rows` are the points that stand there. */
  | ({
      kind: 'circles'
      places: readonly ArrayLike<number>[]
      rows?: readonly number[]
      radii: number
      opacity?: number
    } & Stroke)
  /** A large point of a class. */
  | { kind: 'point'; place: ArrayLike<number>; class: number }
)

/** Marks of how a classifier finds its answer, at a share of its time from 0 to 1. */
export interface Mechanism {
  /** Below the points. */
  below?(progress: number): Mark[]
  /** Over the points. */
  above?(progress: number): Mark[]
}

/** Cosines and sines round a turn of so many pieces (× 2), found once: a scene draws hundreds of circles in each frame. */
const turns = new Map<number, Float64Array>()

function turnOf(pieces: number): Float64Array {
  const numberAt = (_: unknown, i: number) => (i % 2 === 0 ? cos : sin)((2 * Math.PI * (i >> 1)) / pieces)
  return keptIn(turns, pieces, () => Float64Array.from({ length: 2 * pieces + 2 }, numberAt))
}

/** An ellipse with such half axes, as a closed polyline of so many pieces. */
export function ellipse(centre: ArrayLike<number>, [a, b]: number[][], pieces = 48): number[] {
  const points: number[] = []
  const [[x, y], [ax, ay], [bx, by]] = [centre, a, b] as number[][]
  const turn = turnOf(pieces)
  for (let i = 0; i < turn.length; i += 2)
    points.push(x + turn[i] * ax + turn[i + 1] * bx, y + turn[i] * ay + turn[i + 1] * by)
  return points
}

/** A circle as a closed polyline. */
export function circle(centre: ArrayLike<number>, radius: number, pieces?: number): number[] {
  return ellipse(centre, [[radius, 0], [0, radius]], pieces) // biome-ignore format: one line
}

/** Straight lines (x₀, y₀, x₁, y₁) that are drawn one after the other, each from its start. */
export function oneByOne(lines: readonly (readonly number[])[], progress: number): number[][] {
  return lines.flatMap(([x0, y0, x1, y1], i) => {
    const share = Math.min(1, progress * lines.length - i)
    return share > 0 ? [[x0, y0, x0 + (x1 - x0) * share, y0 + (y1 - y0) * share]] : []
  })
}
