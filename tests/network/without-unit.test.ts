import { describe, expect, it } from 'vitest'
import type { ClassDataset } from '../../src/data/dataset.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { activationNames, activationOf } from '../../src/network/activation.ts'
import { forward } from '../../src/network/forward.ts'
import { predict } from '../../src/network/predict.ts'
import { constantUnit, trainingWithout } from '../../src/network/without-unit.ts'
import { SpecError } from '../../src/options/error.ts'
import { loadDataset } from '../../src/render/load.ts'
import { drawnNetwork } from './vectors.ts'

const dataset = (await loadDataset(readSpecObject({ data: 'moons', samples: 60, test: 0.3 }))) as ClassDataset
const { x, y, test } = dataset

/** Outputs of a network (samples × 1), where unit 1 of its first layer is replaced by a number. */
function replaced(network: ReturnType<typeof drawnNetwork>, points: Float64Array, value: number) {
  const [first, ...rest] = network.layers
  const hidden = forward({ layers: [first] }, points)[0]
  const units = first.biases.length
  return forward(
    { layers: rest },
    hidden.map((h, i) => (i % units === 1 ? value : h)),
  ).at(-1)!
}

describe('a network without a unit', () => {
  it.each([
    [[2, 3, 1], 'h2'],
    [[2, 4, 3, 1], '1:h2'],
  ] as const)('of %j is that with its mean in place of %s, as is the smaller one', (sizes, name) => {
    const whole = drawnNetwork('without', [...sizes], 'tanh')
    const outputs = forward(whole, x)[0].filter((_, i) => i % sizes[1] === 1)
    const mean = outputs.reduce((a, b) => a + b) / outputs.length
    const { network, smaller, without } = trainingWithout({ network: whole }, dataset, name)
    expect(without!.mean).toBeCloseTo(mean, 14)
    const expected = replaced(whole, test!.x, mean)
    for (const one of [network, smaller!])
      forward(one, test!.x)
        .at(-1)!
        .forEach((output, i) => {
          expect(output).toBeCloseTo(expected[i], 12)
        })
    expect(smaller!.layers[0].biases).toHaveLength(sizes[1] - 1)
    expect(network.layers[0].biases).toHaveLength(sizes[1])
  })

  it('counts the rows that are right without it, and those that are right with it only', () => {
    const whole = drawnNetwork('without', [2, 3, 1], 'tanh')
    const { without } = trainingWithout({ network: whole }, dataset, 'h2')
    const { correct, of, lost, test: held } = without!
    const count = (points: Float64Array, labels: Int32Array) => {
      const [before, after] = [predict(whole, points), replaced(whole, points, without!.mean)]
      const isRight = (row: number) => Number(after[row] > 0.5) === labels[row]
      const rows = Array.from(labels.keys())
      const gone = rows.filter(row => before[row] === labels[row] && !isRight(row))
      return { correct: rows.filter(isRight).length, of: rows.length, lost: gone.map(row => row + 1) }
    }
    expect({ correct, of, lost }).toEqual(count(x, y))
    expect(held).toEqual(count(test!.x, test!.y))
    expect(lost.length).toBeGreaterThan(0)
  })

  it.each(activationNames)('gives the mean of a unit of %s', name => {
    const whole = drawnNetwork('mean', [2, 2, 1], name)
    const { network, mean } = constantUnit(whole, { layer: 0, unit: 0 }, x)
    const output = Float64Array.of(network.layers[0].biases[0])
    activationOf(name)!.apply(output)
    expect(output[0]).toBeCloseTo(mean, 12)
  })

  it('is a constant without the only unit of a layer, which has no smaller network', () => {
    const { network, smaller } = trainingWithout(
      { network: drawnNetwork('one', [2, 1, 1], 'tanh') },
      dataset,
      'h1',
    )
    expect(new Set(forward(network, x).at(-1)).size).toBe(1)
    expect(smaller).toBe(network)
  })

  it('is refused for a unit that is not there', () => {
    const network = drawnNetwork('without', [2, 3, 1], 'tanh')
    expect(() => trainingWithout({ network }, dataset, '2:h1')).toThrow(SpecError)
  })
})
