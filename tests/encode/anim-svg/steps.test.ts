import { describe, expect, it } from 'vitest'
import { curvesOf } from '../../../src/encode/anim-svg/curves.ts'
import { distanceOf, measured } from '../../../src/encode/anim-svg/line-distance.ts'
import { stepLines } from '../../../src/encode/anim-svg/write.ts'
import type { PathShape } from '../../../src/scene/shape.ts'

/** A disc of so many points whose first one is anywhere. */
const disc = (radius: number, count: number, turn = 0): number[] =>
  Array.from({ length: count }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / count
    return [100 + radius * Math.cos(angle), 100 + radius * Math.sin(angle)]
  }).flat()
const square = [0, 0, 100, 0, 100, 100, 0, 100]

describe('lines as path data', () => {
  it.each([
    ['a disc', [disc(60, 90)], true],
    ['a square and a disc in it', [square, disc(30, 40)], true],
    ['half of a disc, open', [disc(60, 90).slice(0, 90)], false],
    ['a zigzag', [[0, 0, 10, 10, 20, 0, 30, 10, 40, 0]], false],
    ['points that are twice there', [[0, 0, 0, 0, 50, 5, 50, 5, 100, 0]], false],
    ['nearly nothing', [[3, 4, 3.01, 4]], true],
  ] as const)('are within the limit, both ways: %s', (_, lines, closed) => {
    for (const limit of [0.24, 0.1]) {
      const { drawn } = curvesOf(lines as never, closed, limit)
      expect(distanceOf(drawn, measured(lines as never, closed))).toBeLessThanOrEqual(limit)
    }
  })

  it('are few parabolas where they bend, and straight where they have corners', () => {
    expect(curvesOf([square], true, 0.24).text).toBe('M0 0l1000 0 0 1000-1000 0z')
    const { text } = curvesOf([disc(60, 360)], true, 0.24)
    expect(text).toMatch(/^M1600 1000q/)
    // 360 points take 2,000.
    expect(text.length).toBeLessThan(150)
  })

  it('draw nothing where there are none', () => {
    expect(curvesOf([], true, 0.24).text).toBe('M0 0')
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
