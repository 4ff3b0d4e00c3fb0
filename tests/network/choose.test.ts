import { describe, expect, it } from 'vitest'
import type { ClassDataset } from '../../src/data/dataset.ts'
import { normal, random } from '../../src/data/random.ts'
import { takeRows } from '../../src/data/sample.ts'
import { applyScale, fitScale, mean } from '../../src/data/scale.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { logisticRegression } from '../../src/network/best-line.ts'
import {
  type ChoosingSpec,
  hiddenOf,
  layoutsOf,
  ranked,
  standardError,
  type TrialStep,
} from '../../src/network/candidates.ts'
import { compareNetworks } from '../../src/network/choose.ts'
import { stratifiedFolds } from '../../src/network/folds.ts'
import { classScores } from '../../src/network/forward.ts'
import { runToEnd } from '../../src/network/lbfgs.ts'
import { layoutFor } from '../../src/network/parameter-layout.ts'
import { reduceDataset } from '../../src/network/reduce.ts'
import { softmax } from '../../src/network/scores.ts'
import { classification } from '../../src/network/tasks/classification.ts'
import { trainNetwork } from '../../src/network/train.ts'
import { trialPath } from '../../src/network/trial.ts'

/** Rows drawn with a seed, whose class is told by a function of their features. */
function drawn(
  samples: number,
  features: number,
  classOf: (row: number[], rng: () => number) => number,
): ClassDataset {
  const rng = random('rows of a table')
  const rows = Array.from({ length: samples }, () => Array.from({ length: features }, () => normal(rng)))
  const names = Array.from({ length: features }, (_, i) => `x${i + 1}`)
  const y = Int32Array.from(rows, row => classOf(row, rng))
  return {
    x: Float64Array.from(rows.flat()),
    y,
    features: names,
    classes: ['no', 'yes', 'other'].slice(0, Math.max(...y) + 1),
    scale: { mean: names.map(() => 0), deviation: names.map(() => 1) },
  }
}

const seeds: ChoosingSpec = { activation: 'sigmoid', seed: 1, dataSeed: null, networkSeed: null }
const spec = readSpecObject({ data: 'table.csv' })

function compare(dataset: ClassDataset, reduce: typeof spec.reduce = null, own = seeds) {
  return runToEnd(compareNetworks(classification, { dataset, scale: 'standard', reduce }, own))
}

const isOutside = ([a, b]: number[]) => (a * a + b * b > 1.4 ? 1 : 0)
const ring = drawn(120, 2, isOutside)
const isAbove = ([a, b]: number[], rng: () => number) => (a + b + 0.5 * normal(rng) > 0 ? 1 : 0)
const line = drawn(120, 2, isAbove)
const noise = drawn(60, 3, (_, rng) => (rng() < 0.5 ? 1 : 0))
const [ofRing, ofLine] = [ring, line].map(dataset => compare(dataset))

describe('the choice by rows left out in turn', () => {
  it('tries all networks and penalties, and gives a loss for each row', () => {
    const { candidates, folds, rows } = ofRing
    expect([folds, rows]).toEqual([5, 120])
    expect(candidates.map(({ hidden, alpha }) => `${hidden} ${alpha}`)).toEqual(
      ['0', '2', '3', '8,3'].flatMap(hidden => [0.01, 0.1, 0.3, 1, 3, 10].map(alpha => `${hidden} ${alpha}`)),
    )
    for (const { losses, loss } of candidates) {
      expect(losses).toHaveLength(120)
      expect(losses.reduce((sum, one) => sum + one, 0) / 120).toBeCloseTo(loss, 12)
    }
  })

  it('finds that a ring needs hidden units, a line none, and that there is nothing in noise', () => {
    expect(ofRing.drawable[0].units[0]).toBeGreaterThan(2)
    expect(ofRing.drawable[0].accuracy).toBeGreaterThan(0.93)
    expect(ofRing.simplest).toBe(ofRing.drawable[0].hidden)
    expect(ofLine.simplest).toBe('0')
    expect(ofLine.drawable[0].units.length).toBeGreaterThan(0)
    expect(compare(noise).simplest).toBeNull()
  })

  it.each([7, 8, 9])(
    'takes no hidden layer for simpler than two units, of %s features and 3 classes',
    features => {
      const named = { features: Array<string>(features), classes: ['a', 'b', 'c'] }
      const networks = [[], [2]]
      const layouts = layoutsOf(networks, named, null, seeds)
      // Of 8 features both have 27 weights.
      expect(Math.sign(layouts[0].length - layouts[1].length)).toBe(Math.sign(features - 8))
      const candidates = networks.map((units, i) => {
        // That of two units has the least loss, and the line one within a standard error of that.
        const losses = Float64Array.of(0.3, 0.5, 0.4).map(
          (loss, row) => loss - i * [0.02, -0.015, 0.005][row],
        )
        return { ...{ hidden: hiddenOf(units), units, alpha: 1, accuracy: 1 }, loss: mean(losses), losses }
      })
      const byLayouts = new Map(networks.map((units, i) => [units, layouts[i]]))
      const { simplest, drawable } = ranked(candidates, byLayouts, Float64Array.of(2, 2, 2), () => false)
      expect([simplest, drawable[0].hidden]).toEqual(['0', '2'])
    },
  )

  it('takes the fewest weights within one standard error of the least loss', () => {
    for (const { candidates, drawable } of [ofRing, ofLine]) {
      const best = candidates.filter(({ units }) => units.length > 0).sort((a, b) => a.loss - b.loss)[0]
      // Where no network with a hidden layer is as good, the best of them is drawn.
      if (drawable.length === 1 && drawable[0] === best) continue
      const least = candidates.reduce((best, one) => (one.loss < best.loss ? one : best))
      const differences = (losses: Float64Array) => losses.map((loss, i) => loss - least.losses[i])
      for (const one of drawable) {
        const d = differences(one.losses)
        const mean = d.reduce((sum, value) => sum + value, 0) / d.length
        const variance = d.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (d.length - 1)
        expect(standardError(one.losses, least.losses)).toBeCloseTo(Math.sqrt(variance / d.length), 12)
        expect(mean).toBeLessThanOrEqual(Math.sqrt(variance / d.length) + 1e-12)
      }
    }
  })

  it('finds the least loss of columns that are not scaled, however far from 0 they are', () => {
    const rows = { ...line, x: line.x.map(value => 0.01 * value) }
    const far = { ...line, x: rows.x.map(value => value + 100) }
    const [near, own] = [rows, far].map(dataset =>
      runToEnd(compareNetworks(classification, { dataset, scale: 'none', reduce: null }, seeds)),
    )
    // Where a column begins makes no difference to the least loss: biases have no penalty.
    for (const [a, { loss }] of near.candidates.slice(0, 6).entries())
      expect(own.candidates[a].loss).toBeCloseTo(loss, 4)
    expect(own.candidates[0].accuracy).toBeGreaterThan(0.7)
    const fold = stratifiedFolds(far, Array.from(far.y.keys()), 5, 1)[0]
    const learned = { ...takeRows<Int32Array>(far, fold.learned), features: 2, classes: 2 }
    const centred = { ...learned, x: learned.x.map(value => value - 100) }
    const [layer] = [logisticRegression(centred, 0.01, { tolerance: 1e-10 })]
    const [network] = trialPath(
      layoutFor(far, []),
      { ...far, ...learned, features: far.features, classes: far.classes },
      [0.01],
      { seed: 1, networkSeed: null },
    )
    expect(network.layers[0].weights.flat()).toEqual(
      layer.weights.flat().map(weight => expect.closeTo(weight, 1)),
    )
  })

  it.each([null, 'pca:2'] as const)(
    'fits scale and components (%s) to the learned rows of each fold',
    reduce => {
      const dataset = drawn(90, 4, ([a, b, c]) => (a + 0.3 * b > 0.4 ? 1 : c > 1 ? 2 : 0))
      const { candidates } = compare(dataset, reduce)
      const losses = new Float64Array(90)
      for (const fold of stratifiedFolds(dataset, Array.from(dataset.y.keys()), 5, 1)) {
        const [own, others] = [takeRows(dataset, fold.learned), takeRows(dataset, fold.left)]
        const scale = fitScale(own.x, 4, 'standard')
        const test = { ...others, x: applyScale(others.x, scale) }
        const scaled = { ...dataset, ...own, x: applyScale(own.x, scale), scale, test }
        const learned = reduceDataset(scaled, reduce)
        const rows = { x: learned.x, y: learned.y, features: learned.features.length, classes: 3 }
        const layer = logisticRegression(rows, 1, { tolerance: 1e-8 })
        const shares = softmax(classScores({ layers: [layer] }, learned.test!.x), 3)
        fold.left.forEach((row, i) => {
          losses[row] = -Math.log(shares[3 * i + dataset.y[row]])
        })
      }
      const own = candidates.find(({ hidden, alpha }) => hidden === '0' && alpha === 1)!
      expect(own.loss).toBeCloseTo(losses.reduce((sum, loss) => sum + loss, 0) / 90, 3)
    },
  )

  it('counts a class that a fold has not learned as its share of the table', () => {
    const dataset = drawn(60, 2, ([a]) => (a > 0 ? 1 : 0))
    const rare = { ...dataset, classes: ['no', 'yes', 'once'], y: dataset.y.map((k, i) => (i === 7 ? 2 : k)) }
    for (const { losses } of compare(rare).candidates) expect(losses[7]).toBeCloseTo(Math.log(60), 12)
  })

  it('takes fewer folds where there is too much work', () => {
    const foldsOf = (samples: number) => {
      const large = drawn(samples, 20, ([a, b]) => (a * b > 0 ? 1 : 0))
      const step = compareNetworks(
        classification,
        { dataset: large, scale: 'standard', reduce: null },
        seeds,
      ).next()
      // Four networks in each.
      return (step.value as TrialStep).trials / 4
    }
    expect([200, 1600, 6000].map(foldsOf)).toEqual([5, 3, 2])
  })

  it('goes by the seed of the data', () => {
    const few = drawn(30, 2, isAbove)
    const loss = (dataSeed: number | null) => compare(few, null, { ...seeds, dataSeed }).candidates[5].loss
    expect(loss(2)).not.toBe(loss(null))
    expect(loss(1)).toBe(loss(null))
  })
})

describe('a training of a network that was chosen', () => {
  it('says what was tried, and ends with the penalty that was chosen', () => {
    const { network, record } = trainNetwork(drawn(60, 2, isOutside), spec)
    const { choice } = record
    const units = network.layers.slice(0, -1).map(({ biases }) => biases.length)
    expect(units.join()).toBe(choice!.simplest)
    expect(choice!.tried.filter(({ loss }) => loss === choice!.loss)).toHaveLength(1)
    expect(choice!.tried.find(({ loss }) => loss === choice!.loss)!.alpha).toBe(choice!.alpha)
    expect(record.accuracy).toBeGreaterThan(0.95)
  })

  it('is that of its layers and its penalty, whatever else was tried', () => {
    const few = drawn(80, 2, isAbove)
    const { network, record } = trainNetwork(few, spec)
    const { alpha } = record.choice!
    const hidden = [{ units: network.layers[0].biases.length, activation: 'sigmoid' }]
    const given = trainNetwork(few, { ...spec, hidden, alpha })
    // A training for a given network may leave the plateau of a straight line at some cost.
    expect(record.loss).toBeLessThan(given.record.loss + 1e-6)
    expect(record.loss).toBeGreaterThan(given.record.loss - 0.02)
  })
})
