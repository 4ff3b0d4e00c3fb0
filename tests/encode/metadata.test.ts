import fc from 'fast-check'
import { decode, encode as encodePng } from 'fast-png'
import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { isPng, pngText, withTexts } from '../../src/encode/png/metadata.ts'
import { frames as folder, png } from '../../src/encode/png/png.ts'
import { readRecipe, recipe } from '../../src/encode/recipe.ts'
import { svg } from '../../src/encode/svg/svg.ts'
import { encode, filmOf, frameOf } from './frames.ts'

const frame = frameOf(20, 10, x => (x < 5 ? 0x0072b2 : 0xeeeeee))
const spec = { ...readSpecObject({ data: 'blobs' }), title: 'Übung <b>&"\\ (数据 😀' }
const written = recipe({ nnanim: '1.2.3', rasterizer: 'canvas 3.2.3', spec })
const film = filmOf([frame], { duration: 0, recipe: written })
const file = await encode(png, [frame], film)

describe('the recipe of a still', () => {
  it.each([
    ['PNG', png],
    ['folder of PNG', folder],
    ['SVG', svg],
  ] as const)('is read back from a %s', async (_, format) => {
    const made = await encode<unknown, unknown>(format, [frame], film)
    expect(readRecipe(made)).toEqual({ nnanim: '1.2.3', rasterizer: 'canvas 3.2.3', spec })
  })

  it('is in UTF-8 in a chunk that another program reads past, with its checksum', () => {
    expect(decode(file, { checkCrc: true })).toMatchObject({ width: 20, height: 10 })
    expect(Buffer.from(file).includes('iTXtnnanim\0\0\0\0\0{"nnanim":"1.2.3"')).toBe(true)
  })

  it('is not found in files without one, or cut off', () => {
    const bare = withTexts(file.subarray(0, 33), {})
    expect(isPng(bare)).toBe(true)
    expect(readRecipe(bare)).toBeNull()
    for (let end = 8; end < 200; end += 7) expect(readRecipe(file.subarray(0, end))).toBeNull()
    for (const text of ['<svg/>', '<svg><metadata>{}</metadata></svg>', '%PDF-1.7\n'])
      expect(readRecipe(new TextEncoder().encode(text))).toBeNull()
  })

  it('is not looked for in a PDF by an expression as long as the file', () => {
    const pdf = (...parts: string[]) => new TextEncoder().encode(`%PDF-1.7\n${parts.join('')}`)
    const entry = '/nnanim 7 0 R\n7 0 obj\n('
    expect(readRecipe(pdf('/nnanim ', '1'.repeat(1e6), ' 0 R\n'))).toBeNull()
    expect(readRecipe(pdf(entry, 'a'.repeat(1e7), ')'))).toBeNull()
    expect(readRecipe(pdf(entry, '\\('.repeat(5e6)))).toBeNull()
    const alt = '()\\'.repeat(5e5)
    const long = recipe({ nnanim: '1.2.3', rasterizer: 'canvas 3.2.3', spec: { ...spec, alt } })
    expect(readRecipe(pdf(entry, long.replace(/[()\\]/g, '\\$&'), ')'))).toEqual(JSON.parse(long))
  })

  it('does not trip over what no program wrote', () => {
    const starts = [
      [0x1a, 0x45, 0xdf, 0xa3, 0x80],
      [0, 0, 0, 8, 0x66, 0x74, 0x79, 0x70],
      [...file.slice(0, 8)],
    ]
    const bytes = fc.tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }))
    fc.assert(
      fc.property(bytes, ([start, rest]) => {
        expect(readRecipe(Uint8Array.of(...start, ...rest))).toBeNull()
      }),
      { seed: 909, numRuns: 50 },
    )
  })
})

describe('a PNG', () => {
  it('is whole up to its last byte, also one of another program, and not where that is cut off or changed', () => {
    const other = encodePng({ width: 2, height: 2, data: new Uint8Array(16) })
    for (const one of [file, other]) {
      expect(png.metadata!.isWhole(one, one.length)).toBe(true)
      for (const missing of [1, 4, 11, 12, 40])
        expect(png.metadata!.isWhole(one.subarray(0, -missing), one.length)).toBe(false)
      const changed = one.with(one.length - 2, 0)
      expect(png.metadata!.isWhole(changed, one.length)).toBe(false)
    }
  })
})

describe('the texts of a PNG', () => {
  it('are told apart by their keywords', () => {
    const two = withTexts(file, { Description: 'Zwei Klassen – überall', Title: '' })
    expect(pngText(two, 'Description')).toBe('Zwei Klassen – überall')
    expect(pngText(two, 'Title')).toBe('')
    expect(pngText(two, 'Desc')).toBeUndefined()
    expect(readRecipe(two)).not.toBeNull()
    expect(decode(two, { checkCrc: true }).data).toEqual(decode(file).data)
  })
})
