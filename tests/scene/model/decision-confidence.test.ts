import { describe, expect, it } from 'vitest'
import { levelsFor } from '../../../src/estimators/regions.ts'
import { expit, logit, logOdds } from '../../../src/network/scores.ts'
import { buildModel } from '../../../src/scene/model/class-model.ts'
import { confidenceRegions } from '../../../src/scene/model/decision.ts'
import { contains } from '../outline.ts'
import { make } from '../stage.ts'

describe('logOdds', () => {
  it('is the logit, or less it, of two classes', () => {
    const scores = Float64Array.of(0, 1.5, 0, -2)
    expect(Array.from(logOdds(scores, 2, 1))).toEqual([1.5, -2])
    expect(Array.from(logOdds(scores, 2, 0))).toEqual([-1.5, 2])
  })

  it('belongs to the probability of a softmax', () => {
    const scores = Float64Array.of(0.3, -1, 2)
    const sum = Array.from(scores).reduce((total, score) => total + Math.exp(score), 0)
    for (const k of [0, 1, 2])
      expect(expit(logOdds(scores, 3, k)[0])).toBeCloseTo(Math.exp(scores[k]) / sum, 12)
  })

  it('stays finite for scores that are far apart', () => {
    expect(Array.from(logOdds(Float64Array.of(-900, 0, 900), 3, 0))).toEqual([-1800])
    expect(logOdds(Float64Array.of(900, 0, -900), 3, 0)[0]).toBeCloseTo(900)
  })
})

describe('regions of confidence', () => {
  const { spec, dataset, network } = make({ data: 'blobs' })
  const model = buildModel(spec, dataset, network)
  const regions = confidenceRegions(model, points => [points], 1e-6)
  const inside = (k: number, step: number, x: number, y: number) =>
    regions[k][step].filter(([ring]) => contains(ring, x, y)).length % 2 === 1

  it('hold a place exactly when its class is at least that sure there', () => {
    const { centre, half } = model.input
    const [first, second] = [network.layers[0], network.layers[1]]
    for (let i = 0; i < 400; i++) {
      const [x, y] = [
        centre[0] + half * (((i * 7) % 40) / 20 - 0.975),
        centre[1] + half * (Math.floor(i / 20) / 10 - 0.95),
      ]
      const hidden = first.biases.map((b, j) => expit(b + x * first.weights[0][j] + y * first.weights[1][j]))
      const odds = second.biases[0] + hidden.reduce((sum, h, j) => sum + h * second.weights[j][0], 0)
      levelsFor(2).forEach((level, step) => {
        for (const k of [0, 1]) {
          const over = (k === 1 ? odds : -odds) - logit(level)
          if (Math.abs(over) > 0.02)
            expect(inside(k, step, x, y), `${k} ${level} at ${x}, ${y}`).toBe(over > 0)
        }
      })
    }
  })
})
