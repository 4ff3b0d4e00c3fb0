import { describe, expect, it } from 'vitest'
import type { Shape } from '../../src/scene/shape.ts'
import { placedUnits } from '../../src/scene/units/unit-ids.ts'
import { dotAt, dotBeside, placedDots } from '../../src/web/dots.ts'

const dots = (rows: number[] | undefined, centres: number[], more = {}): Shape => ({
  kind: 'dots',
  centres,
  radius: 3,
  colors: ['#000000'],
  ...(rows && { rows }),
  ...more,
})

describe('the dots of a figure', () => {
  it('are those that are points of the data and can be seen, in groups too', () => {
    const shapes: Shape[] = [
      dots([4, 2], [0, 0, 10, 0], { rim: { colors: ['#000000'], width: 2 } }),
      dots(undefined, [5, 5]),
      dots([9], [5, 5], { opacity: 0 }),
      { kind: 'group', children: [dots([7], [1, 2], { radius: [8] })] },
      { kind: 'group', opacity: 0, children: [dots([8], [1, 2])] },
    ]
    expect(placedDots(shapes)).toEqual([
      { row: 4, x: 0, y: 0, radius: 4 },
      { row: 2, x: 10, y: 0, radius: 4 },
      { row: 7, x: 1, y: 2, radius: 8 },
    ])
  })

  const placed = placedDots([dots([0, 1, 2, 3], [0, 0, 10, 0, 20, 30, 0, 0])])

  it('are found at a place, the one painted last, and within reach', () => {
    expect(dotAt(placed, 1, 0, 0)?.row).toBe(3)
    expect(dotAt(placed, 14, 0, 0)).toBeUndefined()
    expect(dotAt(placed, 14, 0, 2)?.row).toBe(1)
  })

  it('lie beside each other in four directions', () => {
    expect(dotBeside(placed, placed[0], [1, 0]).row).toBe(1)
    expect(dotBeside(placed, placed[1], [-1, 0]).row).toBe(0)
    expect(dotBeside(placed, placed[1], [0, 1]).row).toBe(2)
    expect(dotBeside(placed, placed[0], [0, -1])).toBe(placed[0])
  })
})

describe('the units of a figure', () => {
  const frame = (unit: string | undefined, x: number, y: number, side: number): Shape => ({
    kind: 'path',
    lines: [[x, y, x + side, y, x + side, y + side, x, y + side]],
    closed: true,
    ...(unit && { unit }),
  })
  const units = placedUnits([
    frame('1.1', 0, 0, 10),
    frame(undefined, 50, 0, 10),
    { kind: 'group', opacity: 0, children: [frame('1.9', 0, 20, 10)] },
    { kind: 'group', children: [frame('1.2', 0, 20, 10), frame('2.1', 40, 14, 10)] },
  ])

  it('are the frames that say so and can be seen, in groups too', () => {
    expect(units.map(({ unit, x, y, radius }) => [unit, x, y, radius])).toEqual([
      ['1.1', 5, 5, 5],
      ['1.2', 5, 25, 5],
      ['2.1', 45, 19, 5],
    ])
  })

  it('lie beside each other as dots do', () => {
    expect(dotBeside(units, units[0], [0, 1]).unit).toBe('1.2')
    expect(dotBeside(units, units[1], [1, 0]).unit).toBe('2.1')
    expect(dotBeside(units, units[2], [1, 0]).unit).toBe('2.1')
  })
})
