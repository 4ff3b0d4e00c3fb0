import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { classifiers } from '../../src/estimators/classifiers.ts'
import type { EstimatorOptions, LabelledRows } from '../../src/estimators/estimator.ts'
import { fitMachines, type SvmFit } from '../../src/estimators/support-vectors.ts'
import type { Layer } from '../../src/network/network.ts'
import { winners } from '../../src/network/scores.ts'
import { WorkError } from '../../src/options/error.ts'

interface Found {
  accuracy: number
  grid: string
  support?: number[]
  weights?: number[][]
}
interface Case {
  x: number[]
  y: number[]
  low: number[]
  high: number[]
  found: Record<string, Found>
}
const cases: Record<string, Case> = JSON.parse(readFileSync('tests/vectors/classifiers.json', 'utf8'))

const defaults: EstimatorOptions = { neighbors: 5, maxDepth: null, degree: 3, svmC: 1, gamma: 'scale' }
const kinds: Record<string, [string, Partial<EstimatorOptions>]> = {
  logistic: ['logistic', {}],
  svm: ['svm', {}],
  rbf: ['rbf', {}],
  narrow: ['rbf', { svmC: 10, gamma: 4 }],
  qda: ['qda', {}],
  tree: ['tree', {}],
  shallow: ['tree', { maxDepth: 2 }],
  knn: ['knn', {}],
}

/** A classifier of some options that learned the rows of a case, and what it predicts. */
function fitted(data: Case, kind: string) {
  const [name, options] = kinds[kind]
  const rows: LabelledRows = {
    x: Float64Array.from(data.x),
    y: Int32Array.from(data.y),
    features: 2,
    classes: Math.max(...data.y) + 1,
  }
  const classifier = classifiers[name]
  const learned = classifier.fit(rows, { ...defaults, ...options })
  const predict = (x: Float64Array) => winners(classifier.outputs(learned, x), rows.classes)
  return { rows, learned, predict }
}

/** Every so many of 200 × 200 points, row by row from the lowest second feature, are looked at: some of each row. */
const every = 9
const looked = Array.from({ length: Math.ceil(40_000 / every) }, (_, i) => every * i)

function gridOf({ low, high }: Case): Float64Array {
  const tick = (d: number, i: number) => low[d] + ((high[d] - low[d]) * i) / 199
  return Float64Array.from(looked.flatMap(at => [tick(0, at % 200), tick(1, Math.floor(at / 200))]))
}

function labelsOf(runs: string): number[] {
  const labels = runs.split(' ').flatMap(run => {
    const [label, length] = run.split('*').map(Number)
    return Array<number>(length).fill(label)
  })
  expect(labels).toHaveLength(40_000)
  return looked.map(at => labels[at])
}

/** How many of the points that may differ: libsvm stops at a tolerance, as ours does, but on its own way. */
const maxDifferent: Record<string, number> = { svm: 9, rbf: 9, narrow: 9 }

/** For each point whether its class hangs on which of two equally good answers is taken. */
function tiesOf(
  kind: string,
  data: Case,
  grid: Float64Array,
  labels: Int32Array,
): (point: number) => boolean {
  if (kind === 'tree' || kind === 'shallow') {
    // The tree that takes the second feature's cut where the cuts of both are equally good.
    const swapped = (x: ArrayLike<number>) => Float64Array.from(x, (_, i) => x[i ^ 1])
    const mirrored = fitted({ ...data, x: Array.from(swapped(data.x)) }, kind).predict(swapped(grid))
    return point => mirrored[point] !== labels[point]
  }
  if (kind !== 'knn') return () => false
  return point => {
    const [a, b] = grid.subarray(2 * point, 2 * point + 2)
    const distances = data.y.map((_, row) => Math.hypot(data.x[2 * row] - a, data.x[2 * row + 1] - b))
    distances.sort((c, d) => c - d)
    return distances[5] - distances[4] < 1e-9
  }
}

describe.each(Object.entries(cases))('on the rows of %s', (_, data) => {
  it.each(Object.keys(data.found))('%s predicts what scikit-learn predicts', kind => {
    const { rows, predict } = fitted(data, kind)
    const grid = gridOf(data)
    const expected = labelsOf(data.found[kind].grid)
    const labels = predict(grid)
    const isTie = tiesOf(kind, data, grid, labels)
    const different = expected.flatMap((label, i) => (label === labels[i] ? [] : [i]))
    const decided = different.filter(i => !isTie(i))
    expect(decided.length).toBeLessThanOrEqual(maxDifferent[kind] ?? 0)
    expect(predict(rows.x).filter((label, i) => label === data.y[i])).toHaveLength(data.found[kind].accuracy)
  })

  it.each(['svm', 'rbf', 'narrow'])(
    '%s has the support vectors of a tolerance at which they settle',
    kind => {
      const { machines } = fitted(data, kind).learned as SvmFit
      // Which of two rows at one place holds the street is a matter of chance.
      const places = (rows: number[]) => new Set(rows.map(row => data.x.slice(2 * row, 2 * row + 2).join()))
      expect(places(machines.flatMap(({ rows }) => rows))).toEqual(places(data.found[kind].support!))
    },
  )

  if (data.found.logistic)
    it('the weights of the logistic regression are those of scikit-learn', () => {
      const { learned } = fitted(data, 'logistic')
      const { weights, biases } = learned as Layer
      const expected = data.found.logistic.weights!
      for (const [k, row] of expected.entries())
        for (const [i, weight] of row.entries()) expect([...weights, biases][i][k]).toBeCloseTo(weight, 5)
    })
})

describe('the work of support vector machines', () => {
  const places = Array.from({ length: 200 }, (_, i) => [Math.sin(7 * i), Math.cos(i * i)])
  const overlap = { x: Float64Array.from(places.flat()), y: Int32Array.from(places, (_, i) => i % 2), features: 2, classes: 2 } // biome-ignore format: one line
  const solve = (most?: number, onWork?: () => void) => fitMachines(overlap, 1, { svmC: 100 }, onWork, most)

  it('is told of now and then, and as much as is allowed', () => {
    const onWork = vi.fn()
    const solved = solve(undefined, onWork)
    expect(onWork).toHaveBeenCalled()
    expect(solve(1e9)).toEqual(solved)
    expect(() => solve(1e5)).toThrow(WorkError)
    expect(() => solve(1e5)).toThrow(/takes too long for 200 rows that overlap so much; fewer rows help/)
  })
})
