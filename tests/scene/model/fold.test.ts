import { describe, expect, it } from 'vitest'
import { nodesOf } from '../../../src/geometry/height-field.ts'
import { buildModel } from '../../../src/scene/model/class-model.ts'
import { surfaceOf, turnedShare } from '../../../src/scene/model/fold.ts'
import { buildTrajectory } from '../../../src/scene/model/trajectory.ts'
import { make } from '../stage.ts'

const cells = 64
const nodes = nodesOf(cells)

/** Where a function takes the places of [−1, 1]². */
function placesOf(points: Float64Array, of: (x: number, y: number) => number[]): Float64Array {
  return Float64Array.from({ length: points.length / 2 }, (_, i) => i).reduce(
    (places, i) => {
      const at = of(points[2 * i], points[2 * i + 1])
      places.set(at, i * at.length)
      return places
    },
    new Float64Array((points.length / 2) * of(0, 0).length),
  )
}

describe('the share of a sheet that is turned over', () => {
  it.each<[string, (x: number, y: number) => number[], number]>([
    ['a turn', (x, y) => [y, -x], 0],
    ['a mirror', (x, y) => [-x, y], 0],
    ['a bend', (x, y) => [x + 0.3 * y * y, y * (1 + 0.2 * x)], 0],
    ['a fold of a quarter', (x, y) => [Math.abs(x - 0.5), y], 0.25],
    ['a place', () => [0, 0], 0],
    ['a cup', (x, y) => [x, y, 2 * (x * x + y * y)], 0],
    ['a sigmoid a unit', (x, y) => [x + y, x - y, 2 * y - x].map(z => 1 / (1 + Math.exp(-4 * z))), 0],
    // Of a roll of so much of a turn, ∫ cos over the part that looks back, of the whole.
    [
      'a roll',
      (x, y) => [Math.cos(2.3 * x), Math.sin(2.3 * x), y],
      (1 - Math.sin(2.3)) / (2 - Math.sin(2.3)),
    ],
    ['a fold that stands', (x, y) => [y, 0, Math.abs(x - 0.1)], 0.45],
  ])('is known of %s', (_, of, share) => {
    const places = placesOf(nodes, of)
    expect(turnedShare(places, of(0, 0).length, cells)).toBeCloseTo(share, 2)
  })
})

describe('the surface of a sheet', () => {
  const model = buildModel(...argumentsOf({ data: 'blobs', samples: 60 }))
  const { centre, half } = model.input
  const inHalves = (points: Float64Array) => points.map((v, i) => (v - centre[i & 1]) / half)

  it.each([
    [0.85, 1],
    [0.75, 0],
  ])('is drawn while at most a tenth is turned over: crease at %s', (at, drawn) => {
    const map = (points: Float64Array) => [
      inHalves(points),
      placesOf(inHalves(points), (x, y) => [Math.abs(x - at), y]),
    ]
    expect(surfaceOf(model.input, map, 2)).toEqual([1, drawn])
  })

  it.each<[object, number[]]>([
    [{ data: 'circles' }, [1, 1]],
    [{ data: 'circles', hidden: '3:relu' }, [1, 1]],
    [{ data: 'circles', hidden: 4 }, [1, 0]],
    [{ data: 'spirals' }, [1, 1, 0]],
  ])('of %o goes where layers fold it', (options, drawn) => {
    const own = buildModel(...argumentsOf(options))
    const { map } = buildTrajectory(own, false)
    expect(surfaceOf(own.input, map, own.inSpace ? 3 : 2)).toEqual(drawn)
  })
})

function argumentsOf(options: object): Parameters<typeof buildModel> {
  const { spec, dataset, network } = make(options)
  return [spec, dataset, network]
}
