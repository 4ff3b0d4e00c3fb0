import { describe, expect, it } from 'vitest'
import { panelGrid } from '../../../src/options/panels.ts'
import { layPanel } from '../../../src/scene/style/panel-layout.ts'

const pictures = [
  { width: 600, height: 600 },
  { width: 800, height: 1000 },
  { width: 1280, height: 720 },
  { width: 1080, height: 1920 },
]

const heads = [
  { titles: ['3 units'], captions: ['the first to separate all 200'], legend: [] },
  { titles: [''], captions: ['200 points'], legend: [] },
  { titles: [''], captions: [''], legend: [] },
]

const cases = pictures.flatMap(picture => [2, 3, 4, 6].map(count => ({ ...picture, count })))

describe('a panel', () => {
  it.each(cases)('of $count in $width × $height has its plot, axes and words, of legible type', one => {
    const picture = { width: one.width, height: one.height }
    const { columns, rows } = panelGrid(one.count, 'grid', picture)
    const panel = { width: picture.width / columns, height: picture.height / rows }
    for (const words of heads) {
      const { plot, head, title, caption, textScale } = layPanel(panel, words, picture)
      expect(12 * textScale).toBeGreaterThanOrEqual((11 / 600) * Math.min(one.width, one.height) - 1e-9)
      expect(plot.x).toBeGreaterThanOrEqual(57 * textScale)
      expect(plot.x + plot.size).toBeLessThanOrEqual(panel.width)
      expect(plot.y + plot.size + 48 * textScale).toBeLessThanOrEqual(panel.height)
      expect(plot.size).toBeGreaterThan(Math.min(panel.width, panel.height) / 3)
      expect(head.x + head.width).toBeLessThanOrEqual(panel.width)
      if (words.titles[0] !== '') expect(title.y - title.size).toBeGreaterThanOrEqual(0)
      if (words.captions[0] !== '') expect(caption.y - caption.size).toBeGreaterThanOrEqual(0)
      if (words.captions[0] !== '' && plot.x < head.x + head.width) expect(plot.y).toBeGreaterThan(caption.y)
    }
  })
})
