import { inflateSync } from 'node:zlib'

/** An operator that paints, with what it is given and the graphics state that it meets. */
export interface Painting {
  operator: string
  /** Its operands; of a drawing what that paints; of letters those between glyphs, whose numbers are the file's own. */
  operands: string | Painting[]
  /** Operators of the path that it paints, or of its font's size and its place. */
  before: string[]
  /** Operands of the operators that set what it uses (ISO 32000-1, 8.4), the last of each; of `cm` and clips all. */
  state: Record<string, string | undefined>
}

const fill = ['gs', 'scn', 'clips', 'cm']
const stroke = ['gs', 'SCN', 'w', 'j', 'd', 'clips', 'cm']
const drawing = ['gs', 'clips', 'cm']

/**
 * What the page of a PDF file paints, in its order.
 *
 * @throws Error where a page or a drawing gives back a state that it did not keep, or keeps one at its end
 */
export function paintings(file: Uint8Array): Painting[] {
  const text = Buffer.from(file).toString('latin1')
  const objects = new Map<string, string>()
  for (const [, number, body] of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
    objects.set(number!, body!)
  const objectAt = (name: string): string => {
    const number = new RegExp(`/${name} (\\d+) 0 R`).exec(text)?.[1]
    return objects.get(number ?? '') ?? ''
  }
  const contentOf = (object: string): string => {
    const start = object.indexOf('\nstream\n') + 8
    return inflateSync(
      Buffer.from(object.slice(start, object.lastIndexOf('\nendstream')), 'latin1'),
    ).toString()
  }
  const read = (content: string): Painting[] => {
    const found: Painting[] = []
    const kept: Record<string, string>[] = []
    let state: Record<string, string> = {}
    let before: string[] = []
    for (const line of content.split('\n').filter(line => line !== '')) {
      const operator = line.slice(line.lastIndexOf(' ') + 1)
      const operands = line.slice(0, line.length - operator.length).trim()
      if (operator === 'q') kept.push({ ...state })
      else if (operator === 'Q') {
        const last = kept.pop()
        if (!last) throw new Error('a state that was not kept')
        state = last
      } else if (/^([mlchWn]|W\*|re)$/.test(operator)) {
        if (operator.startsWith('W')) state.clips = `${state.clips ?? ''} ${before.join()}`
        before = operator === 'n' ? [] : [...before, line]
      } else if (operator === 'cm') state.cm = `${state.cm ?? ''} ${operands}`
      else if (operator === 'gs') state.gs = objectAt(operands.slice(1))
      else if (operator === 'Tf' || operator === 'Tm') before.push(line.replace(/^\/F\d+/, ''))
      else if (/^(f\*?|S|Do|TJ)$/.test(operator)) {
        const object = operator === 'Do' ? objectAt(operands.slice(1)) : ''
        const keys =
          operator === 'Do' ? drawing : operator === 'S' || state.Tr?.startsWith('1') ? stroke : fill
        // Ends of lines that have some.
        const ends = operator === 'S' && !before.includes('h') ? ['J'] : []
        found.push({
          operator,
          operands: object.includes('/Form') ? read(contentOf(object)) : operands.replace(/<\w*>/g, ''),
          before,
          state: Object.fromEntries([...keys, ...ends].map(key => [key, state[key]])),
        })
        before = []
      } else state[operator] = operands
    }
    if (kept.length > 0) throw new Error('a state that is kept at the end')
    return found
  }
  return read(contentOf(objectAt('Contents')))
}
