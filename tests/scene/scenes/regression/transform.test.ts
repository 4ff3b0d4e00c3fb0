import { describe, expect, it } from 'vitest'
import { type Camera, project } from '../../../../src/geometry/camera.ts'
import { cubeCorners, cubeEdges } from '../../../../src/geometry/cube.ts'
import * as en from '../../../../src/language/en.ts'
import { forward } from '../../../../src/network/forward.ts'
import { layOut } from '../../../../src/scene/layout/lay-out.ts'
import { layerCoordinates } from '../../../../src/scene/model/hidden-space.ts'
import type { RegressionModel } from '../../../../src/scene/model/regression-model.ts'
import { buildTrajectory } from '../../../../src/scene/model/trajectory.ts'
import { liftTransform } from '../../../../src/scene/scenes/lift.ts'
import { modelOf } from '../../../../src/scene/scenes/model-of.ts'
import type { PathShape, Shape } from '../../../../src/scene/shape.ts'
import { themes } from '../../../../src/scene/style/themes.ts'
import { heightOn, outputPlane } from '../../../../src/scene/surface/floor-plane.ts'
import { liftPlot, staysFlat } from '../../../../src/scene/surface/lift-plot.ts'
import { findStand, standing } from '../../../../src/scene/surface/lift-stand.ts'
import type { LiftState } from '../../../../src/scene/surface/lift-state.ts'
import { nearnessOf } from '../../../../src/scene/words/tasks/regression.ts'
import { dotsOf, pathsOf } from '../../outline.ts'
import { type MadeRegression, makeRegression as makeOne, sceneAs, unitsIn } from '../../regressions.ts'

/** A figure, and its model. */
interface Made extends MadeRegression {
  model: RegressionModel
}

function make(given: object): Made {
  const made = makeOne({ scene: 'transform', samples: 30, maxIter: 50, restarts: 1, ...given })
  return { ...made, model: modelOf(made.spec, made) }
}

const bump = make({ data: 'y = exp(-x*x)+0.3*x', hidden: '2' })
const flat = make({ data: 'y = tanh(2*x)', hidden: '1' })
const made: [string, Made][] = [
  ['two units', bump],
  ['two of tanh', make({ data: 'y = x*x', hidden: '2:tanh' })],
  ['two of relu', make({ data: 'y = abs(x)', hidden: '2:relu' })],
  ['one unit', flat],
  ['five units', make({ data: 'y = sin(3*x)', hidden: '5:tanh' })],
  ['two layers', make({ data: 'y = sin(2*x)', hidden: '4,2' })],
  ['two inputs', make({ data: 'z = x*y', hidden: '3:tanh' })],
  ['two inputs, one unit', make({ data: 'z = x+y', hidden: '1' })],
]
const layout = layOut(600, 600, { titles: ['a'], captions: ['b'], film: true, legend: [] })
const view = { azimuth: -50, elevation: 25 }
const camera: Camera = { azimuth: (-50 * Math.PI) / 180, elevation: (25 * Math.PI) / 180 }
const state: LiftState = {
  ...{ position: 0, trail: [], stand: 1, lying: 1, straight: 0, feet: 1, plane: 0, curve: 0, errors: 0 },
  ...{ axes: [1, 0, 0], rock: 0 },
}

/** The heights in the cube of standardized targets. */
function inCube({ model: { height } }: Made, y: ArrayLike<number>): number[] {
  return Array.from(y, value => (value - height.centre) / height.half)
}

/** Box places of the rows in the input and behind each layer, by the layer's own output. */
function floorsOf({ model, network }: Made): number[][][] {
  const { input, spaces, all } = model
  const outputs = forward(network, all.x)
  const boxed = (values: ArrayLike<number>, { centre, half }: { centre: number[]; half: number }) =>
    Array.from({ length: values.length / 2 }, (_, i) =>
      [0, 1].map(d => (values[2 * i + d] - centre[d]) / half),
    )
  return [
    boxed(input.coordinates, input),
    ...spaces.map((space, l) => boxed(layerCoordinates(space, outputs[l]), space.view)),
  ]
}

/** The picture at a state, and pixels of places in the cube there. */
function drawn({ model }: Made, change: Partial<LiftState>) {
  const plot = liftPlot(model, buildTrajectory(model, false), layout, themes.light, { view })
  const now = { ...state, ...change }
  const stand = standing(layout, camera)(now.stand, now.rock)
  const pixel = (place: number[]) =>
    Array.from(project(Float64Array.from(place), stand.camera, stand.fit).places)
  return { shapes: plot(now), pixel }
}

/** Pixels of the dots by their rows. */
function dotsByRow(shapes: Shape[]): Map<number, number[]> {
  return new Map(
    dotsOf(shapes)
      .filter(({ rows }) => rows)
      .flatMap(({ centres, rows }) =>
        Array.from(rows!, (row, i): [number, number[]] => [row, [centres[2 * i], centres[2 * i + 1]]]),
      ),
  )
}

function named(shapes: Shape[], key: string): PathShape[] {
  return pathsOf(shapes).filter(shape => shape.key === key)
}

function nearTo(got: ArrayLike<number>, wanted: ArrayLike<number>, digits = 6): void {
  expect(got.length).toBe(wanted.length)
  Array.from(wanted, (value, i) => expect(got[i]).toBeCloseTo(value, digits))
}

describe.each(made)('the lifted plot of %s', (_, one) => {
  const { model, network } = one
  const floors = floorsOf(one)
  const heights = inCube(one, model.all.y)
  const outputs = inCube(one, forward(network, model.all.x).at(-1)!)
  const last = floors.length - 1
  const stand = staysFlat(model) ? 0 : 1

  it('has the points at their targets, over the input and each layer, and straight between', () => {
    for (let position = 0; position <= last; position += 0.5) {
      const { shapes, pixel } = drawn(one, { position, stand })
      const [from, to, share] = [Math.floor(position), Math.min(last, Math.floor(position) + 1), position % 1]
      const dots = dotsByRow(shapes)
      expect(dots.size).toBe(model.rows.length)
      for (const [row, centre] of dots) {
        const floor = [0, 1].map(d => (1 - share) * floors[from][row][d] + share * floors[to][row][d])
        nearTo(centre, pixel([...floor, heights[row]]))
      }
    }
  })

  it('has the network’s output as a plane over the last layer', () => {
    const plane = outputPlane(model)
    floors[last].forEach(([u, v], i) => {
      expect(heightOn(plane, u, v)).toBeCloseTo(outputs[i], 9)
    })
    if (stand === 0 || model.constant) return
    const { shapes, pixel } = drawn(one, { position: last, plane: 1 })
    const [{ lines }] = named(shapes, 'plane')
    const corners = Array.from({ length: lines[0].length / 2 }, (_, i) =>
      Array.from(lines[0]).slice(2 * i, 2 * i + 2),
    )
    // It leaves the cube where an edge passes from one side of it to the other.
    const all = cubeCorners()
    const crossings = cubeEdges.flatMap(edge => {
      const [a, b] = edge.map(corner => Array.from(all.subarray(3 * corner, 3 * corner + 3)))
      const over = ([u, v, z]: number[]) => z - heightOn(plane, u, v)
      const share = over(a) / (over(a) - over(b))
      return share > 0 && share < 1 ? [pixel(a.map((x, d) => x + (b[d] - x) * share))] : []
    })
    expect(crossings.length).toBeGreaterThan(2)
    for (const crossing of crossings)
      expect(Math.min(...corners.map(([x, y]) => Math.hypot(x - crossing[0], y - crossing[1])))).toBeLessThan(
        0.5,
      )
  })

  it('ends sticks on the floor, on the output and on the points', () => {
    const { shapes, pixel } = drawn(one, { position: last, stand, plane: 1, errors: 1 })
    const sticks = named(shapes, 'errors').flatMap(({ lines }) => lines)
    expect(sticks.length).toBe(model.rows.length)
    const left = Array.from(model.rows, row =>
      [outputs, heights].flatMap(of => pixel([...floors[last][row], of[row]])),
    )
    for (const stick of sticks) {
      const found = left.findIndex(end => end.every((v, k) => Math.abs(v - stick[k]) < 1e-6))
      expect(found).toBeGreaterThanOrEqual(0)
      left.splice(found, 1)
    }
    const feet = named(drawn(one, { position: last, stand }).shapes, 'feet').flatMap(({ lines }) => lines)
    for (const row of model.rows)
      nearTo(
        feet
          .map(line =>
            Math.hypot(
              line[0] - pixel([...floors[last][row], -1])[0],
              line[1] - pixel([...floors[last][row], -1])[1],
            ),
          )
          .sort((a, b) => a - b)
          .slice(0, 1),
        [0],
      )
  })
})

describe.each(made.slice(0, 6))('transform of %s', (_, one) => {
  const { scene, model, network } = one
  const read = unitsIn(scene.at(0))
  const { scale, target } = one.dataset
  /** A place of the plot, standardized. */
  const placeAt = (pixels: number[]) => {
    const [[x, y]] = read(pixels)
    return [(x - scale.mean[0]) / scale.deviation[0], (y - target.mean) / target.deviation]
  }

  it('has the network’s output as its curve in the end', () => {
    const [line] = named(scene.at('end'), 'curve').map(({ lines }) => lines[0])
    for (let i = 0; i + 2 < line.length; i += 2)
      for (const share of [0, 0.3, 0.7]) {
        const [x, y] = placeAt([0, 1].map(d => line[i + d] + (line[i + 2 + d] - line[i + d]) * share))
        const [output] = forward(network, Float64Array.of(x)).at(-1)!
        const pixels = ((output - y) / model.height.half) * 300
        // Chords of a steep curve are near it across.
        expect(Math.abs(pixels)).toBeLessThan(0.5)
      }
  })
})

it.each([
  ['through', 1 - 0.9e-4, 'One flat plane fits all heights', 'fits their heights'],
  ['near', 1 - 1.1e-4, 'One flat plane comes close to all heights', 'comes close to their heights'],
  ['near', 0.91, 'One flat plane comes close to all heights', 'comes close to their heights'],
  ['off', 0.89, 'One flat plane does not fit the heights', 'lies among their heights'],
])('the plane is %s at an R² of %s, in captions and alternative text', (nearness, r2, caption, clause) => {
  expect(nearnessOf({ scores: { r2, rmse: 34_807, largest: 1e5 } })).toBe(nearness)
  const { model, spec } = bump
  const scored = { ...model, scores: { ...model.scores, r2, rmse: 34_807 } }
  expect(liftTransform.alt(spec, scored, en)).toContain(clause)
  const plan = liftTransform.plan({ spec, model: scored, say: en, theme: themes.light })
  expect(plan.captions).toMatchObject({ plane: expect.arrayContaining([caption]) })
})

describe('transform of regression', () => {
  it('keeps the camera in front of what stays flat, and has none to turn there', () => {
    expect(flat.scene.turns).toBeUndefined()
    expect(bump.scene.turns).toBe(true)
    expect(flat.scene.chapters.map(({ id }) => id)).toEqual(['data', 'segment-0', 'plane', 'back', 'fit'])
  })

  it('ends with the plane one way', () => {
    const chapters = sceneAs(bump, { oneWay: true }).chapters.map(({ id }) => id)
    expect(chapters).toEqual(['data', 'stand', 'segment-0', 'plane'])
  })

  it('sees the plane neither along its edge nor from below where it can', () => {
    const places = [Float64Array.of(-1, 0, 0, 1, 0, 0), Float64Array.of(-1, -1, 0, 1, 1, 0)]
    for (const slope of [
      [0, 0],
      [1, 0],
      [0, 1],
      [-1, 0.5],
    ] as [number, number][]) {
      const { azimuth, elevation } = findStand(places, { slope, base: 0 })
      const view = [Math.cos(azimuth), Math.sin(azimuth)].map(v => v * Math.cos(elevation))
      const sine = (Math.sin(elevation) - slope[0] * view[0] - slope[1] * view[1]) / Math.hypot(...slope, 1)
      expect(sine).toBeGreaterThan(Math.sin((12 * Math.PI) / 180))
    }
  })
})
