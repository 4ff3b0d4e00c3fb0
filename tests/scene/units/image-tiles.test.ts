import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../../src/encode/catalog.ts'
import { SpecError } from '../../../src/options/error.ts'
import { modelOf } from '../../../src/scene/scenes/model-of.ts'
import type { Shape } from '../../../src/scene/shape.ts'
import { themes } from '../../../src/scene/style/themes.ts'
import { rowsOfRun } from '../../../src/scene/units/draw-run.ts'
import { TONES, toneColors } from '../../../src/scene/units/tile-colors.ts'
import { boundsOf, contains, flat, pathsOf } from '../outline.ts'
import { clusterTable, make, remake } from '../stage.ts'

const columns = 12
const image = { width: 4, height: 3 }
const options = { data: 'table.csv', hidden: '3', restarts: 1, scene: 'network', image: '4x3' }
const made = make(options, clusterTable(columns, ['no', 'yes']))
const { scene, network, dataset } = made

/** The tones of a picture's pixels, row by row, as they are painted. */
function tonesOf(shapes: Shape[], key: string): number[] {
  const areas = pathsOf(shapes).filter(shape => shape.key?.startsWith(`pixels ${key} `))
  const [left, top, right, bottom] = boundsOf(areas[0])
  const colors = toneColors(themes.light)
  return Array.from({ length: image.width * image.height }, (_, i) => {
    const x = left + ((right - left) * ((i % image.width) + 0.5)) / image.width
    const y = top + ((bottom - top) * (Math.floor(i / image.width) + 0.5)) / image.height
    const seen = areas.findLast(({ lines }) => lines.some(ring => contains(ring, x, y)))!
    return colors.indexOf(seen.fill!)
  })
}

/** The tone of a share from 0 to 1. */
const toneAt = (share: number) => Math.round(share * (TONES - 1))

describe('a first layer of rows that are pictures', () => {
  const still = flat(scene.at('poster'))

  it('shows each weight times its deviation: dark adds, light takes away', () => {
    const [layer] = network.layers
    const deviations = dataset.features.map((_, i) => {
      const values = Array.from(dataset.x).filter((_, at) => at % columns === i)
      const mean = values.reduce((a, b) => a + b) / values.length
      return Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length)
    })
    for (let unit = 0; unit < 3; unit++) {
      const parts = layer.weights.map((row, i) => row[unit] * deviations[i])
      const most = Math.max(...parts.map(Math.abs))
      expect(tonesOf(still, `1 ${unit}`)).toEqual(parts.map(part => toneAt(0.5 + part / most / 2)))
    }
  })

  it('shows the points that run through as their pictures', () => {
    const model = modelOf(made.spec, { dataset, network })
    const raw = (row: number) =>
      dataset.features.map(
        (_, i) => dataset.x[row * columns + i] * dataset.scale.deviation[i] + dataset.scale.mean[i],
      )
    const all = [...dataset.y.keys()].flatMap(raw)
    const [low, high] = [Math.min(...all), Math.max(...all)]
    rowsOfRun(model).forEach((row, point) => {
      const { start, end } = scene.chapters.find(({ id }) => id === `point-${point}`)!
      const shapes = flat(scene.at(start + 0.7 * (end - start)))
      expect(tonesOf(shapes, 'run')).toEqual(raw(row).map(value => toneAt((value - low) / (high - low))))
    })
  })

  it('shows the weights of the iterate while it learns', () => {
    const { scene: film } = remake(made, { play: 'training' })
    const at = (id: string) => flat(film.at(film.chapters.find(chapter => chapter.id === id)!.start + 0.1))
    expect(tonesOf(at('last'), '1 0')).toEqual(tonesOf(still, '1 0'))
    expect(tonesOf(at('first'), '1 0')).not.toEqual(tonesOf(still, '1 0'))
  })
})

describe('the key image', () => {
  it('is refused where it has another number of pixels than there are features', () => {
    const table = clusterTable(columns, ['no', 'yes'])
    for (const image of ['3x3', '12x2']) expect(() => make({ ...options, image }, table)).toThrow(SpecError)
    expect(() => make({ ...options, image: '3x3' }, table)).toThrow(/12 pixels, one for each feature/)
    expect(() => make({ data: 'moons', scene: 'network', image: '2x1' })).toThrow(/each unit is a map/)
  })

  it('is known of digits, unless some of their pixels are chosen', () => {
    const read = (keys: object) =>
      readSpecObject({ data: 'digits', scene: 'network', hidden: 0, maxIter: 1, ...keys }).image
    expect(read({})).toEqual({ width: 8, height: 8 })
    expect(read({ features: '2-7' })).toBeNull()
    expect(read({ scene: 'data' })).toBeNull()
  })
})
