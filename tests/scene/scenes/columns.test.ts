import { describe, expect, it } from 'vitest'
import { worthOf } from '../../../src/scene/model/importance.ts'
import { altOf } from '../../../src/scene/scenes/build.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import { moreWrong } from '../../../src/scene/words/worth.ts'
import { captionOf } from '../outline.ts'
import { clusterTable, type Made, make, remake } from '../stage.ts'
import { describeWorth, small, worthIn } from './columns-figures.ts'

const figures: [string, Made][] = [
  ['iris', make({ ...small, data: 'iris', test: 0.3 })],
  ['moons', make({ ...small, data: 'moons', hidden: '2', samples: 60 })],
  ['twelve classes', make({ ...small, data: 'a.csv', test: 0.4 }, clusterTable(3, [...'abcdefghijkl'], 6))],
  ['a name of many letters', make({ ...small, data: 'a.csv' }, clusterTable(5, ['a', 'b'.repeat(60)]))],
]

// The 64 columns of digits are in `columns.slow.ts`.
describeWorth(figures)

describe('the words on what columns are worth', () => {
  const [[, iris]] = figures
  const { spec, scene, ...part } = iris

  it('say which one matters most, how many more are wrong without it, and where that was measured', () => {
    const worth = worthIn(iris)
    const [first] = worth.columns
    const more = `${moreWrong(first, worth)} of ${worth.samples} more are wrong`
    expect(worth.samples).toBe(45)
    expect(captionOf(scene.at('poster'))).toContain(
      `${first.name} matters most · shuffled, ${more} · measured`,
    )
    const alt = altOf(spec, [part], scene)
    expect(alt).toContain(`${first.name.slice(1)} matters most: shuffled, ${more}; `)
    expect(alt).toMatch(/; \d+ of 45 rows get their class, measured on rows held out[;.]/)
  })

  it('say what nobody knows of a network of a file', () => {
    const { dataset, network } = part
    const given = { ...spec, test: null, model: 'm.json' }
    const { test: _, ...rows } = dataset
    const worth = worthOf(modelOf(given, { dataset: rows, network }))!
    expect(worth.by).toBe('given')
    const again = remake(
      { ...iris, dataset: rows },
      { model: 'm.json', size: { ...spec.size, width: 1280, height: 720 } },
    )
    expect(again.scene.saysAt('poster').join()).toContain('as nobody knows which of them the network learned')
  })
})
