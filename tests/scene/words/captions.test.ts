import { describe, expect, it } from 'vitest'
import { tableDataset } from '../../../src/data/build-table.ts'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import type { Network } from '../../../src/network/network.ts'
import { buildScene } from '../../../src/scene/scenes/build.ts'
import { linearOf } from '../../../src/scene/words/facts.ts'
import { type Made, make, remake } from '../stage.ts'

/** Its captions by chapter. */
function captionsOf({ scene }: Made): Record<string, string> {
  return Object.fromEntries(
    scene.chapters.map(({ id, start, end }) => [id, scene.saysAt(start + 0.4 * (end - start))[0]]),
  )
}

describe('a network that gives all points one class', () => {
  const flat = make({ data: 'blobs', samples: 100, alpha: 100 })

  it('is said to, in the notes of every scene and in its captions', () => {
    for (const scene of ['transform', 'orbit', 'surface', 'story'])
      expect(remake(flat, { scene }).scene.notes.join()).toContain(
        'the network gives all points one class, accuracy: 50 of 100 (50 %); another --seed',
      )
    const boundary = captionsOf(remake(flat, { scene: 'boundary' }))
    expect(boundary.regions).toBe('The output decides: one class everywhere')
    expect(boundary.boundary).toBe('All points get one class · accuracy: 50 of 100 (50 %)')
  })

  it('is told to take longer or more steps where the solver goes by them', () => {
    expect(make({ data: 'moons', solver: 'sgd', maxIter: 2, restarts: 1 }).scene.notes.join()).toMatch(
      /; a larger --learning-rate, more --max-iter or a smaller --alpha may help$/,
    )
  })

  it('is told no remedy of training where it was loaded', () => {
    const { scene } = remake(flat, { model: 'm.json' })
    expect(scene.notes.join()).toMatch(/one class, accuracy: 50 of 100 \(50 %\)$/)
  })
})

describe('a network that gives all points nearly the same output', () => {
  it('is said to have learned nothing, on whichever side of its line they are', () => {
    const flat = make({ data: 'blobs', hidden: '32', restarts: 1 })
    const boundary = remake(flat, { scene: 'boundary' })
    for (const { scene } of [flat, boundary])
      expect(scene.notes.join()).toMatch(
        /the network has learned nothing: it gives all points nearly the same output, accuracy: 102 of 200 \(51 %\); another --seed/,
      )
    expect(captionsOf(flat).line).toMatch(
      /^All points get nearly the same output · accuracy: 102 of 200 \(51 %\)/,
    )
    expect(captionsOf(boundary).boundary).toBe(
      'All points get nearly the same output · accuracy: 102 of 200 (51 %)',
    )
  })
})

describe('a line beyond the picture', () => {
  it('is not named', () => {
    // One output of the same sign over the whole square of the units: no line crosses it, and one class wins.
    const layers: Network['layers'] = [
      { weights: [[1, 0], [0, 1]], biases: [0, 0], activation: 'sigmoid' }, // biome-ignore format: a matrix
      { weights: [[1], [1]], biases: [5], activation: 'sigmoid' },
    ]
    const table = 'a,b,kind\n0,0,u\n1,0,v\n0,1,u\n1,1,v\n0.5,0.2,v'
    const spec = readSpecObject({ data: 'table.csv', hidden: 2 })
    const { dataset } = tableDataset(spec, table, 'table.csv')
    const scene = buildScene(spec, dataset, { layers })
    expect(scene.saysAt('poster')).toEqual(['All points get one class · accuracy: 3 of 5 (60 %)'])
  })
})

it('what separates has as many dimensions as is drawn, and is a classifier where nothing is drawn', () => {
  expect([1, 2, 3].map(dimensions => linearOf(dimensions, 2))).toEqual(
    (['threshold', 'line', 'plane'] as const).map(kind => ({ kind, many: false })),
  )
  expect(linearOf(2, 3)).toEqual({ kind: 'line', many: true })
  expect([linearOf(2, 2, false), linearOf(4, 3)]).toEqual(Array(2).fill({ kind: 'linear', many: false }))
})
