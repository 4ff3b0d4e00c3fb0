import { describe, expect, it } from 'vitest'
import { layOut } from '../../../src/scene/style/lay-out.ts'
import { type PlotArea, roomOf } from '../../../src/scene/style/room.ts'
import { threePlots } from '../../../src/scene/style/three-plots.ts'

const sizes = [
  [600, 600],
  [800, 1000],
  [1280, 720],
  [1080, 1920],
  [1320, 480],
] as const

const words = {
  titles: ['The network learns'],
  captions: ['60 iterations'],
  legend: [
    { name: 'class 0', mark: 0 },
    { name: 'class 1', mark: 1 },
  ],
}
const overlaps = (a: PlotArea, b: PlotArea) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

describe('two plots and curves', () => {
  it.each(sizes)('fill a picture of %i × %i, apart, below its head', (width, height) => {
    const layout = layOut(width, height, { ...words, film: true, below: true })
    const { first, second, curves } = threePlots(layout)
    const areas = [first, second]
      .map(({ plot: { x, y, size } }): PlotArea => ({ x, y, width: size, height: size }))
      .concat(curves)
    expect(areas.some((a, i) => areas.slice(i + 1).some(b => overlaps(a, b)))).toBe(false)
    expect(first.plot.size).toBe(second.plot.size)
    for (const area of areas) {
      // Ticks and names stand at the left and below.
      expect(area.x).toBeGreaterThanOrEqual(50 * first.textScale)
      expect(area.x + area.width).toBeLessThanOrEqual(width)
      expect(area.y).toBeGreaterThan(layout.caption.y)
      expect(area.y + area.height + 48 * first.textScale).toBeLessThanOrEqual(height)
    }
    const room = roomOf(layout)
    const filled = areas.reduce((sum, area) => sum + area.width * area.height, 0)
    expect(filled / (room.width * room.height)).toBeGreaterThan(0.45)
  })
})
