import { describe, expect, it } from 'vitest'
import { networkOnPlane } from '../../../src/network/input-plane.ts'
import { lossAndGradient } from '../../../src/network/loss.ts'
import type { Network } from '../../../src/network/network.ts'
import { buildModel, type ClassModel } from '../../../src/scene/model/class-model.ts'
import { firstCuts } from '../../../src/scene/model/cuts.ts'
import { strongestPulls } from '../../../src/scene/model/learning/pulls.ts'
import { planeOf } from '../../../src/scene/model/slices/slice.ts'
import { captionOf, pathsOf } from '../outline.ts'
import { clusterTable, type Made, make, middle, remake } from '../stage.ts'

/** A unit's pre-activation at a place of the plane. */
function preactivation({ layers: [{ weights, biases }] }: Network, unit: number, [x, y]: readonly number[]) {
  return x * weights[0][unit] + y * weights[1][unit] + biases[unit]
}

/** The gradient of the loss of one row alone. */
function gradientOf({ dataset: { x, y, features } }: ClassModel, network: Network, row: number) {
  const width = features.length
  const own = { x: x.subarray(row * width, (row + 1) * width), y: y.subarray(row, row + 1) }
  return lossAndGradient(network, own, 0).gradient[0]
}

const table = clusterTable(4, ['a', 'b', 'c'])
const sliced = { data: 'table.csv', slice: 'size 1,size 2', hidden: 3 }

describe('the pulls on cuts', () => {
  it.each([
    ['two classes', { data: 'circles', hidden: 3 }, undefined],
    ['two layers', { data: 'moons', hidden: '3,2', activation: 'relu' }, undefined],
    ['a slice through four features', sliced, table],
  ])('point where a step along a row alone moves the cut: %s', (_, options, csv) => {
    const { spec, dataset, network, record } = make({ ...options, restarts: 1, maxIter: 8 }, csv)
    const model = buildModel(spec, dataset, network, {})
    expect(record.trace!.length).toBeGreaterThan(1)
    const cuts = firstCuts(model)
    const rows = Array.from(model.rows)
    const pulls = strongestPulls(model, cuts)
    expect(pulls.length).toBe(Math.min(40, rows.length * cuts.length))
    for (const { unit, row, point, foot, strength } of pulls) {
      expect([...point]).toEqual([...model.input.coordinates.subarray(2 * row, 2 * row + 2)])
      expect(preactivation(model.plane, unit, foot)).toBeCloseTo(0, 9)
      const { weights, biases } = gradientOf(model, network, row)
      expect(Math.abs(strength)).toBeCloseTo(Math.hypot(...weights.map(from => from[unit]), biases[unit]), 9)
      const [first, ...rest] = network.layers
      const moved: Network = {
        layers: [
          {
            ...first,
            weights: first.weights.map((from, f) => from.map((w, j) => w - 1e-6 * weights[f][j])),
            biases: first.biases.map((b, j) => b - 1e-6 * biases[j]),
          },
          ...rest,
        ],
      }
      const plane = model.slice ? networkOnPlane(moved, planeOf(model.slice)) : moved
      // The foot has come to the other side than the point where the cut has come nearer.
      const [atFoot, atPoint] = [foot, point].map(place => preactivation(plane, unit, place))
      if (Math.abs(atFoot) > 1e-12) expect(atFoot * atPoint < 0).toBe(strength > 0)
    }
  })
})

const threadsOf = ({ scene }: Made, at: number | 'poster' = 'poster') =>
  pathsOf(scene.at(at)).filter(({ key }) => key?.includes('pulls')).length

describe('the film of them', () => {
  const quick = { scene: 'training', restarts: 1, maxIter: 20 }
  const learning = ({ scene }: Made) => middle(scene.chapters.find(({ id }) => id === 'learning')!)

  it('has threads where at most three cuts are seen, and none at the data', () => {
    const film = make({ data: 'blobs', hidden: 3, ...quick })
    expect(threadsOf(film)).toBeGreaterThan(0)
    expect(threadsOf(film, 0)).toBe(0)
    for (const change of [{ pulls: false }, { cuts: false }]) expect(threadsOf(remake(film, change))).toBe(0)
    expect(threadsOf(make({ data: 'blobs', hidden: 4, ...quick }))).toBe(0)
  })

  it.each([
    [{}, 'the gradient now'],
    [{ solver: 'sgd' }, 'the gradient now'],
    [{ solver: 'sgd', momentum: 0, batchSize: 199 }, 'the gradient now'],
    [{ solver: 'sgd', momentum: 0 }, 'each cut follows the sum'],
    [{ pulls: false }, null],
  ])('says that cuts follow only where they do: %j', (options, says) => {
    const film = make({ data: 'blobs', ...quick, ...options })
    const caption = captionOf(film.scene.at(learning(film)))
    for (const one of ['the gradient now', 'each cut follows the sum'])
      expect(caption.includes(one)).toBe(one === says)
  })
})
