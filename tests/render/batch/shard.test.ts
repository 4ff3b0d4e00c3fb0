import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import { formatOf } from '../../../src/encode/formats.ts'
import { costOf } from '../../../src/render/batch/estimate.ts'
import { shardOf } from '../../../src/render/batch/shard.ts'

const figures = fc.record({
  spec: fc
    .record({
      data: fc.constantFrom('blobs', 'spirals', 'circles', 't.csv'),
      size: fc.constantFrom(100, 300, 600, 1200),
      duration: fc.constantFrom(0.1, 2, 8, 60),
      restarts: fc.integer({ min: 1, max: 10 }),
    })
    .map(readSpecObject),
  outputs: fc
    .uniqueArray(fc.constantFrom('a.gif', 'a.mp4', 'a.webm', 'a.png', 'a.svg', 'frames/'), { minLength: 1 })
    .map(names => names.map(name => ({ format: formatOf(name) }))),
})

describe('parts of a batch', () => {
  it('have each figure once, and differ by no more than the cheapest figure of the longer one', () => {
    fc.assert(
      fc.property(fc.array(figures, { maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (items, count) => {
        const parts = Array.from({ length: count }, (_, i) => shardOf(items, costOf, { index: i + 1, count }))
        expect(new Set(parts.flat())).toEqual(new Set(items))
        expect(parts.flat()).toHaveLength(items.length)
        const loads = parts.map(part => part.map(costOf).reduce((sum, one) => sum + one, 0))
        const least = Math.min(...loads)
        for (const [i, part] of parts.entries())
          if (part.length > 0)
            expect(loads[i] - Math.min(...part.map(costOf))).toBeLessThanOrEqual(least * (1 + 1e-12))
      }),
      { seed: 10, numRuns: 200 },
    )
  })

  it('keep the order of the figures, and are the same whoever asks', () => {
    fc.assert(
      fc.property(fc.array(figures, { maxLength: 20 }), items => {
        const copies = structuredClone(items.map(({ spec }) => spec)).map((spec, i) => ({
          ...items[i],
          spec,
        }))
        const places = [items, copies].map(list =>
          shardOf(list, costOf, { index: 2, count: 3 }).map(item => list.indexOf(item)),
        )
        expect(places[0]).toEqual(places[1])
        expect(places[0]).toEqual([...places[0]].sort((one, other) => one - other))
      }),
      { seed: 11, numRuns: 100 },
    )
  })
})
