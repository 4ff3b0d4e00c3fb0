import { describe, expect, it } from 'vitest'
import { forward, logits } from '../../../src/network/forward.ts'
import { scenes } from '../../../src/scene/scenes/registry.ts'
import { flat, pathsOf, textsOf } from '../outline.ts'
import { clusterTable, make } from '../stage.ts'
import { describeNetworkJumps, describeNetworks } from './network-films.ts'

// Larger networks, and more jumps, are in `network.slow.ts`.
describeNetworks([
  ['moons', { data: 'moons' }],
  ['no hidden layer', { data: 'blobs', hidden: 0 }],
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
])
describeNetworkJumps([['no hidden layer', { data: 'blobs', hidden: 0 }]])

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
  const options = { oneWay: false, play: null, staged: 0, classifiers: 0 }
  expect(duration({ ...options, layers: 3 }) - duration({ ...options, layers: 2 })).toBe(4)
})
