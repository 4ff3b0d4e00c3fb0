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
  it.each([1, 2, 3, 4])('of %i has so many pixels along a unit, and shows the same', density => {
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

  it('fades layers as a whole', () => {
    const square = (x: number): Shape => ({
      ...{ kind: 'path', lines: [[x, 10, x + 20, 10, x + 20, 30, x, 30]], closed: true, fill: '#000000' },
    })
    const fine = drawn([{ kind: 'group', opacity: 0.5, children: [square(5), square(15)] }], 2)
    expect(
      [gray(fine, 15, 40), gray(fine, 40, 40), gray(fine, 65, 40)].map(value => Math.abs(value - 128)),
    ).toEqual([expect.closeTo(0, -1), expect.closeTo(0, -1), expect.closeTo(0, -1)])
  })
})
