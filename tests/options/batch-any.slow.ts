import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BatchOptions, readBatchWith } from '../../src/options/batch.ts'
import { errorsOf, SpecError } from '../../src/options/error.ts'
import { figureSpecReader } from '../../src/options/read.ts'
import { type FigureSpec, networkSpecs, specJson } from '../../src/options/sweep.ts'
import { long, runs } from '../property/outcome.ts'
import { catalog } from './catalog.ts'

const readBatch = (text: string, options?: BatchOptions) => readBatchWith(catalog, text, options)
const read = (text: string) => readBatch(text, { file: 'any.yaml' })
const readSpec = figureSpecReader(catalog)

/** Reads a text and holds what comes out against the promise: figures, or errors with a place each. */
function outcomeOf(text: string): 'figures' | 'errors' {
  try {
    for (const { spec, outputs } of read(text).figures) {
      expect(readSpec(specJson(spec))).toEqual(spec)
      expect(outputs.length).toBeGreaterThan(0)
    }
    return 'figures'
  } catch (error) {
    if (!(error instanceof SpecError)) throw error
    for (const { message, place } of errorsOf(error)) {
      expect(place).toMatchObject({ file: 'any.yaml', line: expect.any(Number), column: expect.any(Number) })
      expect(message).toMatch(/^any\.yaml:\d+:\d+.*\n *\d+ \| .*\n +\| *\^+$/)
      expect(message).not.toMatch(/(got|expected) undefined|\[object /)
    }
    return 'errors'
  }
}

const values = [
  ..."blobs iris.csv circles - 2 '2|3' 1..3 5..2 null true yes 1e400 .nan -1 *a {{ } 🙂 | > ' 50%".split(' '),
  ...['[2, 3]', '[[2], "3:tanh"]', '{a: 1}', '', '&a x', '!!str 3', '"{seed}"', '- 1', '? x'],
  ...['{base: dark}', '{ink: blu, x: 1}', '600x400', 'surface', 'transform,surface'],
]
const keys =
  'data seed hidden theme fps output matrix figures defaults scene samples size at activation turns layout __proto__ constructor dataa " [ << 1'.split(
    ' ',
  )

/** Lines of a batch with words in wrong places, and wrong words in right ones. */
const lines = fc
  .array(
    fc.tuple(
      fc.constantFrom('', '  ', '    ', '- ', '  - ', '      ', '\t'),
      fc.constantFrom(...keys),
      fc.constantFrom(': ', ':', ' ', ': [', ': {'),
      fc.constantFrom(...values),
      fc.constantFrom('', ']', '}', ' # x', ', x: 1}', ', 2]'),
    ),
    { maxLength: 12 },
  )
  .map(rows => rows.map(row => row.join('')).join('\n'))

/** A right batch with one key after another wrong. */
const entry = fc.dictionary(fc.constantFrom(...keys), fc.oneof(fc.constantFrom(...values), fc.jsonValue()), {
  maxKeys: 5,
})
const batch = fc.record({
  defaults: entry,
  figures: fc.array(
    fc
      .record({ data: fc.constantFrom('blobs', 'moons', 'a.csv', 'x'), output: fc.string(), matrix: entry })
      .chain(own => entry.map(more => ({ ...own, ...more }))),
    { maxLength: 4 },
  ),
})

describe('any text', () => {
  const pinned = { seed: 6, numRuns: runs(80) }

  it('of any letters gives figures, or errors that name their places', long, () => {
    const letter = fc.constantFrom(...'[]{}:,-?&*!|>%@`\'"#a1 \n\t.\r\0\u2028\uFEFFé🙂', '\ud800')
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: letter }), text => void outcomeOf(text)),
      pinned,
    )
  })

  it('of any lines does', long, () => {
    fc.assert(
      fc.property(lines, text => void outcomeOf(`figures:\n- data: blobs\n  output: a.gif\n${text}`)),
      pinned,
    )
    fc.assert(
      fc.property(lines, text => void outcomeOf(text)),
      pinned,
    )
  })

  it('of any JSON does, and so do its beginnings', long, () => {
    fc.assert(
      fc.property(batch, fc.nat(), (value, cut) => {
        const text = JSON.stringify(value)
        outcomeOf(text)
        outcomeOf(text.slice(0, cut % (text.length + 1)))
      }),
      pinned,
    )
  })
})

describe('the figures of a batch', () => {
  /** Keys with values that go together, whatever others there are. */
  const given = fc.record(
    {
      data: fc.constantFrom('blobs', 'circles', 'moons', 'a/iris.csv'),
      seed: fc.nat(5),
      hidden: fc.constantFrom('2', [3], '4:relu,3'),
      theme: fc.constantFrom('dark', { base: 'dark', ink: '#fff' }),
      fps: fc.constantFrom(20, '30', null),
      at: fc.constantFrom('50%', null),
    },
    { requiredKeys: [] },
  )
  const lists = fc.record(
    {
      seed: fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 3 }),
      data: fc.constantFrom(['moons'], ['xor', 'b.csv']),
      fps: fc.constantFrom([1, 2], [3]),
    },
    { requiredKeys: [] },
  )

  it('are the specs of the keys that win: of the matrix, then of the entry, then the defaults', () => {
    fc.assert(
      fc.property(given, given, lists, (defaults, own, matrix) => {
        const figure = { data: 'blobs', ...own, output: '{data}-{seed}-{fps}', matrix }
        const { figures } = read(JSON.stringify({ defaults, figures: [figure] }))
        const expected = combinationsOf(matrix).map(values => {
          const { output: _, matrix: __, ...keys } = figure
          return readSpec({ ...defaults, ...keys, ...values })
        })
        expect(figures.map(({ spec }) => JSON.stringify(spec))).toEqual(
          expected.map(spec => JSON.stringify(spec)),
        )
        expect(figures.map(({ outputs }) => outputs)).toEqual(expected.map(spec => [nameOf(spec)]))
      }),
      { seed: 7, numRuns: 60 },
    )
  })

  function nameOf(figure: FigureSpec): string {
    const [{ data, seed, fps }] = networkSpecs(figure)
    return `${data.replace('a/', '').replace('.csv', '')}-${seed}-${fps}`
  }

  function combinationsOf(matrix: Record<string, readonly unknown[]>): object[] {
    return Object.entries(matrix).reduce<object[]>(
      (found, [key, list]) => found.flatMap(one => list.map(value => ({ ...one, [key]: value }))),
      [{}],
    )
  }
})
