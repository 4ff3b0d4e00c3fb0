import { describe, expect, it } from 'vitest'
import * as en from '../../../src/language/en.ts'
import { worthOf } from '../../../src/scene/model/importance.ts'
import { altOf } from '../../../src/scene/scenes/build.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import { contrast } from '../../../src/scene/style/color.ts'
import { themes } from '../../../src/scene/style/themes.ts'
import { classWorth, moreWrong, worthCaption } from '../../../src/scene/words/worth.ts'
import { boundsOf, captionOf, pathsOf, textsOf } from '../outline.ts'
import { clusterTable, type Made, make, remake } from '../stage.ts'

/** Keys of figures that are trained fast. */
const small = { scene: 'columns', restarts: 1, maxIter: 40 }
const figures: [string, Made][] = [
  ['iris', make({ ...small, data: 'iris', hidden: '3', test: 0.3 })],
  ['twelve classes', make({ ...small, data: 'a.csv', test: 0.4 }, clusterTable(3, [...'abcdefghijkl'], 6))],
  ['a name of many letters', make({ ...small, data: 'a.csv' }, clusterTable(5, ['a', 'b'.repeat(60)]))],
]

const worthIn = ({ spec, dataset, network, record }: Made) =>
  worthOf(modelOf(spec, { dataset, network, record }))!
const keyed = (made: Made, name: string) => {
  const shapes = made.scene.at('poster')
  return [...pathsOf(shapes), ...textsOf(shapes)].filter(({ key }) => key?.startsWith(name))
}

describe.each(figures)('what each column of %s is worth', (name, made) => {
  it('has bars as long as the rise of the loss, and their numbers', () => {
    const worth = worthIn(made)
    const bars = keyed(made, 'bar ').map(boundsOf)
    const { loss } = worth.columns[0]
    const scale = (bars[0][2] - bars[0][0]) / Math.abs(loss.mean)
    for (const [i, bar] of bars.entries()) {
      expect(bar[2] - bar[0]).toBeCloseTo(Math.abs(worth.columns[i].loss.mean) * scale, 6)
      const more = moreWrong(worth.columns[i], worth)
      const said = more > 0 ? `+${more}` : `${more}`.replace('-', '−')
      expect(textsOf(keyed(made, `wrong ${i}`))[0].text).toBe(said)
    }
    const rest = textsOf(keyed(made, 'rest'))
    const all = bars.length + Number(/\d+/.exec(rest[0]?.text ?? '0')![0])
    expect(all).toBe(worth.columns.length)
  })

  it('has the counts of the matrix in its cells', () => {
    const counts = textsOf(keyed(made, 'count ')).map(({ key, text }) => [key!, text])
    const expected = worthIn(made).confusion.flatMap((row, k) =>
      row.flatMap((count, l) => (count > 0 ? [[`count ${k} ${l}`, String(count)]] : [])),
    )
    expect(counts).toEqual(expected)
  })

  it('has wrong rows in the darkest cells, and right ones in the palest', () => {
    const cells = pathsOf(keyed(made, 'cell ')).map(({ key, fill }) => {
      const [own, given] = /(\d+) (\d+)$/.exec(key!)!.slice(1)
      return { isRight: own === given, dark: contrast(fill!, themes.light.background) }
    })
    const darkness = (isRight: boolean) =>
      cells.filter(one => one.isRight === isRight).map(({ dark }) => dark)
    expect(Math.max(...darkness(true))).toBeLessThan(1.2)
    for (const dark of darkness(false)) expect(dark).toBeGreaterThan(1.5)
    expect(darkness(false).length > 0).toBe(name !== 'a name of many letters')
  })
})

describe('the words on what columns are worth', () => {
  const [[, iris]] = figures
  const { spec, scene, ...part } = iris

  it('say which one matters most, how many more are wrong without it, and where that was measured', () => {
    const worth = worthIn(iris)
    const [first] = worth.columns
    const more = `${moreWrong(first, worth)} of ${worth.samples} more are wrong`
    expect(worth.samples).toBe(45)
    expect(captionOf(scene.at('poster'))).toContain(
      `Most important: ${first.name} · shuffled: ${more} · measured`,
    )
    const alt = altOf(spec, [part], scene)
    expect(alt).toContain(`ost important: ${first.name}, shuffled: ${more}; `)
    expect(alt).toMatch(/; Accuracy: \d+ of 45 \(\d+ %\), measured on held-out rows[;.]/)
  })

  it('name all columns that have the number of the first at their bars', () => {
    const worth = worthIn(iris)
    const [first, second, ...others] = worth.columns
    const equal = { ...second, accuracy: first.accuracy }
    const both = worthCaption({ ...worth, columns: [first, equal, ...others] }, en, classWorth)
    expect(both[0]).toBe(`Most important: ${first.name} and ${second.name}`)
    const harmless = [first, second].map(one => ({ ...one, accuracy: { ...one.accuracy, mean: 0 } }))
    expect(worthCaption({ ...worth, columns: harmless }, en, classWorth)[0]).toBe(
      `Most important: ${first.name}`,
    )
  })

  it('say what nobody knows of a network of a file', () => {
    const { dataset, network } = part
    const given = { ...spec, test: null, model: 'm.json' }
    const { test: _, ...rows } = dataset
    const worth = worthOf(modelOf(given, { dataset: rows, network }))!
    expect(worth.by).toBe('given')
    const size = { ...spec.size, width: 1280, height: 720 }
    const again = remake({ ...iris, dataset: rows }, { model: 'm.json', size })
    expect(again.scene.saysAt('poster').join()).toContain(
      'measured on the given rows, which may include training rows',
    )
  })
})
