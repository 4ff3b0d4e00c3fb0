import { expect, it } from 'vitest'
import { random } from '../../../src/data/random.ts'
import { applyScale, fitScale, unscale } from '../../../src/data/scale.ts'
import {
  type ClassFence,
  type FenceCut,
  fenceIn,
  leastCuts,
  openSides,
} from '../../../src/network/fences/fence.ts'

type Point = readonly [number, number]

/** Points of whole numbers, and the class of each. */
interface PointSet {
  at: readonly Point[]
  y: readonly number[]
}

const kinds = ['any', 'lines', 'line', 'doubled', 'square'] as const

/** A small set of points: any, with both classes on a line, with one on it, with equal points, or on a lattice with corners of one class. */
function pointSet(seed: number): PointSet {
  const rng = random(seed)
  const kind = kinds[seed % kinds.length]
  const whole = (most: number) => Math.floor((2 * most + 1) * rng()) - most
  const step = [whole(4), whole(4)]
  const onLine = (): Point => {
    const times = whole(9)
    return [times * step[0], times * step[1]]
  }
  const y = Array.from({ length: 5 + Math.floor(9 * rng()) }, (_, i) => (i < 2 ? i : Math.round(rng())))
  const at = y.map((label, i): Point => {
    if (kind === 'square') return i >= 2 && i < 6 ? [i & 1 ? 3 : -3, i & 2 ? 3 : -3] : [whole(3), whole(3)]
    if (kind === 'lines' || (kind === 'line' && label === 0)) return onLine()
    return [whole(6), whole(6)]
  })
  if (kind === 'doubled') for (let i = 3; i < at.length; i += 3) at[i] = at[i - 1 - (i % 2)]
  if (kind === 'square') for (let i = 2; i < 6 && i < y.length; i++) y[i] = 0
  return { at, y }
}

/** Twice the area of a triangle. */
const area = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point) =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)

/** True for a point that is the only one of some, strictly between two, or strictly in a triangle. */
function isHeld(p: Point, by: readonly Point[]): boolean {
  const [a, b, c] = by
  if (by.length === 1) return p[0] === a[0] && p[1] === a[1]
  if (by.length === 2)
    return area(a, b, p) === 0 && (p[0] - a[0]) * (p[0] - b[0]) + (p[1] - a[1]) * (p[1] - b[1]) < 0
  const signs = [area(a, b, p), area(b, c, p), area(c, a, p)].map(Math.sign)
  return by.length === 3 && signs[0] !== 0 && signs.every(sign => sign === signs[0])
}

/** True for a point in the hull of others: one, two or three of them hold it (Carathéodory). */
function isInside(p: Point, of: readonly Point[]): boolean {
  return of.some((a, i) => {
    if (isHeld(p, [a])) return true
    const after = of.slice(i + 1)
    return after.some((b, j) => isHeld(p, [a, b]) || after.slice(j + 1).some(c => isHeld(p, [a, b, c])))
  })
}

/** The normal of a cut in whole numbers: along or across a difference of two points. */
function wholeNormal({ normal: [u, v] }: FenceCut, at: readonly Point[]): Point {
  for (const [ax, ay] of at)
    for (const [bx, by] of at)
      for (const [p, q] of [[bx - ax, by - ay] as const, [ay - by, bx - ax] as const])
        if (u * p + v * q > 0 && Math.abs(u * q - v * p) < 1e-9 * Math.hypot(p, q)) return [p, q]
  throw new Error(`${u}, ${v} is no normal of these points`)
}

/** Number of sides on which the region inside some cuts never ends. */
function sidesOpen(cuts: readonly FenceCut[], at: readonly Point[]): number {
  const normals = cuts.map(cut => wholeNormal(cut, at))
  const isFree = ([u, v]: Point) => normals.every(([p, q]) => p * u + q * v <= 0)
  // A region without an end has one along the line of a cut.
  const free = normals.flatMap(([p, q]) => [[-q, p] as const, [q, -p] as const].filter(isFree))
  if (cuts.length === 0) return 1
  const isStrip = normals.some(([p, q]) => normals.some(([u, v]) => p * v === q * u && p * u + q * v < 0))
  const areParallel = normals.every(([p, q]) => p * normals[0][1] === q * normals[0][0])
  return free.length === 0 ? 0 : isStrip && areParallel ? 2 : 1
}

/** What is wrong in what is told of a set of points, as they are, in tenths, and scaled: by whole numbers alone. */
function faultsOf({ at, y }: PointSet): string[] {
  const labels = Int32Array.from(y)
  const whole = Float64Array.from(at.flat())
  const tenths = whole.map(value => value / 10)
  const scale = fitScale(tenths, 2, 'standard')
  const scaled = applyScale(tenths, scale)
  return [0, 1].flatMap(k => [
    ...faultsIn('whole', fenceIn(whole, labels, k), { at, y }),
    ...faultsIn('tenths', fenceIn(tenths, labels, k), { at, y }),
    ...faultsIn('scaled', fenceIn(scaled, labels, k, unscale(scaled, scale)), { at, y }),
  ])
}

function faultsIn(kind: string, fence: ClassFence, { at, y }: PointSet): string[] {
  const own = at.filter((_, row) => y[row] === fence.class)
  const inside = at.flatMap((p, row) => (y[row] !== fence.class && isInside(p, own) ? [row] : []))
  const faults: string[] = []
  const claim = (is: boolean, text: string) => {
    if (!is) faults.push(`${kind}, class ${fence.class}: ${text}`)
  }
  const told = fence.inside.map(({ row }) => row)
  claim(`${told}` === `${inside}`, `inside ${told}, not ${inside}`)
  for (const { row, within } of fence.inside) {
    const isOwn = within.every(other => y[other] === fence.class)
    claim(isOwn && isHeld(at[row], within.map(other => at[other])), `${within} do not hold ${row}`) // biome-ignore format: one line
  }
  claim(`${fence.all.stay}` === `${inside}`, `${fence.all.stay} stay, not ${inside}`)
  claim((leastCuts(fence) === null) === inside.length > 0, `${leastCuts(fence)} cuts`)
  // Scaled, normals are no whole numbers.
  if (kind !== 'scaled')
    for (const { cuts } of [fence.one, fence.two, fence.all])
      claim(openSides(cuts) === sidesOpen(cuts, at), `${openSides(cuts)} open, not ${sidesOpen(cuts, at)}`)
  return faults
}

it('what is told of 300 small sets of points is true by whole numbers', () => {
  for (let seed = 1; seed <= 300; seed++) expect(faultsOf(pointSet(seed)), `seed ${seed}`).toEqual([])
})

it('the two points that a point of a class on a line is told to lie between are on both sides of it', () => {
  const rows = '0,0,A -4,12,B 4,-12,B -7,21,B 9,-27,B -3,9,A -8,24,B 100,0,A -100,0,A 0,100,A 0,-100,A'
  const cells = rows.split(' ').map(row => row.split(','))
  const set: PointSet = {
    at: cells.map(([a, b]) => [Number(a), Number(b)]),
    y: cells.map(([, , c]) => Number(c === 'B')),
  }
  expect(faultsOf(set)).toEqual([])
  const { inside } = fenceIn(Float64Array.from(set.at.flat()), Int32Array.from(set.y), 1)
  expect(inside.map(({ row }) => row)).toEqual([0, 5])
})

it('a point that touches a class but for rounding stays, and is not told to lie inside', () => {
  const x = Float64Array.of(0, 0, 4, 0, 0, 4, 2, -1e-12, 9, 9)
  const fence = fenceIn(x, Int32Array.of(0, 0, 0, 1, 1), 0)
  expect(fence).toMatchObject({ inside: [], all: { off: 1, stay: [3] } })
  expect(leastCuts(fence)).toBeNull()
})
