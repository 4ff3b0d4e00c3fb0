import { describe, expect, it } from 'vitest'
import { random } from '../../../src/data/random.ts'
import { SpecError } from '../../../src/options/error.ts'
import { fitText, textWidth } from '../../../src/scene/fonts/text.ts'
import { readAdvances } from '../font.ts'
import { changedFont, testFont } from '../own-font.ts'

const blocks = await testFont('blocks.ttf')
const variable = await testFont('blocks-variable.ttf')
const noto = await testFont('noto.otf')

describe('a font of one’s own', () => {
  it('gives the widths of its characters', () => {
    // Widths and heights stand in tests/fonts/make.py.
    expect(textWidth('体A 0', 20, 400, blocks)).toBeCloseTo(20 * (1 + 0.5 + 0.3 + 0.5), 9)
    expect(textWidth('体重', 20, 600, noto)).toBeCloseTo(40, 9)
    for (const nothing of ['\u200b', '\ufe0f', '\u00ad', '\u0007'])
      expect(textWidth(`A${nothing}A`, 20, 400, blocks)).toBeCloseTo(20, 9)
  })

  it('leaves what it lacks to the bundled font of the same weight, with a box where that lacks it too', () => {
    for (const weight of [400, 600] as const) {
      const advances = readAdvances(weight)
      const line = blocks.lineOf('体z漢', weight)
      expect(line.pieces.map(({ text }) => text)).toEqual(['体', 'z□'])
      expect(line.pieces[1].face.name).toBe(`${weight}`)
      expect(line.width).toBeCloseTo(1 + (advances('z')! + advances('□')!) / 1000, 3)
    }
    expect(blocks.lacking('体z漢 字漢')).toEqual(['漢', '字', '漢'])
  })

  it('gives outlines from the beginning of the line, y down', () => {
    const [{ outline }] = blocks.lineOf('A体', 400).pieces
    const points = outline.flatMap(({ args }) => [...args])
    const [xs, ys] = [0, 1].map(odd => points.filter((_, k) => k % 2 === odd))
    expect([Math.min(...xs), Math.max(...xs)]).toEqual([0, 1.4])
    expect([Math.min(...ys), Math.max(...ys)]).toEqual([-0.8, 0])
  })

  it('of one weight is made bolder for 600; a variable one has both weights', () => {
    expect([400, 600].map(weight => blocks.lineOf('A', weight as 400).pieces[0].face.bolder)).toEqual([
      0, 0.03,
    ])
    // Blocks are 100 units wider at 900 than at 100, the font's own weight.
    for (const [weight, wider] of [
      [400, 3 / 8],
      [600, 5 / 8],
    ] as const) {
      const { pieces } = variable.lineOf('A', weight)
      const right = Math.max(...pieces[0].outline.flatMap(({ args }) => args.filter((_, k) => k % 2 === 0)))
      expect(right).toBeCloseTo(0.4 + 0.1 * wider, 2)
      expect(pieces[0].face.bolder).toBe(0)
    }
  })

  it('stands from right to left where its script does', () => {
    const line = blocks.lineOf('ש Aש', 400)
    // The first character is the last one at the right.
    expect(line.pieces.map(({ text }) => text)).toEqual(['ש', 'A', ' ', 'ש'])
    expect(line.pieces.map(({ x }) => Number(x.toFixed(3)))).toEqual([0, 0.45, 0.95, 1.25])
  })

  it('decides what of a text fits', () => {
    expect(fitText('体体体体', 30, 10, 400, blocks)).toBe('体体…')
    expect(fitText('体体体体', 40, 10, 400, blocks)).toBe('体体体体')
  })
})

describe('a file that is no font to draw with', () => {
  const head = (text: string) => (bytes: Buffer) =>
    Buffer.concat([Buffer.from(text, 'latin1'), bytes.subarray(4)])
  /** Gives a table another name. */
  const without = (table: string) => (bytes: Buffer) => {
    const at = bytes.indexOf(table, 12, 'latin1')
    bytes.write('none', at, 'latin1')
    return bytes
  }

  it.each([
    ['a collection', head('ttcf'), /^a TTF or OTF file with one font; this is a collection/],
    ['a web font', head('wOF2'), /web font/],
    ['something else', head('GIF8'), /^a font, a TTF or OTF file$/],
    ['an empty file', () => Buffer.alloc(0), /^a font, a TTF or OTF file$/],
    ['a file that is cut', (bytes: Buffer) => bytes.subarray(0, 500), /^a font that is whole/],
    ['a file without characters', without('cmap'), /^a font with a table “cmap”$/],
    ['a file without widths', without('hmtx'), /^a font with a table “hmtx”$/],
    ['a file without outlines', without('glyf'), /^a font with outlines/],
  ])('is refused: %s', async (_, change, expected) => {
    const error = await changedFont('blocks.ttf', change).catch(error => error)
    expect(error).toBeInstanceOf(SpecError)
    expect(error).toMatchObject({
      field: 'font',
      got: 'blocks.ttf',
      expected: expect.stringMatching(expected),
    })
  })

  it.each(['blocks.ttf', 'blocks-variable.ttf'])(
    'is refused or sets a text, whatever bytes of it are others: %s',
    async name => {
      const rng = random(name)
      let refused = 0
      for (let round = 0; round < 60; round++) {
        const change = (bytes: Buffer) => {
          const end = round % 2 ? Math.min(600, bytes.length) : bytes.length
          for (let k = 0; k < 4; k++) bytes[Math.floor(rng() * end)] = Math.floor(rng() * 256)
          return bytes
        }
        try {
          const font = await changedFont(name, change)
          for (const text of ['体 0', '0 0体']) {
            font.lacking(`${text}漢`)
            const { width, pieces } = font.lineOf(text, 600)
            const sizes = pieces.flatMap(({ outline }) => outline.flatMap(({ args }) => [...args]))
            expect(width + Math.max(...sizes.map(Math.abs))).toBeLessThan(600)
          }
        } catch (error) {
          expect(error).toBeInstanceOf(SpecError)
          refused++
        }
      }
      expect(refused).toBeGreaterThan(5)
    },
  )
})
