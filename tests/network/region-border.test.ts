import { describe, expect, it } from 'vitest'
import { scores } from '../../src/network/forward.ts'
import { linearRegions } from '../../src/network/linear-regions.ts'
import type { Network } from '../../src/network/network.ts'
import { type RegionBorder, regionBorder } from '../../src/network/region-border.ts'
import { creased, fromKink, half, layerOf, square } from './regions.ts'
import { drawnNetwork } from './vectors.ts'

const borderOf = (network: Network): RegionBorder =>
  regionBorder(linearRegions(network, square)!, { centre: [0, 0], half })

/** Outputs, a weight each, on relu of x, −x, y, −y and a bias. */
const onAxes = (...outputs: number[][]): Network => ({
  layers: [
    layerOf([[1, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0]], 'relu'), // biome-ignore format: one line
    layerOf(outputs, outputs.length === 1 ? 'sigmoid' : 'softmax'),
  ],
})

/** Places in order, rounded. */
const rounded = (places: [number, number][]) =>
  places
    .map(place => place.map(v => Math.round(v * 1e9) / 1e9 + 0))
    .sort((p, q) => p[0] - q[0] || p[1] - q[1])

/** The number of ends of segments at each place inside the window. */
function endsInside({ segments }: RegionBorder): number[] {
  const ends = segments.flatMap(([x, y, u, v]) => [[x, y], [u, v]]) // biome-ignore format: one line
  const isSame = (p: number[], q: number[]) => Math.hypot(p[0] - q[0], p[1] - q[1]) < 1e-8
  return ends
    .filter(end => end.every(v => Math.abs(v) < half - 1e-8))
    .map(end => ends.filter(other => isSame(end, other)).length)
}

describe('the border between classes', () => {
  it('is a square of 1 − |x| − |y|, with its corners on the axes', () => {
    const { corners, junctions, segments } = borderOf(onAxes([-1, -1, -1, -1, 1]))
    expect(rounded(corners)).toEqual([[-1, 0], [0, -1], [0, 1], [1, 0]]) // biome-ignore format: one line
    expect([segments.length, junctions.length]).toEqual([4, 0])
  })

  it('has no corner where it goes on straight, or ends at the frame', () => {
    // y = x / 3 + 0.1, which crosses both axes.
    const { corners, segments } = borderOf(onAxes([-1 / 3, 1 / 3, 1, -1, -0.1]))
    expect([corners, segments.length]).toEqual([[], 3])
  })

  it('has a corner where its direction changes by more than 1e-9', () => {
    const turned = (by: number) => borderOf(onAxes([-by, 0, 1, -1, 0.3])).corners.length
    expect([0.9e-9, 1.1e-9].map(turned)).toEqual([0, 1])
  })

  it('does not turn on a piece that is short', () => {
    // Two units that say nothing to the output, whose lines are near each other.
    for (let k = 0; k < 40; k++) {
      const gap = 3e-8
      const units = layerOf(
        [
          [1, 0, 0],
          [-1, 0, 0],
          [0, 1, 5],
          [1, 1, 0.1],
          [1, 1, 0.1 + gap],
        ],
        'relu',
      )
      const slope = 0.1 + k / 80
      const output = layerOf([[slope, -slope, 1.1, 0, 0, -5.51]], 'sigmoid')
      const { corners, segments } = borderOf({ layers: [units, output] })
      expect([k, corners, segments.length]).toEqual([k, [], 4])
    }
  })

  it('turns where it runs along creases, on which two regions have it', () => {
    // The smaller one of two units of leaky relu, which has a right angle.
    const leaky = layerOf([[1, 0, 0], [0, 1, 0]], 'leaky_relu') // biome-ignore format: one line
    const folds = layerOf([[1, 0, 0], [-1, 0, 0], [1, -1, 0]], 'relu') // biome-ignore format: one line
    const { corners } = borderOf({ layers: [leaky, folds, layerOf([[1, -1, -1, 0]], 'sigmoid')] })
    expect(rounded(corners)).toEqual([[0, 0]])
  })

  it('has a junction where three classes meet, and none where two do', () => {
    const third = [0, 1, 2].map(k => [Math.cos((2 * k * Math.PI) / 3), Math.sin((2 * k * Math.PI) / 3)])
    const three = onAxes(...third.map(([a, b]) => [a, -a, b, -b, -0.2 * a - 0.1 * b]))
    const { corners, junctions } = borderOf(three)
    expect([rounded(junctions), corners]).toEqual([[[0.2, 0.1]], []])
    expect(borderOf(onAxes([1, -1, 0, 0, 0], [-1, 1, 0, 0, 0])).junctions).toEqual([])
  })

  it.each(creased)('of %s goes on from edge to edge, with its corners on creases', activation => {
    let corners = 0
    for (let seed = 0; seed < 60; seed++) {
      const network = drawnNetwork(`${seed}`, [2, 6, 4, 1], activation, 1)
      const border = borderOf(network)
      const hidden = network.layers.slice(0, -1)
      for (const corner of border.corners) {
        expect(Math.abs(scores(network, Float64Array.from(corner))[0])).toBeLessThan(1e-9)
        const distances = hidden.flatMap(({ biases }, layer) =>
          biases.map((_, unit) => fromKink(network, corner, { layer, unit })),
        )
        expect(Math.min(...distances)).toBeLessThan(1e-9)
      }
      expect(new Set(endsInside(border)).size).toBeLessThan(2)
      corners += border.corners.length
      expect(endsInside(border)).toHaveLength(2 * border.corners.length)
    }
    expect(corners).toBeGreaterThan(60)
  })

  it.each(creased)('of %s between three classes meets in junctions alone', activation => {
    let junctions = 0
    for (let seed = 0; seed < 40; seed++) {
      const network = drawnNetwork(`${seed}`, [2, 5, 4, 3], activation, 1)
      const border = borderOf(network)
      for (const junction of border.junctions) {
        const three = scores(network, Float64Array.from(junction))
        expect(Math.max(...three) - Math.min(...three)).toBeLessThan(1e-9)
      }
      const meeting = endsInside(border).filter(count => count === 3)
      expect(meeting).toHaveLength(3 * border.junctions.length)
      junctions += border.junctions.length
    }
    expect(junctions).toBeGreaterThan(3)
  })
})
