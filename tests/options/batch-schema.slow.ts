import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBatchWith } from '../../src/options/batch.ts'
import { batchJsonSchema } from '../../src/options/batch-schema.ts'
import { SpecError } from '../../src/options/error.ts'
import { keyTable } from '../../src/options/key-table.ts'
import { catalog } from './catalog.ts'

const address = 'https://example.org/batch.json'
const schema = batchJsonSchema(catalog, address)
const check = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema)

const readBatch = (text: string) => readBatchWith(catalog, text)
const accepts = (value: unknown) => check(JSON.parse(JSON.stringify(value)))

function isRead(value: unknown): boolean {
  try {
    readBatch(JSON.stringify(value))
    return true
  } catch (error) {
    if (error instanceof SpecError) return false
    throw error
  }
}

/** Values of keys that are right, with one of the keys that they need. */
const ofTable = { data: 'a.csv' }
const right: [string, unknown, object?][] = [
  ['data', './a.csv'],
  ['samples', ' 50 '],
  ['noise', '1e-1'],
  ['seed', '+3'],
  ['seed', null],
  ['hollow', 'Yes', { data: 'circles' }],
  ['label', 3, ofTable],
  ['features', 'A, B', ofTable],
  ['features', ['A', 2], ofTable],
  ...[2, '3', 'lda:3', '2|3', { sweep: [2, 'lda:2'] }].map(value => ['reduce', value, ofTable]),
  ...[0, ' 0 ', []].map(value => ['hidden', value, { scene: 'surface' }]),
  ...[2, '0..4', ' 4 : ReLU , 3 ', ['4:relu', 3], null, '2|3|8,3'].map(value => ['hidden', value]),
  ['hidden', [{ units: 4, activation: 'relu' }, { units: 3 }]],
  ['hidden', { sweep: [[2], '3'] }],
  ...['transform', 'surface, transform : 3s,transform:data..line:4'].map(value => ['sequence', value]),
  ['sequence', ['surface', { scene: 'transform', seconds: '3s', title: 7, captions: { line: 'x' } }]],
  ['sequence', { scene: 'transform', captions: 'x', seconds: null }],
  ['sequence', '[{"scene": "surface"}]'],
  ...[600, '600', '600 × 400', { width: 300, height: 300 }].map(value => ['size', value]),
  [
    'theme',
    { base: 'dark', ink: '#ABC', classes: ['#123456', ' #fff'], grid: { fine: '#ffffff' }, tinting: '.5' },
  ],
  ['theme', '{"ink": "#fff"}'],
  ...['size=small,large;often="a,b",c', ['size=s,l', 'often=1,2']].map(value => ['order', value, ofTable]),
  ...['q1,q5..q9 = none', { size: 'none', q: ['none'] }].map(value => ['order', value, ofTable]),
  ['order', { size: ['small', 'large'], often: 'never,always', grade: [3, 2, 1] }, ofTable],
  ...['teal,ff8800', ['Orange']].map(value => ['classColors', value]),
  ...['surface', 'transform, surface', ['transform', 'surface']].map(value => ['scene', value]),
  ...['-60,25', { azimuth: 0, elevation: 90 }].map(value => ['view', value]),
  ...['forever', 1, '3'].map(value => ['loop', value]),
  ...[2.5, '2.5', 'end', '50.0 %'].map(value => ['at', value]),
  ...[5e6, '5 MiB', '500kB'].map(value => ['maxSize', value]),
  ...['', 3].map(value => ['title', value]),
  ['activation', 'relu|tanh'],
  ['alpha', '0.1|1'],
  ['solver', 'lbfgs|adam|sgd'],
  ['for', 'screen'],
  ['sheet', 'no'],
  ['fps', 12.5],
] as [string, unknown, object?][]

/** Values that no editor should let pass. */
const wrong: [string, unknown][] = [
  ...['', ['blobs']].map(value => ['data', value]),
  ...[3, 50.5, 'many'].map(value => ['samples', value]),
  ['seed', -1],
  ...['perhaps', 1].map(value => ['hollow', value]),
  ...[4, 'lda:1', ['pca:2']].map(value => ['reduce', value]),
  ...[-1, 65, '2,', 'two', [0], { units: 2 }, { sweep: 3 }].map(value => ['hidden', value]),
  ['hidden', [{ units: 2, activaton: 'relu' }]],
  ...['dat', [], { scene: 'data' }].map(value => ['sequence', value]),
  ['sequence', ['transform', { scene: 'transform', second: 3 }]],
  ...[99, '600y400', { width: 300 }, [300, 300]].map(value => ['size', value]),
  ...['drak', { ink: 'blu' }, { inc: '#fff' }, { grid: { x: 1 } }, []].map(value => ['theme', value]),
  ...['surfac', [], 'surface,'].map(value => ['scene', value]),
  ...['3', { azimuth: 1 }].map(value => ['view', value]),
  ...['twice', -1].map(value => ['loop', value]),
  ...['middle', -1].map(value => ['at', value]),
  ...['5 XB', 10].map(value => ['maxSize', value]),
  ...['fast', 121].map(value => ['fps', value]),
  ['activation', 'sigmod'],
  ['for', 'somewhere'],
] as [string, unknown][]

describe('the JSON Schema of a batch', () => {
  it('is of draft 2020-12 and knows each key, with its description and default, in all three places', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: 'https://example.org/batch.json',
      required: ['figures'],
      $defs: {
        fps: {
          description: 'frames a second, a GIF shows 50 of them at most (25)',
          default: 25,
        },
        data: { description: expect.stringMatching(/^a built-in dataset, or the path of a table/) },
        theme: { description: 'light or dark (light; auto where all files are .html)' },
        sheet: { description: 'false: leave out the sheet below the points' },
      },
    })
    const keys = Object.keys(keyTable)
    const { properties, $defs } = JSON.parse(JSON.stringify(schema))
    const entry = properties.figures.items.properties
    expect(Object.keys($defs)).toEqual(keys)
    expect(Object.keys(properties.defaults.properties)).toEqual(keys)
    expect(Object.keys(entry)).toEqual([...keys, 'output', 'matrix'])
    expect(Object.keys(entry.matrix.properties)).toEqual(keys)
  })

  it('is plain JSON, the same each time', () => {
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema)
    expect(batchJsonSchema(catalog, address)).toEqual(schema)
  })

  it.each(right)('takes %s: %j, as the reader does', (key, value, more = {}) => {
    const figure = { data: 'blobs', output: 'a.png', ...more, [key]: value }
    expect(isRead({ figures: [figure] })).toBe(true)
    expect(accepts({ figures: [figure] })).toBe(true)
    expect(accepts({ defaults: { [key]: value }, figures: [figure] })).toBe(true)
    expect(accepts({ figures: [{ output: 'a', matrix: { [key]: [value] } }] })).toBe(true)
  })

  it.each(wrong)('refuses %s: %j, as the reader does', (key, value) => {
    const figure = { data: 'blobs', output: 'a.png', [key]: value }
    expect(isRead({ figures: [figure] })).toBe(false)
    expect(accepts({ figures: [figure] })).toBe(false)
    expect(accepts({ defaults: { [key]: value }, figures: [{ data: 'blobs', output: 'a' }] })).toBe(false)
    expect(accepts({ figures: [{ data: 'blobs', output: 'a', matrix: { [key]: [value] } }] })).toBe(false)
  })

  it.each([
    [{ figures: [{ data: 'blobs', output: ['a', 'b'], matrix: { seed: '1..3', fps: 3 } }] }, true],
    [{ $schema: 'x', defaults: null, figures: [{ output: 'a', matrix: null }] }, true],
    [{ figures: [] }, false],
    [{ figures: [{ data: 'blobs' }] }, false],
    [{ figures: [{ data: 'blobs', output: [] }] }, false],
    [{ figures: [{ data: 'blobs', output: 3 }] }, false],
    [{ figures: [{ data: 'blobs', output: 'a', matrix: { seed: [] } }] }, false],
    [{ figures: [{ data: 'blobs', output: 'a', matrix: { output: ['a'] } }] }, false],
    [{ figures: [{ data: 'blobs', output: 'a', jobs: 2 }] }, false],
    [{ defaults: { output: 'a' }, figures: [{ data: 'blobs', output: 'a' }] }, false],
    [{ default: {}, figures: [{ data: 'blobs', output: 'a' }] }, false],
    [{ data: 'blobs', output: 'a' }, false],
    [[], false],
  ])('%j: %s', (value, expected) => {
    expect(accepts(value)).toBe(expected)
  })

  it('takes whatever the reader takes', () => {
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
      { seed: 6, numRuns: 150 },
    )
    expect(taken).toBeGreaterThan(10)
  })
})
