import { copyFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { loadInput } from '../../src/figure/load.ts'
import { writePdf } from '../../src/paint/pdf.ts'
import { toSvg, writeSvg } from '../../src/paint/svg.ts'
import { loadFont, readFont } from '../../src/render/font.ts'
import { reader } from '../../src/render/load.ts'
import { tools } from '../../src/render/tools.ts'
import { buildScene } from '../../src/scene/scenes/build.ts'
import type { Shape, TextShape } from '../../src/scene/shape.ts'
import { fontFile, testFont } from '../scene/own-font.ts'
import { make } from '../scene/stage.ts'
import { freshFolder } from './files.ts'
import { openTestRaster, pixel } from './open.ts'

const blocks = await testFont('blocks.ttf')
const fonts = await tools.fonts()
const text = (content: string, more: Partial<TextShape> = {}): Shape => ({
  ...{ kind: 'text', x: 10, y: 120, text: content, size: 100, fill: '#d55e00' },
  ...more,
})

describe('a text in a font of one’s own', () => {
  it('is drawn where its glyphs are', async () => {
    const picture = (await openTestRaster()).create(240, 150, 1, blocks)
    const bitmap = picture.draw([text('体A')], '#ffffff')
    const at = (x: number, y: number) => pixel(bitmap, x, y)[2] < 128
    // 体 is a block from 0 to 900 and up to 800, A one from 1000 to 1400 and up to 700.
    expect([at(12, 118), at(98, 42), at(112, 52), at(148, 118)]).toEqual([true, true, true, true])
    expect([at(7, 100), at(105, 100), at(130, 46), at(153, 100), at(50, 37), at(50, 123)]).toEqual(
      Array(6).fill(false),
    )
  })

  it('has a halo, turns, and is anchored', async () => {
    const picture = (await openTestRaster()).create(200, 200, 1, blocks)
    const shape = text('体', {
      x: 100,
      y: 100,
      anchor: 'end',
      rotate: Math.PI / 2,
      halo: { color: '#0072b2', width: 8 },
    })
    const bitmap = picture.draw([shape], '#ffffff')
    // It is read from above downwards: up to 10 before its end, and 80 to its right.
    expect(pixel(bitmap, 140, 50)).toEqual([0xd5, 0x5e, 0])
    expect(pixel(bitmap, 140, 94)).toEqual([0, 0x72, 0xb2])
    expect(pixel(bitmap, 185, 50)).toEqual([0, 0x72, 0xb2])
    expect(pixel(bitmap, 60, 50)).toEqual([255, 255, 255])
  })

  it('is outlines in an SVG, which names no font', () => {
    const svg = writeSvg({ width: 240, height: 150, background: null, shapes: [text('体A')], font: blocks })
    expect(svg).not.toMatch(/<text|font-family/)
    const [, d] = /<path d="([^"]*)" fill="#d55e00"\/>/.exec(svg)!
    const numbers = d.match(/-?[\d.]+/g)!.map(Number)
    const xs = numbers.filter((_, k) => k % 2 === 0)
    expect([Math.min(...xs), Math.max(...xs)]).toEqual([10, 150])
  })

  it('is text in a PDF, which holds the characters in use and those of the bundled font', async () => {
    const noto = await testFont('noto.otf')
    const drawing = {
      width: 300,
      height: 150,
      background: null,
      shapes: [text('体重z', { weight: 600 })],
      font: noto,
    }
    const pdf = Buffer.from(await writePdf(drawing, fonts, {})).toString('latin1')
    expect(pdf.match(/\/BaseFont \/\w+\+[\w-]+/g)!.map(name => name.replace(/.*\+/, ''))).toEqual(
      expect.arrayContaining(['NotoSansCJKjp-Regular', 'Inter-SemiBold']),
    )
    expect(pdf).toContain('/FontFile3')
  })

  it('is outlines in a PDF where the font is variable', async () => {
    const variable = await testFont('blocks-variable.ttf')
    const drawing = {
      width: 300,
      height: 150,
      background: null,
      shapes: [text('体', { halo: { color: '#ffffff', width: 2 } })],
      font: variable,
    }
    const pdf = Buffer.from(await writePdf(drawing, fonts, {})).toString('latin1')
    expect(pdf).not.toContain('/BaseFont')
  })

  it('is measured by the scene as it is drawn', async () => {
    const { spec, dataset, network } = make({
      data: 'blobs',
      title: '体体体体体体体体体体体体体体体体体体体体体体体体体体体体体体体体体体体体体体',
    })
    const scene = buildScene(spec, dataset, network, undefined, blocks)
    const texts = scene.at(0).filter(shape => shape.kind === 'text')
    const lines = texts.filter(({ text }) => text.startsWith('体'))
    expect(lines).not.toEqual([])
    for (const { text, size, weight } of lines)
      expect(blocks.lineOf(text, weight ?? 400).width * size).toBeLessThan(600)
    expect(toSvg(scene, 0)).not.toContain('<text')
  })
})

describe('a font file', () => {
  const folder = freshFolder()

  it('is what a spec names, with its hash among those of the figure', async () => {
    const spec = readSpecObject({ data: 'blobs', font: fontFile('blocks.ttf') })
    const { hash } = await readFont(fontFile('blocks.ttf'))
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect((await loadFont(spec))!.lineOf('体', 400).width).toBe(1)
    expect(await loadFont(readSpecObject({ data: 'blobs' }))).toBeUndefined()
    // Data alone does not need it.
    expect((await loadInput(reader, readSpecObject({ data: 'blobs', font: 'none.ttf' }))).sha256).toEqual({})
  })

  it('that is not there is an error with the nearest name', async () => {
    await copyFile(fontFile('blocks.ttf'), folder.path('blocks.ttf'))
    await expect(readFont(folder.path('block.ttf'))).rejects.toThrow(
      /^font: got .* Did you mean .*blocks[.]ttf[?]$/,
    )
    await expect(readFont(folder.path('.'))).rejects.toThrow('a file, not a folder')
    await writeFile(folder.path('a.csv'), 'a,b\n')
    await expect(readFont(folder.path('a.csv'))).rejects.toThrow('expected a font, a TTF or OTF file')
  })
})
