import { describe, expect, it } from 'vitest'
import { applyLayer, classScores, forward, logits, scores } from '../../src/network/forward.ts'
import type { Network } from '../../src/network/network.ts'
import { countCorrect, predict } from '../../src/network/predict.ts'
import { SpecError } from '../../src/options/error.ts'
import { drawnNetwork, largestGap, networkOf, vector } from './vectors.ts'

const files = ['logistic_binary', 'logistic_softmax3', 'relu_binary', 'tanh_softmax3']

describe('forward', () => {
  it.each(files)('gives the outputs of scikit-learn: %s', file => {
    const { X, cases } = vector(`lossgrad_${file}`)
    for (const one of cases) {
      const outputs = forward(networkOf(one), Float64Array.from(X.flat()))
      expect(outputs.map(h => h.length / X.length)).toEqual(one.intercepts.map((b: number[]) => b.length))
      expect(largestGap(outputs.at(-1)!, one.output.flat())).toBeLessThan(1e-14)
    }
  })

  it('gives the hidden layer of the article', () => {
    const fit = vector('mlp_bands_logistic2')
    const { X_standardized } = vector('bands_seed1')
    const [hidden, output] = forward(networkOf(fit), Float64Array.from(X_standardized.flat()))
    const shares = fit.predict_proba.map((row: number[]) => row[1])
    expect(largestGap(hidden, fit.A1.flat())).toBeLessThan(1e-14)
    expect(largestGap(output, shares)).toBeLessThan(1e-14)
  })

  it('keeps softmax finite where logits are huge', () => {
    const network: Network = {
      layers: [{ weights: [[900, -900, 0]], biases: [0, 0, 0], activation: 'softmax' }],
    }
    expect([...forward(network, Float64Array.of(1))[0]]).toEqual([1, 0, 0])
  })

  it('refuses an input that does not hold whole rows', () => {
    const network = drawnNetwork('rows', [2, 2, 1], 'sigmoid')
    expect(() => forward(network, new Float64Array(5))).toThrow(SpecError)
  })
})

describe('applyLayer', () => {
  it('is one step of forward', () => {
    const network = drawnNetwork('step', [2, 3, 3], 'tanh')
    const x = Float64Array.of(0.1, 0.2, -1, 2)
    const [hidden, output] = forward(network, x)
    expect(applyLayer(network.layers[0], x, 2)).toEqual(hidden)
    expect(applyLayer(network.layers[1], hidden!, 2)).toEqual(output)
  })
})

describe('scores', () => {
  it('are the last logits, whose sign is the decision of a sigmoid', () => {
    const network = drawnNetwork('scores', [2, 3, 1], 'sigmoid')
    const x = Float64Array.from({ length: 40 }, (_, i) => Math.sin(i) * 3)
    const [hidden, output] = forward(network, x)
    const z = scores(network, x)
    expect(z).toEqual(logits(network.layers[1], hidden!, 20))
    expect(Array.from(predict(network, x))).toEqual(Array.from(output!, p => (p > 0.5 ? 1 : 0)))
    expect(Array.from(z, v => (v > 0 ? 1 : 0))).toEqual(Array.from(predict(network, x)))
  })
})

describe('classScores', () => {
  it('are 0 against the logit of one sigmoid unit, and the logits of softmax', () => {
    const x = Float64Array.of(0.1, 0.2, -1, 2)
    const binary = drawnNetwork('scores', [2, 3, 1], 'sigmoid')
    const [first, second] = scores(binary, x)
    expect([...classScores(binary, x)]).toEqual([0, first, 0, second])
    const softmax = drawnNetwork('scores', [2, 3, 3], 'sigmoid')
    expect(classScores(softmax, x)).toEqual(scores(softmax, x))
  })
})

describe('countCorrect', () => {
  it('counts the rows whose largest score is that of their class', () => {
    const weights = [1, 0].map(a => [a, 1 - a, -1])
    const network: Network = { layers: [{ weights, biases: [0, 0, 0], activation: 'softmax' }] }
    const x = Float64Array.of(3, 0, 0, 3, -3, -3, 3, 0)
    expect(countCorrect(network, { x, y: Int32Array.of(0, 1, 2, 2) })).toBe(3)
  })
})
