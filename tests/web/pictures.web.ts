import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LiveFigure } from '../../src/web/live-figure.ts'
import { figureOf } from '../encode/html/make-page.ts'
import { fontFile } from '../scene/own-font.ts'
import { clusterTable, timesOf } from '../scene/stage.ts'
import { differences, mostOf, openLive } from './same-pixels.ts'

declare const figure: LiveFigure

const table = join(tmpdir(), 'nnanim-web-three.csv')
writeFileSync(table, clusterTable(3, ['ash', 'birch', 'cedar']))

const few = { samples: 60, restarts: 1, maxIter: 100 }
const figures: Record<string, object> = {
  circles: { ...few, data: 'circles' },
  training: { ...few, data: 'moons', scene: 'training' },
  surface: { ...few, data: 'moons', scene: 'surface', theme: 'dark' },
  compare: { ...few, data: 'moons', scene: 'compare' },
  panels: { ...few, data: 'moons', scene: 'boundary,transform', test: 0.3 },
  sequence: {
    ...{ ...few, data: 'moons', hidden: 2, theme: 'dark' },
    captions: { 'boundary.regions': '{correct} right' },
    sequence: [
      ...['data:2', { scene: 'boundary', seconds: 3, title: '{samples} points' }],
      ...['transform:4', { scene: 'surface', seconds: 2, captions: '{accuracy}' }],
    ],
  },
  sweep: { ...few, data: 'moons', hidden: '1..3', scene: 'boundary' },
  features: { data: table, hidden: 3 },
  font: { ...few, data: 'moons', font: fontFile('noto.otf'), title: 'Two moons' },
  staged: { ...few, data: 'blobs', path: 'staged', theme: 'article' },
}

describe('the picture of a page', () => {
  it.each(Object.entries(figures))('of %s is that of the figure at 6 times', async (name, options) => {
    const made = await figureOf(options)
    const { page, data } = await openLive(name, made)
    for (const time of timesOf(made.scene, 6)) {
      const png = await page.evaluate(time => {
        // Browsers that guard their reader's privacy give noise for it.
        CanvasRenderingContext2D.prototype.getImageData = () => {
          throw new Error('a page reads no canvas')
        }
        const canvas = document.createElement('canvas')
        canvas.width = figure.scene.width
        canvas.height = figure.scene.height
        figure.draw(canvas, time)
        return canvas.toDataURL('image/png')
      }, time)
      expect(differences(png, made.scene, time, data), `at ${time} s`).toBeLessThanOrEqual(mostOf(data))
    }
  })

  it('is painted at any size', async () => {
    const { page } = await openLive('sizes', await figureOf({ data: 'blobs' }))
    const failed = await page.evaluate(() =>
      Array.from({ length: 45 }, (_, i) => 100 + 25 * i).filter(size => {
        const canvas = document.createElement('canvas')
        canvas.width = size
        canvas.height = size
        try {
          figure.draw(canvas, 0)
          return false
        } catch {
          return true
        }
      }),
    )
    expect(failed).toEqual([])
  })
})
