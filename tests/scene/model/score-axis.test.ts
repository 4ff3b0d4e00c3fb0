import { describe, expect, it } from 'vitest'
import type { ClassDataset } from '../../../src/data/dataset.ts'
import type { Network } from '../../../src/network/network.ts'
import { shareInOneDirection } from '../../../src/network/rank.ts'
import { buildModel } from '../../../src/scene/model/class-model.ts'
import { boundaryCurves } from '../../../src/scene/model/decision.ts'
import { isScoreAxis } from '../../../src/scene/model/hidden-space.ts'
import { captionOf, textsOf } from '../outline.ts'
import { make, middle } from '../stage.ts'

const { spec, dataset } = make({ data: 'blobs', samples: 40, hidden: '2,2', restarts: 1, maxIter: 5 })

/** Two layers that leave points as they are, and an output on the first coordinate. */
const plain = { weights: [[1, 0], [0, 1]], biases: [0, 0], activation: 'identity' } as const // biome-ignore format: one line
const passing = {
  layers: [plain, plain, { weights: [[1], [0]], biases: [0], activation: 'sigmoid' }],
} as unknown as Network

/** Points on a line, and beside it by so much on both sides. */
const beside = (by: number): ClassDataset => ({
  ...dataset,
  x: Float64Array.from({ length: 80 }, (_, i) => (i % 2 === 0 ? (i % 8 < 4 ? 1 : -1) : i % 4 < 2 ? by : -by)),
})

describe('the last layer of a deep network with two classes', () => {
  // The share of the variance is 1 / (1 + by²).
  it.each([
    [0.14, true],
    [0.145, false],
  ])('of points that lie %d beside a line is an axis: %s', (by, expected) => {
    const points = beside(by)
    expect(shareInOneDirection(passing, points)).toBeCloseTo(1 / (1 + by * by), 9)
    const { hidden } = buildModel(spec, points, passing)
    expect(isScoreAxis(hidden)).toBe(expected)
    expect(hidden.dimensions).toBe(expected ? 1 : 2)
  })

  it('has its threshold at 0 and each point at its own score, also where the way is taken apart as two units', () => {
    const points = beside(0.1)
    const { hidden, spaces } = buildModel(spec, points, passing)
    expect(hidden.scores).toEqual({ weights: [[0], [1]], biases: [0, 0] })
    expect(spaces).toHaveLength(2)
    const { hidden: apart } = buildModel({ ...spec, path: 'staged' }, points, passing)
    expect(apart.units).toHaveLength(2)
  })
})

describe('the curves of a boundary', () => {
  const square = { ...make({ data: 'blobs', samples: 20 }).scene, centre: [0, 0], half: 1 } as never
  /** Hidden units tanh(w·x + b) with their output weights, and the output's bias. */
  const sum = (units: [w: number, v: number, b: number, out: number][], bias: number) =>
    ({
      layers: [
        {
          weights: [units.map(([w]) => w), units.map(([, v]) => v)],
          biases: units.map(([, , b]) => b),
          activation: 'tanh',
        },
        { weights: units.map(([, , , out]) => [out]), biases: [bias], activation: 'sigmoid' },
      ],
    }) as unknown as Network

  it('are two lines of a strip, and one closed curve of a region', () => {
    const strip = sum([[9, 0, 4.5, 1], [9, 0, -4.5, -1]], -1) // biome-ignore format: one line
    expect(boundaryCurves(strip, square)).toEqual({ curves: 2, bent: false })
    const box = sum([[9, 0, 4.5, 1], [9, 0, -4.5, -1], [0, 9, 4.5, 1], [0, 9, -4.5, -1]], -3) // biome-ignore format: one line
    expect(boundaryCurves(box, square)).toEqual({ curves: 1, bent: true })
  })

  // y = c tanh 3x leaves its chord by 0.225 c of its length.
  it.each([
    [0.08, false],
    [0.1, true],
  ])('bend where they leave their chord by more than 2 % of it: %d, %s', (c, bent) => {
    const wave = sum([[0, 0.01, 0, 100], [3, 0, 0, -c]], 0) // biome-ignore format: one line
    expect(boundaryCurves(wave, square)).toEqual({ curves: 1, bent })
  })
})

it('the line of the last layer is there when its sentence begins', () => {
  const { scene } = make({ data: 'blobs' })
  const { start, end } = scene.chapters.find(({ id }) => id === 'line')!
  expect(captionOf(scene.at(start + 0.01))).toMatch(/^Now a straight line/)
  const drawn = scene.at(start + 0.1 * (end - start)).find(({ key }) => key === 'half-planes')!
  expect(drawn.opacity).toBeGreaterThan(0.3)
  expect(textsOf(scene.at(middle({ start, end } as never))).length).toBeGreaterThan(0)
})
