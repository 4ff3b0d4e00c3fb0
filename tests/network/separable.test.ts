import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { random } from '../../src/data/random.ts'
import type { Cloud } from '../../src/network/hull-distance.ts'
import { isSeparable, type OpenReason } from '../../src/network/separable.ts'
import { planted } from './planted.ts'
import { pointsOf } from './vectors.ts'

function cloudOf(rows: number[][], y: number[]): Cloud {
  return { points: Float64Array.from(rows.flat()), y: Int32Array.from(y) }
}

/** Without a hint: all scores equal, so that the linear program must decide. */
function decide(rows: number[][], y: number[], classes = Math.max(...y) + 1): Promise<boolean | OpenReason> {
  return isSeparable(cloudOf(rows, y), new Float64Array(y.length * classes))
}

/** Wrong answers for classes between which gaps are planted, of 1e-12 of the spread on and of less; empty for none. */
async function wrongAnswers(dimensions: number, classes: number): Promise<string[]> {
  const wrong: string[] = []
  const gaps = [1e-1, 1e-3, 1e-5, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 2e-12, 1.1e-12, 4.5e-13, 1e-13]
  for (const [k, size] of gaps.entries()) {
    for (const gap of [size, -size]) {
      const seed = `planted ${dimensions} ${classes} ${size}`
      const plan = { seed, dimensions, classes, gap, offset: [0, 50][k % 2], stretch: [0, 0, 3][k % 3] }
      const { rows, y } = planted(plan)
      const answer = await decide(rows, y, classes)
      if (answer !== gap > 1e-12) wrong.push(`${gap}: ${answer}`)
    }
  }
  return wrong
}

describe('isSeparable', () => {
  it('takes scores that lead on every row as proof, and no tie', async () => {
    const cloud = cloudOf([[0], [0]], [0, 1])
    // Scores that no line could give show that they were believed.
    expect(await isSeparable(cloud, Float64Array.of(1, 0, 0, 1))).toBe(true)
    expect(await isSeparable(cloud, Float64Array.of(1, 0, 1, 1))).toBe(false)
  })

  it('does not fail where dozens of units say nearly the same', async () => {
    const rng = random('flat')
    const units = Array.from({ length: 24 }, () => [rng() - 0.5, rng() - 0.5])
    const points = Array.from({ length: 200 }, () => [rng(), rng()])
    const rows = points.map(([u, v]) =>
      units.map(([a, b]) => {
        const z = a! * u! + b! * v!
        return z + 1e-9 * z ** 3
      }),
    )
    const y = rows.map(() => (rng() < 0.5 ? 1 : 0))
    expect(await decide(rows, y)).not.toBe(true)
  })

  it.each([
    ['two points', '0,0 | 1,1', true],
    ['one place twice, with both classes', '0,0 | 0,0 1,2', false],
    ['exclusive or', '0,0 1,1 | 0,1 1,0', false],
    ['a point in the middle of two', '0,0 2,2 | 1,1', false],
    ['a point beside the middle of two', '0,0 2,2 | 1,1.000000001', true],
    ['points on a line in turn', '0 2 | 1', false],
    ['three classes in turn on a line', '0 | 1 | 2', true],
    ['a class within a triangle of three others', '0,0 | 3,0 | 0,3 | 1,1', true],
    ['a class within a triangle of one other', '0,0 3,0 0,3 | 1,1', false],
    ['one class alone', '0,0 1,1', true],
    ['units that never change', '7,0 7,0.5 | 7,1', true],
    ['no difference at all', '7 | 7', false],
  ])('decides %s', async (_, text, answer) => {
    const { rows, y } = pointsOf(text)
    expect(await decide(rows, y)).toBe(answer)
  })

  it('leaves out a class without a point', async () => {
    expect(await decide([[0], [1]], [0, 2], 4)).toBe(true)
    expect(await decide([[0], [0]], [1, 3], 5)).toBe(false)
  })

  it.each([
    [0, true],
    [20, false],
  ])(
    'knows that borders twisted by %i° round a triangle are those of linear scores: %s',
    async (degrees, answer) => {
      // A triangle of class 3 in the middle of three cells. Borders of linear scores meet its corners along lines
      // with a common point (Maxwell 1864); twisted ones do not, though every pair of cells has a straight border.
      const at = (radius: number, angle: number) => [radius * Math.cos(angle), radius * Math.sin(angle)]
      const rows: number[][] = []
      const y: number[] = []
      for (let k = 0; k < 3; k++) {
        const angle = (k * 2 * Math.PI) / 3
        const [corner, twist] = [at(1, angle), angle + (degrees * Math.PI) / 180]
        for (const along of [0.1, 5]) {
          for (const side of [0.01, -0.01]) {
            const [outwards, across] = [at(along, twist), at(side, twist + Math.PI / 2)]
            rows.push(corner.map((v, i) => v + outwards[i] + across[i]))
            y.push(side > 0 ? k : (k + 2) % 3)
          }
        }
        rows.push(at(0.97, angle))
        y.push(3)
      }
      expect(await decide(rows, y)).toBe(answer)
      for (const pair of ['01', '03']) {
        const kept = rows.map((_, s) => s).filter(s => pair.includes(String(y[s])))
        const labels = kept.map(s => pair.indexOf(String(y[s])))
        const places = kept.map(s => rows[s])
        expect(await decide(places, labels)).toBe(true)
      }
    },
  )

  it('answers as a search over all lines through two points does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }), fc.boolean()), {
          minLength: 2,
          maxLength: 9,
        }),
        async points => {
          const rows = points.map(([a, b]) => [a, b])
          const y = points.map(([, , one]) => Number(one))
          expect(await decide(rows, y, 2)).toBe(hullsApart(rows, y))
        },
      ),
      { seed: 11, numRuns: 12 },
    )
  })

  it.each([
    [3, 2],
    [8, 2],
    [2, 3],
  ])(
    'in %i dimensions tells %i classes apart from a gap of 1e-12 of the spread on, and takes half of it for touching',
    async (dimensions, classes) => {
      expect(await wrongAnswers(dimensions, classes)).toEqual([])
    },
  )

  it('tells three classes apart by a gap that no two of them show', async () => {
    // Round an axis each class meets the next one, which is higher there: weights along the axis cannot grow all round.
    const wrong: string[] = []
    for (const gap of [1e-1, 1e-4, 1e-7, 1e-9, 1e-10, 1e-11, 1e-13, 1e-15, 0]) {
      const rows: number[][] = []
      const y: number[] = []
      for (const k of [0, 1, 2]) {
        const angle = ((2 * k + 1) * Math.PI) / 3
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
        for (const side of [-1, 1]) {
          rows.push([cos - (side * gap * sin) / 2, sin + (side * gap * cos) / 2, side])
          y.push(side < 0 ? k : (k + 1) % 3)
        }
      }
      const answer = await decide(rows, y)
      if (answer !== gap > 1e-12) wrong.push(`${gap}: ${answer}`)
      const two = rows.filter((_, s) => y[s] < 2)
      const labels = y.filter(k => k < 2)
      expect(await decide(two, labels)).toBe(true)
    }
    expect(wrong).toEqual([])
  })

  it.each([
    ['1 | 1.0000000000000002', false],
    ['1 | 1.00000000000001', true],
    ['1000,1 | 1000.0000000000001,1', false],
    ['0 | 1e-300', true],
  ])('tells %s apart only beyond the rounding of their size: %s', async (text, answer) => {
    const { rows, y } = pointsOf(text)
    expect(await decide(rows, y)).toBe(answer)
  })

  it('says why it is open: numbers that are not finite', async () => {
    expect(await decide([[0], [Number.POSITIVE_INFINITY]], [0, 1])).toBe('infinite')
  })
})

/** Whether integer points of two classes have disjoint hulls: no point in a triangle, no crossing segments. */
function hullsApart(rows: number[][], y: number[]): boolean {
  const [zeros, ones] = [0, 1].map(k => rows.filter((_, s) => y[s] === k)) as [number[][], number[][]]
  const turn = (a: number[], b: number[], c: number[]) =>
    Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
  const on = (a: number[], b: number[], p: number[]) =>
    turn(a, b, p) === 0 && [0, 1].every(i => (p[i] - a[i]) * (p[i] - b[i]) <= 0)
  const cross = (a: number[], b: number[], c: number[], d: number[]) =>
    (turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0) ||
    [c, d].some(p => on(a, b, p)) ||
    [a, b].some(p => on(c, d, p))
  const within = (points: number[][], p: number[]) =>
    points.some(a =>
      points.some(b =>
        points.some(c => {
          const turns = [turn(a, b, p), turn(b, c, p), turn(c, a, p)]
          return turn(a, b, c) !== 0 && (turns.every(t => t >= 0) || turns.every(t => t <= 0))
        }),
      ),
    )
  return !(
    zeros.some(p => within(ones, p)) ||
    ones.some(p => within(zeros, p)) ||
    zeros.some(a => zeros.some(b => ones.some(c => ones.some(d => cross(a, b, c, d)))))
  )
}
