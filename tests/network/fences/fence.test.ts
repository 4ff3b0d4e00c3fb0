import { describe, expect, it } from 'vitest'
import { random } from '../../../src/data/random.ts'
import { type ClassFence, type FenceCut, fenceIn, leastCuts } from '../../../src/network/fences/fence.ts'

/** Points (integers) and the class of each. */
interface Points {
  x: Float64Array
  y: Int32Array
}

const cross = (x: Float64Array, a: number, b: number, c: number) =>
  (x[2 * b] - x[2 * a]) * (x[2 * c + 1] - x[2 * a + 1]) -
  (x[2 * b + 1] - x[2 * a + 1]) * (x[2 * c] - x[2 * a])

/**
 * All sets of foreign points, as bits, that a line with a gap on both sides parts from the class: from every line through two
 * points, moved a little so that a head or a tail of the points on it goes to either side.
 */
function cutOffSets({ x, y }: Points): number[] {
  const rows = Array.from(y, (_, row) => row)
  const found = new Set<number>()
  const offer = (beyond: number[]) => {
    if (beyond.some(row => y[row] === 0)) return
    found.add(beyond.reduce((bits, row) => bits | (1 << row), 0))
  }
  for (const a of rows)
    for (const b of rows) {
      const isOne = x[2 * a] === x[2 * b] && x[2 * a + 1] === x[2 * b + 1]
      if (isOne) continue
      const beyond = rows.filter(row => cross(x, a, b, row) > 0)
      const along = (row: number) =>
        (x[2 * b] - x[2 * a]) * x[2 * row] + (x[2 * b + 1] - x[2 * a + 1]) * x[2 * row + 1]
      const on = rows.filter(row => cross(x, a, b, row) === 0)
      for (const place of [Number.NEGATIVE_INFINITY, ...on.map(along)]) {
        offer([...beyond, ...on.filter(row => along(row) <= place)])
        offer([...beyond, ...on.filter(row => along(row) > place)])
      }
    }
  return [...found]
}

const bits = (set: number) => set.toString(2).replaceAll('0', '').length

/** Fewest sets that cover what any covers, and the most that one and two cover. */
function exhaustive(points: Points) {
  const sets = cutOffSets(points)
  const whole = sets.reduce((a, b) => a | b, 0)
  const one = Math.max(0, ...sets.map(bits))
  let two = one
  for (const a of sets) for (const b of sets) two = Math.max(two, bits(a | b))
  let reached = new Set([0])
  let least = 0
  while (!reached.has(whole)) {
    reached = new Set([...reached].flatMap(bits => sets.map(set => bits | set)))
    least++
  }
  const others = points.y.reduce((sum, label) => sum + label, 0)
  return { least, one, two, inside: others - bits(whole) }
}

/** Points in general position, or as their kind makes them degenerate. */
function draw(kind: string, seed: number): Points {
  const rng = random(seed)
  const count = 4 + Math.floor(11 * rng())
  const size = { general: 1000, coarse: 6, line: 1, circle: 0, inside: 12, doubled: 5, tangent: 8 }[kind]!
  const whole = (most: number) => Math.floor(most * rng())
  const at: [number, number][] = Array.from({ length: count }, (_, i) => {
    if (kind === 'line') return [whole(8), 0]
    if (kind === 'circle') {
      const angle = 2 * Math.PI * rng()
      const far = i % 3 === 0 ? 300 : 1000
      return [Math.round(far * Math.cos(angle)), Math.round(far * Math.sin(angle))]
    }
    return [whole(size + 1), whole(size + 1)]
  })
  const y = Int32Array.from(at, (_, i) => (kind === 'circle' ? Math.min(1, i % 3) : rng() < 0.6 ? 1 : 0))
  // Some foreign points on the prolonged side of the class, and at places of others.
  if (kind === 'tangent' && count > 5) {
    at[1] = [2, 2]
    at[2] = [4, 4]
    at[0] = [7, 7]
    at[3] = [0, 4]
    y.set([1, 0, 0, 1])
  }
  if (kind === 'doubled') for (let i = 1; i < count; i += 3) at[i] = [...at[i - 1]]
  y[0] = kind === 'tangent' ? y[0] : 0
  y[count - 1] = 1
  return { x: Float64Array.from(at.flat()), y }
}

function expectGaps({ x, y }: Points, { cuts, stay }: ClassFence['one']): void {
  const value = ({ normal, offset }: FenceCut, row: number) =>
    normal[0] * x[2 * row] + normal[1] * x[2 * row + 1] - offset
  for (const cut of cuts) {
    expect(cut.gap).toBeGreaterThan(0)
    y.forEach((label, row) => {
      if (label === 0) expect(value(cut, row)).toBeLessThanOrEqual(-cut.gap / 2 + 1e-9)
    })
  }
  const left = Array.from(y, (_, row) => row).filter(
    row => y[row] === 1 && cuts.every(cut => value(cut, row) <= 0),
  )
  expect(stay).toEqual(left)
}

describe('fenceIn', () => {
  it.each(['general', 'coarse', 'line', 'circle', 'inside', 'doubled', 'tangent'])(
    'finds what a search over all lines finds, of 20 sets of points: %s',
    kind => {
      for (let seed = 1; seed <= 20; seed++) {
        const points = draw(kind, seed)
        if (!points.y.includes(0)) continue
        const fence = fenceIn(points.x, points.y, 0)
        const { least, one, two, inside } = exhaustive(points)
        expect(
          [fence.all.cuts.length, fence.one.off, fence.two.off, fence.inside.length],
          `${kind} ${seed}`,
        ).toEqual([least, one, two, inside])
        for (const stage of [fence.one, fence.two, fence.all]) expectGaps(points, stage)
      }
    },
  )

  it('shows for a point inside an equal point, a segment or a triangle that holds it', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const { x, y } = draw(seed % 2 ? 'coarse' : 'doubled', seed)
      for (const { row, within } of fenceIn(x, y, 0).inside) {
        expect(within.every(other => y[other] === 0)).toBe(true)
        const [a, b, c] = within
        const areas = [cross(x, a, b, row), cross(x, b, c, row), cross(x, c, a, row)]
        if (within.length === 3) expect(Math.min(...areas)).toBeGreaterThan(0)
        else if (within.length === 2) {
          expect(cross(x, a, b, row)).toBe(0)
          const along =
            (x[2 * row] - x[2 * a]) * (x[2 * row] - x[2 * b]) +
            (x[2 * row + 1] - x[2 * a + 1]) * (x[2 * row + 1] - x[2 * b + 1])
          expect(along).toBeLessThan(0)
        } else expect([x[2 * a], x[2 * a + 1]]).toEqual([x[2 * row], x[2 * row + 1]])
      }
    }
  })

  it('takes a strip for a class between two others, and no less than three cuts for one that is surrounded', () => {
    const strip = fenceIn(Float64Array.of(0, 0, 0, 5, 0, 9, 3, 4, -3, 4), Int32Array.of(0, 0, 0, 1, 1), 0)
    expect(leastCuts(strip)).toBe(2)
    const ringed = [0, 1, 2].flatMap(i => [Math.cos(2.1 * i), Math.sin(2.1 * i)])
    const ring = Array.from({ length: 24 }, (_, i) => [
      1.3 * Math.cos(i * 0.26),
      1.3 * Math.sin(i * 0.26),
    ]).flat()
    const y = Int32Array.from({ length: 27 }, (_, row) => (row < 3 ? 0 : 1))
    expect(leastCuts(fenceIn(Float64Array.from([...ringed, ...ring]), y, 0))).toBe(3)
  })

  it('does not change where features are stretched', () => {
    const { x, y } = draw('general', 7)
    const stretched = x.map((value, i) => (i % 2 ? 1e-6 * value : 1e3 * value + 5))
    const [a, b] = [fenceIn(x, y, 0), fenceIn(stretched, y, 0)]
    expect(b.all.cuts.length).toBe(a.all.cuts.length)
    expect([b.one.off, b.two.off]).toEqual([a.one.off, a.two.off])
  })
})
