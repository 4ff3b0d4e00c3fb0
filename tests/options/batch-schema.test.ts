import { describe, expect, it } from 'vitest'
import { batchJsonSchema } from '../../src/options/batch-schema.ts'
import { keyTable } from '../../src/options/key-table.ts'
import { accepts, isRead, right, schema, takesWhatIsRead, wrong } from './batch-values.ts'
import { catalog } from './catalog.ts'

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
        theme: { description: 'light or dark (light; auto for a .html alone)' },
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
    expect(batchJsonSchema(catalog)).toEqual(batchJsonSchema(catalog))
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

  // `batch-schema.slow.ts` draws more.
  it('takes whatever the reader takes', () => takesWhatIsRead(100, 5))
})
