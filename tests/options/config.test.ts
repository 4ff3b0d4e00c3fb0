import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BatchOptions, readConfigWith } from '../../src/options/batch.ts'
import { errorsOf, SpecError } from '../../src/options/error.ts'
import { keyTable } from '../../src/options/key-table.ts'
import { figureSpecReader } from '../../src/options/read.ts'
import { textReader } from '../../src/options/read-text.ts'
import { readSource } from '../../src/options/source.ts'
import { catalog } from './catalog.ts'

const readConfig = (text: string, options?: BatchOptions) => readConfigWith(catalog, text, options)
const readSpec = textReader(figureSpecReader(catalog))
const names = Object.keys(keyTable)

/** A spec, or the faults of a text. */
function outcome(read: () => object): object {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof SpecError)) throw error
    return { faults: errorsOf(error) }
  }
}

/** Whether a key that no spec has stands there, though without a value. */
function hasStrayKey(text: string): boolean {
  const { root } = readSource(text, 'spec')
  return root.kind === 'map' && [...root.entries.keys()].some(key => !names.includes(key))
}

describe('a config', () => {
  it('is a figure without outputs', () => {
    const figure = readConfig('# mine\ndata: blobs\nhidden: 3\n', { file: 'a.yaml' })
    expect(figure).toEqual({
      spec: readSpec({ data: 'blobs', hidden: 3 }),
      outputs: [],
      place: { file: 'a.yaml', line: 2, column: 1 },
    })
  })

  it('has all its faults told, with places', () => {
    const text = 'data: blobs\nlabel: kind\nfps: fast\noutput: a.gif\n'
    const { faults } = outcome(() => readConfig(text)) as { faults: SpecError[] }
    expect(faults.map(({ field, place }) => `${place?.line}:${place?.column} ${field}`)).toEqual([
      '2:8 label',
      '3:6 fps',
      '4:1 output',
    ])
  })

  it.each(['', '- a', '3', 'null', '{}'])('is not %j', text => {
    expect(() => readConfig(text)).toThrow(SpecError)
  })

  it('is what a spec of the same text is, and has a fault where that has one', () => {
    const value = fc.oneof(
      fc.constantFrom<unknown>('blobs', 'a.csv', 2, '1..3', 'dark', '2|3', true, null, [2, 3], {
        base: 'dark',
      }),
      fc.jsonValue({ maxDepth: 2 }),
    )
    const keys = fc.oneof(fc.constantFrom('data', ...names), fc.string({ maxLength: 8 }))
    const object = fc.dictionary(keys, value, { maxKeys: 4, noNullPrototype: true })
    const text = fc.oneof(
      object.map(given => JSON.stringify({ data: 'blobs', ...given })),
      fc.string({ maxLength: 40 }),
    )
    fc.assert(
      fc.property(text, text => {
        const spec = outcome(() => readSpec(text))
        const config = outcome(() => readConfig(text))
        if ('faults' in spec || hasStrayKey(text)) expect(config).toHaveProperty('faults')
        else expect(config).toMatchObject({ spec })
      }),
      { seed: 6, numRuns: 200 },
    )
  })
})
