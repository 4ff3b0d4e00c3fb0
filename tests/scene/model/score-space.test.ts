import { describe, expect, it } from 'vitest'
import { random } from '../../../src/data/random.ts'
import { strongest } from '../../../src/geometry/linear-scores.ts'
import * as en from '../../../src/language/en.ts'
import { classScores } from '../../../src/network/forward.ts'
import type { Network } from '../../../src/network/network.ts'
import { winner } from '../../../src/network/scores.ts'
import { placeInputs, scoreSpace } from '../../../src/scene/model/hidden-space.ts'

/** A network without hidden layers over six features, and 200 points, by a seed. */
function drawn(outputs: number) {
  const rng = random(`${outputs} outputs`)
  const row = (length: number) => Array.from({ length }, () => 4 * rng() - 2)
  const weights = Array.from({ length: 6 }, () => row(outputs))
  const activation = outputs === 1 ? 'sigmoid' : 'softmax'
  const network: Network = { layers: [{ weights, biases: row(outputs), activation }] }
  const samples = Float64Array.from(row(6 * 200))
  const near = { coordinates: new Float64Array(400), stride: 2 as const }
  return { network, samples, space: scoreSpace(network, -1, { samples, probe: samples, near, say: en }) }
}

describe('the space of scores', () => {
  // One sigmoid unit and two outputs part two classes; K classes differ in K − 1 directions.
  it.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 3],
  ])(
    'gives each point the class that a network of %s outputs gives it, in %s dimensions',
    (outputs, wide) => {
      const { network, samples, space } = drawn(outputs)
      const classes = Math.max(2, outputs)
      expect(space.dimensions).toBe(wide)
      const places = placeInputs(space, network, samples)
      const given = classScores(network, samples)
      const kept = places.filter((_, i) => i % space.stride < wide)
      const found = Array.from({ length: 200 }, (_, i) => strongest(space.scores!, kept, i))
      expect(found).toEqual(found.map((_, i) => winner(given, i, classes)))
      expect(new Set(found).size).toBe(classes)
    },
  )

  it('has w·x + b on its axis, and its threshold in the picture', () => {
    const { network, samples, space } = drawn(1)
    const [{ weights, biases }] = network.layers
    const places = placeInputs(space, network, samples)
    const score = weights.reduce((sum, [w], i) => sum + w * samples[i], biases[0])
    expect(places[0]).toBeCloseTo(score, 12)
    expect(Math.abs(0 - space.view.centre[0])).toBeLessThan(space.view.half)
    const far = samples.map(() => 100)
    const near = { coordinates: new Float64Array(400), stride: 2 as const }
    const { view } = scoreSpace(network, -1, { samples: far, probe: far, near, say: en })
    expect(Math.abs(0 - view.centre[0])).toBeLessThan(view.half)
  })

  it('has no borders for five classes, in the two directions that part most', () => {
    const { space } = drawn(5)
    expect([space.dimensions, space.scores]).toEqual([2, null])
    expect(space.axes.map(({ name }) => name)).toEqual(['1st output direction', '2nd output direction'])
  })
})
