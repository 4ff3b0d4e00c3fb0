import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { activationNames, activationOf, activations } from '../../src/network/activation.ts'

const points = [-40, -3, -0.7, -0.01, 0.01, 0.7, 3, 40]

describe.each(activationNames)('%s', name => {
  const { apply, backward, mirrorSum, range } = activationOf(name)!
  const value = (z: number) => {
    const array = Float64Array.of(z)
    apply(array)
    return array[0]
  }

  it('has the derivative that central differences give', () => {
    for (const z of points) {
      const delta = Float64Array.of(1)
      backward(delta, Float64Array.of(value(z)), Float64Array.of(z))
      expect(delta[0]).toBeCloseTo((value(z + 1e-6) - value(z - 1e-6)) / 2e-6, 8)
    }
  })

  it('stays in its range', () => {
    for (const z of points) {
      expect(value(z)).toBeGreaterThanOrEqual(range[0])
      expect(value(z)).toBeLessThanOrEqual(range[1])
    }
  })

  it('adds up to the same for every number and its negative, or is said not to', () => {
    const sums = points.map(z => value(z) + value(-z))
    if (mirrorSum === undefined) expect(new Set(sums).size).toBeGreaterThan(1)
    else for (const sum of sums) expect(sum).toBeCloseTo(mirrorSum, 14)
  })
})

/** What PyTorch 2 documents, written out; numbers by hand. */
describe('the activations of other libraries', () => {
  it.each<[name: keyof typeof activations, z: number, h: number]>([
    ['leaky_relu', -2, -0.02],
    ['elu', -1, Math.exp(-1) - 1],
    ['selu', -1, -1.1113307378125625],
    ['selu', 1, 1.0507009873554805],
    ['softplus', 0, Math.LN2],
    ['softsign', -3, -0.75],
    ['hardtanh', 0.3, 0.3],
    ['hardtanh', -7, -1],
    ['silu', 1, 0.7310585786300049],
    ['gelu', 1, 0.8413447460685429],
    ['gelu', -2, -0.04550026389635842],
    ['gelu_tanh', 1, 0.8411919906082768],
  ])('%s of %d is %d', (name, z, h) => {
    const array = Float64Array.of(z)
    activations[name].apply(array)
    expect(array[0]).toBeCloseTo(h, 14)
  })
})

describe('relu', () => {
  it('has the derivative 0 at 0', () => {
    const delta = Float64Array.of(5)
    activations.relu.backward(delta, Float64Array.of(0))
    expect(delta[0]).toBe(0)
  })

  it('lets NaN through, so that it is noticed', () => {
    const z = Float64Array.of(Number.NaN)
    activations.relu.apply(z)
    expect(z[0]).toBeNaN()
  })
})

describe('sigmoid', () => {
  it('is 0 and 1 far out, without NaN', () => {
    const z = Float64Array.of(-1000, 1000)
    activations.sigmoid.apply(z)
    expect([...z]).toEqual([0, 1])
  })
})

describe('the table of activations', () => {
  it('is the only place that knows their names, but for the unit of sigmoid or identity that a network ends in', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).map(file =>
      file.replaceAll('\\', '/'),
    )
    // ONNX has names of its own for them.
    const foreign = 'network/models/onnx/'
    // Of two classes, and of regression.
    const ends = ['sigmoid', 'identity']
    const found = files
      .filter(file => file.endsWith('.ts') && file !== 'network/activation.ts' && !file.startsWith(foreign))
      .flatMap(file => {
        const source = readFileSync(`src/${file}`, 'utf8')
        return activationNames
          .filter(name => !ends.includes(name) || !file.startsWith('network/'))
          .filter(name => source.includes(`'${name}'`))
          .map(name => `${file}: ${name}`)
      })
    expect(found).toEqual([])
  })
})
