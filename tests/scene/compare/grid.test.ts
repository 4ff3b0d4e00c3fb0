import { describe, expect, it } from 'vitest'
import { cellsOf, plotWords, stageOf } from '../../../src/scene/compare/grid.ts'
import { layOut } from '../../../src/scene/layout/lay-out.ts'

const sizes = [[300, 300], [600, 600], [940, 660], [1280, 720], [1080, 1920]] // biome-ignore format: a list of sizes
const cases = sizes.flatMap(([width, height]) => [1, 3, 4, 7].map(count => ({ width, height, count })))

const cells = ({ width, height, count }: (typeof cases)[number]) => {
  const layout = layOut(width, height, {
    titles: ['Seven ways to divide a plane'],
    captions: ['Of 200 new points, two get all 200'],
    legend: ['class 0', 'class 1'].map((name, mark) => ({ name, mark })),
    below: true,
  })
  return { layout, plots: cellsOf(layout, count).map(({ plot }) => plot) }
}

describe('small plots', () => {
  it.each(cases)('of $count lie with their words in a picture of $width × $height, apart, in lines', one => {
    const { layout, plots } = cells(one)
    const { nameUp, name } = plotWords(layout)
    const above = nameUp + 0.73 * name
    expect(plots).toHaveLength(one.count)
    for (const { x, y, size } of plots) {
      expect(Math.min(x, one.width - x - size, one.height - y - size)).toBeGreaterThan(0)
      // The head ends above the names.
      expect(y - above).toBeGreaterThan(layout.caption.y)
    }
    for (const [i, a] of plots.entries())
      for (const b of plots.slice(i + 1)) {
        const isBeside = b.x >= a.x + a.size || a.x >= b.x + b.size
        expect(isBeside || b.y - above >= a.y + a.size).toBe(true)
      }
    // A last row that is not full begins where the first does.
    const lowest = plots.filter(({ y }) => y === plots.at(-1)!.y)
    expect(lowest[0].x).toBe(plots[0].x)
  })
})

describe('the large plot', () => {
  it.each(cases)('of $count in $width × $height has the small ones beside or below it, or none', one => {
    const { layout } = cells(one)
    const { large, small } = stageOf(layout, one.count)
    const { plot, textScale } = large
    // As large as it is alone.
    expect(plot.size).toBe(layout.plot.size)
    expect(plot.x).toBeGreaterThan(60 * textScale)
    const isSpacious = one.width / one.height > 1.7 || one.width / one.height < 0.6
    expect(small !== null).toBe(isSpacious && one.count > 1)
    for (const { plot: other } of small ?? []) {
      const isBeside = other.x >= plot.x + plot.size
      const isBelow = other.y - plotWords(layout).name >= plot.y + plot.size + 44 * textScale
      expect(isBeside || isBelow).toBe(true)
      expect(other.x + other.size).toBeLessThan(one.width)
      expect(other.y + other.size).toBeLessThan(one.height)
    }
  })
})
