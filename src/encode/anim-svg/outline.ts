import { bendAt, far, nearest, type Point, SIDE } from './polyline.ts'

/** A line without points that are twice there, and which of them are corners; an open line's ends are corners. */
export interface Outline {
  points: Point[]
  corners: number[]
  isRing: boolean
  /** Left, top, right and bottom. */
  box: [number, number, number, number]
}

/** The cosine of the angle of a corner at most. */
const BEND = Math.cos((40 * Math.PI) / 180)

/** Pixels between points that are one. */
const SAME = 0.01

/** @param line x₀, y₀, x₁, y₁, … */
export function outlineOf(line: ArrayLike<number>, closed: boolean): Outline {
  const points: Point[] = []
  for (let i = 0; i < line.length; i += 2) {
    const point: Point = [line[i], line[i + 1]]
    if (points.length === 0 || far(points[points.length - 1], point) > SAME) points.push(point)
  }
  const meets = points.length > 2 && far(points[0], points[points.length - 1]) <= SAME
  if (meets) points.pop()
  const isRing = closed || meets
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  return {
    points,
    corners: cornersOf(points, isRing),
    isRing,
    box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
  }
}

function cornersOf(points: readonly Point[], isRing: boolean): number[] {
  const count = points.length
  const isEnd = (i: number) => !isRing && (i === 0 || i === count - 1)
  const bends = points.map((_, i) => (isEnd(i) ? 1 : bendAt(points, i, isRing)))
  return points.flatMap((_, i) => {
    if (isEnd(i)) return [i]
    if (bends[i] > BEND) return []
    // The sharpest one nearby.
    for (const step of [-1, 1])
      for (let k = i + step; k !== i; k += step) {
        if (!isRing && (k < 0 || k >= count)) break
        const other = (k + count) % count
        if (other === i || far(points[i], points[other]) > SIDE) break
        if (bends[other] < bends[i] || (bends[other] === bends[i] && other < i)) return []
      }
    return [i]
  })
}

/** The pieces of a line from corner to corner, or from the place nearest to `anchors`, in their order. */
export function piecesOf({ points, corners, isRing }: Outline, anchors: readonly Point[]): Point[][] {
  const count = points.length
  if (!isRing) {
    const pieces = corners.slice(1).map((to, i) => points.slice(corners[i], to + 1))
    return [...pieces, [points[count - 1]]]
  }
  if (corners.length === 0) return [fromPlace(points, anchors[0])]
  const size = corners.length
  const costs = corners.map((_, turn) =>
    anchors.reduce((sum, anchor, i) => sum + far(anchor, points[corners[(i + turn) % size]]) ** 2, 0),
  )
  const turn = costs.indexOf(Math.min(...costs))
  return corners.map((_, i) => {
    const from = corners[(i + turn) % size]
    const to = corners[(i + turn + 1) % size]
    const length = ((to - from + count - 1) % count) + 1
    return Array.from({ length: length + 1 }, (_, k) => points[(from + k) % count])
  })
}

/** A ring from the place of it that is nearest to another, and back to there. */
function fromPlace(points: readonly Point[], start: Point): Point[] {
  const count = points.length
  let best = { far: Number.POSITIVE_INFINITY, at: 0, place: points[0] }
  points.forEach((point, i) => {
    const place = nearest(start, point, points[(i + 1) % count])
    const off = far(start, place)
    if (off < best.far) best = { far: off, at: i, place }
  })
  const rest = Array.from(points, (_, i) => points[(best.at + 1 + i) % count])
  return [best.place, ...rest, best.place]
}

/** Where pieces may begin in the first of some outlines. */
export function startsOf({ points, corners }: Outline): Point[] {
  return corners.length > 0 ? corners.map(i => points[i]) : [points[0]]
}
