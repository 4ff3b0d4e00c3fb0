import { type ActivationName, activations } from '../../activation.ts'

/** A function of a number z for each unit j; lists have a number for each unit, or one for all. */
export interface ActivationCurve {
  at(z: number, j: number): number
  /** Its slope and intercept, where it is a straight line; a constant has the slope 0. */
  line?: { slope: readonly number[]; intercept: readonly number[] }
  /** The bent functions in it, each with the line that goes into it, or the tangent at 0 of what does. */
  bends: readonly { operator: string; slope: number; intercept: number }[]
  /** Functions that one value takes. */
  size: number
  /** Numbers in its lists: 1 where it is the same for all units. */
  units: number
}

/** A unit as factor · activation(slope · z + intercept) + term. */
export interface ActivationFit {
  activation: ActivationName
  slope: number
  intercept: number
  factor: number
  term: number
}

/** Functions in a curve at most: gelu by tanh has 14; one that takes itself twice again and again has 2ⁿ. */
const maxSize = 40

/** Activations, the operators that they are written with, and slope of the activation where the operator's is 1. */
const written: readonly (readonly [ActivationName, RegExp, number])[] = [
  ['sigmoid', /^Sigmoid$/, 1],
  ['silu', /^Sigmoid$/, 1],
  ['tanh', /^Tanh$/, 1],
  ['relu', /Relu$|^Clip$/, 1],
  ['leaky_relu', /^LeakyRelu$/, 1],
  ['hardtanh', /^Clip$/, 1],
  ['gelu', /^Gelu$/, 1],
  ['gelu', /^Erf$/, Math.SQRT2],
  ['gelu_tanh', /^Gelu$/, 1],
  ['gelu_tanh', /^Tanh$/, Math.sqrt(Math.PI / 2)],
  ['elu', /^Elu$/, 1],
  ['selu', /^Selu$/, 1],
  ['softplus', /^Softplus$/, 1],
  ['softsign', /^Softsign$|^Abs$/, 1],
]

/** Operators of two values. */
export const operations: Readonly<Record<string, (a: number, b: number) => number>> = {
  Add: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Mul: (a, b) => a * b,
  Div: (a, b) => a / b,
  Pow: (a, b) => a ** b,
  Greater: (a, b) => Number(a > b),
}

export function entry(list: readonly number[], j: number): number {
  return list.length === 1 ? list[0] : list[j]
}

export function straight(slope: readonly number[], intercept: readonly number[]): ActivationCurve {
  const at = (z: number, j: number) => entry(slope, j) * z + entry(intercept, j)
  const units = Math.max(slope.length, intercept.length)
  return { at, line: { slope, intercept }, bends: [], size: 1, units }
}

export function functionOf(name: ActivationName): (z: number) => number {
  return z => {
    const one = Float64Array.of(z)
    activations[name].apply(one)
    return one[0]
  }
}

/** A bent function of a curve; null for one of too many. */
export function bent(operator: string, of: ActivationCurve, by: (z: number) => number) {
  if (of.size >= maxSize) return null
  // Differences of the fourth order: exact for the cubic polynomial in gelu by tanh, which is odd.
  const difference = (h: number) => of.at(h, 0) - of.at(-h, 0)
  const slope = of.line?.slope[0] ?? (8 * difference(0.5) - difference(1)) / 6
  const bends = [...of.bends, { operator, slope, intercept: of.at(0, 0) }]
  return { at: (z: number, j: number) => by(of.at(z, j)), bends, size: of.size + 1, units: of.units }
}

/** An operation with two curves; null for one of too many functions. */
export function combined(operator: string, a: ActivationCurve, b: ActivationCurve): ActivationCurve | null {
  const by = operations[operator]
  const each = (p: readonly number[], q: readonly number[]) =>
    Array.from({ length: Math.max(p.length, q.length) }, (_, j) => by(entry(p, j), entry(q, j)))
  const [isLevel, isOtherLevel] = [a, b].map(({ line }) => line?.slope.every(slope => slope === 0) ?? false)
  if (a.line && b.line) {
    const intercept = each(a.line.intercept, b.line.intercept)
    if (isLevel && isOtherLevel) return straight([0], intercept)
    if (/^(Add|Sub)$/.test(operator)) return straight(each(a.line.slope, b.line.slope), intercept)
    if (/^(Mul|Div)$/.test(operator) && isOtherLevel)
      return straight(each(a.line.slope, b.line.intercept), intercept)
    if (operator === 'Mul' && isLevel) return combined(operator, b, a)
  }
  if (a.size + b.size >= maxSize) return null
  const at = (z: number, j: number) => by(a.at(z, j), b.at(z, j))
  const units = Math.max(a.units, b.units)
  return { at, bends: [...a.bends, ...b.bends], size: a.size + b.size + 1, units }
}

/** Places at which a curve is held against an activation, kinks among them, and those far off, where a relu may end. */
export const samplePlaces = Array.from({ length: 129 }, (_, i) => (i - 64) / 8)
const far = [-1e4, 1e4]
/** Distance at most, as a share of the value: constants of files are rounded to 24 bits. */
const tolerance = 1e-7

/** The activation that a curve is for a unit, with what goes into the weights on both sides; null for another function. */
export function fitOf({ at, line, bends }: ActivationCurve, j: number): ActivationFit | null {
  const same = { activation: 'identity' as const, slope: 1, intercept: 0 }
  if (line) return { ...same, factor: entry(line.slope, j), term: entry(line.intercept, j) }
  for (const [activation, operators, scale] of written)
    for (const bend of bends.filter(({ operator }) => operators.test(operator))) {
      const [slope, intercept] = [scale * bend.slope, scale * bend.intercept]
      const fit = fitted(functionOf(activation), place => at((place - intercept) / slope, j))
      if (fit) return { activation, slope, intercept, ...fit }
    }
  return null
}

/** The line from values of a known function to those of another, by least squares; null where they do not lie on it. */
function fitted(known: (place: number) => number, found: (place: number) => number) {
  const mean = (by: (place: number) => number) =>
    samplePlaces.reduce((sum, place) => sum + by(place), 0) / samplePlaces.length
  const rounded = (value: number, to: number) => (Math.abs(value - to) < 1e-12 ? to : value)
  const [a, b] = [mean(known), mean(found)]
  const covariance = mean(place => (known(place) - a) * (found(place) - b))
  const factor = rounded(covariance / mean(place => (known(place) - a) ** 2), 1)
  const term = rounded(b - factor * a, 0)
  const isNear = (place: number) => {
    const value = factor * known(place) + term
    return Math.abs(value - found(place)) <= tolerance * (10 * Math.abs(factor) + Math.abs(value))
  }
  return factor !== 0 && [...samplePlaces, ...far].every(isNear) ? { factor, term } : null
}
