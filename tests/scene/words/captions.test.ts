import { describe, expect, it } from 'vitest'
import { tableDataset } from '../../../src/data/build-table.ts'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import type { Network } from '../../../src/network/network.ts'
import { buildScene } from '../../../src/scene/scenes/build.ts'
import { type Made, make, remake } from '../stage.ts'
import { nothingLearned, notLearned } from './not-learned.ts'

const blobs = make({ data: 'blobs', samples: 100 })

/** Its captions by chapter. */
function captionsOf({ scene }: Made): Record<string, string> {
  return Object.fromEntries(
    scene.chapters.map(({ id, start, end }) => [id, scene.saysAt(start + 0.4 * (end - start))[0]]),
  )
}

describe('the end of a loop', () => {
  it.each(['transform', 'boundary'])('of %s speaks of the first picture, which it shows', name => {
    const { scene } = remake(blobs, { scene: name })
    expect(scene.saysAt(scene.duration)).toEqual(scene.saysAt(0))
    expect(scene.at(scene.duration).filter(({ kind }) => kind === 'text')).toEqual(
      scene.at(0).filter(({ kind }) => kind === 'text'),
    )
  })

  it('of one way speaks of the hidden layer, where it ends', () => {
    const { scene } = remake(blobs, { oneWay: true })
    expect(scene.saysAt(scene.duration)).toEqual(['Now a straight line separates all 100'])
  })
})

describe('a network that gives all points one class', () => {
  const flat = make({ data: 'blobs', samples: 100, alpha: 100 })

  it('is said to, in every caption, title and note, and nothing comes along or bends', () => {
    expect(captionsOf(flat)).toMatchObject({
      line: 'All points get one class · right for 50 of 100',
      back: 'Back to the data',
      boundary: '50 of 100 on the right side',
    })
    for (const scene of ['transform', 'boundary', 'orbit', 'surface', 'story'])
      expect(remake(flat, { scene }).scene.notes.join()).toContain(
        'the network gives all points one class, which is right for 50 of 100; another --seed',
      )
    const boundary = captionsOf(remake(flat, { scene: 'boundary' }))
    expect(boundary.regions).toBe('The output decides: one class everywhere')
    expect(boundary.boundary).toBe('All points get one class · right for 50 of 100')
  })

  it('is told to take longer or more steps where the solver goes by them', () => {
    expect(make({ data: 'moons', solver: 'sgd', maxIter: 2, restarts: 1 }).scene.notes.join()).toMatch(
      /; a larger --learning-rate, more --max-iter or a smaller --alpha may help$/,
    )
  })

  it('is told no remedy of training where it was loaded', () => {
    const { scene } = remake(flat, { model: 'm.json' })
    expect(scene.notes.join()).toMatch(/one class, which is right for 50 of 100$/)
  })
})

describe('a network that gives all points nearly the same output', () => {
  // The notes of all scenes are in `captions.slow.ts`.
  it('is said to have learned nothing, on whichever side of its line they are', () => {
    const flat = notLearned()
    const boundary = remake(flat, { scene: 'boundary' })
    for (const { scene } of [flat, boundary]) expect(scene.notes.join()).toMatch(nothingLearned)
    expect(captionsOf(flat).line).toMatch(/^All points get nearly the same output · right for 102 of 200/)
    expect(captionsOf(boundary).boundary).toBe('All points get nearly the same output · right for 102 of 200')
  })
})

describe('a network that does worse than a straight line', () => {
  it('is said to, in the caption and in a note', () => {
    const hasty = make({ data: 'moons', maxIter: 3, restarts: 1 })
    expect(captionsOf(hasty).line).toMatch(/gets \d+ of 200 · without hidden layers \d+$/)
    expect(hasty.scene.notes.join()).toMatch(
      /^the network gets \d+ of 200, fewer than logistic regression on the same rows \(\d+\); /,
    )
  })
})

describe('what comes back', () => {
  it.each([
    [{ data: 'blobs' }, 'The line rides back, and bends'],
    [{ data: 'blobs', sheet: false }, 'Back to the data'],
    [{ data: 'moons', hidden: '2:identity' }, 'The line rides back'],
    [{ data: 'clusters' }, 'The lines ride back, and bend'],
    [{ data: 'circles' }, 'The boundary rides back'],
  ])('of %o: “%s”', (options, caption) => {
    expect(captionsOf(make({ samples: 100, ...options })).back).toBe(caption)
  })
})

describe('the steps of a layer', () => {
  it('explain the letters of their formulas', () => {
    const steps = captionsOf(make({ data: 'blobs', samples: 100, path: 'staged' }))
    expect(Object.values(steps).slice(1, 5)).toEqual([
      'P of W = P Q stretches it: x P',
      'Q turns it: x P Q = x W',
      'The biases b slide it: x W + b',
      'Sigmoid squashes it: h = σ(x W + b)',
    ])
    const relu = captionsOf(make({ data: 'moons', samples: 100, path: 'staged', hidden: '2:relu,2:relu' }))
    expect(Object.values(relu).join()).not.toContain('squashes')
  })
})

describe('a line that is not drawn', () => {
  it('is a linear classifier in words', () => {
    const bare = remake(blobs, { sheet: false, cuts: false })
    expect(captionsOf(bare).data).toBe('The best linear classifier gets 75 of 100')
    expect(captionsOf(remake(blobs, { cuts: false })).data).toBe('The best straight line gets 75 of 100')
  })

  it('beyond the picture is not named either', () => {
    // One output of the same sign over the whole square of the units: no line crosses it, and one class wins.
    const network: Network = {
      layers: [
        {
          weights: [
            [1, 0],
            [0, 1],
          ],
          biases: [0, 0],
          activation: 'sigmoid',
        },
        { weights: [[1], [1]], biases: [5], activation: 'sigmoid' },
      ],
    }
    const table = 'a,b,kind\n0,0,u\n1,0,v\n0,1,u\n1,1,v\n0.5,0.2,v'
    const spec = readSpecObject({ data: 'table.csv', hidden: 2 })
    const { dataset } = tableDataset(spec, table, 'table.csv')
    const scene = buildScene(spec, dataset, network)
    expect(scene.saysAt('poster')).toEqual(['All points get one class · right for 3 of 5'])
  })
})
