import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { openRaster } from '../../src/render/raster.ts'
import type { LiveFigure } from '../../src/web/live-figure.ts'
import { figureOf } from '../encode/html/make-page.ts'
import { textBounds, textsOf } from '../scene/outline.ts'
import { fontFile } from '../scene/own-font.ts'
import { clusterTable, timesOf } from '../scene/stage.ts'
import { openLive } from './live.ts'

declare const figure: LiveFigure

const raster = await openRaster('auto')
const table = join(tmpdir(), 'nnanim-web-three.csv')
writeFileSync(table, clusterTable(3, ['ash', 'birch', 'cedar']))

const figures: Record<string, object> = {
  blobs: { data: 'blobs' },
  circles: { data: 'circles' },
  spirals: { data: 'spirals' },
  training: { data: 'moons', scene: 'training' },
  story: { data: 'circles', scene: 'story' },
  orbit: { data: 'circles', scene: 'orbit' },
  surface: { data: 'moons', scene: 'surface', theme: 'dark' },
  compare: { data: 'moons', scene: 'compare' },
  boundary: { data: 'xor', scene: 'boundary', theme: 'dark' },
  data: { data: 'iris', scene: 'data' },
  panels: { data: 'moons', scene: 'boundary,transform', test: 0.3 },
  sequence: {
    ...{ data: 'moons', hidden: 2, theme: 'dark', captions: { 'boundary.regions': '{correct} right' } },
    sequence: [
      ...['data:2', { scene: 'boundary', seconds: 3, title: '{samples} points' }],
      ...['transform:4', { scene: 'surface', seconds: 2, captions: '{accuracy}' }],
    ],
  },
  sweep: { data: 'moons', hidden: '1..3', scene: 'boundary' },
  features: { data: table, hidden: 3 },
  font: { data: 'moons', font: fontFile('noto.otf'), title: 'Two moons' },
  staged: { data: 'blobs', path: 'staged', theme: 'article' },
}

describe('the picture of a page', () => {
  it.each(Object.entries(figures))('of %s is that of the command line at 20 times', async (name, options) => {
    const made = await figureOf(options)
    const { scene } = made
    const page = await openLive(name, made)
    const picture = raster.create(scene.width, scene.height, 1, scene.font)
    const worst = { outside: 0, inside: 0 }
    for (const time of timesOf(scene, 20)) {
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
      const { data, channels, ...size } = decode(Buffer.from(png.slice(png.indexOf(',') + 1), 'base64'))
      const shapes = scene.at(time)
      const expected = picture.draw(shapes, scene.background)
      expect([size.width, size.height]).toEqual([expected.width, expected.height])
      const inText = new Uint8Array(expected.pixels.length)
      for (const text of textsOf(shapes)) {
        const [left, top, right, bottom] = textBounds(text)
        const more = 3 + (text.halo?.width ?? 0)
        for (let y = Math.max(0, Math.floor(top - more)); y < Math.min(size.height, bottom + more); y++)
          inText.fill(
            1,
            y * size.width + Math.max(0, Math.floor(left - more)),
            y * size.width + Math.min(size.width, Math.ceil(right + more)),
          )
      }
      const sums = [0, 0]
      const counts = [0, 0]
      expected.pixels.forEach((pixel, i) => {
        counts[inText[i]]++
        for (let k = 0; k < 3; k++)
          sums[inText[i]] += Math.abs(((pixel >>> (8 * k)) & 0xff) - data[channels * i + k]) / 3
      })
      worst.outside = Math.max(worst.outside, sums[0] / counts[0])
      worst.inside = Math.max(worst.inside, sums[1] / Math.max(1, counts[1]))
    }
    await page.context().close()
    // 0 was seen.
    expect(worst.outside).toBeLessThan(0.1)
    // Two rasterizers' edges of letters: at most 3 was seen, and 4 of the long captions of a training.
    expect(worst.inside).toBeLessThan(5)
  })

  it('is painted at any size', async () => {
    const page = await openLive('sizes', await figureOf({ data: 'blobs' }))
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
    await page.context().close()
    expect(failed).toEqual([])
  })
})
