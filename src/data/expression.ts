import { SpecError } from '../options/error.ts'
import { nearest } from '../options/suggest.ts'
import { cos, exp, log, sin, tanh } from './elementary.ts'

/** The value of an expression at a place: a number, or whether something holds. */
type Value = number | boolean
type Evaluate = (x: number, y: number) => Value

/** A part of an expression: what it gives, and how. */
interface Term {
  gives: 'number' | 'truth'
  at: Evaluate
}

interface Token {
  text: string
  /** Index of its first character. */
  start: number
  kind: 'number' | 'name' | 'sign' | 'end'
}

const numbers: Record<string, (x: number, y: number) => number> = {
  x: x => x,
  y: (_, y) => y,
  pi: () => Math.PI,
  e: () => Math.E,
}

const { tan, asin, acos, atan, atan2, sinh, cosh, log2, log10 } = Math
const { sqrt, abs, sign, floor, ceil, round, min, max, hypot } = Math
const mod = (a: number, b: number) => a - b * floor(a / b)

/** Functions of one number, or of two where their length is 2; `min`, `max` and `hypot` take one or more. */
const functions: Record<string, (...values: number[]) => number> = {
  ...{ sin, cos, tan, asin, acos, atan, atan2, sinh, cosh, tanh },
  ...{ exp, log, log2, log10, sqrt, abs, sign, floor, ceil, round },
  ...{ mod, min, max, hypot },
}

const severalValues = ['min', 'max', 'hypot']
const names = [...Object.keys(numbers), ...Object.keys(functions)]

/** The signs between two terms: how tightly they bind, equal ones from left to right, but for the power. */
const signs: Record<string, { strength: number; join(a: Value, b: Value): Value }> = {
  or: { strength: 1, join: (a, b) => a || b },
  and: { strength: 2, join: (a, b) => a && b },
  '<': { strength: 4, join: (a, b) => a < b },
  '>': { strength: 4, join: (a, b) => a > b },
  '<=': { strength: 4, join: (a, b) => a <= b },
  '>=': { strength: 4, join: (a, b) => a >= b },
  '==': { strength: 4, join: (a, b) => a === b },
  '=': { strength: 4, join: (a, b) => a === b },
  '!=': { strength: 4, join: (a, b) => a !== b },
  '+': { strength: 5, join: (a, b) => Number(a) + Number(b) },
  '-': { strength: 5, join: (a, b) => Number(a) - Number(b) },
  '*': { strength: 6, join: (a, b) => Number(a) * Number(b) },
  '/': { strength: 6, join: (a, b) => Number(a) / Number(b) },
  '^': { strength: 8, join: (a, b) => Number(a) ** Number(b) },
}

/** Signs up to this strength give something that holds or not, the others a number. */
const COMPARISON = 4

/** Of `not`, and of a minus before a term: −x² is −(x²). */
const NOT = 3
const MINUS = 7

/** Characters of an expression at most, and levels of brackets, functions and signs before a term. */
const maxCharacters = 500
const maxLevels = 100

/** Characters of an expression that an error shows before the fault and behind it. */
const shownCharacters = 100

/**
 * Reads an expression of x and y that holds or does not: + − * / ^, comparisons, and, or, not, and the usual functions;
 * angles are in radians, `log` is the natural one.
 *
 * @returns whether it holds at a place
 * @throws SpecError that points at the character where it is no expression, or too long or too deep a one
 */
export function readExpression(text: string): (x: number, y: number) => boolean {
  const { whole, end } = readWhole(text, 0, ['x', 'y'])
  if (whole.gives !== 'truth') fail(text, end, 'a comparison such as "> 0"')
  return (x, y) => whole.at(x, y) as boolean
}

/** Reads a term of `inputs`, x or x and y, that gives a number, from a character of a text on, as `readExpression` does. */
export function readTermOf(text: string, start: number, inputs: readonly string[]) {
  const { whole, end } = readWhole(text, start, inputs)
  if (whole.gives !== 'number')
    fail(text, end, 'a formula that gives a number, not one that holds or does not,')
  return (x: number, y: number) => whole.at(x, y) as number
}

function readWhole(text: string, from: number, inputs: readonly string[]): { whole: Term; end: number } {
  if (text.length > maxCharacters)
    fail(text, maxCharacters, `at most ${maxCharacters} characters, found more`)
  const tokens = tokensOf(text).filter(({ start }) => start >= from)
  const reader = { text, inputs, tokens, next: 0, levels: 0 }
  const whole = readTerm(reader, 0)
  const { kind, start: end } = reader.tokens[reader.next]
  if (kind !== 'end') fail(text, end, 'an operator, such as the * of 3*x, or the end')
  return { whole, end }
}

interface Reader {
  text: string
  /** Names of the coordinates that it may have: x, or x and y. */
  inputs: readonly string[]
  tokens: Token[]
  /** Index of the token that is read next. */
  next: number
  /** Number of brackets and signs that it stands in. */
  levels: number
}

function fail(text: string, start: number, expected: string, suggestion?: string): never {
  const from = Math.max(0, start - shownCharacters)
  const head = `${from > 0 ? '…' : ''}${text.slice(from, start)}`
  throw new SpecError('data', text, `${expected} at character ${start + 1}`, {
    suggestion,
    excerpt: `  ${head}${text.slice(start, start + shownCharacters)}\n  ${' '.repeat(head.length)}^`,
  })
}

function take(reader: Reader, sign: string): void {
  const { text, kind, start } = reader.tokens[reader.next]
  if (text !== sign || kind === 'name') fail(reader.text, start, `"${sign}"`)
  reader.next++
}

/** A term that gives what it must, of a token that stands for it in an error. */
function need({ text }: Reader, term: Term, gives: Term['gives'], { start }: Token): Evaluate {
  if (term.gives === gives) return term.at
  const number = 'a number on both sides, or `and` between comparisons'
  return fail(text, start, gives === 'number' ? number : 'comparisons on both sides')
}

/** A term and all that binds more tightly than `strength` behind it. */
function readTerm(reader: Reader, strength: number): Term {
  let left = readFirst(reader)
  for (;;) {
    const token = reader.tokens[reader.next]
    const sign = Object.hasOwn(signs, token.text) ? signs[token.text] : null
    if (!sign || sign.strength <= strength) return left
    reader.next++
    const right = readTerm(reader, token.text === '^' ? sign.strength - 1 : sign.strength)
    const wanted = token.text === 'and' || token.text === 'or' ? 'truth' : 'number'
    const [a, b] = [left, right].map(term => need(reader, term, wanted, token))
    const gives = sign.strength <= COMPARISON ? 'truth' : 'number'
    left = { gives, at: (x, y) => sign.join(a(x, y), b(x, y)) }
  }
}

/** A term within another, as behind a bracket. */
function readInner(reader: Reader, { start }: Token, strength: number): Term {
  if (++reader.levels > maxLevels)
    fail(reader.text, start, `at most ${maxLevels} levels of nesting, found more`)
  const term = readTerm(reader, strength)
  reader.levels--
  return term
}

function readFirst(reader: Reader): Term {
  const token = reader.tokens[reader.next++]
  const { text, kind, start } = token
  if (kind === 'number') return { gives: 'number', at: () => Number(text) }
  if (text === 'not') {
    const at = need(reader, readInner(reader, token, NOT), 'truth', token)
    return { gives: 'truth', at: (x, y) => !at(x, y) }
  }
  if (kind === 'name') return readName(reader, token)
  if (text === '-' || text === '+') {
    const at = need(reader, readInner(reader, token, MINUS), 'number', token)
    return { gives: 'number', at: text === '+' ? at : (x, y) => -at(x, y) }
  }
  if (text !== '(')
    return fail(reader.text, start, `a number, ${reader.inputs.join(', ')}, a function or a bracket`)
  const term = readInner(reader, token, 0)
  take(reader, ')')
  return term
}

function readName(reader: Reader, token: Token): Term {
  const { text: name, start } = token
  const isKnown = name !== 'y' || reader.inputs.includes(name)
  if (Object.hasOwn(numbers, name) && isKnown) return { gives: 'number', at: numbers[name] }
  if (Object.hasOwn(functions, name)) return readCall(reader, token)
  const near = nearest(name, names)
  const expected = `${reader.inputs.join(', ')}, pi, e or a function such as sin, exp, sqrt or abs`
  return fail(reader.text, start, expected, near && `"${near}"`)
}

function readCall(reader: Reader, name: Token): Term {
  const call = functions[name.text]
  const values: Evaluate[] = []
  for (let sign = '('; values.length === 0 || reader.tokens[reader.next].text === ','; sign = ',') {
    take(reader, sign)
    values.push(need(reader, readInner(reader, name, 0), 'number', name))
  }
  const wanted = call.length === 1 ? 'one value' : `${call.length} values`
  if (!severalValues.includes(name.text) && values.length !== call.length)
    fail(reader.text, name.start, `${wanted} for ${name.text}`)
  take(reader, ')')
  return { gives: 'number', at: (x, y) => call(...values.map(at => at(x, y) as number)) }
}

/** Words and signs that people write for others. */
const spellings = new Map(
  Object.entries({
    ...{ '**': '^', '−': '-', '·': '*', π: 'pi' },
    ...{ '≤': '<=', '≥': '>=', '≠': '!=' },
    ...{ '&&': 'and', '||': 'or', '!': 'not' },
  }),
)

function tokensOf(text: string): Token[] {
  const pattern =
    /(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([\p{L}_][\p{L}\d_]*)|(\*\*|<=|>=|==|!=|&&|\|\||[^\s])/gu
  const tokens = Array.from(text.matchAll(pattern), (match): Token => {
    const [found, number, name] = match
    const spelled = spellings.get(found) ?? found
    const kind = number ? 'number' : name || /^\p{L}/u.test(spelled) ? 'name' : 'sign'
    return { text: spelled, start: match.index, kind }
  })
  return [...tokens, { text: '', start: text.length, kind: 'end' }]
}
