import { describe, expect, it } from 'vitest'
import { classScores } from '../../../src/network/forward.ts'
import type { Network } from '../../../src/network/network.ts'
import { buildModel } from '../../../src/scene/model/class-model.ts'
import { buildSheet } from '../../../src/scene/model/sheet.ts'
import { make } from '../stage.ts'

const { spec, dataset, network } = make({ data: 'clusters', classes: 3, samples: 60 })

/** Classes whose regions are the cells of a square lattice on the plane: each has the nearest of side × side centres. */
function lattice(side: number) {
  const centres = Array.from({ length: side * side }, (_, k) =>
    [k % side, Math.floor(k / side)].map(at => ((at + 0.5) / side - 0.5) * 2),
  )
  const hidden = { weights: [[1e-3, 0], [0, 1e-3]], biases: [0, 0], activation: 'identity' as const } // biome-ignore format: a matrix
  const output = {
    // −|x − c|² without what all classes share.
    weights: [0, 1].map(d => centres.map(centre => 1e5 * 2 * centre[d])),
    biases: centres.map(([x, y]) => -100 * (x * x + y * y)),
    activation: 'softmax' as const,
  }
  let evaluations = 0
  const counted: Network = {
    get layers() {
      evaluations++
      return [hidden, output]
    },
  }
  const actors = buildModel(spec, dataset, network)
  // No best straight line: class 0 is ahead everywhere.
  const scores = { weights: centres.map(() => [0, 0]), biases: centres.map((_, k) => -k) }
  const seen = { ...actors, plane: counted, classes: side * side, bestLine: { ...actors.bestLine, scores } }
  const sheet = buildSheet(seen, points => [points], 2, 1e-9, false)
  return { sheet, actors: seen, evaluations: () => evaluations }
}

describe('the borders of many classes', () => {
  const { sheet, actors, evaluations } = lattice(5)

  it('are looked for only between classes that lie beside each other', () => {
    // 24 regions and some 70 pairs are looked at a few times each; all 300 pairs would take 7,400 looks.
    expect(evaluations()).toBeLessThan(4000)
  })

  it('lie where two classes are as good, and the better of all others', () => {
    const points = sheet.borders.flatMap(([track]) => [...track])
    expect(points.length / 2).toBeGreaterThanOrEqual(2 * 40)
    const scores = classScores(actors.plane, Float64Array.from(points))
    for (let i = 0; i < points.length / 2; i++) {
      const [first, second] = [...scores.subarray(25 * i, 25 * (i + 1))].sort((a, b) => b - a)
      expect(first - second).toBeLessThan(1e-6 * Math.max(1, Math.abs(first)))
    }
    // Each of the 40 edges between two cells is there, as far as the sheet reaches.
    expect(sheet.borders.length).toBeGreaterThanOrEqual(40)
  })
})
