import { expect, it } from 'vitest'
import { collisions, strays, textsOf } from '../outline.ts'
import { clusterTable, make, remake } from '../stage.ts'

const table = clusterTable(5, ['a', 'b', 'c'], 40)
const slice = { slice: ['size 1', 'size 2'], fix: ['size 4=4:6.5'] }
export const made = make({ data: 'table.csv', hidden: '4', scene: 'boundary', ...slice }, table)

/** Whether some scenes move with the slice. */
export function testMoves(names: string[]): void {
  it.each(names)('moves %s, within the picture, with the camera where it stands', name => {
    const other = remake(made, {
      scene: name,
      size: name.includes(',') ? { width: 1000, height: 520 } : made.spec.size,
      classifiers: ['logistic', 'network'],
    })
    for (const time of [1.1, other.scene.duration / 2]) {
      const shapes = other.scene.at(time)
      expect(strays(shapes, other.scene)).toEqual([])
      if (name !== 'transform' && !name.includes(',')) expect(collisions(shapes)).toEqual([])
    }
    const ground = (time: number) =>
      textsOf(other.scene.at(time)).filter(({ key }) => /(^|\d )(axis|tick)/.test(key ?? ''))
    expect(ground(1.1)).toEqual(ground(other.scene.duration / 2))
  })
}
