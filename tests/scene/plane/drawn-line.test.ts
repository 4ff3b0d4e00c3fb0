import { describe, expect, it } from 'vitest'
import { drawnTo } from '../../../src/scene/plane/drawn-line.ts'

/** Three pieces, 30, 40 and 10 long. */
const line = Float64Array.of(0, 0, 30, 0, 30, 40, 40, 40)
const look = { stroke: 'black', width: 2 }

describe('a line that is drawn', () => {
  it.each([
    [0.25, [0, 0, 20, 0], 2 / 3],
    [0.5, [0, 0, 30, 0, 30, 10], 1.25],
    [0.9375, [0, 0, 30, 0, 30, 40, 35, 40], 2.5],
  ])('is at %d of its length, wherever its points are', (share, places, to) => {
    const [{ lines, part }] = drawnTo('line', [line], share, 1, look)
    expect(lines[0]).toEqual(places.map(value => expect.closeTo(value, 9)))
    expect(part).toEqual({ of: line, from: 0, to: expect.closeTo(to, 9) })
  })

  it('is drawn together with others, each to the same share', () => {
    const [{ lines, part }] = drawnTo('line', [line, Float64Array.of(0, 0, 0, 8)], 0.5, 1, look)
    expect(lines.flatMap(places => Array.from(places).slice(-2))).toEqual([30, 10, 0, 4])
    expect(part).toBeUndefined()
    expect(drawnTo('line', [line], 1, 1, look)[0].lines[0]).toBe(line)
  })

  it('fades in where there are many, which would look like dashes', () => {
    const lines = Array.from({ length: 9 }, () => line)
    expect(drawnTo('line', lines, 0.5, 0.6, look)).toEqual([
      { ...{ kind: 'path', key: 'line', closed: false, ...look }, lines, opacity: 0.3 },
    ])
  })

  it('is no shape where nothing of it is there', () => {
    expect(drawnTo('line', [line], 0, 1, look)).toEqual([])
    expect(drawnTo('line', [line], 1, 0, look)).toEqual([])
    expect(drawnTo('line', [], 1, 1, look)).toEqual([])
  })
})
