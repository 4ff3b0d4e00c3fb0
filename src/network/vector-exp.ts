import {
  type Code,
  type CodeFunction,
  callImport,
  get,
  integer,
  pair,
  repeat,
  set,
  when,
} from './machine-code.ts'

/** Numbers that code reads from the memory's start: engines make a constant of the code anew at each use, in four steps. */
export interface Constants {
  /** Code for the number in both lanes. */
  both(value: number): Code
  /** All that were asked for, each twice. */
  all(): Float64Array<ArrayBuffer>
}

export function constantTable(): Constants {
  const values: number[] = []
  return {
    both(value) {
      const known = values.findIndex(each => Object.is(each, value))
      const k = known < 0 ? values.push(value) - 1 : known
      return pair.load(integer.of(16 * k))
    },
    all: () => Float64Array.from(values.flatMap(value => [value, value])),
  }
}

/**
 * A function (address, count) that replaces each x by after(e^before(x)). The imported function is to be Math.exp: it is
 * called for what is near overflow or no number.
 */
export function mapPairs(
  name: string,
  constants: Constants,
  before: (x: Code) => Code,
  after: (e: Code) => Code,
): CodeFunction {
  const [at, count] = [get(0), get(1)]
  const [x, e, firstWork] = [2, 3, 4]
  const { of, add, sub, less } = integer
  const called = [0, 1].reduce(
    (value, lane) => pair.withLane(value, lane, callImport(pair.lane(get(x), lane))),
    get(x),
  )
  const body = repeat(
    [
      ...set(x, before(pair.load(at))),
      ...when(
        pair.all(pair.less(pair.abs(get(x)), constants.both(708))),
        exponential(get(x), e, firstWork, constants),
        set(e, called),
      ),
      ...pair.store(at, after(get(e))),
      ...set(0, add(at, of(16))),
      ...set(1, sub(count, of(2))),
    ],
    less(of(0), count),
  )
  return { name, parameters: 2, integers: 0, vectors: 7, body }
}

/**
 * e^x for |x| < 708: 2^k · e^r, where |r| ≤ ln 2 / 2 and e^r is a rational approximation.
 *
 * @param result the local that gets it
 * @param work the first of five locals
 * @see fdlibm's e_exp.c (Sun Microsystems, 1993), with the special case of 1 that V8 has
 */
function exponential(x: Code, result: number, work: number, { both }: Constants): Code {
  const { add, sub, mul, div, abs, less, and, or, equal, trunc } = pair
  const [k, high, low, r, c] = [work, work + 1, work + 2, work + 3, work + 4]
  const size = abs(x)
  const half = or(both(0.5), and(x, both(-0)))
  const whole = trunc(add(mul(both(Math.LOG2E), x), half))
  const polynomial = numerators.reduceRight<Code>(
    (sum, p) => mul(get(result), sum.length === 0 ? both(p) : add(both(p), sum)),
    [],
  )
  const quotient = div(mul(get(r), get(c)), sub(both(2), get(c)))
  const seen = and(less(both(below(smallest)), size), quotient)
  const value = sub(both(1), sub(sub(get(low), seen), get(high)))
  // The exponent's bits come to stand at the end of a number this large.
  const power = pair.shiftLeft(add(get(k), both(2 ** 52 + 1023)), 52)
  return [
    ...set(k, and(less(both(below(halfLog2)), size), whole)),
    ...set(high, sub(x, mul(get(k), both(log2High)))),
    ...set(low, mul(get(k), both(log2Low))),
    ...set(r, sub(get(high), get(low))),
    ...set(result, mul(get(r), get(r))),
    ...set(c, sub(get(r), polynomial)),
    // V8 returns e for 1, a unit in the last place less than this gives: a mask that is set is −1.
    ...set(result, pair.addBits(mul(value, power), equal(x, both(1)))),
  ]
}

/** P1 to P5. */
const numerators = [
  0.16666666666666602, -0.0027777777777015593, 6.613756321437934e-5, -1.6533902205465252e-6,
  4.1381367970572385e-8,
]
/** ln 2 as a number whose products with whole numbers are exact, and the rest. */
const [log2High, log2Low] = [0.6931471803691238, 1.9082149292705877e-10]
/** ln 2 / 2 where the upper half of its bits decides, below which k is 0; and the size below which e^x is 1 + x. */
const [halfLog2, smallest] = [double(0x3fd62e43, 0), 2 ** -28]

/** The double of these halves. */
function double(high: number, low: number): number {
  return new Float64Array(Uint32Array.of(low, high).buffer)[0]
}

/** The double before a positive number that ends in zero bits. */
function below(value: number): number {
  return value * (1 - Number.EPSILON / 2)
}
