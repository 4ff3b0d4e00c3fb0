import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import { forward } from '../../../src/network/forward.ts'
import type { Network } from '../../../src/network/network.ts'
import { layoutOfNetwork, unpack } from '../../../src/network/parameter-layout.ts'
import { SpecError } from '../../../src/options/error.ts'
import { boundsOf, dotsOf, flat, pathsOf } from '../outline.ts'
import { make, middle } from '../stage.ts'
import {
  chapterOf,
  describeNetworkTrainingSizes,
  describeNetworkTrainings,
  played,
} from './network-training-films.ts'

// The other films, and jumps, are in `network-training.slow.ts`.
describeNetworkTrainings([
  ['moons', { data: 'moons' }],
  ['no hidden layer', { data: 'blobs', hidden: 0 }],
])
describeNetworkTrainingSizes([['no hidden layer', { data: 'blobs', hidden: 0 }]])

it('the tiles of a table are its outputs at each iterate', () => {
  const made = make({ data: 'iris', hidden: '3', restarts: 1, ...played })
  const { scene, network, record, dataset } = made
  const first = unpack(record.trace![0].parameters, layoutOfNetwork(network))
  const moments: [number, Network][] = [
    [middle(chapterOf(made, 'first')), first],
    [chapterOf(made, 'last').start + 0.01, network],
  ]
  for (const [time, iterate] of moments) {
    const [h] = forward(iterate, dataset.x)
    const ofClass = [...dataset.y.keys()].filter(row => dataset.y[row] === 0)
    const shapes = flat(scene.at(time))
    const { centres } = dotsOf(shapes).find(({ key }) => key === 'row 1 1 0')!
    const [left, , right] = boundsOf(pathsOf(shapes).find(({ key }) => key === 'frame 1 1')!)
    const xs = Array.from(centres).filter((_, i) => i % 2 === 0)
    const places = xs.map(x => ((x - left) / (right - left) - 0.06) / 0.88)
    const outputs = ofClass.map(row => h[3 * row + 1])
    const sorted = (values: number[]) => values.toSorted((a, b) => a - b)
    sorted(places).forEach((place, i) => {
      expect(place).toBeCloseTo(sorted(outputs)[i], 1)
    })
  }
})

describe('the key play', () => {
  it('is refused for scenes that have no such form, with the name of one', () => {
    for (const scene of ['transform', 'training', 'data'])
      expect(() => readSpecObject({ data: 'moons', scene, play: 'training' })).toThrow(SpecError)
    expect(() => readSpecObject({ data: 'moons', play: 'training' })).toThrow(/network/)
  })

  it('plays as part of a film', () => {
    const part = make({ data: 'blobs', sequence: 'data,network:first..last:5s', play: 'training' })
    expect(part.scene.chapters.map(({ id }) => id)).toContain('network.learning')
    expect(part.scene.duration).toBeGreaterThan(0)
    expect(readSpecObject({ data: 'blobs', ...played }).duration).toBe(12)
  })
})
