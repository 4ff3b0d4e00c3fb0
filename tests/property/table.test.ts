import fc from 'fast-check'
import { describe, it } from 'vitest'
import { parseTable } from '../../src/data/table.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { drawAny, drawnRuns, long, outcomeOf, runs } from './outcome.ts'

const cell = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('0', '1', '2', '0.5', '-3', '1e3', 'yes', 'no', 'a', 'b') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...'NA NaN Infinity -0 1e150 -1e150 1e-320 1e400 1,5 0x10 🙂 " "x" "a,b" a"b \' __proto__'.split(' '),
      ...['', ' 7 ', '"a\nb"', '\u0000', '\uFEFF', '\r', '\u202e', '\u2028', 'Unnamed: 0', '\ud800'],
      ...'constructor label {{ [ 999999999999999999999 5e-324 true'.split(' '),
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 5 }) },
  { weight: 1, arbitrary: fc.double({ noNaN: true }).map(String) },
)
const rows = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.boolean())
  .chain(([width, even]) =>
    fc.array(fc.array(cell, { minLength: even ? width : 0, maxLength: width }), { maxLength: 9 }),
  )
const delimited = fc
  .tuple(rows, fc.constantFrom(',', ';', '\t', '|', ', '), fc.constantFrom('\n', '\r\n', '\r', '\n\n'))
  .map(([cells, delimiter, end]) => cells.map(row => row.join(delimiter)).join(end))

/** A whole table of numbers and classes, of any size and shape of points. */
const number = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(0, 1e-9, 1e9, 1e150, -1e150, 1e-300, 1 / 3, 1e15),
  fc.double({ min: -10, max: 10, noNaN: true }),
)
const whole = fc.integer({ min: 1, max: 4 }).chain(width =>
  fc.record({
    points: fc.array(fc.array(number, { minLength: width, maxLength: width }), {
      minLength: 2,
      maxLength: 14,
    }),
    classes: fc.integer({ min: 2, max: 4 }),
  }),
)
const textOf = ({ points, classes }: { points: number[][]; classes: number }) =>
  [
    [...points[0].map((_, i) => `f${i}`), 'label'],
    ...points.map((point, i) => [...point, 'abcd'[i % classes]]),
  ]
    .map(row => row.join(','))
    .join('\n')

const options = fc.record({
  label: fc.constantFrom(null, null, '1', '2', 'label', 'a', '0', '99', '__proto__'),
  features: fc.constantFrom(null, null, ['1'], ['a', 'b'], ['1', '1'], ['constructor']),
})

describe('any table', () => {
  it('of delimited text is read, or refused with its place', long, async () => {
    await fc.assert(
      fc.asyncProperty(
        delimited,
        options,
        fc.constantFrom('t.csv', 't.tsv', '-'),
        async (text, more, file) => {
          await outcomeOf(() => parseTable(text, { file, ...more }))
        },
      ),
      { seed: 21, numRuns: runs(500) },
    )
  })

  it('of any letters is', long, async () => {
    const letter = fc.constantFrom(...',;\t|"\n\r 019.-eEaNxyz\u0000\uFEFF[]{}:')
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: letter, maxLength: 60 }), options, async (text, more) => {
        await outcomeOf(() => parseTable(text, { file: 't.csv', ...more }))
        await outcomeOf(() => parseTable(text, { file: 'standard input', ...more }))
      }),
      { seed: 22, numRuns: runs(300) },
    )
  })

  it('of JSON is, and so are its beginnings', long, async () => {
    const records = fc.array(
      fc.dictionary(fc.oneof(fc.constantFrom('a', 'b', 'label', '__proto__'), cell), cell),
    )
    const columns = fc.dictionary(fc.constantFrom('a', 'b', 'label'), fc.array(fc.oneof(cell, fc.double())))
    const any = fc.oneof(records, columns, rows, fc.jsonValue({ maxDepth: 3 }))
    await fc.assert(
      fc.asyncProperty(any, fc.nat(), options, async (value, cut, more) => {
        const text = JSON.stringify(value)
        await outcomeOf(() => parseTable(text, { file: 't.json', ...more }))
        await outcomeOf(() => parseTable(text.slice(0, cut % text.length), { file: 't.json', ...more }))
      }),
      { seed: 23, numRuns: runs(300) },
    )
  })

  it('that is read has a picture of finite numbers, or says why it has none', long, async () => {
    const looks = fc.record({
      scene: fc.constantFrom('transform', 'transform', 'boundary', 'orbit', 'surface', 'story', 'data'),
      scale: fc.constantFrom('standard', 'minmax', 'none'),
      hidden: fc.constantFrom([1], [2], [3], [2, 3], [5], '3:relu', '2:identity'),
      reduce: fc.constantFrom(null, null, 2, 3, 'lda:2'),
    })
    await fc.assert(
      fc.asyncProperty(whole, looks, async (table, look) => {
        await outcomeOf(() => {
          const spec = readSpecObject({ data: 't.csv', ...look, maxIter: 15, restarts: 1, size: 200 })
          return drawAny(spec, { table: textOf(table) })
        })
      }),
      { seed: 24, numRuns: drawnRuns(8) },
    )
  })
})
