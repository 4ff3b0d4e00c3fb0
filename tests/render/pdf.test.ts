import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pdf, pdfTexts } from '../../src/encode/pdf/pdf.ts'
import { writePdf } from '../../src/paint/pdf.ts'
import { tools } from '../../src/render/tools.ts'
import type { GroupShape, Shape } from '../../src/scene/shape.ts'
import { paintings } from './pdf-content.ts'
import { bendingSheet } from './scene.ts'

const fonts = await tools.fonts()
const about = { nnanim: '{"spec":"(\\\\) \\\\u00fc"}' }
const write = (shapes: readonly Shape[], background: string | null = '#ffffff') =>
  writePdf({ width: 200, height: 100, background, shapes }, fonts, about)

const square = (x: number, more: object = {}): Shape => ({
  ...{
    kind: 'path',
    lines: [[x, 10, x + 20, 10, x + 20, 30, x, 30]],
    closed: true,
    fill: '#ff0000',
    ...more,
  },
})

/** What a PDF paints for a shape after others is what it paints for that alone. */
async function expectSameAfter(before: readonly Shape[], last: Shape): Promise<void> {
  const alone = paintings(await write([last], null))
  const first = paintings(await write(before, null))
  expect(paintings(await write([...before, last], null)).slice(first.length)).toEqual(alone)
}

const latin = (file: Uint8Array) => Buffer.from(file).toString('latin1')

/** What the page and its drawings are made of, in the order of the file. */
function operators(file: Uint8Array): string[] {
  const text = latin(file)
  return [...text.matchAll(/<<((?:(?!endobj)[\s\S])*?)>>\nstream\n/g)]
    .filter(
      ([, dictionary]) => !/Image|Length1|FontFile/.test(dictionary!) && /FlateDecode/.test(dictionary!),
    )
    .map(match => {
      const start = match.index + match[0].length
      const end = text.indexOf('\nendstream', start)
      return inflateSync(file.subarray(start, end)).toString('latin1')
    })
    .filter(content => / (rg|RG|scn|SCN|re|m|Tf|gs|Do)\n|\bDo\n/.test(content))
}

describe('a PDF', () => {
  it('has one page of the drawing’s size in CSS pixels, and says no date', async () => {
    const text = latin(await write([]))
    expect(text).toContain('/MediaBox [0 0 150 75]')
    expect(text).toMatch(/\/Type \/Pages\s+\/Count 1/)
    expect(text).not.toMatch(/Date|D:\d{4}/)
  })

  it('has the same bytes again', async () => {
    const shapes = bendingSheet({ width: 200, height: 100 }).at(3)
    const file = await write(shapes)
    expect(Buffer.compare(await write(shapes), file)).toBe(0)
    expect(Buffer.compare(await write(shapes.slice(1)), file)).not.toBe(0)
  })

  it('carries a text, whatever letters are in it', async () => {
    const file = await write(bendingSheet({ width: 200, height: 100 }).at(3))
    expect(pdf.metadata!.is(file)).toBe(true)
    expect(pdfTexts(file)).toEqual([about.nnanim])
    expect(pdfTexts(file.subarray(0, 200))).toEqual([])
  })

  it('has a background unless there is none', async () => {
    expect(operators(await write([], '#102030')).join()).toContain('0 0 200 100 re')
    expect(operators(await write([], null)).join()).not.toContain('re\n')
  })

  it('has lines as lines, with their dashes and ends', async () => {
    const ink = { stroke: '#0000ff', width: 2, cap: 'round' } as const
    const line: Shape = { kind: 'path', lines: [[10, 20, 30, 40]], closed: false, ...ink, dash: [3, 1] }
    const [page] = operators(await write([line]))
    for (const part of ['10 20 m', '30 40 l', 'S', '2 w', '[3 1] 0 d', '1 J', '1 j', '0 0 1 SCN'])
      expect(page).toContain(`${part}\n`)
  })

  it('has holes where the even-odd rule has them', async () => {
    const ring = { lines: [square(10), square(12)].flatMap(shape => ('lines' in shape ? shape.lines : [])) }
    expect(operators(await write([square(0, ring)])).join()).toContain('\nf*\n')
    expect(operators(await write([square(0, { ...ring, rule: 'nonzero' })])).join()).toContain('\nf\n')
  })

  it('fades what covers itself as one drawing, and a single area by itself', async () => {
    const pair: Shape = { kind: 'group', opacity: 0.5, children: [square(10), square(20)] }
    const faded = latin(await write([pair]))
    expect(faded).toMatch(/\/Group <<\s*\/S \/Transparency/)
    expect(faded).toContain('/ca 0.5')
    expect(latin(await write([square(10, { opacity: 0.25 })]))).not.toContain('/Transparency')
  })

  it('draws each kind of dot once where there are many', async () => {
    const centres = Array.from({ length: 1000 }, (_, i) => [i % 190, 20]).flat()
    const many: Shape = { kind: 'dots', centres, radius: 3, colors: ['#0000ff'] }
    const [page] = operators(await write([many])).slice(-1)
    expect(page!.match(/ Do\n|\bDo\n/g)).toHaveLength(1000)
  })

  it('has pixels with their alpha', async () => {
    const pixels = { data: new Uint8ClampedArray(16).fill(128), width: 2, height: 2 }
    const text = latin(
      await write([{ kind: 'image', x: 5, y: 5, width: 50, height: 50, pixels, smooth: true }]),
    )
    expect(text).toMatch(/\/SMask \d+ 0 R/)
    expect(text).toContain('/Width 2')
  })

  it('has text as text in the bundled font, of which it holds the letters in use', async () => {
    const words: Shape = { kind: 'text', x: 10, y: 20, text: 'Two units: h₁ ½', size: 12, fill: '#000000' }
    const plain = await write([{ ...words, halo: { color: '#ffffff', width: 2 } }])
    expect(latin(plain)).toMatch(/\/BaseFont \/\w+\+Inter/)
    expect(latin(plain)).toContain('/ToUnicode')
    expect(plain.length).toBeLessThan(fonts[400].length / 8)
    // One outline below the letters, and the letters.
    expect(operators(plain).join().match(/TJ\n/g)).toHaveLength(2)
    expect(operators(plain).join()).toContain('1 Tr')
  })
})

const number = fc.double({ min: -200, max: 300, noNaN: true })
const color = fc.constantFrom('#000000', '#d55e00', '#0072b2')
const opacity = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined })
const line = fc.array(number, { minLength: 4, maxLength: 8 })

const { shape } = fc.letrec<{ shape: Shape }>(tie => ({
  shape: fc.oneof(
    { depthSize: 'small' },
    fc.record({
      kind: fc.constant('path' as const),
      lines: fc.array(line, { maxLength: 3 }),
      closed: fc.boolean(),
      fill: fc.option(color, { nil: undefined }),
      stroke: fc.option(color, { nil: undefined }),
      dash: fc.constantFrom<number[] | undefined>(undefined, [4, 2]),
      cap: fc.constantFrom('butt' as const, 'round' as const),
      opacity,
    }),
    fc.record({
      kind: fc.constant('dots' as const),
      centres: line,
      radius: fc.constant(4),
      colors: fc.constant<string[]>(['#111111', '#222222']),
      marker: fc.constantFrom('circle' as const, 'star' as const),
      ring: fc.constantFrom(undefined, { color: '#ffffff', width: 1 }),
      opacity,
    }),
    fc.record({
      kind: fc.constant('text' as const),
      x: number,
      y: number,
      text: fc.string(),
      size: fc.constant(12),
      fill: color,
      halo: fc.constantFrom(undefined, { color: '#ffffff', width: 2 }),
      rotate: fc.constantFrom(undefined, 1),
      opacity,
    }),
    fc.record({
      kind: fc.constant('group' as const),
      children: fc.array(tie('shape'), { maxLength: 3 }),
      clip: fc.constantFrom(undefined, { rectangle: [1, 2, 30, 40] as [number, number, number, number] }),
      opacity,
    }),
  ),
}))

describe('what a PDF paints', () => {
  it('is the same for a shape, whatever shapes came before it, and no state is left behind', async () => {
    const anything = fc.asyncProperty(fc.array(shape, { maxLength: 3 }), shape, expectSameAfter)
    await fc.assert(anything, { seed: 20240607, numRuns: 12 })
  })

  it('is the same for a shape after one in a clip, and no state is left behind', async () => {
    // What was set inside of the clip no longer holds.
    const inside: GroupShape = {
      kind: 'group',
      children: [square(20, { fill: '#0000ff' })],
      clip: { rectangle: [0, 0, 90, 90] },
    }
    await expectSameAfter([square(0), inside], inside.children[0])
  })

  it('has no layer for what does not fade or does not paint over itself', async () => {
    const one: Shape = { kind: 'path', lines: [[0, 0, 9, 9]], closed: false, stroke: '#000000', opacity: 0.5 }
    const group = (children: Shape[], more: object = {}): Shape => ({ kind: 'group', children, ...more })
    const found = paintings(await write([one, group([one], { opacity: 0.5 }), group([one, one])], null))
    expect(found.map(({ operator }) => operator)).toEqual(['S', 'S', 'S', 'S'])
    const alphas = found.map(({ state }) => Number(/\/CA ([\d.]+)/.exec(state.gs!)![1]))
    expect(alphas).toEqual([0.5, 0.25, 0.5, 0.5])
  })

  it('has coordinates rounded to 1/64 px, so that last bits do not reach the file', async () => {
    const x = 10 / 3
    const dot = (x: number): Shape => ({ kind: 'dots', centres: [x, 2], radius: 1.1, colors: ['#000000'] })
    const file = await write([dot(x)])
    // A disc begins at its rightmost point.
    expect(paintings(file).at(-1)!.before[0]).toBe(`${(213 + 70) / 64} 2 m`)
    expect(await write([dot(x * (1 + Number.EPSILON))])).toEqual(file)
  })
})
