import { describe, expect, it } from 'vitest'
import { generateDataset } from '../../../src/data/build.ts'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import { fenceIn, leastCuts } from '../../../src/network/fences/fence.ts'
import { isSeparable } from '../../../src/network/separable.ts'

/** The points of a dataset, and the fence of each of its classes. */
const fencesOf = (options: object) => {
  const { x, y, classes } = generateDataset(readSpecObject(options))
  return { x, y, fences: classes.map((_, k) => fenceIn(x, y, k)) }
}
/** The fewest straight cuts that fence in a class; infinite where none do. */
const least = (options: object) => {
  const cuts = fencesOf(options).fences.map(leastCuts)
  return Math.min(...cuts.map(count => count ?? Number.POSITIVE_INFINITY))
}

describe('the least number of straight cuts', () => {
  it.each([
    ['blobs', 2],
    ['xor', 2],
    ['circles', 3],
  ])('of %s is %i, for 6 seeds', (data, cuts) => {
    for (let seed = 1; seed <= 6; seed++) expect(least({ data, seed }), `seed ${seed}`).toBe(cuts)
  })

  it('is none of the article, where one point lies inside: the other 99 need three, and two get 98 of 100', () => {
    const [middle] = fencesOf({ data: 'article' }).fences
    expect(leastCuts(middle)).toBeNull()
    expect(middle.inside.length).toBe(1)
    expect(middle.all).toMatchObject({ off: 99, stay: [middle.inside[0].row] })
    expect(middle.all.cuts.length).toBe(3)
    expect(middle.two.off).toBe(98)
  })

  it.each(['moons', 'spirals', 'flower', 'checkerboard'])('is none of %s', data => {
    expect(least({ data })).toBe(Number.POSITIVE_INFINITY)
  })

  it('is one where a linear program finds a line, and only there', async () => {
    for (let seed = 1; seed <= 12; seed++)
      for (const noise of [0.1, 0.3]) {
        const { x, y, fences } = fencesOf({ data: 'clusters', classes: 2, samples: 40, noise, seed })
        const separable = await isSeparable({ points: x, y }, new Float64Array(2 * y.length))
        expect(fences.map(fence => leastCuts(fence) === 1)).toEqual([separable, separable])
      }
  })
})
