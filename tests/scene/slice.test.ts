import { describe, expect, it } from 'vitest'
import { probabilities } from '../../src/scene/model/learning/learning.ts'
import {
  build,
  cases,
  deviationOf,
  heldIn,
  nameOf,
  placesIn,
  rawOf,
  type SliceCase,
  type Sliced,
  sharesOf,
} from './slices.ts'

/** Places of each slice: 10⁵ of all. */
const PLACES = Math.ceil(1e5 / cases.length)

const largest = (values: readonly number[]) => values.indexOf(Math.max(...values))

const built = cases.map((of): [string, SliceCase, Sliced] => [nameOf(of), of, build(of)])

describe.each(built)('a slice of %s', (_, of, sliced) => {
  const { model, unreduced, table } = sliced
  const slice = model.slice!
  const { classes } = of

  it('gives the class and the probability of the whole network at the input that is stated', () => {
    const shares = sharesOf(of, sliced)
    const places = placesIn(model, PLACES)
    const given = probabilities(model.plane, Float64Array.from(places.flat()))
    let worst = 0
    let other = 0
    places.forEach((place, i) => {
      const own = shares(place)
      const drawn = Array.from(given.subarray(i * classes, (i + 1) * classes))
      worst = own.reduce((most, share, k) => Math.max(most, Math.abs(share - drawn[k])), worst)
      const [first, second] = own.toSorted((a, b) => b - a)
      if (first - second > 1e-9 && largest(own) !== largest(drawn)) other++
    })
    expect(worst).toBeLessThan(1e-9)
    expect(other).toBe(0)
  })

  it('has points as strong as they are near, and counts those that are', () => {
    const held = heldIn(of, sliced)
    const others = unreduced.features.flatMap((feature, i) => (/^size [12]$/.test(feature) ? [] : [i]))
    const raws = unreduced.features.map(feature => rawOf(table, feature))
    const spreads = raws.map(deviationOf)
    const distances = raws[0].map((_, row) =>
      Math.sqrt(
        others.reduce((sum, i) => sum + ((raws[i][row] - held[i]) / spreads[i]) ** 2, 0) / others.length,
      ),
    )
    const usual = (distance: number) => Math.max(0, Math.min(1, (1 - distance) / 0.75))
    const sorted = distances.toSorted((a, b) => a - b)
    const isFew = distances.filter(distance => usual(distance) >= 0.5).length < distances.length / 10
    const [full, gone] = isFew ? [sorted[Math.ceil(sorted.length / 20) - 1], sorted[Math.ceil(sorted.length / 3)]] : [0.25, 1] // biome-ignore format: one line
    const strengths = distances.map(distance => Math.max(0, Math.min(1, (gone - distance) / (gone - full))))
    for (const [row, strength] of strengths.entries()) expect(slice.strengths[row]).toBeCloseTo(strength, 5)
    expect(slice.near).toBe(strengths.filter(strength => strength > 1e-9).length)
    expect(slice.near).toBeGreaterThan(0)
  })
})
