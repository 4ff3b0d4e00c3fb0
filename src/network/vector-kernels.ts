import {
  type Code,
  type CodeFunction,
  get,
  integer,
  moduleOf,
  pair,
  repeat,
  set,
  when,
} from './machine-code.ts'
import { type Constants, constantTable, mapPairs } from './vector-exp.ts'

/*
 * The loops that training many weights spends its time in, two numbers at a time. Each sum has its terms in the order
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

/** The module that exports them, and how many numbers it keeps at the memory's start. */
export function vectorModule(): { bytes: Uint8Array<ArrayBuffer>; numbers: number } {
  const constants = constantTable()
  const functions = [
    product(),
    mapPairs(
      'exp',
      constants,
      x => x,
      e => e,
    ),
    mapPairs('sigmoid', constants, pair.neg, e => sigmoid(e, constants)),
  ]
  const data = constants.all()
  return { bytes: moduleOf(functions, new Uint8Array(data.buffer)), numbers: data.length }
}

function sigmoid(e: Code, { both }: Constants): Code {
  return pair.div(both(1), pair.add(both(1), e))
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
