import { describe, expect, it } from 'vitest'
import { classifiers } from '../../../src/classifiers/registry.ts'
import { generatorOf } from '../../../src/data/registry.ts'
import { countCorrect } from '../../../src/network/predict.ts'
import { inUnitsOf, judged, rightOf } from './judged.ts'

const names = Object.keys(classifiers)

describe('fresh points', () => {
  it.each([
    [{ data: 'moons', noise: 0.4 }, 2],
    [{ data: 'circles', noise: 0.3, seed: 4, samples: 120 }, 5],
    [{ data: 'clusters', noise: 0.9, classes: 4, dataSeed: 7, networkSeed: 2 }, 8],
    [{ data: 'x * y > 0.3', noise: 0.2 }, 2],
  ])('of %o are as many of the generator with the next data seed', (options, next) => {
    const { spec, dataset, network, counts, notLearned } = judged(options)
    const raw = generatorOf(spec.data)!.generate({
      samples: dataset.y.length,
      noise: spec.noise!,
      classes: dataset.classes.length,
      hollow: spec.hollow,
      seed: next,
    })
    const learned = generatorOf(spec.data)!.generate({
      samples: dataset.y.length,
      noise: spec.noise!,
      classes: dataset.classes.length,
      hollow: spec.hollow,
      seed: next - 1,
    })
    const fresh = { x: inUnitsOf(learned.x, raw.x, 2), y: raw.y }
    expect(notLearned).toMatchObject({ by: 'fresh points', samples: dataset.y.length })
    for (const name of names)
      expect([name, counts[name]]).toEqual([
        name,
        rightOf(name, { ...dataset, classes: dataset.classes.length }, fresh, spec),
      ])
    expect(counts.network).toBe(countCorrect(network, fresh))
    expect(fresh.x).not.toEqual(dataset.x)
  })
})

describe('rows that were held out', () => {
  it('are those that classifiers are judged by, and no others', () => {
    const { spec, dataset, network, counts, notLearned } = judged({ data: 'moons', noise: 0.3, test: 0.3 })
    expect(notLearned).toMatchObject({ by: 'held out', samples: 60 })
    for (const name of names)
      expect(counts[name]).toBe(rightOf(name, { ...dataset, classes: 2 }, dataset.test!, spec))
    expect(counts.network).toBe(countCorrect(network, dataset.test!))
  })
})
