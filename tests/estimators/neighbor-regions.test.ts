import { describe, expect, it } from 'vitest'
import { generateDataset } from '../../src/data/build.ts'
import { random } from '../../src/data/random.ts'
import { digitRows } from '../../src/data/tables/digits.ts'
import type { SpecInput } from '../../src/encode/catalog.ts'
import { readSpec } from '../../src/encode/read-spec.ts'
import type { LabelledRows } from '../../src/estimators/estimator.ts'
import { knn } from '../../src/estimators/knn.ts'
import { neighborRegions } from '../../src/estimators/neighbor-regions.ts'
import { reduceDataset } from '../../src/network/reduce.ts'
import { winner } from '../../src/network/scores.ts'
import { distanceTo, isInRings } from '../scene/outline.ts'

/** Pixels of the large plot of a picture of the usual size. */
const pixels = 550

/** The rows of a dataset. */
function built(options: SpecInput): LabelledRows {
  const spec = readSpec(options)
  const { x, y, features, classes } = reduceDataset(generateDataset(spec, undefined, digitRows), spec.reduce)
  return { x, y, features: features.length, classes: classes.length }
}

/** Rows in a small square, and two so far away that it is a point or a line beside them. */
function farRows(): LabelledRows {
  const rng = random('far')
  const near = Array.from({ length: 396 }, (_, i) => (i % 2 === 0 ? 2e-5 * rng() - 1e-5 : rng()))
  const x = Float64Array.of(-10, -10, 10, 10, ...near)
  return { x, y: Int32Array.from({ length: 200 }, () => (rng() < 0.5 ? 0 : 1)), features: 2, classes: 2 }
}

/** Rows at few places, many of each, of three classes. */
const lattice: LabelledRows = {
  x: Float64Array.from({ length: 600 }, (_, i) =>
    i % 2 === 0 ? ((i / 2) % 7) - 3 : (Math.floor(i / 16) % 6) - 3,
  ),
  y: Int32Array.from({ length: 300 }, (_, i) => ((i * 7919) % 1013) % 3),
  features: 2,
  classes: 3,
}

/** Rows, how many neighbours each place has, and half of the square's side. */
const data: [string, LabelledRows, number, number][] = [
  ['one neighbour', built({ data: 'moons', noise: 0.3 }), 1, 3],
  ['clusters', built({ data: 'clusters', classes: 4, noise: 0.9 }), 5, 3],
  ['rows far along both axes', farRows(), 5, 11],
  ['rows at few places', lattice, 5, 4],
]

describe.each(data)('the regions of %s', (_, rows, count, half) => {
  const fitted = knn.fit(rows, { neighbors: count, maxDepth: null, degree: 3, svmC: 1, gamma: 'scale' })
  const levels = count < 3 ? [] : [(count + 3) / (2 * count) - 1e-9, 1 - 1e-9]
  const square = { centre: [0, 0], half }
  const { borders, areas } = neighborRegions(fitted, square, levels)
  const classesAt = (points: Float64Array) => {
    const scores = knn.outputs(fitted, points)
    return Array.from({ length: points.length / 2 }, (_, i) => winner(scores, i, rows.classes))
  }
  const toPixels = (value: number) => ((value + half) * pixels) / (2 * half)

  it('have borders within half a pixel of 99 % of the places where the prediction changes', () => {
    const pieces = borders.flatMap(line =>
      Array.from({ length: line.length / 2 - 1 }, (_, i) =>
        Array.from({ length: 4 }, (_, d) => toPixels(line[2 * i + d])),
      ),
    )
    let [changes, off] = [0, 0]
    for (let line = 0; line < 40; line++) {
      const across = half * ((2 * (line + 0.37)) / 40 - 1)
      const placeAt = (along: number) => (line % 2 ? [along, across] : [across, along])
      const alongs = Array.from({ length: 2 * pixels }, (_, i) => half * ((i + 0.5) / pixels - 1))
      const found = classesAt(Float64Array.from(alongs.flatMap(placeAt)))
      for (let i = 1; i < found.length; i++) {
        if (found[i] === found[i - 1]) continue
        let [low, high] = [alongs[i - 1], alongs[i]]
        for (let round = 0; round < 20; round++) {
          const middle = (low + high) / 2
          if (classesAt(Float64Array.from(placeAt(middle)))[0] === found[i - 1]) low = middle
          else high = middle
        }
        const place = placeAt(low).map(toPixels)
        const isNear = (piece: number[]) =>
          [0, 1].every(
            d =>
              Math.min(piece[d], piece[d + 2]) < place[d] + 1 &&
              Math.max(piece[d], piece[d + 2]) > place[d] - 1,
          )
        changes++
        if (!pieces.some(piece => isNear(piece) && distanceTo(place, piece) <= 0.5)) off++
      }
    }
    expect(changes).toBeGreaterThan(30)
    expect(off / changes).toBeLessThanOrEqual(0.01)
  })

  it('are painted in the class of all places but those within half a pixel of another', () => {
    const rng = random('places')
    const points = Float64Array.from({ length: 2000 }, () => half * (2 * rng() - 1))
    const radius = half / pixels
    for (const [i, found] of classesAt(points).entries()) {
      const [x, y] = points.subarray(2 * i, 2 * i + 2)
      const painted = areas.findLast(({ rings }) => isInRings(rings, x, y))?.class
      if (painted === found) continue
      const around = Array.from({ length: 16 }, (_, a) => (a * Math.PI) / 8).flatMap(angle => [
        ...[x + radius * Math.cos(angle), y + radius * Math.sin(angle)],
        ...[x + (radius / 3) * Math.cos(angle), y + (radius / 3) * Math.sin(angle)],
      ])
      expect(classesAt(Float64Array.from(around))).toContain(painted)
    }
  })
})
