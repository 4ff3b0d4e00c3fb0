import { root } from './level-chord.ts'
import { pairs } from './linear-scores.ts'
import { middleOf } from './split-convex.ts'

/** Scores of places (× 2), a row of classes each; the largest one wins. */
export type Scores = (places: Float64Array) => Float64Array

/** The corners of polygons that are cut; cuts add to them. */
export interface Corners {
  /** × 2. */
  places: number[]
  /** The scores of each that may be cut again. */
  rows: ArrayLike<number>[]
  scores: Scores
  /** Corners on cut edges, by the name of the cut and the corners of the edge: neighbours share them. */
  crossings: Map<string, number>
}

/** A cut along all places where a number that scores give is 0. */
export interface Cut {
  /** Tells it from the others through the same corners. */
  name: string
  value(row: ArrayLike<number>): number
}

/** Both sides of a cut: first the one where its value is positive. */
export interface Sides {
  sides: [number[], number[]]
  /** The corners that the cut runs between. */
  ends: number[]
  /** True for two halves of a saddle, which the cut crosses again. */
  saddle: boolean
}

/** Places (× 2) as corners, with the scores of so many classes. */
export function cornersAt(places: number[], classes: number, scores: Scores): Corners {
  const known = scores(Float64Array.from(places))
  const rows = Array.from({ length: places.length / 2 }, (_, i) =>
    known.subarray(i * classes, (i + 1) * classes),
  )
  return { places, rows, scores, crossings: new Map() }
}

/** The cells of a grid of nodes, row by row: the four nodes of each, counter-clockwise. */
export function gridCells(columns: number, rows: number): number[][] {
  return Array.from({ length: (columns - 1) * (rows - 1) }, (_, i) => {
    const corner = i + Math.floor(i / (columns - 1))
    return [corner, corner + 1, corner + columns + 1, corner + columns]
  })
}

/** The classes that win at the corners of a polygon, in order. */
export function classesAt(polygon: number[], { rows }: Corners): number[] {
  const winners = polygon.map(v => largest(rows[v]))
  if (winners.every(k => k === winners[0])) return winners.slice(0, 1)
  return [...new Set(winners)].sort((a, b) => a - b)
}

export function classCuts(classes: number[]): Cut[] {
  return pairs(classes.length).map(([i, j]) => {
    const [a, b] = [classes[i], classes[j]]
    return { name: `${a}|${b}`, value: row => row[a] - row[b] }
  })
}

/** Both sides of a convex polygon; null where the cut does not cross it. */
export function cutPolygon(polygon: number[], cut: Cut, corners: Corners): Sides | null {
  const positive = polygon.map(v => cut.value(corners.rows[v]) > 0)
  const changes = positive.filter((sign, i) => sign !== positive[(i + 1) % polygon.length]).length
  if (changes === 0) return null
  if (changes > 2) return halveSaddle(polygon, cut, corners)
  const sides: [number[], number[]] = [[], []]
  const ends: number[] = []
  polygon.forEach((v, i) => {
    const next = (i + 1) % polygon.length
    sides[positive[i] ? 0 : 1].push(v)
    if (positive[i] === positive[next]) return
    const crossing = cross(v, polygon[next], cut, corners)
    for (const side of sides) side.push(crossing)
    ends.push(crossing)
  })
  return { sides, ends, saddle: false }
}

/** A saddle in two, across corners that lie on the side of its middle: each half has fewer changes. */
function halveSaddle(polygon: number[], { value }: Cut, { places, rows, scores }: Corners): Sides {
  const isAhead = value(scores(Float64Array.from(middle(polygon, places)))) > 0
  const start = polygon.findIndex(v => value(rows[v]) > 0 === isAhead)
  const turned = [...polygon.slice(start), ...polygon.slice(0, start)]
  const across = turned.findLastIndex((v, i) => i < turned.length - 1 && value(rows[v]) > 0 === isAhead)
  return {
    sides: [turned.slice(0, across + 1), [turned[0], ...turned.slice(across)]],
    ends: [turned[0], turned[across]],
    saddle: true,
  }
}

/** The corner where a cut crosses the edge between two others. */
function cross(i: number, j: number, { name, value }: Cut, corners: Corners): number {
  const { places, rows, scores, crossings } = corners
  const [a, b] = i < j ? [i, j] : [j, i]
  const key = `${name} ${a} ${b}`
  const before = crossings.get(key)
  if (before !== undefined) return before
  const at = (t: number) =>
    Float64Array.of(
      places[2 * a] + (places[2 * b] - places[2 * a]) * t,
      places[2 * a + 1] + (places[2 * b + 1] - places[2 * a + 1]) * t,
    )
  const place = at(root(t => value(scores(at(t))), value(rows[a]), value(rows[b])))
  const crossing = places.push(...place) / 2 - 1
  rows[crossing] = scores(place)
  crossings.set(key, crossing)
  return crossing
}

/** The mean of the corners of a polygon. */
export function middle(polygon: number[], places: ArrayLike<number>): [number, number] {
  return middleOf(polygon.flatMap(v => [places[2 * v], places[2 * v + 1]]))
}

/** The class of the largest score of a row, the first of equal ones. */
export function largest(row: ArrayLike<number>): number {
  let best = 0
  for (let k = 1; k < row.length; k++) if (row[k] > row[best]) best = k
  return best
}
