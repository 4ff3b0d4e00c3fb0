import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fnv1a } from '../../src/paint/svg.ts'
import type { Marker, Shape, TextShape } from '../../src/scene/shape.ts'
import { coverage, draw, openTestRaster, pixel } from './open.ts'

const raster = await openTestRaster()
const square = (x: number, y: number, size: number): number[] => [
  x,
  y,
  x + size,
  y,
  x + size,
  y + size,
  x,
  y + size,
]
const filled = (lines: number[][], fill = '#000000', more = {}): Shape => ({
  kind: 'path',
  lines,
  closed: true,
  fill,
  ...more,
})
const near = (color: number[], expected: number[], tolerance = 2) =>
  color.every((value, i) => Math.abs(value - expected[i]) <= tolerance)

describe('a painted picture', () => {
  it('has exactly the colours that were asked for', () => {
    const frame = draw(raster, [filled([square(10, 10, 20)], '#d55e00')], 40, 40, '#12151a')
    expect(pixel(frame, 5, 5)).toEqual([0x12, 0x15, 0x1a])
    expect(pixel(frame, 20, 20)).toEqual([0xd5, 0x5e, 0x00])
    expect(frame.pixels.every(value => value >>> 24 === 255)).toBe(true)
  })

  it('has short texts at eighths of a pixel, and longer ones at each 64th', () => {
    const at = (x: number, text = '12') =>
      fnv1a(draw(raster, [{ kind: 'text', x, y: 25, text, size: 14, fill: '#000000' }], 90).pixels.join())
    expect(at(10 + 3 / 64)).toBe(at(10))
    expect(at(10 + 5 / 64)).toBe(at(10 + 1 / 8))
    for (let step = 0; step < 8; step++) expect(at(10 + step / 8)).not.toBe(at(10 + (step + 1) / 8))
    expect(at(10 + 3 / 64, '12345')).not.toBe(at(10, '12345'))
    expect(at(10 + 0.4 / 64, '12345')).toBe(at(10, '12345'))
  })

  it('covers half of a pixel where an edge cuts it in half', () => {
    const frame = draw(raster, [filled([square(10.5, 10, 20)])])
    expect(near(pixel(frame, 10, 20), [128, 128, 128], 3)).toBe(true)
    expect(coverage(frame)).toBeCloseTo(400, 0)
  })

  it('fills even-odd, so that a ring inside a region is a hole', () => {
    const frame = draw(raster, [filled([square(5, 5, 30), square(15, 15, 10)])])
    expect(coverage(frame)).toBeCloseTo(800, 0)
    expect(pixel(frame, 20, 20)).toEqual([255, 255, 255])
  })

  it('draws a hairline at half pixels as one row of full ink', () => {
    const frame = draw(raster, [
      { kind: 'path', lines: [[5, 20.5, 35, 20.5]], closed: false, stroke: '#000000' },
    ])
    expect(pixel(frame, 20, 20)).toEqual([0, 0, 0])
    expect(coverage(frame)).toBeCloseTo(30, 1)
  })

  it('dashes one line and not the next', () => {
    const line = (y: number, dash?: number[]): Shape => ({
      ...{ kind: 'path', lines: [[0, y, 40, y]], closed: false, stroke: '#000000' },
      ...(dash && { dash }),
    })
    const frame = draw(raster, [line(10.5, [4, 4]), line(20.5)])
    const inks = (y: number) =>
      Array.from({ length: 40 }, (_, x) => pixel(frame, x, y)[0]).filter(v => v < 128).length
    expect([inks(10), inks(20)]).toEqual([20, 40])
  })

  it('gives see-through lines of one path no darker crossings', () => {
    const cross: Shape = {
      kind: 'path',
      lines: [
        [0, 20, 40, 20],
        [20, 0, 20, 40],
      ],
      closed: false,
      stroke: '#000000',
      width: 8,
      opacity: 0.5,
    }
    const frame = draw(raster, [cross])
    expect(pixel(frame, 20, 20)).toEqual(pixel(frame, 5, 20))
    expect(near(pixel(frame, 20, 20), [128, 128, 128])).toBe(true)
  })

  it('leaves out points that are not finite and draws the rest', () => {
    const frame = draw(raster, [
      filled([[10, 10, Number.NaN, 3, 30, 10, 30, 30, 10, 30, 7, Number.POSITIVE_INFINITY]]),
    ])
    expect(coverage(frame)).toBeCloseTo(400, 0)
  })
})

describe('opacity', () => {
  it('fades a group as one layer: what overlaps inside is not seen', () => {
    const children = [filled([square(5, 5, 20)], '#ff0000'), filled([square(15, 15, 20)], '#0000ff')]
    const frame = draw(raster, [{ kind: 'group', children, opacity: 0.5 }])
    expect(near(pixel(frame, 20, 20), [127, 127, 255])).toBe(true)
    expect(near(pixel(frame, 8, 8), [255, 127, 127])).toBe(true)
  })

  it('multiplies through nested groups, each on its own layer', () => {
    const pair = [filled([square(5, 5, 30)]), filled([square(10, 10, 20)])]
    const inner: Shape = { kind: 'group', children: pair, opacity: 0.5 }
    const outer: Shape = { kind: 'group', children: [inner, filled([square(0, 0, 4)])], opacity: 0.5 }
    const frame = draw(raster, [outer])
    expect(near(pixel(frame, 20, 20), [191, 191, 191])).toBe(true)
    expect(near(pixel(frame, 2, 2), [127, 127, 127])).toBe(true)
  })

  it('shows no fill through the stroke of a fading path', () => {
    const frame = draw(raster, [
      filled([square(10, 10, 20)], '#ff0000', { stroke: '#0000ff', width: 6, opacity: 0.5 }),
    ])
    expect(near(pixel(frame, 11, 20), [127, 127, 255])).toBe(true)
  })

  it('paints nothing at 0', () => {
    const frame = draw(raster, [filled([square(10, 10, 20)], '#000000', { opacity: 0 })])
    expect(coverage(frame)).toBe(0)
  })
})

describe('a group', () => {
  it('clips its children to a rectangle, and nothing after it', () => {
    const clipped: Shape = {
      kind: 'group',
      children: [filled([square(0, 0, 40)])],
      clip: { rectangle: [10, 10, 10, 10] },
    }
    expect(coverage(draw(raster, [clipped]))).toBeCloseTo(100, 0)
    expect(coverage(draw(raster, [clipped, filled([square(30, 30, 10)])]))).toBeCloseTo(200, 0)
  })

  it('clips to a polygon, also while it fades', () => {
    const children = [filled([square(0, 0, 40)]), filled([square(0, 0, 40)])]
    const triangle = { polygon: [0, 0, 40, 0, 0, 40] }
    const frame = draw(raster, [{ kind: 'group', children, clip: triangle, opacity: 0.5 }])
    expect(near(pixel(frame, 5, 5), [127, 127, 127])).toBe(true)
    expect(pixel(frame, 35, 35)).toEqual([255, 255, 255])
  })
})

describe('dots', () => {
  const markers: Marker[] = ['circle', 'square', 'diamond', 'triangle', 'cross', 'down', 'star', 'plus']
  it.each(markers)('of shape %s cover the area of a circle', marker => {
    const frame = draw(raster, [{ kind: 'dots', centres: [20, 20], radius: 10, colors: ['#000000'], marker }])
    expect(coverage(frame) / (Math.PI * 100)).toBeCloseTo(1, 1.5)
  })

  it('cover earlier dots with their ring, in their own order', () => {
    const frame = draw(raster, [
      {
        ...{
          kind: 'dots',
          centres: [14, 20, 24, 20],
          radius: 8,
          colors: ['#ff0000', '#0000ff'],
          fill: [1, 0],
        },
        ring: { color: '#00ff00', width: 2 },
      },
    ])
    expect(pixel(frame, 10, 20)).toEqual([0, 0, 255])
    expect(pixel(frame, 15, 20)).toEqual([0, 255, 0])
    expect(pixel(frame, 20, 20)).toEqual([255, 0, 0])
  })

  it.each(['circle', 'square'] as const)('have a rim on their edge, and a gap to their ring: %s', marker => {
    const frame = draw(raster, [
      {
        ...{ kind: 'dots', centres: [20, 20], radius: 8, colors: ['#ff0000'], marker },
        rim: { colors: ['#0000ff'], width: 2 },
        ring: { color: '#00ff00', width: 3, gap: { color: '#ffff00', width: 3 } },
      },
    ])
    // The edge of a square of the circle's area.
    const edge = marker === 'circle' ? 8 : (8 * Math.sqrt(Math.PI)) / 2
    const at = (reach: number) => pixel(frame, Math.floor(20 + edge + reach), 19)
    expect(at(-3)).toEqual([255, 0, 0])
    expect(near(at(-0.4), [0, 0, 255], 90)).toBe(true)
    expect(at(2.4)).toEqual([255, 255, 0])
    expect(at(5.4)).toEqual([0, 255, 0])
    expect(at(8.6)).toEqual([255, 255, 255])
  })

  it('by the thousand look like dots painted one by one, and keep their order', () => {
    const centres = Array.from({ length: 1200 }, (_, i) => 10 + ((i * 61.803) % 180) + ((i * 0.377) % 1))
    for (const marker of ['circle', 'star'] as const) {
      const dots = (from: number, to: number): Shape => ({
        ...{
          kind: 'dots',
          centres: centres.slice(from, to),
          radius: 4.5,
          colors: ['#0072b2', '#d55e00'],
          marker,
        },
        ...{
          fill: Array.from({ length: (to - from) / 2 }, (_, i) => i % 2),
          ring: { color: '#ffffff', width: 1 },
        },
        rim: { colors: ['#0072b2', '#1f2328'], width: 1 },
      })
      const stamped = draw(raster, [dots(0, 1200)], 200, 200)
      const single = draw(
        raster,
        [0, 300, 600, 900].map(from => dots(from, from + 300)),
        200,
        200,
      )
      const differences = Array.from(stamped.pixels, (pixel, i) =>
        Math.abs((pixel & 0xff) - (single.pixels[i] & 0xff)),
      )
      // 1/16 px of an edge between 0 and 255, on two sides and in both directions; tips of stars may change more.
      expect(differences.filter(value => value > 64).length).toBeLessThan(differences.length / 1000)
      expect(differences.reduce((sum, value) => sum + value, 0) / differences.length).toBeLessThan(4)
    }
  })

  it('have their own radius, colour and marker each', () => {
    const frame = draw(raster, [
      {
        ...{
          kind: 'dots',
          centres: [10, 10, 30, 30],
          radius: [2, 8],
          colors: ['#ff0000', '#0000ff'],
          fill: [0, 1],
        },
        marker: ['circle', 'square'],
      },
    ])
    expect(pixel(frame, 10, 10)).toEqual([255, 0, 0])
    expect(pixel(frame, 10, 15)).toEqual([255, 255, 255])
    expect(pixel(frame, 36, 36)).toEqual([0, 0, 255])
  })
})

describe('an image', () => {
  it('is stretched over its rectangle without smoothing where that is asked for', () => {
    const data = Uint8ClampedArray.of(255, 0, 0, 255, 0, 0, 255, 255)
    const frame = draw(raster, [
      {
        kind: 'image',
        x: 0,
        y: 0,
        width: 40,
        height: 40,
        pixels: { data, width: 2, height: 1 },
        smooth: false,
      },
    ])
    expect(pixel(frame, 18, 20)).toEqual([255, 0, 0])
    expect(pixel(frame, 21, 20)).toEqual([0, 0, 255])
  })

  it('stands where its rectangle is, and nowhere else', () => {
    const pixels = { data: Uint8ClampedArray.of(0, 0, 255, 255), width: 1, height: 1 }
    const frame = draw(raster, [{ kind: 'image', x: 10, y: 20, width: 8, height: 6, pixels, smooth: false }])
    expect(pixel(frame, 17, 25)).toEqual([0, 0, 255])
    expect(coverage(frame)).toBeCloseTo(48, 0)
  })

  it.each([
    ['across', 2, 1],
    ['down', 1, 2],
  ])('is smoothed %s, and lets through what its own alpha says', (_, width, height) => {
    const data = Uint8ClampedArray.of(0, 0, 0, 128, 255, 255, 255, 128)
    const frame = draw(raster, [
      { kind: 'image', x: 0, y: 0, width: 40, height: 40, pixels: { data, width, height }, smooth: true },
    ])
    const row = [2, 14, 20, 26, 37].map(at => pixel(frame, width > 1 ? at : 20, width > 1 ? 20 : at)[0])
    expect(near([row[0]], [127], 3)).toBe(true)
    expect(row).toEqual([...row].sort((a, b) => a - b))
    // Half of each where the two meet.
    expect(near([row[2]], [193], 5)).toBe(true)
  })
})

describe('text', () => {
  const line: TextShape = { kind: 'text', x: 20, y: 30, text: '', size: 20, fill: '#000000' }
  const box = (shape: TextShape) => {
    const { pixels } = draw(raster, [shape], 300, 60)
    const inks = [...pixels.keys()].filter(i => (pixels[i] & 0xff) < 128)
    const [xs, ys] = [inks.map(i => i % 300), inks.map(i => Math.floor(i / 300))]
    return {
      left: Math.min(...xs),
      right: Math.max(...xs),
      top: Math.min(...ys),
      bottom: Math.max(...ys),
      ink: inks.length,
    }
  }

  it('is set in the bundled Inter: widths are those of its own tables', () => {
    // Advance of "H" in Inter 400 is 1524 of 2048 units: 20 of them at 20 px are 297.7 px apart from bearings.
    const { left, right } = box({ ...line, x: 0, size: 10, text: 'H'.repeat(20) })
    expect(right - left).toBeGreaterThan((19 * 1524 * 10) / 2048 + 4)
    expect(right - left).toBeLessThan((20 * 1524 * 10) / 2048)
  })

  it('is wider and darker in weight 600', () => {
    const [regular, semibold] = [400, 600].map(weight =>
      box({ ...line, text: 'minimum', weight: weight as 400 | 600 }),
    )
    expect(semibold!.right).toBeGreaterThan(regular!.right)
    expect(semibold!.ink).toBeGreaterThan(1.2 * regular!.ink)
  })

  it('starts, is centred or ends at its place', () => {
    const [start, middle, end] = (['start', 'middle', 'end'] as const).map(anchor =>
      box({ ...line, x: 150, text: 'HHHH', anchor }),
    )
    expect(start!.left).toBeGreaterThanOrEqual(150)
    expect(Math.abs((middle!.left + middle!.right) / 2 - 150)).toBeLessThan(1.5)
    expect(end!.right).toBeLessThanOrEqual(150)
  })

  it('has the middle of its capitals at y', () => {
    const { top, bottom } = box({ ...line, text: 'H', baseline: 'middle' })
    expect(Math.abs((top + bottom + 1) / 2 - 30)).toBeLessThan(0.8)
  })

  it('turns clockwise about its place', () => {
    const { left, right, top, bottom } = box({ ...line, y: 10, text: 'HHH', rotate: Math.PI / 2 })
    expect(bottom - top).toBeGreaterThan(right - left)
    expect(bottom).toBeGreaterThan(40)
  })

  it('has a halo below its letters, not over them', () => {
    const halo = { color: '#00ff00', width: 3 }
    const frame = draw(raster, [{ ...line, text: 'I', x: 18, size: 24, weight: 600, halo }])
    const colors = Array.from({ length: 40 }, (_, x) => pixel(frame, x, 22).join())
    const [first, ink, last] = [
      colors.indexOf('0,255,0'),
      colors.indexOf('0,0,0'),
      colors.lastIndexOf('0,255,0'),
    ]
    expect(first).toBeGreaterThan(0)
    expect(ink).toBeGreaterThan(first)
    expect(last).toBeGreaterThan(ink)
  })

  it('has every glyph that the pictures write: none is the box of a missing one', () => {
    const missing = box({ ...line, text: '\ue123' })
    for (const character of '0123456789−₁₂₃₄σ·…→×%') {
      expect({ character, ...box({ ...line, text: character }) }).not.toMatchObject(missing)
    }
  })

  it('has no holes where the contours of a letter overlap, also after an even-odd fill', () => {
    const letters: TextShape = { ...line, x: 5, text: 'tt', size: 24, weight: 600 }
    const empty = filled([square(0, 0, 1)], '#ffffff')
    const clipped: Shape = { kind: 'group', children: [letters], clip: { rectangle: [0, 0, 40, 40] } }
    const alone = draw(raster, [letters])
    expect(draw(raster, [empty, letters])).toEqual(alone)
    expect(draw(raster, [clipped])).toEqual(alone)
  })

  it('of few letters glides: its centre of ink is never off by more than 1/10 px', () => {
    const centre = (x: number, y: number) => {
      const frame = draw(raster, [{ ...line, x, y, text: 'h₁', size: 12.5, anchor: 'middle' }], 60, 60)
      const inks = Array.from(frame.pixels, value => 255 - (value & 0xff))
      const sum = inks.reduce((sum, ink) => sum + ink, 0)
      return [
        inks.reduce((total, ink, i) => total + ink * (i % 60), 0) / sum,
        inks.reduce((total, ink, i) => total + ink * Math.floor(i / 60), 0) / sum,
      ] as const
    }
    const [startX, startY] = centre(30, 30)
    for (let step = 1; step <= 40; step++) {
      const [x, y] = centre(30 + step * 0.077, 30 - step * 0.131)
      expect(Math.abs(x - startX - step * 0.077)).toBeLessThan(0.1)
      expect(Math.abs(y - startY + step * 0.131)).toBeLessThan(0.1)
    }
  })
})

describe('shapes of several kinds', () => {
  const spot = (x: number, color: string): Shape => ({
    ...{ kind: 'dots', centres: [x, 20], radius: 9, colors: [color], ring: { color: '#ffffff', width: 1 } },
  })
  const word: TextShape = { kind: 'text', x: 12, y: 25, text: 'HHH', size: 16, weight: 600, fill: '#00ff00' }

  it('lie over each other in their order: dots, a text, dots', () => {
    const colors = (shapes: Shape[]) =>
      new Set(Array.from({ length: 40 }, (_, x) => pixel(draw(raster, shapes), x, 20).join()))
    const [red, green, blue] = ['255,0,0', '0,255,0', '0,0,255']
    const below = colors([spot(15, '#ff0000'), word])
    expect([below.has(red!), below.has(green!)]).toEqual([true, true])
    const between = draw(raster, [spot(15, '#ff0000'), word, spot(24, '#0000ff')])
    const row = Array.from({ length: 40 }, (_, x) => pixel(between, x, 20).join())
    expect(row.slice(17, 32)).toEqual(Array(15).fill(blue))
    expect([row.includes(red!), row.includes(green!)]).toEqual([true, true])
  })

  it('give the same pixels alone as after any others, also into old pixels', () => {
    const coordinate = fc.double({ min: -20, max: 60, noNaN: true })
    const line = fc.array(coordinate, { minLength: 4, maxLength: 8 })
    const color = fc.constantFrom('#000000', '#d55e00', '#0072b2')
    const opacity = fc.constantFrom(1, 0.5, 0.013)
    const shape: fc.Arbitrary<Shape> = fc.oneof(
      fc.record({
        kind: fc.constant('path' as const),
        lines: fc.array(line, { maxLength: 3 }),
        closed: fc.boolean(),
        fill: color,
        stroke: color,
        width: fc.constantFrom(0.5, 1, 9),
        dash: fc.constantFrom<number[]>([], [4, 2]),
        cap: fc.constantFrom('butt' as const, 'round' as const),
        opacity,
      }),
      fc.record({
        kind: fc.constant('dots' as const),
        centres: line,
        radius: fc.constantFrom(0.4, 4.5),
        colors: fc.tuple(color),
        marker: fc.constantFrom('circle' as const, 'star' as const),
        ring: fc.constant({ color: '#ffffff', width: 1 }),
        opacity,
      }),
      fc.record({
        kind: fc.constant('text' as const),
        x: coordinate,
        y: coordinate,
        text: fc.constantFrom('h₁', 'class 0', ''),
        size: fc.constantFrom(11, 13),
        fill: color,
        halo: fc.constant({ color: '#ffffff', width: 2 }),
        opacity,
      }),
    )
    const group = fc.record({
      kind: fc.constant('group' as const),
      children: fc.array(shape, { maxLength: 3 }),
      clip: fc.constantFrom(
        { rectangle: [3.3, 2, 30, 20] as [number, number, number, number] },
        { polygon: [0, 0, 50, 0, 0, 50] },
      ),
      opacity,
    })
    const shapes = fc.array(fc.oneof(shape, group), { maxLength: 4 })
    const picture = raster.create(40, 40)
    fc.assert(
      fc.property(shapes, fc.constantFrom('#ffffff', null), (some, background) => {
        const old = picture.draw([], '#123456')
        const after = picture.draw(some, background, old)
        expect(after.pixels.byteOffset).toBe(old.pixels.byteOffset)
        expect(after).toEqual(raster.create(40, 40).draw(some, background))
      }),
      { seed: 20240607, numRuns: 60 },
    )
  })
})
