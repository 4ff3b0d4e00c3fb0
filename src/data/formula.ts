import type { DatasetFacts } from '../options/catalog.ts'
import { SpecError } from '../options/error.ts'
import type { Interval } from '../options/forms.ts'
import { type Formula, formulaOf } from '../options/task.ts'
import type { RawRegression } from './dataset.ts'
import { readTermOf } from './expression.ts'
import { LARGEST } from './number.ts'
import { normal, random } from './random.ts'
import { areAllEqual, fitScale } from './scale.ts'

/** Facts of the data of a formula, by the number of its inputs. */
const facts = {
  1: { summary: 'a number for each x, by a formula', samples: 80, hidden: '6:tanh', alpha: 0.01 },
  2: { summary: 'a number for each x and y, by a formula', samples: 300, hidden: '6:tanh', alpha: 0.1 },
}

export interface FormulaOptions {
  samples: number
  /** Deviation of what is added to the values, in units of their own deviation. */
  noise: number
  seed: number
  /** Of each input. */
  domain: Interval
}

/** Data of a formula: their facts, the function that it is, and the pure function that draws its points. */
export interface FormulaGenerator extends DatasetFacts {
  formula: Formula
  /** The value at a place; y is not looked at where x is the only input. */
  at(x: number, y: number): number
  /** Points uniform in the domain. @throws SpecError where the formula has no numbers there, or one alone */
  generate(options: FormulaOptions): RawRegression
}

/** The data of a formula such as "y = sin(3*x)" or "z = x*y". @throws SpecError that points at the character where it is none */
export function formulaGenerator(text: string): FormulaGenerator {
  const formula = formulaOf(text)!
  const { target, inputs, start } = formula
  const at = readTermOf(text, start, inputs)
  const width = inputs.length as keyof typeof facts
  return {
    name: text,
    fixed: false,
    noise: 0.1,
    classes: 0,
    ...facts[width],
    formula,
    at,
    generate({ samples, noise, seed, domain }) {
      const rng = random(seed)
      const x = new Float64Array(samples * width)
      const errors = new Float64Array(samples)
      for (let i = 0; i < samples; i++) {
        for (let j = 0; j < width; j++) x[i * width + j] = domain.from + (domain.to - domain.from) * rng()
        errors[i] = normal(rng)
      }
      for (const places of [gridIn(domain, width), x]) checkValues(text, at, places, inputs, domain)
      const values = valuesAt(at, x, width)
      if (areAllEqual(values))
        throw new SpecError('data', text, `a formula whose values differ, not ${values[0]} everywhere`)
      const [deviation] = fitScale(values, 1, 'standard').deviation
      const y = values.map((value, i) => value + noise * deviation * errors[i])
      return { x, y, features: [...inputs], target }
    },
  }
}

/** The facts of a formula's data. @throws SpecError for one that cannot be read */
export function formulaFacts(text: string): DatasetFacts {
  const { formula: _, at: __, generate: ___, ...facts } = formulaGenerator(text)
  return facts
}

/** The values of a formula at places, samples × inputs. */
function valuesAt(at: FormulaGenerator['at'], x: Float64Array, width: number): Float64Array {
  return Float64Array.from({ length: x.length / width }, (_, i) => at(x[i * width], x[i * width + 1]))
}

/** Places of a grid each way, between the round numbers at which a formula such as sin(x)/x has a gap. */
const cells = { 1: 400, 2: 40 }

function gridIn({ from, to }: Interval, width: 1 | 2): Float64Array {
  const count = cells[width]
  const along = (k: number) => from + ((to - from) * (k + 0.5)) / count
  const places = Array.from({ length: count ** width }, (_, i) => [
    along(i % count),
    along(Math.floor(i / count)),
  ])
  return Float64Array.from(places.flatMap(place => place.slice(0, width)))
}

function isValue(value: number): boolean {
  return Math.abs(value) <= LARGEST
}

/** Parts of a domain by which another one is sought. */
const PARTS = 8

/** @throws SpecError for a place at which a formula is no number, with a domain in which it is one everywhere */
function checkValues(
  text: string,
  at: FormulaGenerator['at'],
  x: Float64Array,
  inputs: readonly string[],
  domain: Interval,
): void {
  const width = inputs.length as 1 | 2
  const values = valuesAt(at, x, width)
  const odd = values.findIndex(value => !isValue(value))
  if (odd < 0) return
  const place = inputs.map((name, j) => `${name} = ${Number(x[odd * width + j].toPrecision(3))}`).join(', ')
  const wanted = Number.isFinite(values[odd]) ? `a number from -${LARGEST} to ${LARGEST}` : 'a number'
  const better = largestPart(domain, part => valuesAt(at, gridIn(part, width), width).every(isValue))
  const advice = better ? `--domain ${better.from}:${better.to}` : 'another --domain'
  throw new SpecError('data', text, `${wanted} at ${place}, not ${values[odd]}; ${advice} may help`)
}

/** The largest part of a domain, by eighths, that is good; undefined where none is. */
function largestPart({ from, to }: Interval, isGood: (part: Interval) => boolean): Interval | undefined {
  const end = (part: number) => Number((from + ((to - from) * part) / PARTS).toPrecision(6))
  for (let size = PARTS - 1; size > 0; size--)
    for (let first = PARTS - size; first >= 0; first--) {
      const part = { from: end(first), to: end(first + size) }
      if (isGood(part)) return part
    }
  return undefined
}
