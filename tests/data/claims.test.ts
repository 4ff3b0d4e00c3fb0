import { describe, expect, it } from 'vitest'
import { generateDataset } from '../../src/data/build.ts'
import { trainNetwork } from '../../src/network/train.ts'
import { catalog } from '../options/catalog.ts'
import { readSpecWith } from '../options/read-spec-with.ts'

function accuracy(input: object): number {
  const spec = readSpecWith(catalog, input)
  return trainNetwork(generateDataset(spec), spec).record.accuracy
}

describe('the default network reaches what the picture of its dataset claims', () => {
  it.each([
    ['blobs', 1],
    ['article', 0.98],
    ['circles', 1],
    ['moons', 1],
    ['spirals', 1],
    ['xor', 0.99],
    ['clusters', 0.99],
  ])('%s: %d', (data, claim) => {
    for (let seed = 1; seed <= 3; seed++) expect(accuracy({ data, seed })).toBeGreaterThanOrEqual(claim)
  })

  it.each(['blobs', 'circles', 'moons', 'xor'])('also with a few points: %s', data => {
    for (let seed = 1; seed <= 2; seed++) expect(accuracy({ data, seed, samples: 60 })).toBe(1)
  })
})
