import { type Document, LineCounter, parseDocument } from 'yaml'
import { type Place, SpecError, throwAll } from './error.ts'
import { excerptOf, type Location, type Span } from './excerpt.ts'
import { type Fault, toJs, tooDeep, valueAt, writtenOf, type YamlNode } from './yaml-node.ts'

/** YAML or JSON text as it was read: its values, and where they stand. */
export interface Source {
  /** The text that offsets count in. */
  text: string
  root: YamlNode
  /** Keys that stand twice, or are no words. */
  faults: readonly Fault[]
  /** All values as JavaScript has them. Throws SpecError for the first of the faults. */
  readonly value: unknown
  placeAt(span: Span): Place
  locate(span: Span): Location
  /** The place where the value of a key, or of a path of keys, begins; undefined where it is not written. */
  placeOf(...path: (string | number)[]): Place | undefined
}

/** Letters of a text at most. */
const maxCharacters = 16_000_000

/**
 * Letters that part values at most: the reader needs a kilobyte for each, whatever they part (measured: 0.9 GB
 * for a million commas). 40,000 figures of five keys have this many.
 */
const maxMarks = 1_000_000

/** Problems of the grammar that are told. */
const maxProblems = 100

/** Reads YAML or JSON text. It throws SpecError with the place for other text, tags, several documents, and far too much. */
export function readSource(written: string, file: string): Source {
  const text = written.replace(/^\uFEFF/, '')
  refuseHuge(text, file)
  const lines = new LineCounter()
  // The reader's own check of keys compares each with each, which never ends for a map of a million.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false })
  const placeAt = ({ start }: Span) => {
    const { line, col } = lines.linePos(start)
    return { file, line, column: col }
  }
  const locate = (span: Span): Location => {
    const place = placeAt(span)
    return { place, excerpt: excerptOf(text, place.line, span.start - place.column + 1, span) }
  }
  throwAll(problemsOf(document, text, locate))
  const [root, faults] = writtenOf(document.contents, locate)
  return {
    ...{ text, root, faults, placeAt, locate },
    get value() {
      const [fault] = faults
      if (fault) throw locatedError(fault.error, locate(fault.span))
      return toJs(root)
    },
    placeOf(...path) {
      const value = valueAt(root, path)
      return value && placeAt(value)
    },
  }
}

const ownLine = 'each key in a line of its own, in the column of those beside it'

/** The remedy for each error of the grammar, by the YAML parser's message, which is shown itself where no row fits. */
const remedies: readonly [RegExp, string][] = [
  [/^Nested mappings/, `${ownLine}; a text with ": " in it needs quotes`],
  [/single line|map values|implicit map key|same line/, `${ownLine}, with a colon and a space behind it`],
  [/same column|without - /, 'keys and items that belong together in one column'],
  [/^Tabs/, 'spaces before the first word of a line, not tabs'],
  [/end with a ([\]}])/, 'a closing $1, not further left than the line that opens it'],
  [/flow-(map|seq)-end/, 'no closing bracket without one that opens'],
  [/^Missing closing (.)/, 'a closing $1'],
  [/^Missing , /, 'a comma between two values in brackets, a colon behind a key'],
  [/^Unexpected , /, 'a value between two commas'],
  [/^Invalid escape sequence (.*)/, 'single quotes where a text has a backslash, such as $1'],
  [/cannot start with|directive/, 'quotes round a text that begins with @, ` or %'],
  [/^(Alias|Anchor) /, 'quotes round a text that begins with * or &'],
  [/^Unresolved tag/, 'no tags; a text that begins with ! needs quotes'],
  [/multiple documents/, 'one document: no line with --- or ... between values'],
  [/at node end|in YAML stream/, 'keys in one column, and quotes round the whole of a text'],
]

function wordsOf(message: string): string {
  const remedy = remedies.find(([said]) => said.test(message))
  return remedy ? remedy[1].replace('$1', () => remedy[0].exec(message)![1]!) : message
}

/** The YAML parser's errors and warnings, one a line of the text: the first brings others after it. */
function problemsOf({ errors, warnings }: Document, text: string, locate: Source['locate']): SpecError[] {
  const problems = [...errors, ...warnings]
  const deep = problems.find(({ code }) => code === 'RESOURCE_EXHAUSTION')
  const lines = new Map<number | undefined, SpecError>()
  for (const { message, pos } of deep ? [deep] : problems.slice(0, maxProblems)) {
    const [start, end] = pos
    const hint = /[{}]/.test(text.slice(start - 1, start + 1))
      ? '; a text with braces of its own needs quotes'
      : ''
    const location = locate({ start, end })
    const words = deep ? tooDeep : wordsOf(message)
    const error = new SpecError('', undefined, `YAML or JSON: ${words}${hint}`, location)
    if (!lines.has(location.place.line)) lines.set(location.place.line, error)
  }
  return [...lines.values()]
}

/** An error again, with the place where its field was written. */
export function locatedError(
  { field, got, expected, suggestion, isUnknown }: SpecError,
  location: Location | undefined,
): SpecError {
  return new SpecError(field, got, expected, { suggestion, isUnknown, ...location })
}

function refuseHuge(text: string, file: string): void {
  const refuse = (count: number, what: string) => {
    throw new SpecError('', count, what, { place: { file } })
  }
  if (text.length > maxCharacters) refuse(text.length, `a text of at most ${maxCharacters} letters`)
  let marks = 0
  for (let i = 0; i < text.length; i++) marks += MARKS[text.charCodeAt(i)] ?? 0
  if (marks > maxMarks)
    refuse(Math.ceil(marks), `a text of at most ${maxMarks} lines, commas, colons and brackets: make it two`)
}

/** The count of each letter that may begin or end a value: 1, half for a quote, as a quoted value has two. */
const MARKS: readonly number[] = Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code)
  return '\n,:[]{}-?&*!|>%@#`'.includes(letter) ? 1 : '"\''.includes(letter) ? 0.5 : 0
})
