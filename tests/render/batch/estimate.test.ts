import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import { formatOf } from '../../../src/encode/formats.ts'
import { costOf, memoryOf } from '../../../src/render/batch/estimate.ts'
import { runItems } from '../../../src/render/batch/run.ts'
import { freshFolder } from '../files.ts'
import { openTestRaster } from '../open.ts'

const { name: rasterizer } = await openTestRaster()
const folder = freshFolder()

const memory = (more: object, ...names: string[]) => {
  const outputs = names.map(name => ({ format: formatOf(name) }))
  return memoryOf({ spec: readSpecObject({ data: 'blobs', ...more }), outputs }) / 1e6
}

describe('the memory that a figure may take', () => {
  it.each([
    // Peaks in MB that were measured; those of issue 10 for GIF.
    ['a.gif', 1200, 143],
    ['a.gif', 2000, 224],
    ['a.mp4', 600, 142],
    ['a.mp4', 1200, 309],
    ['a.mp4', 2000, 460],
    ['a.webm', 600, 267],
    ['a.webm', 1200, 580],
    ['a.webm', 2000, 1111],
  ])('is what was measured for %s of %i pixels a side: %i MB, or a little more', (name, size, measured) => {
    const estimated = memory({ size }, name)
    expect(estimated).toBeGreaterThan(measured)
    expect(estimated).toBeLessThan(1.6 * measured)
  })

  it('counts each video, its density, and all moments of a strip', () => {
    const [gif, webm, both] = [['a.gif'], ['a.webm'], ['a.gif', 'a.webm', 'b.webm']].map(names =>
      memory({ size: 1200 }, ...names),
    )
    expect(both).toBeGreaterThan(gif! + 2 * (webm! - gif!))
    expect(memory({ size: 600, density: 2 }, 'a.webm')).toBe(webm)
    expect(memory({ size: 600, film: 24 }, 'a.png')).toBeGreaterThan(memory({ size: 1200 }, 'a.png'))
  })
})

describe('the time that a figure may take', () => {
  it('of a page is the same at any size and rate, about that of a short GIF', () => {
    const cost = (file: string, more: object = {}) =>
      costOf({ spec: readSpecObject({ data: 'blobs', ...more }), outputs: [{ format: formatOf(file) }] })
    expect(cost('a.html', { size: 2000, fps: 60 })).toBe(cost('a.html'))
    expect(cost('a.html')).toBeGreaterThan(cost('a.png'))
    expect(cost('a.html')).toBeLessThan(2 * cost('a.gif'))
  })

  it('grows with the epochs of a solver that goes by them', () => {
    const cost = (more: object) => costOf({ spec: readSpecObject({ data: 'moons', ...more }), outputs: [] })
    const training = (more: object) => cost(more) - cost({ model: 'm.json' })
    expect(training({ solver: 'adam', maxIter: 600 })).toBeCloseTo(3 * training({ solver: 'adam' }))
    expect(training({ maxIter: 600 })).toBe(training({}))
  })
})

describe('a batch within a budget of memory', () => {
  it('draws one video at a time where two would be too many, and two GIFs', async () => {
    const film = { size: 100, fps: 5, duration: 0.4 }
    const spec = readSpecObject({ data: 'blobs', scene: 'data', ...film, restarts: 1, rasterizer })
    const together = async (ending: string) => {
      const items = [1, 2].map(seed => {
        const file = folder.path(`${seed}.${ending}`)
        const output = { file, format: formatOf(file), target: file, inside: true }
        return { spec: { ...spec, seed }, outputs: [output], place: { file: 'f.yaml' } }
      })
      let [now, most] = [0, 0]
      await runItems(items, {
        ...{ jobs: 2, memory: 240e6 },
        onBegin() {
          most = Math.max(most, ++now)
        },
        onEnd(_, outcome) {
          expect(outcome).toHaveProperty('result')
          now--
        },
      })
      return most
    }
    expect(await together('webm')).toBe(1)
    expect(await together('gif')).toBe(2)
  })
})
