import { describe, expect, it } from 'vitest'
import type { ClassDataset } from '../../../src/data/dataset.ts'
import { normal, random } from '../../../src/data/random.ts'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import * as en from '../../../src/language/en.ts'
import { forward } from '../../../src/network/forward.ts'
import type { Layer, Network } from '../../../src/network/network.ts'
import { buildTrajectory } from '../../../src/scene/model/trajectory.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import { stagedNotes } from '../../../src/scene/words/notes.ts'

const SAMPLES = 12

function modelWith(widths: number[], layers: Network['layers'], activation: Layer['activation'] = 'sigmoid') {
  const rng = random(widths.join())
  const dataset: ClassDataset = {
    x: Float64Array.from({ length: SAMPLES * widths[0] }, () => normal(rng)),
    y: Int32Array.from({ length: SAMPLES }, (_, i) => i % 2),
    features: Array.from({ length: widths[0] }, (_, d) => `size ${d + 1}`),
    classes: ['0', '1'],
    scale: { mean: Array(widths[0]).fill(0), deviation: Array(widths[0]).fill(1) },
  }
  const hidden = layers.map(layer => ({ ...layer, activation }))
  const output: Layer = {
    weights: Array.from({ length: widths.at(-1)! }, () => [1]),
    biases: [0],
    activation: 'sigmoid',
  }
  const network = { layers: [...hidden, output] }
  return modelOf(readSpecObject({ data: 'blobs', path: 'staged' }), { dataset, network })
}

/** Drawn layers from width to width. */
function drawnLayers(widths: number[]): Network['layers'] {
  const rng = random(`staged ${widths.join()}`)
  return widths.slice(1).map((units, l) => ({
    weights: Array.from({ length: widths[l] }, () => Array.from({ length: units }, () => normal(rng))),
    biases: Array.from({ length: units }, () => normal(rng)),
    activation: 'sigmoid',
  }))
}

/** `places` are `values` in one scale, on so many first axes. */
function expectScaled(places: number[][], values: number[][]): void {
  const axes = values[0].length
  const flat = places.flatMap(place => place.slice(0, axes))
  const wanted = values.flat()
  const largest = wanted.reduce((best, v, i) => (Math.abs(v) > Math.abs(wanted[best]) ? i : best), 0)
  const scale = flat[largest] / wanted[largest]
  expect(scale).toBeGreaterThan(0)
  flat.forEach((v, i) => {
    expect(v).toBeCloseTo(scale * wanted[i], 9)
  })
}

const sizes = [1, 2, 3]
const shapes = sizes.flatMap(inputs => sizes.map(units => [inputs, units] as const))

describe('a layer taken apart', () => {
  it.each(
    shapes.map(([inputs, units]) => ({ widths: [2, inputs, units], name: `2 → ${inputs} → ${units}` })),
  )('is where W and b bring it, step by step: $name', ({ widths }) => {
    const layers = drawnLayers(widths)
    const model = modelWith(widths, layers)
    const { segments, points, whole, flat, stops } = buildTrajectory(model, true)
    expect(flat).toHaveLength(points.length)
    expect(stops.at(-1)!.keyframe).toBe(points.length - 1)
    const stride = model.inSpace ? 3 : 2
    const placesAt = (keyframe: number) =>
      Array.from(model.rows, (_, i) => Array.from(points[keyframe].subarray(stride * i, stride * (i + 1))))
    for (const [l, layer] of layers.entries()) {
      if (whole.some(entry => entry.layer === l)) continue
      const input = l === 0 ? model.dataset.x : forward(model.network, model.dataset.x)[l - 1]
      const fanIn = widths[l]
      const { units } = model.spaces[l]
      const values = (shift: number) =>
        Array.from(model.rows, row =>
          units.map(
            j =>
              shift * layer.biases[j] +
              layer.weights.reduce((sum, weights, k) => sum + weights[j] * input[row * fanIn + k], 0),
          ),
        )
      const reached = (step: string) =>
        placesAt(segments.find(segment => segment.layer === l && segment.step === step)!.to)
      expectScaled(reached('turn'), values(0))
      expectScaled(reached('slide'), values(1))
      expect(segments.filter(({ layer }) => layer === l)).toHaveLength(4)
    }
    // Only a mirrored space is not taken apart.
    for (const { layer, why } of whole)
      expect([widths[layer], widths[layer + 1], why]).toEqual([3, 3, 'mirrored'])
  })

  it('ends in its own view without an activation, too', () => {
    const model = modelWith([2, 2], drawnLayers([2, 2]), 'identity')
    const [staged, direct] = [true, false].map(way => buildTrajectory(model, way))
    expect(staged.segments.map(({ step }) => step)).toEqual(['stretch', 'turn', 'slide'])
    expect(staged.stops[1].keyframe).toBe(staged.points.length - 1)
    expect(staged.points.at(-1)).toEqual(direct.points.at(-1))
  })

  it('turns a mirrored plane over instead of leaving it out', () => {
    const mirror: Layer = { weights: [[0.1, 2], [1, 0.1]], biases: [0, 0], activation: 'sigmoid' } // biome-ignore format: a matrix
    const { whole, segments } = buildTrajectory(modelWith([2, 2], [mirror], 'relu'), true)
    expect([whole, segments.length]).toEqual([[], 4])
  })
})

describe('a layer that is not taken apart', () => {
  it.each([
    { widths: [2, 8, 3], notes: ['layer 1', 'layer 2'] },
    { widths: [5, 2], notes: ['the hidden layer'] },
  ])('is named with the reason: $widths', ({ widths, notes }) => {
    const model = modelWith(widths, drawnLayers(widths))
    expect(stagedNotes(model, buildTrajectory(model, true), en)).toEqual(
      notes.map(
        name =>
          `${name} is shown in one step and not taken apart: its input or its output is wider than the three axes that are drawn`,
      ),
    )
    expect(stagedNotes(model, buildTrajectory(model, false), en)).toEqual([])
  })

  it('is a space that its weights mirror', () => {
    const mirror: Layer = { weights: [[-0.5, 0, 0], [0, -0.5, 0], [0, 0, -0.5]], biases: [0, 0, 0], activation: 'sigmoid' } // biome-ignore format: a matrix
    const model = modelWith([3, 3], [mirror])
    expect(stagedNotes(model, buildTrajectory(model, true), en)).toEqual([
      'the hidden layer is shown in one step and not taken apart: its weights contain a reflection, which is no rotation',
    ])
  })
})
