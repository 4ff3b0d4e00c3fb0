import fc from 'fast-check'
import { decode } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { toSvg } from '../../src/paint/svg.ts'
import type { Scene } from '../../src/scene/scene.ts'
import type { Shape } from '../../src/scene/shape.ts'
import { parseXml, type XmlElement } from './xml.ts'

const about = { title: '', width: 200, height: 100, duration: 0, chapters: [], still: 0, notes: [] }
const sceneOf = (shapes: Shape[]): Scene => ({
  ...{ ...about, background: '#fafafa' },
  saysAt: () => [],
  at: () => shapes,
})
const svg = (...shapes: Shape[]): XmlElement => parseXml(toSvg(sceneOf(shapes), 0))
const all = (element: XmlElement, name: string): XmlElement[] =>
  element.children.flatMap(child =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...all(child, name)],
  )
const text = (content: string, more = {}): Shape => ({
  ...{ kind: 'text', x: 5, y: 20, text: content, size: 12, fill: '#111111' },
  ...more,
})

/** Any character, one of the first 256 half of the time. */
const characters = fc
  .oneof(
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 0xff }) },
    fc.integer({ min: 0, max: 0xd7ff }),
    fc.integer({ min: 0xe000, max: 0x10ffff }),
  )
  .map(code => String.fromCodePoint(code))

describe('an SVG', () => {
  it('has its size, a view box, a font with fallbacks and a background', () => {
    const root = svg()
    const size = { width: '200', height: '100' }
    const xmlns = 'http://www.w3.org/2000/svg'
    expect(root.attributes).toMatchObject({ xmlns, ...size, viewBox: '0 0 200 100' })
    expect(root.attributes['font-family']).toMatch(/^Inter,.*sans-serif$/)
    expect(root.children[0]).toMatchObject({ name: 'rect', attributes: { ...size, fill: '#fafafa' } })
  })

  it('asks the scene for the shapes of the time that was named', () => {
    const scene = { ...sceneOf([]), at: (time: number) => [text(`at ${time}`)] }
    expect(toSvg(scene, 2.5)).toContain('>at 2.5</text>')
  })

  it('holds any text as text: escaped, without the characters that XML forbids', () => {
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 40 }), content => {
        const allowed = content.replace(
          /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g,
          '',
        )
        const written = all(svg(text(content)), 'text')[0].children.join('')
        expect(written).toBe(allowed)
      }),
      { seed: 7 },
    )
    expect(toSvg(sceneOf([text('a\u0000<b> & "c"\ud800')]), 0)).toContain(
      '>a&lt;b&gt; &amp; &quot;c&quot;</text>',
    )
  })

  it('writes numbers without exponents, NaN or more than three decimals', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noDefaultInfinity: false, noNaN: false }), { minLength: 6, maxLength: 6 }),
        values => {
          const [a, b, c, d, e, f] = values
          const paint = { fill: '#111111', stroke: '#222222', width: e, dash: [f, 2] }
          const ring = { color: '#222222', width: 1 }
          const rectangle: [number, number, number, number] = [a, b, c, d]
          const children = [text('x', { x: e, y: f, rotate: a })]
          const shapes: Shape[] = [
            { kind: 'path', lines: [[a, b, c, d]], closed: true, ...paint },
            { kind: 'dots', centres: [a, b], radius: c, colors: ['#111111'], marker: 'star', ring },
            { kind: 'group', clip: { rectangle }, children, opacity: 0.123456 },
          ]
          const file = toSvg(sceneOf(shapes), 0)
          expect(file).not.toMatch(/NaN|Infinity|undefined/)
          for (const number of file
            .replace(/http:[^"]*|#[0-9a-f]{6}|nnanim-[0-9a-f]{8}/g, '')
            .match(/-?\d[\d.e+-]*/g) ?? []) {
            expect(number).toMatch(/^-?\d+(\.\d{1,3})?$/)
          }
        },
      ),
      { seed: 7 },
    )
  })

  it('has ids of its own, so that two figures can stand on one page', () => {
    const clipped = (fill: string): Shape => ({
      kind: 'group',
      clip: { rectangle: [0, 0, 10, 10] },
      children: [{ kind: 'path', lines: [[0, 0, 9, 9, 0, 9]], closed: true, fill }],
    })
    const [first, second] = ['#111111', '#222222'].map(fill => svg(clipped(fill), clipped(fill)))
    const ids = [first!, second!].flatMap(root =>
      all(root, 'clipPath').map(({ attributes }) => attributes.id!),
    )
    expect(new Set(ids).size).toBe(4)
    const used = [first!, second!].flatMap(root =>
      all(root, 'g').map(({ attributes }) => attributes['clip-path']),
    )
    expect(used).toEqual(ids.map(id => `url(#${id})`))
    expect(toSvg(sceneOf([clipped('#111111')]), 0)).toBe(toSvg(sceneOf([clipped('#111111')]), 0))
  })

  it('fades groups as a whole and fills even-odd', () => {
    const [outer, inner] = [[0, 0, 9, 0, 9, 9], [1, 1, 2, 1, 2, 2]] // biome-ignore format: one line
    const hole: Shape = { kind: 'path', lines: [outer, inner], closed: true, fill: '#111111' }
    const root = svg({ kind: 'group', children: [hole], opacity: 0.25 })
    expect(all(root, 'g')[0].attributes.opacity).toBe('0.25')
    expect(all(root, 'path')[0].attributes).toMatchObject({
      'fill-rule': 'evenodd',
      d: 'M0 0L9 0L9 9ZM1 1L2 1L2 2Z',
    })
    expect(all(svg({ kind: 'group', children: [hole], opacity: 0 }), 'path')).toEqual([])
  })

  it.each([
    ['circle', 'circle', [{ r: '6', 'stroke-width': '2' }]],
    ['square', 'path', [{ stroke: '#ffffff', 'stroke-width': '4' }, { fill: '#111111' }]],
  ] as const)('draws rings outside of the radius, below the fill: %s', (marker, name, looks) => {
    const ring = { color: '#ffffff', width: 2 }
    const root = svg({ kind: 'dots', centres: [20, 30], radius: 5, colors: ['#111111'], marker, ring })
    // A stroke from radius 5 to 7, that of a polygon on both sides of its edge.
    expect(all(root, name).map(({ attributes }) => attributes)).toMatchObject(looks)
  })

  const dot = { fill: '#111111', stroke: '#222222', 'stroke-width': '1' }
  it.each([
    [
      'circle',
      'circle',
      [
        { r: '9', fill: '#444444' },
        { r: '7', fill: '#333333' },
        { r: '5', ...dot },
      ],
    ],
    [
      ...(['square', 'path'] as const),
      [{ stroke: '#444444', 'stroke-width': '8' }, { stroke: '#333333', 'stroke-width': '4' }, dot],
    ],
  ] as const)('draws a rim on the edge, a gap and a ring round it: %s', (marker, name, looks) => {
    const root = svg({
      ...{ kind: 'dots', centres: [20, 30], radius: 5, colors: ['#111111'], marker },
      rim: { colors: ['#222222'], width: 1 },
      ring: { color: '#444444', width: 2, gap: { color: '#333333', width: 1.5 } },
    })
    expect(all(root, name).map(({ attributes }) => attributes)).toMatchObject(looks)
  })

  it('has no background where the scene has none', () => {
    const file = toSvg({ ...sceneOf([text('alone')]), transparent: true }, 0)
    expect(parseXml(file).children).toHaveLength(1)
    expect(file).not.toContain('<rect')
  })

  it('reads out a text with a halo once', () => {
    const shown = svg(text('once', { halo: { color: '#ffffff', width: 2 }, opacity: 0.5 }))
    const [halo, letters] = all(shown, 'text')
    const outline = { stroke: '#ffffff', 'stroke-width': '4', fill: 'none' }
    expect(halo!.attributes).toMatchObject({ 'aria-hidden': 'true', ...outline })
    expect(letters!.attributes).toMatchObject({ fill: '#111111' })
    expect(letters!.attributes).not.toHaveProperty('aria-hidden')
  })

  it('turns text in degrees and sets its middle on the capitals', () => {
    const middle = { anchor: 'middle', baseline: 'middle' }
    const [turned] = all(svg(text('x', { rotate: -Math.PI / 2, ...middle })), 'text')
    expect(turned!.attributes).toMatchObject({ transform: 'rotate(-90 5 20)', 'text-anchor': 'middle' })
    expect(Number(turned!.attributes.y)).toBeCloseTo(20 + (12 * 0.7275) / 2, 2)
  })

  it('carries an image as PNG inside', () => {
    const data = Uint8ClampedArray.of(1, 2, 3, 255, 4, 5, 6, 128)
    const pixels = { data, width: 2, height: 1 }
    const root = svg({ kind: 'image', x: 1, y: 2, width: 30, height: 40, pixels, smooth: false })
    const { href, style, preserveAspectRatio } = all(root, 'image')[0].attributes
    const png = decode(Buffer.from(href!.replace('data:image/png;base64,', ''), 'base64'))
    expect([...png.data]).toEqual([...data])
    expect([style, preserveAspectRatio]).toEqual(['image-rendering:pixelated', 'none'])
  })
})
