import { describe, expect, it } from 'vitest'
import { forward, logits } from '../../../src/network/forward.ts'
import { scenes } from '../../../src/scene/scenes/registry.ts'
import { boundsOf, dotsOf, flat, pathsOf, spell, textsOf } from '../outline.ts'
import { clusterTable, make, remake } from '../stage.ts'

const cases: [string, object, string?][] = [
  ['no hidden layer', { data: 'blobs', hidden: 0 }],
  ['iris', { data: 'iris', hidden: '3', restarts: 1 }],
  [
    'a table of twelve features',
    { data: 'table.csv', hidden: '5', restarts: 1 },
    clusterTable(12, ['no', 'yes']),
  ],
]

describe.each(cases)('the network of %s', (_, options, table) => {
  const made = make({ ...options, scene: 'network' }, table)
  const { scene } = made

  it('begins and ends with its inputs alone', () => {
    expect(scene.at(scene.duration).map(spell)).toEqual(scene.at(0).map(spell))
    expect(pathsOf(scene.at(0)).some(({ key }) => key?.startsWith('line '))).toBe(false)
  })

  it('draws each tile’s marks where its points are, three points at most', () => {
    const points = scene.chapters.filter(({ id }) => id.startsWith('point-'))
    expect(points.length).toBeGreaterThan(0)
    expect(points.length).toBeLessThanOrEqual(3)
    for (const { start, end } of points) {
      const shapes = flat(scene.at(start + 0.8 * (end - start)))
      const marks = dotsOf(shapes).filter(({ key }) => key?.startsWith('mark '))
      expect(marks.length).toBeGreaterThanOrEqual(made.network.layers.length + 1)
      for (const { key, centres } of marks) {
        const frame = shapes.find(shape => shape.key === `frame ${key!.slice(5)}`)
        if (!frame) continue
        const [left, top, right, bottom] = boundsOf(frame)
        const [x, y] = Array.from(centres)
        expect(x >= left && x <= right && y >= top && y <= bottom).toBe(true)
      }
    }
  })
})

describe('a layer of many units', () => {
  const made = make({ data: 'moons', hidden: '16', maxIter: 20, restarts: 1, scene: 'network' })
  const still = flat(made.scene.at('poster'))

  it('draws the eight largest, with their names outside, and says how many more there are', () => {
    const tiles = pathsOf(still).filter(({ key }) => key?.startsWith('frame 1 '))
    expect(tiles).toHaveLength(8)
    const names = textsOf(still).filter(({ key }) => key?.startsWith('name 1 '))
    expect(names.map(({ text }) => text).filter(text => /^h[₀-₉]+$/.test(text))).toHaveLength(8)
    expect(names.at(-1)!.text).toBe('and 8 more units')
    for (const [i, tile] of tiles.entries()) {
      const [left, top, right, bottom] = boundsOf(tile)
      expect(right - left).toBeGreaterThan(50)
      const { x, y, size, anchor } = names[i]
      expect(size).toBeGreaterThan(12)
      expect(anchor === 'end' && x < left && y > top && y < bottom).toBe(true)
    }
    // All that is left out has its line to the output, and neither a mark nor a number.
    expect(pathsOf(still).filter(({ key }) => key?.startsWith('line 1 '))).toHaveLength(9)
    const { start, end } = made.scene.chapters.find(({ id }) => id === 'point-0')!
    const runs = flat(made.scene.at(start + 0.8 * (end - start)))
    const told = (key: string) => runs.filter(shape => shape.key?.startsWith(key)).length
    expect([told('mark 1 '), told('value 1 ')]).toEqual([8, 8])
  })

  it('moves in the first second, under a sentence that stands longer than that', () => {
    const lines = (time: number) =>
      pathsOf(made.scene.at(time)).filter(({ key }) => key?.startsWith('line 0 '))
    expect(lines(0)).toEqual([])
    expect(lines(0.8).length).toBe(18)
    expect(lines(0.8)).not.toEqual(lines(1))
    expect(made.scene.saysAt(1)).toEqual(made.scene.saysAt(0))
  })
})

describe('the lines of a network', () => {
  const made = make({ data: 'moons', scene: 'network', weights: true })
  const still = flat(made.scene.at('poster'))

  it('have their numbers, which add up to what a point that runs through has', () => {
    const { layers } = made.network
    const written = textsOf(still).filter(({ key }) => /^number \w+ 0/.test(key ?? ''))
    expect(written).toHaveLength(2 * 3 + 3)
    const number = (text: string) => Number(text.replace('−', '-'))
    for (const { key, text } of written) {
      const [, kind, , ...at] = key!.split(' ')
      const value =
        kind === 'bias' ? layers[0].biases[Number(at[0])] : layers[0].weights[Number(at[0])][Number(at[1])]
      expect(number(text)).toBeCloseTo(value, 1)
    }
    const chapter = made.scene.chapters.find(({ id }) => id === 'point-0')!
    const values = textsOf(made.scene.at(chapter.start + 0.8 * (chapter.end - chapter.start))).filter(
      ({ key }) => key?.startsWith('value'),
    )
    const input = values.filter(({ key }) => key!.startsWith('value 0')).map(({ text }) => number(text))
    const z = logits(layers[0], Float64Array.from(input), 1)
    const [h] = forward(made.network, Float64Array.from(input))
    values
      .filter(({ key }) => key!.startsWith('value 1'))
      .forEach(({ text }, unit) => {
        expect(Number.isFinite(z[unit])).toBe(true)
        expect(number(text)).toBeCloseTo(h[unit], 1)
      })
  })
})

it('refuses a size in which no eye could tell its tiles apart', () => {
  const many = make({ data: 'clusters', classes: 10, scene: 'network', restarts: 1, maxIter: 20 })
  expect(() => remake(many, { size: { width: 400, height: 400 } })).toThrow(
    /^size: .*, expected at least \d+x\d+ for this network/,
  )
})

it('takes six seconds a layer', () => {
  const { duration } = scenes.network.facts
  const options = { oneWay: false, play: null, staged: 0, classifiers: 0 }
  expect(duration({ ...options, layers: 3 }) - duration({ ...options, layers: 2 })).toBe(6)
})
