// Values of keys of a batch that are right and wrong, and what its JSON Schema and its reader say to them.
import fc from 'fast-check'
import { expect } from 'vitest'
import { z } from 'zod'
import { batchReader } from '../../src/options/batch.ts'
import { batchJsonSchema } from '../../src/options/batch-schema.ts'
import { SpecError } from '../../src/options/error.ts'
import { keyTable } from '../../src/options/key-table.ts'
import { catalog } from './catalog.ts'

export const schema = batchJsonSchema(catalog, { id: 'https://example.org/batch.json' })
const check = z.fromJSONSchema(schema)

const readBatch = batchReader(catalog)
export const accepts = (value: unknown) => check.safeParse(value).success

export function isRead(value: unknown): boolean {
  try {
    readBatch(JSON.stringify(value))
    return true
  } catch (error) {
    if (error instanceof SpecError) return false
    throw error
  }
}

/** Values of keys that are right, with one of the keys that they need. */
export const right: [string, unknown, object?][] = [
  ...[
    ['data', 'blobs'],
    ['data', './a.csv'],
    ['samples', 50],
    ['samples', ' 50 '],
    ['noise', '1e-1'],
    ['seed', '+3'],
    ['seed', null],
  ],
  ['hollow', 'Yes', { data: 'circles' }],
  ['hollow', true, { data: 'circles' }],
  ['label', 3, { data: 'a.csv' }],
  ['features', 'A, B', { data: 'a.csv' }],
  ['features', ['A', 2], { data: 'a.csv' }],
  ...[2, '3', 'pca:2', 'lda:3', '2|3', { sweep: [2, 'lda:2'] }, null].map(
    (value): [string, unknown, object] => ['reduce', value, { data: 'a.csv' }],
  ),
  ...[0, '0', ' 0 ', []].map((value): [string, unknown, object] => ['hidden', value, { scene: 'surface' }]),
  ...[
    2,
    '2',
    '0..4',
    '4:relu,3',
    ' 4 : ReLU , 3 ',
    [2],
    ['4:relu', 3],
    [{ units: 4, activation: 'relu' }, { units: 3 }],
    null,
    '1..4',
    '2|3|8,3',
    { sweep: [[2], '3'] },
  ].map((value): [string, unknown] => ['hidden', value]),
  ...[
    'transform',
    'surface, transform : 3s,transform:data..line:4',
    ['surface', { scene: 'transform', seconds: '3s', title: 7, captions: { line: 'x' } }],
    { scene: 'transform', captions: 'x', seconds: null },
    '[{"scene": "surface"}]',
    null,
  ].map((value): [string, unknown] => ['sequence', value]),
  ...[600, '600', '600x400', '600 × 400', { width: 300, height: 300 }].map((value): [string, unknown] => [
    'size',
    value,
  ]),
  ...[
    'dark',
    { base: 'dark', ink: '#ABC', classes: ['#123456', ' #fff'], grid: { fine: '#ffffff' }, tinting: '.5' },
    '{"ink": "#fff"}',
  ].map((value): [string, unknown] => ['theme', value]),
  ...[
    'size=small,large',
    'size=small,large;often="a,b",c',
    ['size=small,large', 'often=1,2'],
    { size: ['small', 'large'], often: 'never,always', grade: [3, 2, 1] },
    '{"size": ["small", "large"]}',
  ].map((value): [string, unknown, object] => ['order', value, { data: 't.csv' }]),
  ...['teal,ff8800', ['Orange']].map((value): [string, unknown] => ['classColors', value]),
  ...['surface', ['surface'], 'transform, surface', ['transform', 'surface']].map(
    (value): [string, unknown] => ['scene', value],
  ),
  ...['-60,25', { azimuth: 0, elevation: 90 }].map((value): [string, unknown] => ['view', value]),
  ...['forever', 'once', 1, 2, '3'].map((value): [string, unknown] => ['loop', value]),
  ...[0, 2.5, '2.5', 'start', 'end', '50%', '50.0 %'].map((value): [string, unknown] => ['at', value]),
  ...[5e6, '5MB', '5 MiB', '5000000', '500kB'].map((value): [string, unknown] => ['maxSize', value]),
  ...['', 'A title', 3].map((value): [string, unknown] => ['title', value]),
  ...[
    ['activation', 'relu'],
    ['activation', 'relu|tanh'],
    ['alpha', '0.1|1'],
    ['solver', 'adam'],
    ['solver', 'lbfgs|adam|sgd'],
    ['for', 'screen'],
    ['sheet', 'no'],
    ['fps', 12.5],
    ['density', '2'],
  ].map(([key, value]): [string, unknown] => [key as string, value]),
] as [string, unknown, object?][]

/** Values that no editor should let pass. */
export const wrong: [string, unknown][] = [
  ...[
    ['data', ''],
    ['data', ['blobs']],
    ['samples', 3],
    ['samples', 50.5],
    ['samples', 'many'],
    ['seed', -1],
    ['hollow', 'perhaps'],
    ['hollow', 1],
  ],
  ...[4, 'pca', 'lda:1', ['pca:2'], true].map(value => ['reduce', value]),
  ...[-1, 65, '2,', 'two', '2:', [0], [{ units: 2, activaton: 'relu' }], { units: 2 }, { sweep: 3 }].map(
    value => ['hidden', value],
  ),
  ...['dat', [], { scene: 'data' }, ['transform', { scene: 'transform', second: 3 }]].map(value => [
    'sequence',
    value,
  ]),
  ...[99, '600y400', '600x', { width: 300 }, [300, 300]].map(value => ['size', value]),
  ...['drak', { ink: 'blu' }, { inc: '#fff' }, 3, { grid: { x: 1 } }].map(value => ['theme', value]),
  ...[
    ['scene', 'surfac'],
    ['scene', []],
    ['scene', 'surface,'],
    ['view', '3'],
    ['view', { azimuth: 1 }],
    ['loop', 'twice'],
    ['loop', -1],
    ['at', 'middle'],
    ['at', -1],
  ],
  ...[
    ['maxSize', '5 XB'],
    ['maxSize', 10],
    ['fps', 'fast'],
    ['fps', 121],
    ['theme', []],
    ['activation', 'sigmod'],
    ['rasterizer', 'x'],
    ['for', 'somewhere'],
  ],
] as [string, unknown][]

/** Holds that the JSON Schema takes those of so many drawn values that the reader takes, which are more than `least`. */
export function takesWhatIsRead(count: number, least: number): void {
  const value = fc.oneof(
    fc.constantFrom(...[...right, ...wrong].map(([, value]) => value)),
    fc.jsonValue({ maxDepth: 1 }),
  )
  const keys = fc.constantFrom(...Object.keys(keyTable))
  let taken = 0
  fc.assert(
    fc.property(keys, value, (key, value) => {
      const batch = { figures: [{ data: 'blobs', output: 'a.png', [key]: value }] }
      if (!isRead(batch)) return
      taken++
      expect(accepts(batch)).toBe(true)
    }),
    { seed: 6, numRuns: count },
  )
  expect(taken).toBeGreaterThan(least)
}
