import { describe, expect, it } from 'vitest'
import { random } from '../../src/data/random.ts'
import type { Layer, Network } from '../../src/network/network.ts'
import { descend, oneStep } from '../../src/network/one-step.ts'

const rng = random('one step')
const draw = () => 2 * rng() - 1
const layer = (inner: number, outer: number, activation: Layer['activation']): Layer => ({
  weights: Array.from({ length: inner }, () => Array.from({ length: outer }, draw)),
  biases: Array.from({ length: outer }, draw),
  activation,
})

/** Sums and outputs of each layer by plain loops. */
function forwardOf({ layers }: Network, x: readonly number[]) {
  let input = [...x]
  return layers.map(({ weights, biases, activation }) => {
    const z = biases.map((bias, j) => input.reduce((sum, value, i) => sum + value * weights[i][j], bias))
    const total = z.reduce((sum, value) => sum + Math.exp(value), 0)
    const apply = {
      tanh: Math.tanh,
      relu: (value: number) => Math.max(0, value),
      sigmoid: (value: number) => 1 / (1 + Math.exp(-value)),
      softmax: (value: number) => Math.exp(value) / total,
    }[activation as 'tanh']
    input = z.map(apply)
    return { z, h: input }
  })
}

function lossOf(network: Network, x: readonly number[], y: number): number {
  const p = forwardOf(network, x).at(-1)!.h
  return -Math.log(p.length > 1 ? p[y] : y === 1 ? p[0] : 1 - p[0])
}

const networks: Record<string, Network> = {
  '2-2-1 of tanh': { layers: [layer(2, 2, 'tanh'), layer(2, 1, 'sigmoid')] },
  '4-3-2-3 of relu and sigmoid': {
    layers: [layer(4, 3, 'relu'), layer(3, 2, 'sigmoid'), layer(2, 3, 'softmax')],
  },
  '3-1 without a hidden layer': { layers: [layer(3, 1, 'sigmoid')] },
}

describe.each(Object.entries(networks))('one step of %s', (_, network) => {
  const x = Float64Array.from(network.layers[0].weights, draw)
  const y = 1
  const step = oneStep({ network, x, y, rate: 0.5 })

  it('has sums, outputs and the loss of a forward pass', () => {
    const known = forwardOf(network, [...x])
    for (const [l, { z, h }] of step.layers.entries()) {
      for (const [j, value] of known[l].z.entries()) expect(z[j]).toBeCloseTo(value, 12)
      for (const [j, value] of known[l].h.entries()) expect(h[j]).toBeCloseTo(value, 12)
    }
    expect(step.loss).toBeCloseTo(lossOf(network, [...x], y), 12)
  })

  it('has the gradients of central differences, and a slope of each sum that is that of its bias', () => {
    const by = 1e-5
    const slopeOf = (change: (layers: Layer[], by: number) => void) => {
      const [up, down] = [by, -by].map(own => {
        const layers = structuredClone(network.layers)
        change(layers, own)
        return lossOf({ layers }, [...x], y)
      })
      return (up - down) / (2 * by)
    }
    for (const [l, { gradient, delta }] of step.layers.entries()) {
      for (const [i, row] of gradient.weights.entries())
        for (const [j, slope] of row.entries()) {
          const found = slopeOf((layers, own) => {
            layers[l].weights[i][j] += own
          })
          expect(Math.abs(slope - found)).toBeLessThan(1e-8)
        }
      for (const [j, slope] of delta.entries()) {
        const found = slopeOf((layers, own) => {
          layers[l].biases[j] += own
        })
        expect(Math.abs(slope - found)).toBeLessThan(1e-8)
      }
    }
  })

  it('moves each weight by −rate × gradient, and says the loss behind it', () => {
    for (const [l, { weights, gradient }] of step.layers.entries())
      for (const [i, row] of weights.entries())
        for (const [j, weight] of row.entries())
          expect(step.after.layers[l].weights[i][j]).toBeCloseTo(
            weight - step.rate * gradient.weights[i][j],
            14,
          )
    expect(step.fallen).toBeCloseTo(lossOf(step.after, [...x], y), 12)
    expect(step.fallen).toBeLessThan(step.loss)
  })
})

it('a rate under which the loss of the row rises is halved until it falls', () => {
  const network: Network = { layers: [layer(2, 3, 'tanh'), layer(3, 1, 'sigmoid')] }
  const x = Float64Array.of(1, -2)
  const { rate, loss, fallen } = oneStep({ network, x, y: 0, rate: 4096 })
  expect(fallen).toBeLessThan(loss)
  expect(Math.log2(4096 / rate)).toBe(Math.round(Math.log2(4096 / rate)))
  const twice = oneStep({ network, x, y: 0, rate: 2 * rate })
  expect(rate === 4096 || twice.rate === rate).toBe(true)
})

it('steps over all rows go down the mean loss with its penalty', () => {
  const network: Network = { layers: [layer(2, 2, 'tanh'), layer(2, 1, 'sigmoid')] }
  const x = Float64Array.from({ length: 40 }, draw)
  const y = Int32Array.from({ length: 20 }, (_, i) => Number(x[2 * i] > 0))
  const path = descend(network, { x, y }, { alpha: 0.4, rate: 0.5, steps: 30 })
  expect(path.length).toBe(31)
  for (const [at, { network: now, loss, correct }] of path.entries()) {
    const points = Array.from(y, (label, i) => ({ label, at: [x[2 * i], x[2 * i + 1]] }))
    const mean = points.reduce((sum, { label, at }) => sum + lossOf(now, at, label), 0) / 20
    const squares = now.layers.flatMap(({ weights }) => weights.flat()).reduce((sum, w) => sum + w * w, 0)
    expect(loss).toBeCloseTo(mean + (0.4 / 40) * squares, 12)
    const right = points.filter(({ label, at }) => lossOf(now, at, label) < Math.LN2).length
    expect(correct).toBe(right)
    if (at > 0) expect(loss).toBeLessThan(path[at - 1].loss)
  }
})
