import { describe, expect, it } from 'vitest'
import { forward, logits } from '../../../src/network/forward.ts'
import { scenes } from '../../../src/scene/scenes/registry.ts'
import { boundsOf, dotsOf, flat, pathsOf, spell, strays, textsOf } from '../outline.ts'
import { clusterTable, make, middle, remake } from '../stage.ts'
import { jumpsOf, textFaultsOf } from './frames.ts'

const cases: [string, object, string?][] = [
  ['moons', { data: 'moons' }],
  ['two layers', { data: 'moons', hidden: '4:relu,3:tanh', restarts: 1 }],
  ['no hidden layer', { data: 'blobs', hidden: 0 }],
  ['five classes', { data: 'spirals', classes: 5, hidden: '8', restarts: 1 }],
  ['a wide layer', { data: 'circles', hidden: '12', restarts: 1, samples: 60 }],
  ['iris', { data: 'iris', hidden: '3', restarts: 1 }],
  [
    'a table of twelve features',
    { data: 'table.csv', hidden: '5', restarts: 1 },
    clusterTable(12, ['no', 'yes']),
  ],
  [
    'one feature',
    { data: 'table.csv', hidden: '2', restarts: 1 },
    [
      'size,kind',
      ...Array.from({ length: 40 }, (_, i) => `${i / 10},${i >= 15 && i < 25 ? 'in' : 'out'}`),
    ].join('\n'),
  ],
]

describe.each(cases)('the network of %s', (_, options, table) => {
  const made = make({ ...options, scene: 'network' }, table)
  const { scene } = made

  it('begins and ends with its inputs alone', () => {
    expect(scene.at(scene.duration).map(spell)).toEqual(scene.at(0).map(spell))
    expect(pathsOf(scene.at(0)).some(({ key }) => key?.startsWith('line '))).toBe(false)
  })

  it.each([
    [600, 600],
    [1080, 1920],
    [400, 300],
  ])('has all its texts in full and all shapes within %i × %i', (width, height) => {
    const sized = remake(made, { size: { width, height } }).scene
    expect(textFaultsOf(sized, 1)).toEqual([])
    for (const chapter of sized.chapters)
      expect(strays(flat(sized.at(middle(chapter))), { width, height })).toEqual([])
  })

  it('says at most eight words', () => {
    for (const chapter of scene.chapters)
      for (const said of scene.saysAt(middle(chapter)))
        expect(said.split(' · ')[0].split(' ').length).toBeLessThanOrEqual(8)
  })

  it('draws each tile’s marks where its points are, three points at most', () => {
    const points = scene.chapters.filter(({ id }) => id.startsWith('point-'))
    expect(points.length).toBeGreaterThan(0)
    expect(points.length).toBeLessThanOrEqual(3)
    for (const { start, end } of points) {
      const shapes = flat(scene.at(start + 0.8 * (end - start)))
      const frames = new Map(
        shapes
          .filter(({ key }) => key?.startsWith('frame '))
          .map(shape => [shape.key!.slice(6), boundsOf(shape)]),
      )
      const marks = dotsOf(shapes).filter(({ key }) => key?.startsWith('mark '))
      expect(marks.length).toBeGreaterThanOrEqual(made.network.layers.length + 1)
      for (const { key, centres } of marks) {
        const box = frames.get(key!.slice(5))
        if (!box) continue
        expect(centres[0]).toBeGreaterThanOrEqual(box[0])
        expect(centres[0]).toBeLessThanOrEqual(box[2])
        expect(centres[1]).toBeGreaterThanOrEqual(box[1])
        expect(centres[1]).toBeLessThanOrEqual(box[3])
      }
    }
  })
})

it.each([cases[0], cases[5]])('the network of %s lets nothing jump', (_, options) => {
  const { scene } = make({ ...options, scene: 'network' })
  expect(jumpsOf(scene, { ...options, scene: 'network' }).filter(jump => !jump.startsWith('dots'))).toEqual(
    [],
  )
})

describe('the lines of a network', () => {
  const made = make({ data: 'moons', scene: 'network', weights: true })
  const still = flat(made.scene.at('poster'))

  it('are full and dark where they add, dashed where they take away', () => {
    const { weights } = made.network.layers[0]
    weights.forEach((row, from) => {
      row.forEach((weight, to) => {
        const line = pathsOf(still).find(({ key }) => key === `line 0 ${from} ${to}`)!
        expect(line.dash !== undefined).toBe(weight < 0)
      })
    })
  })

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

  it('have none where they are many', () => {
    const wide = make({
      data: 'moons',
      hidden: '9',
      restarts: 1,
      samples: 40,
      scene: 'network',
      weights: true,
    })
    expect(
      textsOf(flat(wide.scene.at('poster'))).filter(({ key }) => /^number \w+ 0/.test(key ?? '')),
    ).toEqual([])
  })
})

it('takes about four seconds a layer', () => {
  const { duration } = scenes.network.facts
  const options = { oneWay: false, staged: 0, classifiers: 0 }
  expect(duration({ ...options, layers: 3 }) - duration({ ...options, layers: 2 })).toBe(4)
})
