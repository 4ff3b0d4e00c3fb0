import { SpecError } from '../options/error.ts'
import { nearest } from '../options/suggest.ts'

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

const constants: Record<string, number> = { pi: Math.PI, e: Math.E }

/** Functions of one number, or of two where their length is 2; `min`, `max` and `hypot` take one or more. */
const functions: Record<string, (...values: number[]) => number> = {
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  atan2: Math.atan2,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  exp: Math.exp,
  log: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  sqrt: Math.sqrt,
  abs: Math.abs,
  sign: Math.sign,
  floor: Math.floor,
  ceil: Math.ceil,
  round: Math.round,
  mod: (a: number, b: number) => a - b * Math.floor(a / b),
  min: Math.min,
  max: Math.max,
  hypot: Math.hypot,
}

const severalValues = ['min', 'max', 'hypot']
const names = ['x', 'y', ...Object.keys(constants), ...Object.keys(functions)]

/** Precedence of the signs between two terms; equal ones bind from left to right, but for the power. */
const strengths: Record<string, number> = {
  or: 1,
  and: 2,
  '<': 4,
  '>': 4,
  '<=': 4,
  '>=': 4,
  '==': 4,
  '=': 4,
  '!=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '^': 8,
}

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
  const fail = ({ start }: Pick<Token, 'start'>, expected: string, suggestion?: string): never => {
    const from = Math.max(0, start - shownCharacters)
    const head = `${from > 0 ? '…' : ''}${text.slice(from, start)}`
    throw new SpecError('data', text, `${expected} at character ${start + 1}`, {
      suggestion,
      excerpt: `  ${head}${text.slice(start, start + shownCharacters)}\n  ${' '.repeat(head.length)}^`,
    })
  }
  if (text.length > maxCharacters)
    fail({ start: maxCharacters }, `at most ${maxCharacters} characters, found more`)
  const tokens = tokensOf(text)
  let next = 0
  let levels = 0
  const peek = () => tokens[next]
  const take = (sign: string) => {
    if (peek().text !== sign || peek().kind === 'name') fail(peek(), `"${sign}"`)
    next++
  }
  const need = (term: Term, gives: Term['gives'], token: Token): Term =>
    term.gives === gives
      ? term
      : fail(
          token,
          gives === 'number'
            ? 'a number on both sides, or `and` between comparisons'
            : 'comparisons on both sides',
        )

  /** A term within another, as behind a bracket. */
  const readInner = (token: Token, strength: number): Term => {
    if (++levels > maxLevels) fail(token, `at most ${maxLevels} levels of nesting, found more`)
    const term = readTerm(strength)
    levels--
    return term
  }

  const readArguments = (name: Token): Term => {
    const call = functions[name.text]
    take('(')
    const terms = [need(readInner(name, 0), 'number', name)]
    while (peek().text === ',') {
      next++
      terms.push(need(readInner(name, 0), 'number', name))
    }
    const several = severalValues.includes(name.text)
    if (!several && terms.length !== call.length)
      fail(name, `${call.length === 1 ? 'one value' : `${call.length} values`} for ${name.text}`)
    take(')')
    return { gives: 'number', at: (x, y) => call(...terms.map(({ at }) => at(x, y) as number)) }
  }

  const readName = (token: Token): Term => {
    const { text: name } = token
    if (name === 'x') return { gives: 'number', at: x => x }
    if (name === 'y') return { gives: 'number', at: (_, y) => y }
    if (Object.hasOwn(constants, name)) return { gives: 'number', at: () => constants[name] }
    if (Object.hasOwn(functions, name)) return readArguments(token)
    const near = nearest(name, names)
    return fail(token, `x, y, pi, e or a function such as sin, exp, sqrt or abs`, near && `"${near}"`)
  }

  const readFirst = (): Term => {
    const token = peek()
    next++
    if (token.kind === 'number') return { gives: 'number', at: () => Number(token.text) }
    if (token.text === 'not') {
      const { at } = need(readInner(token, NOT), 'truth', token)
      return { gives: 'truth', at: (x, y) => !at(x, y) }
    }
    if (token.kind === 'name') return readName(token)
    if (token.text === '-' || token.text === '+') {
      const { at } = need(readInner(token, MINUS), 'number', token)
      return token.text === '+' ? { gives: 'number', at } : { gives: 'number', at: (x, y) => -at(x, y) }
    }
    if (token.text !== '(') return fail(token, 'a number, x, y, a function or a bracket')
    const term = readInner(token, 0)
    take(')')
    return term
  }

  /** A term and all that binds more tightly than `strength` behind it. */
  const readTerm = (strength: number): Term => {
    let left = readFirst()
    for (;;) {
      const token = peek()
      const own = Object.hasOwn(strengths, token.text) ? strengths[token.text] : 0
      if (own <= strength) return left
      next++
      const right = readTerm(token.text === '^' ? own - 1 : own)
      left = joined(token, left, right)
    }
  }

  const joined = (token: Token, left: Term, right: Term): Term => {
    const logical = token.text === 'and' || token.text === 'or'
    const { at: a } = need(left, logical ? 'truth' : 'number', token)
    const { at: b } = need(right, logical ? 'truth' : 'number', token)
    const join = joins[token.text]
    return { gives: own(token.text), at: (x, y) => join(a(x, y), b(x, y)) }
  }

  const whole = readTerm(0)
  if (peek().kind !== 'end') fail(peek(), 'an operator, or the end')
  if (whole.gives !== 'truth') fail(peek(), 'a comparison such as "> 0"')
  return (x, y) => whole.at(x, y) as boolean
}

function own(sign: string): Term['gives'] {
  return strengths[sign] <= 4 ? 'truth' : 'number'
}

const joins: Record<string, (a: Value, b: Value) => Value> = {
  or: (a, b) => a || b,
  and: (a, b) => a && b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '+': (a, b) => Number(a) + Number(b),
  '-': (a, b) => Number(a) - Number(b),
  '*': (a, b) => Number(a) * Number(b),
  '/': (a, b) => Number(a) / Number(b),
  '^': (a, b) => Number(a) ** Number(b),
}

/** Words and signs that people write for others. */
const spellings = new Map([
  ['**', '^'],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
  ['−', '-'],
  ['·', '*'],
  ['&&', 'and'],
  ['||', 'or'],
  ['!', 'not'],
  ['π', 'pi'],
])

function tokensOf(text: string): Token[] {
  const pattern =
    /(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([\p{L}_][\p{L}\d_]*)|(\*\*|<=|>=|==|!=|&&|\|\||[^\s])/gu
  const tokens = Array.from(
    text.matchAll(pattern),
    ({ 0: found, 1: number, 2: name, index: start }): Token => {
      const spelled = spellings.get(found) ?? found
      return {
        text: spelled,
        start,
        kind: number ? 'number' : name || /^\p{L}/u.test(spelled) ? 'name' : 'sign',
      }
    },
  )
  return [...tokens, { text: '', start: text.length, kind: 'end' }]
}
