import { describe, expect, it } from 'vitest'
import { project } from '../../../src/geometry/camera.ts'
import { forward } from '../../../src/network/forward.ts'
import type { Scene, View } from '../../../src/scene/scene.ts'
import type { DotsShape, Shape } from '../../../src/scene/shape.ts'
import { flat, spell, textsOf } from '../outline.ts'
import { makeRegression } from '../regressions.ts'
import { clusterTable, make } from '../stage.ts'

const circles = make({ data: 'circles', samples: 100 })
const { scene, dataset, network } = circles
const turn = Array.from({ length: 9 }, (_, i) => ({
  azimuth: (i / 9) * 2 * Math.PI,
  elevation: 0.4,
  zoom: 1,
}))

function isSample(shape: Shape): shape is DotsShape {
  return shape.kind === 'dots' && shape.ring !== undefined && shape.rows !== undefined
}

/** Samples that are seen through the sheet, the legend's dots apart. */
function isHidden(shape: Shape): shape is DotsShape {
  return shape.kind === 'dots' && shape.ring === undefined && typeof shape.radius !== 'number'
}

/** Pixels of the samples, whatever the order of their painting: those that are half hidden are painted twice. */
function placesOf(shapes: Shape[]): number[][] {
  const places = flat(shapes)
    .filter(shape => isSample(shape) || isHidden(shape))
    .flatMap(({ centres }) =>
      Array.from({ length: centres.length / 2 }, (_, i) => [centres[2 * i], centres[2 * i + 1]]),
    )
  return [...new Map(places.map(place => [place.join(), place])).values()]
}

/** Pixels of the samples by their rows. */
function rowsOf(shapes: Shape[]): Map<number, [number, number]> {
  return new Map(
    flat(shapes).flatMap(shape =>
      shape.kind === 'dots'
        ? Array.from(shape.rows ?? [], (row, i): [number, [number, number]] => [
            row,
            [shape.centres[2 * i], shape.centres[2 * i + 1]],
          ])
        : [],
    ),
  )
}

/** Places moved and scaled to the box around them, in order: alike for pictures that differ in size and place alone. */
function normal(places: number[][]): number[][] {
  const low = [0, 1].map(d => Math.min(...places.map(p => p[d])))
  const size = Math.max(...places.map(p => p[0])) - low[0]
  return places.map(p => p.map((v, d) => (v - low[d]) / size)).sort((a, b) => a[0] - b[0] || a[1] - b[1])
}

function expectAlike(a: number[][], b: number[][]): void {
  const [first, second] = [normal(a), normal(b)]
  expect(first).toHaveLength(second.length)
  first.forEach((p, i) => {
    expect(Math.hypot(p[0] - second[i][0], p[1] - second[i][1])).toBeLessThan(1e-6)
  })
}

function seen(points: ArrayLike<number>, view: { azimuth: number; elevation: number }): number[][] {
  const { places } = project(Float64Array.from(points), view, { x: 0, y: 0, scale: 1 })
  return Array.from({ length: places.length / 2 }, (_, i) => [places[2 * i], places[2 * i + 1]])
}

describe('transform into the cube', () => {
  it('shows the data as on paper from straight above', () => {
    const above = { azimuth: -Math.PI / 2, elevation: Math.PI / 2, zoom: 1 }
    const data = Array.from({ length: 100 }, (_, i) => [dataset.x[2 * i], -dataset.x[2 * i + 1]])
    expectAlike(placesOf(scene.at(0, above)), data)
  })

  it.each(turn.slice(0, 4))(
    'has every sample at the outputs of its three units, from azimuth $azimuth',
    view => {
      const outputs = forward(network, dataset.x)[0].map(h => 2 * h - 1)
      const order = textsOf(scene.at('poster'))
        .filter(({ text, weight }) => /^h[₁₂₃]$/.test(text) && weight === undefined)
        .map(({ text }) => '₁₂₃'.indexOf(text[1]))
      const points = Array.from({ length: 300 }, (_, i) => outputs[3 * Math.floor(i / 3) + order[i % 3]])
      expectAlike(placesOf(scene.at('poster', view)), seen(points, view))
    },
  )
})

describe('what a reader has turned', () => {
  const turned = (azimuth: number): View => ({ azimuth, elevation: 0, zoom: 1, relative: true })
  const curve = makeRegression({ data: 'y = sin(3*x)', hidden: '2', scene: 'transform' }).scene
  /** Pixels by which a turn of one radian moves a point at most. */
  const wayAt = ({ at }: Scene, time: number) => {
    const [own, seen] = [at(time), at(time, turned(1))].map(rowsOf)
    return Math.max(
      ...[...own].map(([row, [x, y]]) => Math.hypot(seen.get(row)![0] - x, seen.get(row)![1] - y)),
    )
  }

  it.each([
    ['a plane', scene, 1],
    ['a curve', curve, 1],
  ])('stands upright while %s lies flat, and turns little by little as it rises', (_, shown, chapter) => {
    for (const view of [turned(0.5), turned(9)])
      for (const time of [0, shown.duration])
        expect(shown.at(time, view).map(spell)).toEqual(shown.at(time).map(spell))
    expect(wayAt(shown, shown.still)).toBeGreaterThan(100)
    const { start } = shown.chapters[chapter]
    const ways = Array.from({ length: 12 }, (_, i) => wayAt(shown, start + i / 25))
    expect(ways[0]).toBe(0)
    ways.slice(1).forEach((way, i) => {
      expect(way - ways[i]).toBeLessThan(10)
    })
  })
})

describe('three features', () => {
  const made = make({ data: 'table.csv', hidden: '2' }, clusterTable(3, ['a', 'b', 'c']))

  it('stand in the cube at their own values, from every side', () => {
    const { dataset, scene } = made
    const ends = [0, 1, 2].map(d => {
      const values = dataset.x.filter((_, i) => i % 3 === d)
      return [Math.min(...values), Math.max(...values)]
    })
    // The cube leaves a margin of 7 % round the widest feature.
    const half = (1.14 * Math.max(...ends.map(([low, high]) => high - low))) / 2
    const inCube = dataset.x.map((v, i) => (v - (ends[i % 3][0] + ends[i % 3][1]) / 2) / half)
    for (const view of turn.slice(0, 3)) expectAlike(placesOf(scene.at(0, view)), seen(inCube, view))
  })
})
