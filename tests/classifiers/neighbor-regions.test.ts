import { describe } from 'vitest'
import type { LabelledRows } from '../../src/classifiers/classifier.ts'
import { random } from '../../src/data/random.ts'
import { built, testsOf } from './regions-of-neighbors.ts'

/** Rows in a small square, and two so far away that it is a point or a line beside them. */
function farRows(places: number[]): LabelledRows {
  const rng = random('far')
  const near = Array.from({ length: 396 }, (_, i) => (i % 2 === 0 ? 2e-5 * rng() - 1e-5 : rng()))
  return {
    x: Float64Array.of(...places, ...near),
    y: Int32Array.from({ length: 200 }, () => (rng() < 0.5 ? 0 : 1)),
    features: 2,
    classes: 2,
  }
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

const data: [string, LabelledRows, number, number][] = [
  ['moons', built({ data: 'moons', noise: 0.3 }), 5, 3],
  ['one neighbour', built({ data: 'moons', noise: 0.3 }), 1, 3],
  ['clusters', built({ data: 'clusters', classes: 4, noise: 0.9 }), 5, 3],
  ['rows far to the sides', farRows([-10, 0, 10, 0]), 5, 11],
  ['rows far along both axes', farRows([-10, -10, 10, 10]), 5, 11],
  ['rows at few places', lattice, 5, 4],
]

describe.each(data)('the regions of %s', testsOf)
