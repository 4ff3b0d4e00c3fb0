import { describe, expect, it } from 'vitest'
import { curvesOf, curvesText, flattened } from '../../../src/encode/anim-svg/curves.ts'
import { distanceOf, measured } from '../../../src/encode/anim-svg/line-distance.ts'
import { joined, linesOf } from '../../../src/encode/anim-svg/values.ts'
import { stepLines } from '../../../src/encode/anim-svg/write.ts'
import type { PathShape } from '../../../src/scene/shape.ts'

/** A disc of so many points whose first one is anywhere. */
const disc = (radius: number, count: number, turn = 0): number[] =>
  Array.from({ length: count }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / count
    return [100 + radius * Math.cos(angle), 100 + radius * Math.sin(angle)]
  }).flat()
const square = [0, 0, 100, 0, 100, 100, 0, 100]

/** Half a tenth each way. */
const ROUNDING = 0.05 * Math.SQRT2

/** Path data of lines, and the polylines that it draws. */
function drawnOf(lines: number[][], closed: boolean, tolerance: number) {
  const shape: PathShape = { kind: 'path', lines, closed }
  const [places, ends] = [joined(linesOf(shape)), linesOf(shape)]
  const pieces = curvesOf([places], ends, tolerance)
  const off = distanceOf(measured(flattened(places, pieces)), measured(ends))
  return { text: curvesText(places, pieces, closed), off, pieces }
}

describe('lines as path data', () => {
  it.each([
    ['a disc', [disc(60, 90)], true],
    ['a square and a disc in it', [square, disc(30, 60)], true],
    ['half of a disc, open', [disc(60, 90).slice(0, 90)], false],
    ['a zigzag', [[0, 0, 10, 10, 20, 0, 30, 10, 40, 0]], false],
    ['points that are twice there', [[0, 0, 0, 0, 50, 5, 50, 5, 100, 0]], false],
    ['nearly nothing', [[3, 4, 3.01, 4]], true],
  ] as const)('are within the tolerance, both ways: %s', (_, lines, closed) => {
    for (const tolerance of [0.17, 0.055]) {
      // Between two points, 0.06 pixels more.
      const { off } = drawnOf(lines as never, closed, tolerance)
      expect(off).toBeLessThanOrEqual(tolerance + 0.06 + ROUNDING)
    }
  })

  it('are few curves where they bend, and straight where they have corners', () => {
    expect(drawnOf([square], true, 0.17).text).toBe('M0 0l1000 0 0 1000-1000 0z')
    const { text } = drawnOf([disc(60, 360)], true, 0.17)
    expect(text).toMatch(/^M1600 1000c/)
    // 360 points take 2,000.
    expect(text.length).toBeLessThan(150)
  })

  it('draw nothing where there are none', () => {
    expect(drawnOf([], true, 0.17).text).toBe('M0 0')
    expect(drawnOf([[], [1, 2]], true, 0.17).text).toBe('M10 20l0 0z')
  })
})

describe('the pieces of a line in some states', () => {
  const straight = [0, 0, 10, 0, 20, 0, 30, 0, 40, 0]
  const piecesOf = (states: number[][], lines = [states[0]]) =>
    curvesOf(states, lines, 0.1).map(pieces => pieces.map(({ from, to, isBent }) => [from, to, isBent]))

  it('are one from end to end where it is straight in all states', () => {
    expect(piecesOf([straight, straight.map(value => 2 * value)])).toEqual([[[0, 8, false]]])
    expect(piecesOf([straight, straight.with(5, 0.09)])).toEqual([[[0, 8, false]]])
  })

  it('are more where it bends in any of them, or a point moves along it', () => {
    expect(piecesOf([straight, straight.with(5, 0.11)])[0].length).toBeGreaterThan(1)
    expect(piecesOf([straight, straight.with(4, 23)])[0].length).toBeGreaterThan(1)
  })

  it('are found in each line by itself', () => {
    const lines = [straight, [], [1, 2], straight]
    expect(piecesOf([lines.flat()], lines)).toEqual([[[0, 8, false]], [], [], [[12, 20, false]]])
  })

  it('are curves that are near in all states, and on the way from one to the next', () => {
    const wave = (height: number, turn: number) =>
      Array.from({ length: 121 }, (_, i) => [2 * i, height * Math.sin(i / 20 + turn)]).flat()
    const states = [wave(0, 0), wave(40, 0), wave(25, 2)]
    const pieces = curvesOf(states, [states[0]], 0.055)
    expect(pieces[0].every(({ isBent }) => isBent)).toBe(true)
    expect(pieces[0].length).toBeLessThan(15)
    const halfway = states[0].map((_, i) => (states[1][i] + states[2][i]) / 2)
    for (const state of [...states, halfway]) {
      const off = distanceOf(measured(flattened(state, pieces)), measured([state]))
      expect(off).toBeLessThanOrEqual(0.055 + 0.06 + ROUNDING)
    }
  })
})

describe('lines that are others in each sample', () => {
  const clock = { times: [0, 0.25, 0.5, 0.75, 1], duration: 1, loop: 'forever' } as const
  const area = (radius: number, count: number): PathShape => ({
    ...{ kind: 'path', closed: true, fill: '#000000' },
    lines: [disc(radius, count)],
  })

  it('stand for those after them as long as they are near enough, and change halfway between samples', () => {
    const states = [area(40, 60), area(40, 60), undefined, area(50, 62), area(50, 63)]
    const { base, animation } = stepLines(states, clock)
    expect(animation).toContain('keyTimes="0;.625"')
    expect(animation).toContain(`values="${base};`)
  })

  it('have no animation where one stands for all', () => {
    expect(stepLines([undefined, area(40, 60), area(40, 60), undefined, area(40, 60)], clock).animation).toBe(
      '',
    )
  })
})
