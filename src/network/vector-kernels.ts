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

/** The bytes of the module that exports them. */
export function vectorModule(): Uint8Array<ArrayBuffer> {
  return moduleOf([product(), inPlace('exp', x => x, e => e), inPlace('sigmoid', pair.neg, sigmoid)])
}

function sigmoid(e: Code): Code {
  return pair.div(pair.of(1), pair.add(pair.of(1), e))
}

/** Tiles of 4 rows × 4 columns: where one reaches beyond the matrix, its last row or pair of columns is counted twice. */
function product(): CodeFunction {
  const [a, aRow, aStep, b, init, initRow, out, rows, steps, columns] = Array.from({ length: 10 }, (_, i) => get(i))
  const integers = { column: 10, row: 11, first: 12, second: 13, term: 14, left: 15, right: 16, at: 17, start: 21 }
  const sums = 25
  const { of, add, sub, mul, min, less } = integer
  const width = mul(columns, of(8))
  const four = [0, 1, 2, 3]
  const place = (base: Code, k: number, stride: Code) => add(base, mul(get(integers.start + k), stride))

  const tile = (load: (at: Code) => Code, store: (at: Code, value: Code) => Code, pairs: 1 | 2) => {
    const halves = pairs === 2 ? [0, 1] : [0]
    const offset = (half: number) => get(half === 0 ? integers.first : integers.second)
    const sum = (k: number, half: number) => sums + 2 * k + half
    const factor = (half: number) => sums + 8 + half
    return [
      ...set(integers.row, of(0)),
      ...repeat(
        [
          ...four.flatMap(k => [
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
              ...four.flatMap(k => [
                ...set(sums + 10, pair.loadBoth(get(integers.at + k))),
                ...halves.flatMap(half =>
                  set(
                    sum(k, half),
                    pair.add(get(sum(k, half)), pair.mul(get(sums + 10), get(factor(half)))),
                  ),
                ),
                ...set(integers.at + k, add(get(integers.at + k), aStep)),
              ]),
              ...set(integers.left, add(get(integers.left), width)),
              ...set(integers.right, add(get(integers.right), width)),
              ...set(integers.term, sub(get(integers.term), of(1))),
            ],
            get(integers.term),
          ),
          ...four.flatMap(k =>
            halves.flatMap(half => store(add(place(out, k, width), offset(half)), get(sum(k, half)))),
          ),
          ...set(integers.row, add(get(integers.row), of(4))),
        ],
        less(get(integers.row), rows),
      ),
    ]
  }

  const body = [
    ...set(integers.column, of(0)),
    ...repeat(
      [
        ...set(integers.first, mul(get(integers.column), of(8))),
        ...when(
          less(sub(columns, get(integers.column)), of(2)),
          tile(pair.loadBoth, pair.storeFirst, 1),
          [
            ...set(integers.second, mul(min(add(get(integers.column), of(2)), sub(columns, of(2))), of(8))),
            ...tile(pair.load, pair.store, 2),
          ],
        ),
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
        pair.all(pair.less(pair.abs(get(x)), pair.of(708))),
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
  const { of, add, sub, mul, div, abs, less, and, or, equal, trunc } = pair
  const [k, high, low, r, c] = [work, work + 1, work + 2, work + 3, work + 4]
  const size = abs(x)
  const p = [
    1.66666666666666019037e-1, -2.77777777770155933842e-3, 6.61375632143793436117e-5,
    -1.6533902205465251539e-6, 4.13813679705723846039e-8,
  ]
  const polynomial = p.reduceRight<Code>(
    (sum, coefficient) => mul(get(result), sum.length === 0 ? of(coefficient) : add(of(coefficient), sum)),
    [],
  )
  const half = or(of(0.5), and(x, of(-0)))
  const whole = trunc(add(mul(of(1.442695040888963387), x), half))
  const quotient = div(mul(get(r), get(c)), sub(of(2), get(c)))
  const value = sub(of(1), sub(sub(get(low), and(less(of(below(2 ** -28)), size), quotient)), get(high)))
  const power = pair.shiftLeft(add(get(k), of(2 ** 52 + 1023)), 52)
  return [
    ...set(k, and(less(of(below(double(0x3fd62e43, 0))), size), whole)),
    ...set(high, sub(x, mul(get(k), of(6.9314718036912381649e-1)))),
    ...set(low, mul(get(k), of(1.90821492927058770002e-10))),
    ...set(r, sub(get(high), get(low))),
    ...set(result, mul(get(r), get(r))),
    ...set(c, sub(get(r), polynomial)),
    // e is one unit in the last place below what the rest makes of 1.
    ...set(result, pair.addBits(mul(value, power), equal(x, of(1)))),
  ]
}
