import { describe, expect, it } from 'vitest'
import { random } from '../../../src/data/random.ts'
import { buildModel } from '../../../src/scene/model/class-model.ts'
import type { Shape } from '../../../src/scene/shape.ts'
import { boundsOf, dotsOf, pathsOf, textsOf } from '../outline.ts'
import { distances, medians, strayPixels } from '../scenes/slices.ts'
import { clusterTable, make, remake, timesOf } from '../stage.ts'

const slice = { slice: ['size 1', 'size 2'], fix: ['size 4=4:6.5'] }
const options = { data: 'table.csv', hidden: '4', scene: 'boundary', restarts: 1, ...slice }
const made = make(options, clusterTable(5, ['a', 'b', 'c'], 40))
const { scene, dataset, network, spec } = made
const model = buildModel(spec, dataset, network)
const [from, to] = [4, 6.5].map(value => (value - dataset.scale.mean[3]) / dataset.scale.deviation[3])
const [, there, , back] = scene.chapters

/** The share of its way at a time, by the knob between the ends of its way. */
function shareOf(shapes: Shape[]): number {
  const knob = dotsOf(shapes).find(({ key }) => key === 'scale knob')!
  const [left, , right] = boundsOf({ ...pathsOf(shapes).find(({ key }) => key === 'scale way')!, width: 0 })
  return (knob.centres[0] - left) / (right - left)
}

/** The values that the network sees at a share of the way, but for the axes. */
const heldAt = (share: number) => medians(dataset).with(3, from + share * (to - from))

describe('a slice that moves', () => {
  it('gives each place the class that the network gives it at the value where the knob stands', () => {
    const rng = random('moving')
    const { centre, half } = model.input
    const found = timesOf(scene, 7).flatMap(time => {
      const shapes = scene.at(time)
      const plot = { prefix: '', axes: [0, 1], held: heldAt(shareOf(shapes)), centre, half } as const
      return strayPixels(shapes, made, plot, 400, rng)
    })
    expect(found).toEqual([])
  })

  it('goes from one value to the other, rests, and comes back the same way without a seam', () => {
    const { duration } = scene
    expect(shareOf(scene.at(there.start))).toBeCloseTo(0, 9)
    expect(shareOf(scene.at(there.end))).toBeCloseTo(1, 9)
    const shares = timesOf(scene, 21).map(time => shareOf(scene.at(time)))
    expect(shares.slice(0, 11)).toEqual(shares.slice(0, 11).toSorted((a, b) => a - b))
    for (const time of [0, 0.7, 1.3]) expect(scene.at(duration - time)).toEqual(scene.at(time))
    // At an end it is one picture, which is painted once.
    expect(scene.at((there.end + back.start) / 2)).toBe(scene.at(there.end))
  })

  it('says where it is and how many points are near it, which are those that are drawn', () => {
    const { gone } = model.slice!.reach
    for (const time of timesOf(scene, 7)) {
      const shapes = scene.at(time)
      const share = shareOf(shapes)
      const isNear = Array.from(distances(dataset, heldAt(share), [0, 1]), distance => distance < gone)
      const near = isNear.filter(Boolean).length
      const lost = dataset.classes.filter((_, k) => !dataset.y.some((y, row) => y === k && isNear[row]))
      const none = lost.length > 0 ? ` (none of ${lost.join(', ')})` : ''
      const value = (4 + 2.5 * share).toFixed(2)
      expect(scene.saysAt(time)).toEqual([`size 4 ${value}: ${near} of 120 rows lie near this slice${none}`])
      const rows = dotsOf(shapes).flatMap(({ key, rows }) =>
        key?.startsWith('points') || key?.startsWith('wrong') ? [...Array.from(rows ?? [])] : [],
      )
      expect(new Set(rows).size).toBe(near)
    }
  })

  it('has a scale on which each row stands at its value', () => {
    const shapes = scene.at(0)
    const [left, , right] = boundsOf({ ...pathsOf(shapes).find(({ key }) => key === 'scale way')!, width: 0 })
    const { centres } = dotsOf(shapes).find(({ key }) => key === 'scale rows')!
    model.rows.forEach((row, i) => {
      const share = (dataset.x[row * 5 + 3] - from) / (to - from)
      expect(centres[2 * i]).toBeCloseTo(left + share * (right - left), 6)
    })
    expect(textsOf(shapes).flatMap(({ key, text }) => (key?.startsWith('scale') ? [text] : []))).toEqual(
      expect.arrayContaining(['4', '6.5', 'size 4']),
    )
  })

  it('moves in the cube too, with the camera where it stands', () => {
    const other = remake(made, { scene: 'transform' })
    const ground = (time: number) =>
      textsOf(other.scene.at(time)).filter(({ key }) => /(^|\d )(axis|tick)/.test(key ?? ''))
    expect(ground(1.1)).toEqual(ground(other.scene.duration / 2))
  })
})
