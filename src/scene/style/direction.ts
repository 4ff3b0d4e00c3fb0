const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const mirrored: Record<string, string> = { '(': ')', ')': '(', '[': ']', ']': '[', '«': '»', '»': '«' }

/** A part of a text in one face. */
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
