import { describe, expect, it } from 'vitest'
import * as en from '../../../src/language/en.ts'
import { layoutOfNetwork, unpack } from '../../../src/network/parameter-layout.ts'
import { learningOf } from '../../../src/scene/model/part-readers.ts'
import { regionsIn } from '../../../src/scene/model/regions.ts'
import { withNetwork } from '../../../src/scene/model/slices/slice.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import { placedUnits } from '../../../src/scene/units/unit-ids.ts'
import { boundsOf, captionOf, dotsOf, pathsOf, spell } from '../outline.ts'
import { makeRegression } from '../regressions.ts'
import { type Made, make, middle } from '../stage.ts'

const relu = { activation: 'relu', scene: 'regions', play: 'training', restarts: 1 }
const cases: Record<string, Made> = {
  'one layer': make({ ...relu, data: 'moons', hidden: '6', samples: 60, maxIter: 40 }),
  'two layers, three classes': make({
    ...relu,
    data: 'clusters',
    hidden: '5,3',
    samples: 60,
    maxIter: 30,
    size: '500x900',
  }),
  'a slice': make({ ...relu, data: 'iris', hidden: '5', slice: 'petal length,petal width', maxIter: 30 }),
}

/** The number of regions of every iterate. */
function countsOf({ spec, dataset, network, record }: Made): number[] {
  const model = modelOf(spec, { dataset, network, record })
  return record.trace!.map(
    ({ parameters }) => regionsIn(withNetwork(model, unpack(parameters, layoutOfNetwork(network))))!.length,
  )
}

describe.each(Object.entries(cases))('regions while a network of %s learns', (_, made) => {
  const { scene } = made
  const counts = countsOf(made)
  const chapter = (id: string) => scene.chapters.find(one => one.id === id)!
  const { start, end } = chapter('learning')
  const times = Array.from({ length: 40 }, (_, i) => start + ((end - start) * (i + 0.5)) / 40)
  const said = (time: number) => captionOf(scene.at(time))

  it('says the number of regions of each iterate', () => {
    expect(new Set(counts).size).toBeGreaterThan(1)
    for (const time of times) {
      const iteration = Number(/^Iteration (\d+):/.exec(said(time))![1])
      expect(said(time)).toContain(en.regions.counted({ regions: counts[iteration] }))
    }
    expect(said(middle(chapter('first')))).toContain(en.regions.counted({ regions: counts[0] }))
    expect(said(chapter('last').start + 0.1)).toContain(en.regions.counted({ regions: counts.at(-1)! }))
  })

  it('draws the regions of the first and of the last iterate, and their facts are not asked for', () => {
    const cells = (time: number) => pathsOf(scene.at(time)).filter(({ key }) => /^region \d/.test(key ?? ''))
    expect(cells(middle(chapter('first'))).length).toBe(counts[0])
    expect(cells(chapter('last').start + 0.1).length).toBe(counts.at(-1))
    expect(placedUnits(scene.at(times[20]))).toEqual([])
  })

  it('has a curve through the numbers of all iterates', () => {
    const shapes = scene.at(0)
    const curves = pathsOf(shapes).filter(({ key }) => key?.endsWith('later 0'))
    expect(curves.length).toBe(2)
    const places = Array.from(curves[1].lines[0])
    const heights = places.filter((_, i) => i % 2 === 1)
    expect(heights.length).toBe(counts.length)
    const [most, least] = [Math.max(...counts), Math.min(...counts)]
    const [low, high] = [heights[counts.indexOf(least)], heights[counts.indexOf(most)]]
    for (const [i, count] of counts.entries())
      expect(heights[i]).toBeCloseTo(low + ((high - low) * (count - least)) / (most - least), 6)
    expect(high).toBeLessThan(low)
  })

  it('keeps plane and curves apart and in the picture', () => {
    const [width, height] = [made.spec.size.width, made.spec.size.height]
    const cells = pathsOf(scene.at(times[5])).filter(({ key }) => /^region \d/.test(key ?? ''))
    const plane = cells.map(cell => boundsOf(cell))
    const [right, bottom] = [2, 3].map(side => Math.max(...plane.map(bounds => bounds[side])))
    const curves = pathsOf(scene.at(0)).filter(({ key }) => key?.endsWith('later 0')).map(boundsOf) // biome-ignore format: one line
    expect(curves.length).toBe(2)
    for (const [x, y, end, low] of curves) {
      expect(x > right || y > bottom).toBe(true)
      expect(end <= width && low <= height).toBe(true)
    }
  })

  it('loops: begins and ends with its points', () => {
    const seen = (time: number) => scene.at(time).filter(({ key }) => !key?.startsWith('curve')).map(spell) // biome-ignore format: one line
    expect(seen(scene.duration)).toEqual(seen(0))
    expect(dotsOf(scene.at(0)).some(({ key }) => key === 'corners')).toBe(false)
  })
})

it('comes to every iterate that the training knows, and draws nothing between two of many regions', () => {
  const made = make({ ...relu, data: 'checkerboard', hidden: '18,14', samples: 60, maxIter: 8 })
  const { scene } = made
  expect(Math.max(...countsOf(made))).toBeGreaterThan(200)
  const { start, end } = scene.chapters.find(({ id }) => id === 'learning')!
  const pictures = Array.from({ length: 90 }, (_, i) => {
    const shapes = pathsOf(scene.at(start + ((end - start) * i) / 90)).filter(({ key }) => /^region \d/.test(key ?? '')) // biome-ignore format: one line
    return shapes.map(({ lines }) => Array.from(lines[0]).join()).join()
  })
  expect(new Set(pictures).size).toBe(learningOf(modelOf(made.spec, made))!.keys.length - 1)
})

it('is refused for numbers that are predicted', () => {
  expect(() => makeRegression({ ...relu, data: 'y = sin(3*x)' })).toThrow(/play/)
})
