import { describe, expect, it } from 'vitest'
import { normal, random } from '../../../src/data/random.ts'
import { isAsGood, squaredError } from '../../../src/network/as-good.ts'
import { compareNetworks } from '../../../src/network/choose.ts'
import { runToEnd } from '../../../src/network/lbfgs.ts'
import { regression } from '../../../src/network/tasks/regression.ts'
import { trainNetwork } from '../../../src/network/train.ts'
import { drawnRegression, regressionOf } from './cases.ts'

const seeds = { activation: 'sigmoid' as const, seed: 1, dataSeed: null, networkSeed: null }
const open = { hidden: null, alpha: null, restarts: 3, maxIter: 1000, tol: 1e-6 }
const spec = { ...seeds, ...open, scale: 'standard' as const }
const compare = (dataset: ReturnType<typeof regressionOf>) =>
  runToEnd(compareNetworks(regression, { dataset, scale: 'standard', reduce: null }, seeds))

const sine = drawnRegression(70, 1, x => Math.sin(3 * x), 0.2)
const ofSine = compare(sine)
const line = drawnRegression(100, 1, x => 5 - x, 0.3)
const rng = random('noise')
const noise = regressionOf(
  Array.from({ length: 100 }, () => [normal(rng), normal(rng)]),
  Array.from({ length: 100 }, () => normal(rng)),
)

describe('the choice of a network for regression', () => {
  it('gives each row a loss, in deviations of all targets', () => {
    const { folds, targets, candidates } = ofSine
    expect([folds, targets.length]).toEqual([5, 70])
    expect([...new Set(candidates.map(({ hidden }) => hidden))]).toEqual(['0', '2', '3', '4', '6'])
    for (const { loss, rmse, losses } of candidates) {
      expect(losses.reduce((sum, one) => sum + one, 0) / 70).toBeCloseTo(loss, 12)
      expect(rmse).toBeCloseTo(Math.sqrt(2 * loss) * sine.target.deviation, 12)
    }
    // A line is no better than the mean by a tenth.
    const best = (hidden: string) => Math.min(...candidates.filter(c => c.hidden === hidden).map(c => c.loss))
    expect(best('0')).toBeGreaterThan(0.4)
    expect(best('4')).toBeLessThan(0.05)
  })

  it('finds that a sine needs hidden units, a line none, and that there is nothing in noise', () => {
    expect(Number(ofSine.simplest)).toBeGreaterThan(2)
    const ofLine = compare(line)
    expect([ofLine.simplest, ofLine.drawable[0].hidden]).toEqual(['0', '0'])
    expect(compare(noise).simplest).toBeNull()
  })

  it('takes the first network whose mean squared error is as good as the best', () => {
    const { candidates, drawable } = ofSine
    const networks = ['0', '2', '3', '4', '6'].map(hidden =>
      candidates.filter(one => one.hidden === hidden).reduce((a, b) => (b.loss < a.loss ? b : a)),
    )
    const good = networks.filter(one => isAsGood(one, networks, [squaredError]))
    expect(drawable).toEqual(good)
    expect(good.length).toBeLessThan(networks.length)
  })

  it('says what was tried, and ends in the penalty that was chosen', () => {
    const { network, record } = trainNetwork(sine, spec)
    const { tried, alpha, loss, rmse, simplest } = record.choice!
    expect(tried).toHaveLength(30)
    expect(
      tried.find(t => t.hidden === `${network.layers[0].biases.length}` && t.alpha === alpha),
    ).toMatchObject({ loss, rmse })
    expect(simplest).toBe(`${network.layers[0].biases.length}`)
    expect(record.r2).toBeGreaterThan(0.9)
  })

  it('draws the simplest network of one feature, also where its hidden curve is nearly a line', () => {
    const { network, record } = trainNetwork(drawnRegression(80, 1, Math.exp, 0.3), spec)
    expect(`${network.layers[0].biases.length}`).toBe(record.choice!.simplest)
  })

  it('is the same for a target in other units', () => {
    const [inputs, targets] = [[...sine.x].map(x => [x]), [...sine.y].map(y => 1e9 + 1e9 * y)]
    const other = compare(regressionOf(inputs, targets))
    expect(other.simplest).toBe(ofSine.simplest)
    // The straight line has one minimum; the others follow the rounding of their targets.
    for (const k of [0, 1, 2, 3, 4, 5])
      expect(other.candidates[k].loss).toBeCloseTo(ofSine.candidates[k].loss, 5)
  })
})
