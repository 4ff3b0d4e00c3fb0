import { describe, expect, it } from 'vitest'
import type { ClassDataset } from '../../src/data/dataset.ts'
import { normal, random } from '../../src/data/random.ts'
import { takeRows } from '../../src/data/sample.ts'
import { applyScale, fitScale } from '../../src/data/scale.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { accuracy, meanRecall } from '../../src/network/as-good.ts'
import { logisticRegression } from '../../src/network/best-line.ts'
import { type ChoosingSpec, ranked, type TrialStep } from '../../src/network/candidates.ts'
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

function compare(dataset: ClassDataset, reduce: typeof spec.reduce = null, own = seeds, needsHidden = false) {
  return runToEnd(
    compareNetworks(classification, { dataset, scale: 'standard', reduce }, own, { needsHidden }),
  )
}

const isOutside = ([a, b]: number[]) => (a * a + b * b > 1.4 ? 1 : 0)
const ring = drawn(120, 2, isOutside)
const isAbove = ([a, b]: number[], rng: () => number) => (a + b + 0.5 * normal(rng) > 0 ? 1 : 0)
const line = drawn(120, 2, isAbove)
const noise = drawn(60, 3, (_, rng) => (rng() < 0.5 ? 1 : 0))
const [ofRing, ofLine, ofNoise] = [ring, line, noise].map(dataset => compare(dataset))

describe('the choice by rows left out in turn', () => {
  it('tries all networks and penalties, and gives a loss for each row', () => {
    const { candidates, folds, targets } = ofRing
    expect([folds, targets.length]).toEqual([5, 120])
    expect(candidates.map(({ hidden, alpha }) => `${hidden} ${alpha}`)).toEqual(
      ['0', '2', '3', '4', '8,3'].flatMap(hidden =>
        [0.01, 0.1, 0.3, 1, 3, 10].map(alpha => `${hidden} ${alpha}`),
      ),
    )
    for (const { losses, loss } of candidates) {
      expect(losses).toHaveLength(120)
      expect(losses.reduce((sum, one) => sum + one, 0) / 120).toBeCloseTo(loss, 12)
    }
  })

  it('learns nothing of coin tosses that stand in the table five times', () => {
    const { x, y } = noise
    const copied = { ...noise, x: Float64Array.from([x, x, x, x, x].flatMap(part => [...part])) }
    const { candidates, simplest } = compare({
      ...copied,
      y: Int32Array.from([y, y, y, y, y].flatMap(part => [...part])),
    })
    expect(Math.max(...candidates.map(({ accuracy }) => accuracy))).toBeLessThan(0.68)
    expect([null, '0', '2']).toContain(simplest)
  })

  it('finds that a ring needs hidden units, a line none, and that there is nothing in noise', () => {
    expect(ofRing.drawable[0].units[0]).toBeGreaterThan(2)
    expect(ofRing.drawable[0].accuracy).toBeGreaterThan(0.92)
    expect(ofRing.simplest).toBe(ofRing.drawable[0].hidden)
    expect(ofLine.simplest).toBe('0')
    expect(ofNoise.simplest).toBeNull()
  })

  /** A network of so many units that is right on some of 100 rows, of which 50 are of each class; what differs is paired. */
  const judged = (hidden: string, right: number, loss: number) => ({
    ...{ hidden, units: hidden === '0' ? [] : hidden.split(',').map(Number), alpha: 1, networks: [] },
    ...{ loss, losses: new Float64Array(100).fill(loss), answers: new Float64Array(100) },
    hits: Float64Array.from({ length: 100 }, (_, i) => ((i % 2) * 50 + (i >> 1) < right ? 1 : 0)),
  })
  const choose = (candidates: ReturnType<typeof judged>[]) => {
    const measures = [accuracy, meanRecall(candidates[0].hits.map((_, i) => i % 2))]
    const found = ranked(candidates, measures, new Float64Array(100).fill(2), () => false, 1, true)
    return [found.simplest, found.drawable.map(({ hidden }) => hidden), found.rule.best.accuracy]
  }

  it('takes the first network that is right as often as the best, whatever their losses', () => {
    expect(choose([judged('0', 99, 0.9), judged('2', 99, 0.5), judged('8,3', 100, 0.1)])).toEqual([
      '0',
      ['2', '8,3'],
      1,
    ])
    expect(choose([judged('0', 90, 0.3), judged('2', 90, 0.2), judged('3', 100, 0.1)])).toEqual([
      '3',
      ['3'],
      1,
    ])
    // None with a hidden layer is as good: that of the least loss is drawn.
    expect(choose([judged('0', 100, 0.3), judged('2', 80, 0.2), judged('3', 80, 0.1)])).toEqual([
      '0',
      ['3'],
      1,
    ])
  })

  it('draws none where none is needed, unless a hidden layer is to be drawn', () => {
    const { simplest, drawable } = ofLine
    expect([simplest, drawable.map(({ hidden }) => hidden)]).toEqual(['0', ['0']])
    expect(drawable[0].loss).toBe(Math.min(...ofLine.candidates.slice(0, 6).map(({ loss }) => loss)))
    expect(ofNoise.drawable.map(({ hidden }) => hidden)).toEqual(['0'])
    const shown = compare(line, null, seeds, true)
    expect(shown.simplest).toBe('0')
    expect(shown.drawable[0].units.length).toBeGreaterThan(0)
  })

  it('judges each network by its penalty of the least loss', () => {
    const strong = { ...judged('0', 100, 0.9), alpha: 10 }
    expect(choose([judged('0', 60, 0.5), strong, judged('2', 90, 0.4)])).toEqual(['2', ['2'], 0.9])
  })

  it('keeps its own rule on tables', () => {
    for (const { candidates, drawable, simplest } of [ofRing, ofLine]) {
      const networks = ['0', '2', '3', '4', '8,3'].map(hidden =>
        candidates.filter(one => one.hidden === hidden).reduce((a, b) => (b.loss < a.loss ? b : a)),
      )
      const most = Math.max(...networks.map(one => one.accuracy))
      const taken = networks.find(({ hidden }) => hidden === simplest)!
      for (const one of networks) {
        if (one === taken) break
        expect(most - one.accuracy).toBeGreaterThan(0.01)
      }
      expect(drawable[0].hidden).toBe(simplest)
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
      // Five networks in each.
      return (step.value as TrialStep).trials / 5
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
    const { network, record } = trainNetwork(few, spec, { needsHidden: true })
    const { alpha } = record.choice!
    const hidden = [{ units: network.layers[0].biases.length, activation: 'sigmoid' }]
    const given = trainNetwork(few, { ...spec, hidden, alpha })
    // A training for a given network may leave the plateau of a straight line at some cost.
    expect(record.loss).toBeLessThan(given.record.loss + 1e-6)
    expect(record.loss).toBeGreaterThan(given.record.loss - 0.02)
  })
})
