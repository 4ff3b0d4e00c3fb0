import {
  type Code,
  type CodeFunction,
  callImport,
  get,
  integer,
  moduleOf,
  pair,
  repeat,
  set,
  when,
} from './machine-code.ts'

/*
 * The loops that training on wide data spends its time in, two numbers at a time. Each sum has its terms in the order
 * of products.ts, and e^x has the operations of V8's Math.exp, so that no bit differs.
 */

/** The module's functions; addresses and distances are in bytes, `count` is in numbers. */
export interface VectorFunctions {
  /** out = init + a·b: rows × columns numbers side by side, as `b` has them; sums of `steps` terms. */
  product(
    a: number,
    aRow: number,
    aStep: number,
    b: number,
    init: number,
    initRow: number,
    out: number,
    rows: number,
    steps: number,
    columns: number,
  ): void
  /** Replaces each z by 1 / (1 + e^−z); an odd count takes the number behind too. */
  sigmoid(at: number, count: number): void
  /** Replaces each x by e^x; an odd count takes the number behind too. */
  exp(at: number, count: number): void
}

const constants: number[] = []

/** A number in both lanes, from the memory: engines make a constant of the code anew at each use, in four steps. */
function constantOf(value: number): Code {
  let k = constants.findIndex(known => Object.is(known, value))
  if (k < 0) k = constants.push(value) - 1
  return pair.load(integer.of(16 * k))
}

/** The module that exports them, and the numbers that it takes at the memory's start. */
export function vectorModule(): { bytes: Uint8Array<ArrayBuffer>; numbers: number } {
  const functions = [
    product(),
    inPlace(
      'exp',
      x => x,
      e => e,
    ),
    inPlace('sigmoid', pair.neg, sigmoid),
  ]
  const data = Float64Array.from(constants.flatMap(value => [value, value]))
  return { bytes: moduleOf(functions, new Uint8Array(data.buffer)), numbers: data.length }
}

function sigmoid(e: Code): Code {
  return pair.div(constantOf(1), pair.add(constantOf(1), e))
}

type Load = (at: Code) => Code
type Store = (at: Code, value: Code) => Code

/** Tiles of 4 rows × 4 columns: where one reaches beyond the matrix, its last row or pair of columns is counted twice. */
function product(): CodeFunction {
  const [a, aRow, aStep, b, init, initRow, out, rows, steps, columns] = Array.from({ length: 10 }, (_, i) =>
    get(i),
  )
  const integers = {
    column: 10,
    row: 11,
    first: 12,
    second: 13,
    term: 14,
    left: 15,
    right: 16,
    at: 17,
    start: 21,
  }
  const sums = 25
  const { of, add, sub, mul, min, less } = integer
  const width = mul(columns, of(8))
  const place = (base: Code, k: number, stride: Code) => add(base, mul(get(integers.start + k), stride))

  const tile = (load: Load, store: Store, pairs: 1 | 2, height: 1 | 4) => {
    const lines = [0, 1, 2, 3].slice(0, height)
    const halves = pairs === 2 ? [0, 1] : [0]
    const offset = (half: number) => get(half === 0 ? integers.first : integers.second)
    const sum = (k: number, half: number) => sums + 2 * k + half
    const factor = (half: number) => sums + 8 + half
    return [
      ...set(integers.row, of(0)),
      ...repeat(
        [
          ...lines.flatMap(k => [
            ...set(integers.start + k, min(add(get(integers.row), of(k)), sub(rows, of(1)))),
            ...set(integers.at + k, place(a, k, aRow)),
            ...halves.flatMap(half => set(sum(k, half), load(add(place(init, k, initRow), offset(half))))),
          ]),
          ...set(integers.left, add(b, get(integers.first))),
          ...set(integers.right, add(b, get(integers.second))),
          ...set(integers.term, steps),
          ...repeat(
            [
              ...halves.flatMap(half =>
                set(factor(half), load(get(half === 0 ? integers.left : integers.right))),
              ),
              ...lines.flatMap(k => [
                ...set(sums + 10, pair.loadBoth(get(integers.at + k))),
                ...halves.flatMap(half =>
                  set(sum(k, half), pair.add(get(sum(k, half)), pair.mul(get(sums + 10), get(factor(half))))),
                ),
                ...set(integers.at + k, add(get(integers.at + k), aStep)),
              ]),
              ...set(integers.left, add(get(integers.left), width)),
              ...set(integers.right, add(get(integers.right), width)),
              ...set(integers.term, sub(get(integers.term), of(1))),
            ],
            get(integers.term),
          ),
          ...lines.flatMap(k =>
            halves.flatMap(half => store(add(place(out, k, width), offset(half)), get(sum(k, half)))),
          ),
          ...set(integers.row, add(get(integers.row), of(height))),
        ],
        less(get(integers.row), rows),
      ),
    ]
  }

  const tiles = (load: Load, store: Store, pairs: 1 | 2) =>
    when(less(rows, of(2)), tile(load, store, pairs, 1), tile(load, store, pairs, 4))

  const body = [
    ...set(integers.column, of(0)),
    ...repeat(
      [
        ...set(integers.first, mul(get(integers.column), of(8))),
        ...when(less(sub(columns, get(integers.column)), of(2)), tiles(pair.loadBoth, pair.storeFirst, 1), [
          ...set(integers.second, mul(min(add(get(integers.column), of(2)), sub(columns, of(2))), of(8))),
          ...tiles(pair.load, pair.store, 2),
        ]),
        ...set(integers.column, add(get(integers.column), of(4))),
      ],
      less(get(integers.column), columns),
    ),
  ]
  return { name: 'product', parameters: 10, integers: 15, vectors: 11, body }
}

/** Replaces each x by after(e^before(x)); the imported function is Math.exp, for what is near overflow or no number. */
function inPlace(name: string, before: (x: Code) => Code, after: (e: Code) => Code): CodeFunction {
  const [at, count] = [get(0), get(1)]
  const [x, e, firstWork] = [2, 3, 4]
  const { of, add, sub, less } = integer
  const exact = [0, 1].reduce(
    (value, lane) => pair.withLane(value, lane, callImport(pair.lane(get(x), lane))),
    get(x),
  )
  const body = repeat(
    [
      ...set(x, before(pair.load(at))),
      ...when(
        pair.all(pair.less(pair.abs(get(x)), constantOf(708))),
        exponential(get(x), e, firstWork),
        set(e, exact),
      ),
      ...pair.store(at, after(get(e))),
      ...set(0, add(at, of(16))),
      ...set(1, sub(count, of(2))),
    ],
    less(of(0), count),
  )
  return { name, parameters: 2, integers: 0, vectors: 8, body }
}

/** The double of these two halves. */
function double(high: number, low: number): number {
  return new Float64Array(Uint32Array.of(low, high).buffer)[0]
}

/** The double before a power of 2 times a short number. */
function below(value: number): number {
  return value * (1 - Number.EPSILON / 2)
}

/**
 * e^x for |x| < 708: 2^k · e^r by a rational approximation, |r| ≤ ln 2 / 2.
 *
 * @see FreeBSD's /usr/src/lib/msun/src/e_exp.c (fdlibm, Sun Microsystems 1993), with V8's special case of 1
 */
function exponential(x: Code, result: number, work: number): Code {
  const { add, sub, mul, div, abs, less, and, or, equal, trunc } = pair
  const [k, high, low, r, c] = [work, work + 1, work + 2, work + 3, work + 4]
  const size = abs(x)
  const p = [
    1.66666666666666019037e-1, -2.77777777770155933842e-3, 6.61375632143793436117e-5,
    -1.6533902205465251539e-6, 4.13813679705723846039e-8,
  ]
  const polynomial = p.reduceRight<Code>(
    (sum, coefficient) =>
      mul(get(result), sum.length === 0 ? constantOf(coefficient) : add(constantOf(coefficient), sum)),
    [],
  )
  const half = or(constantOf(0.5), and(x, constantOf(-0)))
  const whole = trunc(add(mul(constantOf(1.442695040888963387), x), half))
  const quotient = div(mul(get(r), get(c)), sub(constantOf(2), get(c)))
  const value = sub(
    constantOf(1),
    sub(sub(get(low), and(less(constantOf(below(2 ** -28)), size), quotient)), get(high)),
  )
  const power = pair.shiftLeft(add(get(k), constantOf(2 ** 52 + 1023)), 52)
  return [
    ...set(k, and(less(constantOf(below(double(0x3fd62e43, 0))), size), whole)),
    ...set(high, sub(x, mul(get(k), constantOf(6.9314718036912381649e-1)))),
    ...set(low, mul(get(k), constantOf(1.90821492927058770002e-10))),
    ...set(r, sub(get(high), get(low))),
    ...set(result, mul(get(r), get(r))),
    ...set(c, sub(get(r), polynomial)),
    // e is one unit in the last place below what the rest makes of 1.
    ...set(result, pair.addBits(mul(value, power), equal(x, constantOf(1)))),
  ]
}
