import { describe, expect, it } from 'vitest'
import * as en from '../../../src/language/en.ts'
import { LEGEND_ENTRIES } from '../../../src/scene/model/class-names.ts'
import { legendNames } from '../../../src/scene/style/points.ts'
import { collisions, dotsOf, textsOf } from '../outline.ts'
import { clusterTable, make, timesOf } from '../stage.ts'

const named = (count: number) => Array.from({ length: count }, (_, k) => `c${String(k).padStart(2, '0')}`)
/** A figure of a table with so many classes. */
const table = (count: number) =>
  make({ data: 'table.csv', hidden: 2, restarts: 1, maxIter: 30 }, clusterTable(2, named(count), 8))

describe('legendNames', () => {
  it('says of up to three classes with numbers that they are classes, and names up to twelve', () => {
    expect(legendNames({ classes: ['0', '1', 'other'] }, en)).toEqual(['class 0', 'class 1', 'other'])
    expect(legendNames({ classes: ['0', '1', '2', '3'] }, en)).toEqual(['0', '1', '2', '3'])
    expect([12, 13].map(count => legendNames({ classes: named(count) }, en).length)).toEqual([12, 0])
  })
})

describe('pointNames', () => {
  it.each([4, LEGEND_ENTRIES])(
    'stands at the centres of %i classes of a table, apart from each other',
    count => {
      const { scene, dataset } = table(count)
      for (const time of timesOf(scene, 6)) {
        const shapes = scene.at(time)
        expect(collisions(shapes)).toEqual([])
        for (const { text, x, y, opacity = 1 } of textsOf(shapes).filter(({ key }) =>
          key?.startsWith('class '),
        )) {
          const k = dataset.classes.indexOf(text)
          const sum = [0, 0, 0]
          // Dots with rows are points; the others are the legend's.
          for (const { centres, fill, rows } of dotsOf(shapes).filter(dots => dots.rows))
            for (let i = 0; i < rows!.length; i++) {
              if (fill![i] !== k) continue
              sum[0] += centres[2 * i]
              sum[1] += centres[2 * i + 1]
              sum[2]++
            }
          expect(opacity).toBeGreaterThan(0)
          expect(Math.hypot(x - sum[0] / sum[2], y - sum[1] / sum[2])).toBeLessThan(1)
        }
      }
      const names = textsOf(scene.at('poster')).filter(({ key }) => key?.startsWith('class '))
      expect(names.length).toBeGreaterThan(count / 2)
    },
  )
})
