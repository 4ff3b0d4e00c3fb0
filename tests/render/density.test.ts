import { describe, expect, it } from 'vitest'
import type { Bitmap } from '../../src/encode/format.ts'
import type { Shape } from '../../src/scene/shape.ts'
import { openTestRaster } from './open.ts'
import { bendingSheet } from './scene.ts'

const raster = await openTestRaster()

function drawn(shapes: Shape[], density: number, size = 40): Bitmap {
  const picture = raster.create(size, size, density)
  return picture.draw(shapes, '#ffffff')
}

const gray = ({ pixels, width }: Bitmap, x: number, y: number) => pixels[y * width + x] & 0xff

/** The mean of each density × density pixels of a picture, and how far another one is from it, 0 to 255. */
function meanDifference(fine: Bitmap, coarse: Bitmap, density: number): number {
  let sum = 0
  for (let y = 0; y < coarse.height; y++)
    for (let x = 0; x < coarse.width; x++) {
      let mean = 0
      for (let i = 0; i < density ** 2; i++)
        mean += gray(fine, x * density + (i % density), y * density + Math.floor(i / density))
      sum += Math.abs(mean / density ** 2 - gray(coarse, x, y))
    }
  return sum / (coarse.width * coarse.height)
}

describe('a picture with a density', () => {
  it.each([2, 3])('of %i has so many pixels along a unit, and shows the same', density => {
    const shapes = bendingSheet({ width: 200, height: 200, dots: 600 }).at(3)
    const fine = drawn(shapes, density, 200)
    expect([fine.width, fine.height, fine.pixels.length]).toEqual([
      200 * density,
      200 * density,
      40_000 * density ** 2,
    ])
    expect(meanDifference(fine, drawn(shapes, 1, 200), density)).toBeLessThan(4.5)
  })

  it.each([1, 2, 3, 4])('of %i has hairlines without a blur', density => {
    const line: Shape = { kind: 'path', lines: [[0, 10.5, 40, 10.5]], closed: false, stroke: '#000000' }
    const fine = drawn([line], density)
    const column = Array.from({ length: 40 * density }, (_, y) => gray(fine, 20 * density, y))
    expect(column.filter(value => value === 0)).toHaveLength(density)
    expect(column.filter(value => value === 255)).toHaveLength(39 * density)
  })

  it('has stamped dots as sharp as dots drawn one by one', () => {
    const dots = (count: number): Shape => ({
      ...{ kind: 'dots', radius: 6, colors: ['#000000'] },
      centres: Array.from({ length: count }, () => [20.25, 20.25]).flat(),
    })
    const [few, many] = [drawn([dots(1)], 4), drawn([dots(500)], 4)]
    const edges = (frame: Bitmap) => frame.pixels.filter(pixel => (pixel & 0xff) % 255 !== 0).length
    // Hundreds over each other have harder edges, and nothing smears them.
    expect(edges(many)).toBeLessThanOrEqual(edges(few))
    expect(meanDifference(many, few, 1)).toBeLessThan(2)
  })
})

/** The mean of the fine pixels whose centres lie in each coarse one, and how far the coarse picture is from it, 0 to 255. */
function differenceFromResampled(fine: Bitmap, coarse: Bitmap): number {
  const sums = new Float64Array(coarse.pixels.length)
  const counts = new Float64Array(coarse.pixels.length)
  const scale = coarse.width / fine.width
  for (let y = 0; y < fine.height; y++)
    for (let x = 0; x < fine.width; x++) {
      const i = Math.floor((y + 0.5) * scale) * coarse.width + Math.floor((x + 0.5) * scale)
      sums[i] += gray(fine, x, y)
      counts[i]++
    }
  return (
    sums.reduce((sum, value, i) => sum + Math.abs(value / counts[i] - (coarse.pixels[i] & 0xff)), 0) /
    sums.length
  )
}

describe('a density that is not whole', () => {
  const texts = (x: number): Shape[] =>
    ['10', 'a caption that moves'].map((text, i) => ({
      ...{ kind: 'text', x, y: 14 + 20 * i, text, size: 13, fill: '#000000' },
    }))

  it.each([0.75, 1.25, 733 / 300])('of %f shows what a fine picture shows', density => {
    const shapes = bendingSheet({ width: 120, height: 120, dots: 200 }).at(3)
    const fine = drawn(shapes, 8, 120)
    const coarse = drawn(shapes, density, 120)
    expect([coarse.width, coarse.height]).toEqual(Array(2).fill(Math.round(120 * density)))
    expect(differenceFromResampled(fine, coarse)).toBeLessThan(4.5)
    expect(differenceFromResampled(drawn(texts(3.3), 8, 120), drawn(texts(3.3), density, 120))).toBeLessThan(
      2,
    )
  })

  it('clips no text, and moves it as smoothly as its place', () => {
    const density = 733 / 300
    const picture = raster.create(180, 40, density)
    for (const shape of [0, 1].map(i => texts(0)[i] as Shape & { kind: 'text' }))
      for (const rotate of [0, 0.4 * (shape.text === '10' ? 1 : 0.2)]) {
        const seen = Array.from({ length: 48 }, (_, k) => {
          const [x, y] = [8 + 0.11 * k, 16 + 0.03 * k]
          const { pixels, width } = picture.draw([{ ...shape, x, y, rotate }], '#ffffff')
          let [ink, right, down] = [0, 0, 0]
          pixels.forEach((value, i) => {
            const dark = 255 - (value & 0xff)
            ink += dark
            right += dark * (i % width)
            down += dark * Math.floor(i / width)
          })
          return { ink, right: right / ink - x * density, down: down / ink - y * density }
        })
        for (const { ink, right, down } of seen) {
          expect(ink / seen[0].ink).toBeCloseTo(1, 1.5)
          expect(Math.abs(right - seen[0].right)).toBeLessThan(0.2)
          expect(Math.abs(down - seen[0].down)).toBeLessThan(0.2)
        }
      }
  })
})
