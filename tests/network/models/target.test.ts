import { describe, expect, it } from 'vitest'
import { readModel, toModel } from '../../../src/network/models/nnanim.ts'
import { SpecError } from '../../../src/options/error.ts'
import { drawnNetwork } from '../vectors.ts'

const { layers } = drawnNetwork('target', [2, 3, 1], 'tanh')
layers[1].activation = 'identity'
const target = { name: 'price', mean: 4.5e5, deviation: 1.25e5 }
const facts = { features: ['rooms', 'age'], scale: { mean: [1, 2], deviation: [3, 4] } }
const written = () =>
  structuredClone(toModel({ layers }, { ...facts, classes: [], target })) as Record<string, unknown>

describe('the model of a regression', () => {
  it('is read back as it was, from the object and from its text', () => {
    const model = { network: { layers }, ...facts, classes: [], target }
    expect(readModel(written())).toEqual(model)
    expect(readModel(JSON.stringify(written()))).toEqual(model)
    expect(written()).not.toHaveProperty('classes')
  })

  it('predicts its target in its own units where the file says nothing of them', () => {
    expect(readModel({ ...written(), target: { name: 'price' } }).target).toEqual({
      name: 'price',
      mean: 0,
      deviation: 1,
    })
  })

  it('may call its last layer linear, in snapshots too', () => {
    const linear = [layers[0], { ...layers[1], activation: 'linear' }]
    const snapshots = [0, 1].map(step => ({ step, layers: linear }))
    const { network, snapshots: read } = readModel({ ...written(), layers: linear, snapshots })
    expect(network.layers).toEqual(layers)
    expect(read!.map(snapshot => snapshot.layers)).toEqual([layers, layers])
  })

  const ended = (change: object) => ({ layers: [layers[0], { ...layers[1], ...change }] })
  it.each<[message: string, change: object]>([
    ['classes: got ["a","b"]; leave it out beside a target', { classes: ['a', 'b'] }],
    ['target: got "price", expected an object', { target: 'price' }],
    ['target.name: expected a name in quotes', { target: {} }],
    ['target.name: got "", expected a name in quotes', { target: { name: '' } }],
    ['target.name', { target: { name: 'a\nb' } }],
    ['target.mean: got "3", expected a finite number', { target: { name: 'a', mean: '3' } }],
    ['target.deviation: got 0, expected a number above 0', { target: { name: 'a', deviation: 0 } }],
    ['target.deviation: got -1', { target: { name: 'a', deviation: -1 } }],
    ['target.mean: got', { target: { name: 'a', mean: Infinity } }],
    [
      'layers[1].activation: got "sigmoid", expected identity in the last layer of a network with a target',
      ended({ activation: 'sigmoid' }),
    ],
    [
      'layers[1].biases: got 2, expected 1 for a target',
      ended({ weights: Array(3).fill([1, 2]), biases: [0, 0] }),
    ],
  ])('names what is wrong: %s', (message, change) => {
    const read = () => readModel({ ...written(), ...change })
    expect(read).toThrow(SpecError)
    expect(read).toThrow(message)
  })

  it('is none of classes without a target', () => {
    const { target: _, ...rest } = written()
    expect(() => readModel({ ...rest, classes: ['a', 'b'] })).toThrow(
      'layers[1].activation: got "identity", expected sigmoid or softmax',
    )
  })
})
