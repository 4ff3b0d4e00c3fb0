import { describe, expect, it } from 'vitest'
import { readModel, toModel } from '../../../src/network/models/nnanim.ts'
import { SpecError } from '../../../src/options/error.ts'

const encodings = [
  { column: 'colour', kind: 'categories', values: ['blue', 'red'] },
  { column: 'often', kind: 'order', values: ['never', 'always'] },
  { column: 'joined', kind: 'date', form: 'ymd' },
]
const model = {
  format: 'nnanim-model',
  version: 1,
  // Without "colour = blue", which training may have left out.
  features: ['joined', 'colour = red', 'often'],
  classes: ['0', '1'],
  encodings,
  layers: [
    { weights: [[1], [2], [3]], biases: [0], activation: 'tanh' },
    { weights: [[1]], biases: [0], activation: 'sigmoid' },
  ],
}

describe('the encodings of a model file', () => {
  it('are read, and written again', () => {
    const read = readModel(JSON.stringify(model))
    expect(read.encodings).toEqual(encodings)
    const { network, scale, features, classes } = read
    const dataset = { scale, features, classes, encodings: read.encodings! }
    const written = JSON.parse(JSON.stringify(toModel(network, dataset)))
    expect(written).toMatchObject(model)
    expect(readModel(written)).toEqual(read)
  })

  it('are none where the file has none', () => {
    const { encodings: _, ...plain } = model
    expect('encodings' in readModel(plain)).toBe(false)
  })

  const [colour, often, joined] = encodings
  it.each<[unknown, string]>([
    ['colour', 'encodings'],
    [[...encodings, { column: 'x', kind: 'date', form: 'ymd' }], 'encodings'],
    [[colour, 3], 'encodings[1]'],
    [[{ ...colour, column: '' }], 'encodings[0].column'],
    [[often, often], 'encodings[1].column'],
    [[{ ...joined, form: 'dym' }], 'encodings[0].form'],
    [[{ ...joined, form: 'toString' }], 'encodings[0].form'],
    [[{ ...often, kind: 'words' }], 'encodings[0].kind'],
    [[{ ...often, values: ['never'] }], 'encodings[0].values'],
    [[{ ...often, values: ['a', 'a'] }], 'encodings[0].values[1]'],
    [[{ ...often, values: ['a', 1] }], 'encodings[0].values[1]'],
    [[{ ...often, values: ['a', '\u001b'] }], 'encodings[0].values[1]'],
    [[{ ...often, column: 'oftn' }], 'encodings[0]'],
    [[{ ...colour, values: ['green', 'blue'] }], 'encodings[0]'],
  ])('are not %j, which is told at %s', (changed, field) => {
    const read = () => readModel({ ...model, encodings: changed })
    expect(read).toThrow(SpecError)
    expect(read).toThrow(expect.objectContaining({ field }))
  })
})
