import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RawDataset } from '../../src/data/dataset.ts'
import type { GeneratorOptions } from '../../src/data/generator.ts'
import { generators } from '../../src/data/registry.ts'
import { digitRows } from '../../src/data/tables/digits.ts'
import { classCount } from '../../src/options/dataset-facts.ts'

const byName = Object.fromEntries(generators.map(generator => [generator.name, generator]))

function draw(name: string, options: Partial<GeneratorOptions> = {}): RawDataset {
  const { generate, samples, noise } = byName[name]
  return generate({
    samples,
    noise: noise ?? 0,
    classes: classCount({ classes: null }, byName[name]),
    hollow: false,
    seed: 1,
    rows: digitRows,
    ...options,
  })
}

function points({ x, y }: RawDataset) {
  return Array.from(y, (label, i) => ({ a: x[2 * i], b: x[2 * i + 1], label }))
}

const free = generators.filter(({ fixed }) => !fixed)

/** Tables of others, which have more features, and classes of other names. */
const tables = generators.filter(({ features }) => features !== undefined).map(({ name }) => name)

it.each(generators)('$name says how many features it has, and how many classes', facts => {
  const { features, classes } = draw(facts.name)
  expect(features).toHaveLength(facts.features ?? 2)
  expect(classes).toHaveLength(classCount({ classes: null }, facts))
})

describe.each(generators.filter(({ name }) => !tables.includes(name)))('$name', ({ name, samples }) => {
  it('draws what its facts promise', () => {
    const { x, y, ...rest } = draw(name)
    const k = classCount({ classes: null }, byName[name])
    expect(y).toHaveLength(samples)
    expect(x).toHaveLength(2 * samples)
    expect(rest).toEqual({
      features: ['x₁', 'x₂'],
      classes: Array.from({ length: k }, (_, i) => String(i)),
    })
    expect(x.every(Number.isFinite)).toBe(true)
    expect([...new Set(y)].sort()).toEqual(Array.from({ length: k }, (_, i) => i))
  })

  it('draws the same points again', () => {
    expect(draw(name, { seed: 5 })).toEqual(draw(name, { seed: 5 }))
  })
})

describe.each(free)('$name', ({ name, classes }) => {
  it('draws other points for another seed', () => {
    expect(draw(name, { seed: 1 }).x).not.toEqual(draw(name, { seed: 2 }).x)
  })

  it('draws as many points as asked for, of equal classes, down to two a class', () => {
    const { least, most } = typeof classes === 'number' ? { least: classes, most: classes } : classes
    const counted = fc.integer({ min: least, max: most })
    fc.assert(
      fc.property(counted, fc.integer({ min: 0, max: 300 }), fc.nat(), (k, more, seed) => {
        const { y } = draw(name, { classes: k, samples: 2 * k + more, seed })
        const counts = Array.from({ length: k }, (_, i) => y.filter(label => label === i).length)
        expect(y).toHaveLength(2 * k + more)
        expect(Math.min(...counts)).toBeGreaterThanOrEqual(2)
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(name === 'xor' ? 2 : 1)
      }),
      { seed: 1, numRuns: 20 },
    )
  })

  it('lets classes take turns, so that none covers the others', () => {
    const { y } = draw(name)
    const k = new Set(y).size
    for (let i = 0; i + 2 * k <= y.length; i++) expect(new Set(y.slice(i, i + 2 * k)).size).toBe(k)
  })

  it('spreads with its noise', () => {
    const { x } = draw(name, { noise: 0 })
    const { x: near } = draw(name, { noise: 1e-6 })
    for (const [i, value] of x.entries()) expect(Math.abs(near[i] - value)).toBeLessThan(1e-4)
  })
})

describe('blobs', () => {
  it('are separated by the same two cuts at every seed', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const others = points(draw('blobs', { seed })).filter(
        ({ a, label }) => label !== (a > 0.31 && a < 0.69 ? 0 : 1),
      )
      expect(others).toEqual([])
    }
  })

  it('have half of the points in the middle and a quarter on each side', () => {
    const all = points(draw('blobs'))
    expect(all.filter(({ label }) => label === 0)).toHaveLength(100)
    expect(all.filter(({ a }) => a < 0.31)).toHaveLength(50)
  })

  it('overlap when the noise is large', () => {
    const all = points(draw('blobs', { noise: 2 }))
    const inside = all.filter(({ label }) => label === 0).map(({ a }) => a)
    const left = all.filter(({ label, a }) => label === 1 && a < 0.5).map(({ a }) => a)
    expect(Math.min(...inside)).toBeLessThan(Math.max(...left))
  })
})

describe('article', () => {
  it('equals the points that numpy draws', () => {
    const { X, y } = JSON.parse(readFileSync(new URL('../vectors/bands_seed1.json', import.meta.url), 'utf8'))
    const drawn = draw('article', { seed: 9 })
    expect([...drawn.y]).toEqual(y)
    for (const [i, value] of X.flat().entries())
      expect(Math.abs(drawn.x[i] - value)).toBeLessThanOrEqual(1e-15)
  })
})

describe('circles', () => {
  it.each([false, true])('leave a clear gap between inside and ring (hollow: %s)', hollow => {
    for (let seed = 1; seed <= 40; seed++) {
      const others = points(draw('circles', { seed, hollow })).filter(
        ({ a, b, label }) => label !== (Math.hypot(a, b) < 0.7 ? 0 : 1),
      )
      expect(others).toEqual([])
    }
  })

  it('have a hole inside when they are hollow, and none otherwise', () => {
    const least = (hollow: boolean) =>
      Math.min(...points(draw('circles', { hollow, noise: 0 })).map(({ a, b }) => Math.hypot(a, b)))
    expect(least(true)).toBeGreaterThan(0.3)
    expect(least(false)).toBeLessThan(0.15)
  })
})

describe('moons', () => {
  it('without noise are the two half circles of scikit-learn', () => {
    for (const { a, b, label } of points(draw('moons', { noise: 0 }))) {
      const radius = label === 0 ? Math.hypot(a, b) : Math.hypot(a - 1, b - 0.5)
      expect(radius).toBeCloseTo(1, 12)
      expect(label === 0 ? b >= 0 : b <= 0.5).toBe(true)
    }
  })
})

describe('spirals', () => {
  it('without noise have arms that are turned copies of one curve', () => {
    for (const classes of [2, 3, 8]) {
      for (const { a, b, label } of points(draw('spirals', { noise: 0, classes }))) {
        const t = Math.hypot(a, b) / 2
        const turn = (6 * Math.PI * t) / classes + (2 * Math.PI * label) / classes
        expect(Math.cos(Math.atan2(b, a) - turn)).toBeCloseTo(1, 12)
      }
    }
  })
})

describe('clusters', () => {
  it('lie around a circle, one unit from their neighbours', () => {
    for (const classes of [2, 3, 10]) {
      const all = points(draw('clusters', { noise: 0, classes }))
      const centres = Array.from({ length: classes }, (_, k) => all.find(({ label }) => label === k)!)
      for (const [k, { a, b }] of centres.entries()) {
        const next = centres[(k + 1) % classes]
        expect(Math.hypot(a - next.a, b - next.b)).toBeCloseTo(1, 12)
      }
    }
  })
})

describe('xor', () => {
  it('has one class at opposite corners', () => {
    for (const { a, b, label } of points(draw('xor'))) expect(label).toBe(a > 0.5 === b > 0.5 ? 0 : 1)
  })
})

describe('the tables of others', () => {
  it('hold the irises as scikit-learn has them, in centimetres', () => {
    const { x, y, features, classes } = draw('iris')
    expect([x.length, y.length, features.length]).toEqual([600, 150, 4])
    expect(classes).toEqual(['setosa', 'versicolor', 'virginica'])
    expect([0, 1, 2].map(k => y.filter(label => label === k).length)).toEqual([50, 50, 50])
    // The means that its documentation gives.
    const means = [0, 1, 2, 3].map(d => x.reduce((sum, v, i) => (i % 4 === d ? sum + v : sum), 0) / 150)
    for (const [d, mean] of [5.843, 3.057, 3.758, 1.199].entries()) expect(means[d]).toBeCloseTo(mean, 3)
  })

  it('hold the digits as scikit-learn has them', () => {
    const { x, y, classes } = draw('digits')
    expect([x.length, y.length, classes.length]).toEqual([1797 * 64, 1797, 10])
    expect([Math.min(...x.subarray(0, 6400)), Math.max(...x.subarray(0, 6400))]).toEqual([0, 16])
    // The first digit of its documentation: load_digits().images[0], a nought.
    expect(Array.from(x.subarray(0, 16))).toEqual([0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0])
    expect(y[0]).toBe(0)
    expect(Array.from({ length: 10 }, (_, k) => y.filter(label => label === k).length)).toEqual([
      178, 182, 177, 183, 181, 182, 181, 179, 174, 180,
    ])
  })
})
