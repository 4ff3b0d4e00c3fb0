import { describe, expect, it } from 'vitest'
import * as en from '../../../../src/language/en.ts'
import { altOf } from '../../../../src/scene/scenes/build.ts'
import type { PathShape } from '../../../../src/scene/shape.ts'
import { heightsOf } from '../../../../src/scene/style/height-colors.ts'
import { boundsOf, contains, flat, pathsOf, textsOf } from '../../outline.ts'
import { makeRegression, numberOf, outputAt, unitsIn } from '../../regressions.ts'

const networks: [string, object][] = [
  ['a saddle of six tanh', { data: 'z = x*y', hidden: '6:tanh', restarts: 1 }],
  ['waves of two layers', { data: 'z = 1000*sin(x)*cos(y)', hidden: '8:sigmoid,3:tanh', restarts: 1 }],
  ['a roof of relu', { data: 'z = abs(x)+abs(y)', hidden: '6:relu', restarts: 1 }],
  ['a plane', { data: 'z = x-2*y', hidden: '0', restarts: null, maxIter: null }],
]

describe.each(networks)('levels of %s', (_, options) => {
  const made = makeRegression({ scene: 'levels', ...options })
  const { scene } = made
  const still = flat(scene.at('poster'))
  const toUnits = unitsIn(still)
  const ticks = heightsOf(made.model).levels.map(({ label }) => numberOf(label))
  /** Pixels between places and the nearest ones where the output has some value. */
  const pixelsOff = (pixels: number[][], value: number) => {
    const around = pixels.flatMap(([x, y]) => [[x, y], [x + 0.5, y], [x - 0.5, y], [x, y + 0.5], [x, y - 0.5]]) // biome-ignore format: one line
    const values = outputAt(made, toUnits(around.flat()))
    return pixels.map((_, i) => {
      const [here, right, left, down, up] = values.slice(5 * i, 5 * i + 5)
      return Math.abs(here - value) / Math.hypot(right - left, down - up)
    })
  }

  it('draws lines on which the output is what is written on them, within half a pixel', () => {
    for (const [i, tick] of ticks.entries()) {
      const line = pathsOf(still).find(({ key }) => key === `level ${i}`)
      if (!line) continue
      const places = line.lines.flatMap(points =>
        Array.from({ length: points.length / 2 }, (_, i) => [points[2 * i], points[2 * i + 1]]),
      )
      expect(Math.max(...pixelsOff(places, tick))).toBeLessThan(0.5)
      const number = textsOf(still).find(({ key }) => key === `number ${i}`)
      if (!number) continue
      expect(numberOf(number.text)).toBeCloseTo(tick)
      const distance = Math.min(...places.map(([x, y]) => Math.hypot(x - number.x, y - number.y)))
      expect(distance).toBeLessThan(0.5)
    }
  })

  it('names and counts the levels that the output reaches within the plot, and no other', () => {
    const [left, top, right, bottom] = boundsOf(pathsOf(still).find(({ key }) => key === 'area')!)
    const pixels = Array.from({ length: 10_000 }, (_, i) => [
      left + ((right - left) * (i % 100)) / 99,
      top + ((bottom - top) * Math.floor(i / 100)) / 99,
    ])
    const values = outputAt(made, pixels.flatMap(toUnits))
    const [low, high] = [Math.min(...values), Math.max(...values)]
    const named = scene.chapters
      .filter(({ id }) => id.startsWith('level-'))
      .map(({ name }) => numberOf(name.split(' = ')[1]))
    expect(named).toEqual(ticks.filter(tick => tick > low && tick <= high))
    const { spec, dataset, network, record } = made
    const alt = altOf(spec, [{ dataset, network, record }], scene).toLowerCase()
    expect(alt).toContain(en.alt.levels({ levels: named.length }))
  })

  it('colours each place by the levels that the output reaches there, and each point by its own target', () => {
    const areas = pathsOf(still).filter(({ key }) => key === 'area' || /^area \d+$/.test(key ?? ''))
    const colors = new Map(
      areas.map(({ key, fill }) => [key === 'area' ? 0 : Number(key!.slice(5)) + 1, fill]),
    )
    const colorAt = (x: number, y: number) =>
      areas.findLast(({ lines }: PathShape) => lines.filter(ring => contains(ring, x, y)).length % 2 === 1)!
        .fill
    const [left, top, right, bottom] = boundsOf(areas[0])
    const all = Array.from({ length: 144 }, (_, i) => [
      left + ((right - left) * ((i % 12) + 0.37)) / 12,
      top + ((bottom - top) * (Math.floor(i / 12) + 0.61)) / 12,
    ])
    const values = outputAt(made, all.flatMap(toUnits))
    all.forEach(([x, y], i) => {
      const isNear = ticks.some(tick => pixelsOff([[x, y]], tick)[0] < 0.5)
      if (!isNear) expect(colorAt(x, y)).toBe(colors.get(ticks.filter(tick => values[i] >= tick).length))
    })
    const [dots] = still.filter(shape => shape.kind === 'dots')
    const { y, target } = made.dataset
    Array.from(dots.rows!).forEach((row, i) => {
      const value = y[row] * target.deviation + target.mean
      expect(dots.fill![i]).toBe(ticks.filter(tick => value >= tick - 1e-9).length)
    })
  })
})

describe('a scene over the plane of two inputs', () => {
  it.each(['levels', 'surface'])('%s refuses one input in words', scene => {
    expect(() => makeRegression({ data: 'y = sin(x)', scene, restarts: 1 })).toThrow(/fit draws one/)
  })
})
