import { describe, expect, it } from 'vitest'
import { LEGEND_ENTRIES } from '../../../src/scene/model/figure-model.ts'
import { legendNames } from '../../../src/scene/style/points.ts'
import { collisions, dotsOf, textsOf } from '../outline.ts'
import { clusterTable, type Made, make, remake, timesOf } from '../stage.ts'

const named = (count: number) => Array.from({ length: count }, (_, k) => `c${String(k).padStart(2, '0')}`)
const table = (count: number) =>
  make({ data: 'table.csv', hidden: 2, restarts: 1, maxIter: 30 }, clusterTable(2, named(count), 8))

/** The class of the dot nearest to a place. */
function nearest({ scene, dataset }: Made, time: number, x: number, y: number): string {
  let [min, label] = [Infinity, -1]
  for (const { centres, fill } of dotsOf(scene.at(time)))
    for (let i = 0; i < centres.length; i += 2) {
      const distance = Math.hypot(centres[i] - x, centres[i + 1] - y)
      if (distance < min) [min, label] = [distance, fill![i / 2]]
    }
  return dataset.classes[label]
}

describe('legendNames', () => {
  it('says of up to three classes with numbers that they are classes', () => {
    expect(legendNames({ classes: ['0', '1', 'other'] })).toEqual(['class 0', 'class 1', 'other'])
    expect(legendNames({ classes: ['0', '1', '2', '3'] })).toEqual(['0', '1', '2', '3'])
  })

  it('has up to twelve names', () => {
    expect(legendNames({ classes: named(12) })).toEqual(named(12))
    expect(legendNames({ classes: named(13) })).toEqual([])
  })
})

describe('pointNames', () => {
  it('leaves the names of up to twelve classes to the legend, each once', () => {
    const { scene } = table(LEGEND_ENTRIES)
    const written = textsOf(scene.at('poster')).map(({ text }) => text)
    for (const name of named(LEGEND_ENTRIES)) expect(written.filter(text => text === name)).toEqual([name])
  })

  it('stands on points of its own class at every time of every scene, apart from other texts', () => {
    const made = table(14)
    for (const scene of ['data', 'transform', 'boundary']) {
      const each = remake(made, { scene })
      const seen = new Set<string>()
      for (const time of timesOf(each.scene, 25)) {
        const shapes = each.scene.at(time)
        expect(collisions(shapes)).toEqual([])
        for (const { text, x, y, opacity = 1 } of textsOf(shapes)) {
          if (!made.dataset.classes.includes(text) || opacity < 0.1) continue
          seen.add(text)
          expect(nearest(each, time, x, y), `${text} in ${scene} at ${time}`).toBe(text)
        }
      }
      // These clusters overlap: where two names would, one gives way.
      expect(seen.size).toBeGreaterThan(10)
    }
  })
})
