/** The bundled font's characters, as ranges of code points in hexadecimal: those of Inter 4, in both weights. */
const ranges = `
  20-7e a0-ac ae-148 14a-1c3 1c5-254 256-27b 27e-284 286-290 292-2a4 2a6-304 306-30a 30c 30f 313 315 31b
  323 326-328 32c 337-338 342-343 346-36f 374-376 37a-37f 384-38a 38c 38e-3a1 3a3-3d7 3dc-3dd 3f0-3f6
  3f9-3fa 3fc-479 480-49d 4a0-4ff 52f e3f 1d00 1d0d 1d1b 1d43 1d47-1d49 1d4d 1d4f-1d50 1d52 1d56-1d58 1d5b
  1d62-1d65 1d9c 1da0 1dbb 1dbf-1df5 1dfc-1e9b 1e9d-1f15 1f18-1f1d 1f20-1f45 1f48-1f4d 1f50-1f57 1f59 1f5b
  1f5d 1f5f-1f7d 1f80-1fb4 1fb6-1fc4 1fc6-1fd3 1fd6-1fdb 1fdd-1fef 1ff2-1ff4 1ff6-1ffe 2000-200b 2010-2027
  202f-2055 2057 205f 2070-2071 2074-208e 2090-209c 20a0-20af 20b1-20b5 20b8-20ba 20bc-20bf 20db-20de 20e8
  20f0 2100-2101 2103 2105-2106 2109 2113 2116-2117 211e-2122 2126 212a-212b 212e 2132 213b 214d 2150-217f
  2183-2186 2189 2190-2199 21a9-21aa 21b0-21b1 21b3-21b5 21ba-21bb 21d0 21d2 21d4 21de-21df 21e4-21e5 21e7
  21ea 2202 2205-2206 220f 2211-2212 221a 221e 222b 2236 2248 2260 2264-2265 2295-2298 2303-2305 2318
  2325-2327 232b 2380 2387 238b 23ce-23cf 2423 2460-2468 24b6-24cf 24ea 25a0-25a2 25aa 25b2-25b3 25b6-25b7
  25ba-25bd 25c0-25c1 25c4-25c7 25ca-25cb 25cf 25e6 25ef 2600 2605-2606 263c 2661 2665 26a0 2713 2717 2756
  2764 2780-2788 27ef 27f5-27fa 2913 2a38 2b06 2b12-2b13 2b1c 2b24 2c7c 2c7f 2dff 2e18 a69f a7ff a92e e000
  e002-e05e e06a-e0bd e0c8-e0cc e0dc-e0e6 e0f3-e0f5 e106 e109-e10a e10c-e10f e111-e113 e117-e118 e121-e122
  e124 e12a-e15e e163 e1c3 e1d2-e1df e1e1-e2dc ee01-ee07 ee09-ee0a ee0c-ee12 ee14 ee17 ee1d-ee45 ee47-ee84
  ee87-eed6 eed8-eee1 f6c3 feff 1f12f-1f149 1f16a-1f16b 1f850 1f852
`

const spans = Array.from(ranges.matchAll(/(\w+)(?:-(\w+))?/g), ([, first, last = first]) => ({
  first: Number.parseInt(first, 16),
  last: Number.parseInt(last, 16),
}))

/** True for a character that the bundled font has. */
export function hasGlyph(character: string): boolean {
  const code = character.codePointAt(0)!
  return spans.some(({ first, last }) => first <= code && code <= last)
}

/** The character shown for one that no font has. */
const box = '□'

/** Characters that are there, but never drawn. */
export const hidden = /\p{Default_Ignorable_Code_Point}/u

/** A text in characters of the bundled font, boxes for others: a rasterizer would take those from a font of the machine. */
export function inBundledFont(text: string): string {
  return Array.from(text.normalize('NFC'), character => {
    if (hasGlyph(character)) return character
    if (/\s/.test(character)) return ' '
    if (/[\p{Default_Ignorable_Code_Point}\p{Cc}]/u.test(character)) return ''
    const parts = character.normalize('NFD')
    return Array.from(parts).every(hasGlyph) ? parts : box
  }).join('')
}

/** The characters of a text that the bundled font lacks. */
export function lacking(text: string): string[] {
  return Array.from(text.normalize('NFC')).filter(
    character => character !== box && inBundledFont(character) === box,
  )
}

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const mirrored: Record<string, string> = { '(': ')', ')': '(', '[': ']', ']': '[', '«': '»', '»': '«' }

interface Part<Face> {
  text: string
  face: Face
}

/** Characters that stand together: to the left, to the right, or a number among words that stand to the right. */
type Direction = 'ltr' | 'rtl' | 'number'

/**
 * The characters of a line as they stand from left to right, those of one face and direction together: what is written
 * from right to left, word by word from the right, and numbers and other scripts among it as they are. Does for names and
 * titles what the Unicode Bidirectional Algorithm (UAX #9) does for whole texts.
 *
 * @param parts characters with their marks, in the order of reading
 */
export function inVisualOrder<Face>(parts: readonly Part<Face>[]): Part<Face>[] {
  const runs: { direction: Direction; isSpace: boolean; parts: Part<Face>[] }[] = []
  const { base, directions } = directionsOf(parts.map(({ text }) => text))
  parts.forEach((part, i) => {
    const direction = directions[i]
    const isSpace = part.text.trim() === ''
    const last = runs.at(-1)
    // From right to left, each word is a run of its own.
    if (last?.direction === direction && (direction !== 'rtl' || last.isSpace === isSpace))
      last.parts.push(part)
    else runs.push({ direction, isSpace, parts: [part] })
  })
  const ordered: typeof runs = []
  let first = 0
  for (const run of runs) {
    if (base === 'ltr' && run.direction === 'ltr') first = ordered.push(run)
    else ordered.splice(first, 0, run)
  }
  return ordered.flatMap(({ direction, parts }) => joined(parts, direction))
}

/** The direction of a whole text, which is that of its first letter, and of each of its characters. */
function directionsOf(texts: readonly string[]): { base: 'ltr' | 'rtl'; directions: Direction[] } {
  const base = rightToLeft.test(texts.find(text => /\p{L}/u.test(text)) ?? '') ? 'rtl' : 'ltr'
  let word: 'ltr' | 'rtl' = base
  const strong = texts.map((text): Direction | null => {
    if (/\p{L}/u.test(text)) {
      word = rightToLeft.test(text) ? 'rtl' : 'ltr'
      return word
    }
    if (!/\p{N}/u.test(text)) return null
    return word === 'rtl' ? 'number' : 'ltr'
  })
  const side = (direction: Direction | null | undefined) =>
    direction === 'number' ? 'rtl' : (direction ?? base)
  // What stands between two of one direction has it too.
  const directions = strong.map((own, i) => {
    const [before, after] = [side(strong.slice(0, i).findLast(Boolean)), side(strong.slice(i).find(Boolean))]
    return own ?? (before === after ? before : base)
  })
  return { base, directions }
}

/** Parts of one run, joined where they have the same face; the last comes first from right to left. */
function joined<Face>(parts: readonly Part<Face>[], direction: Direction): Part<Face>[] {
  const pieces: Part<Face>[] = []
  for (const { text, face } of parts) {
    const shown = direction === 'rtl' ? (mirrored[text] ?? text) : text
    const last = pieces.at(-1)
    if (last?.face === face) last.text += shown
    else pieces.push({ text: shown, face })
  }
  return direction === 'rtl' ? pieces.reverse() : pieces
}
