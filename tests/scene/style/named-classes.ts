// Tables of many classes, and whose points a name stands on.
import { dotsOf } from '../outline.ts'
import { clusterTable, type Made, make } from '../stage.ts'

export const named = (count: number) =>
  Array.from({ length: count }, (_, k) => `c${String(k).padStart(2, '0')}`)
/** A figure of a table with so many classes. */
export const table = (count: number) =>
  make({ data: 'table.csv', hidden: 2, restarts: 1, maxIter: 30 }, clusterTable(2, named(count), 8))

/** The class of the dot nearest to a place. */
export function nearest({ scene, dataset }: Made, time: number, x: number, y: number): string {
  let [min, label] = [Infinity, -1]
  for (const { centres, fill } of dotsOf(scene.at(time)))
    for (let i = 0; i < centres.length; i += 2) {
      const distance = Math.hypot(centres[i] - x, centres[i + 1] - y)
      if (distance < min) [min, label] = [distance, fill![i / 2]]
    }
  return dataset.classes[label]
}
