import { project } from '../../geometry/camera.ts'
import { nodesOf, tabulated } from '../../geometry/height-field.ts'
import { corners } from '../../geometry/linear-scores.ts'
import { fromBox, lift, toBox } from '../../geometry/tween.ts'
import { predictTargets } from '../../network/regression/scores.ts'
import type { SpaceFrame } from '../coordinates/cube-frame.ts'
import { askedCamera } from '../coordinates/stand.ts'
import type { Layout } from '../layout/layout.ts'
import { drawnIn } from '../model/beyond-axes.ts'
import { pickRows } from '../model/common-model.ts'
import { levelAreas } from '../model/level-areas.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import type { Tick } from '../model/tick.ts'
import type { View } from '../scene.ts'
import { type PathShape, type Shape, unnamed } from '../shape.ts'
import { dotsOf } from '../space/dots.ts'
import { heightColors, heightsOf } from '../style/height-colors.ts'
import { strengthOf } from '../style/points.ts'
import { heightStyle } from '../style/target-points.ts'
import type { Theme } from '../style/theme.ts'
import { FLOOR } from './floorplan.ts'
import { painterOf } from './paint.ts'
import { FINE, HIGH, LOW, meshOver, type Surface } from './probability-surface.ts'
import { axesOf, openCamera, turningSheet } from './surface-plot.ts'

/** The output of a network for regression as a surface in the cube, and the places on it from which sticks go to the samples. */
export interface OutputSurface extends Surface {
  feet: Float64Array
}

/** Builds the surface of the output over two inputs; the samples are at their own heights. */
export function buildOutputSurface(model: RegressionModel): OutputSurface {
  const { input, rows, plane, slice } = model
  const { levels } = heightsOf(model)
  const inCube = heightInCube(model)
  const scores = (ground: Float64Array) => predictTargets(plane, fromBox(ground, input))
  const heights = (ground: Float64Array) => scores(ground).map(inCube)
  const heightField = tabulated(heights(nodesOf(FINE)), FINE)
  const field = {
    classes: 1,
    scores,
    sureness: (row: ArrayLike<number>) => row[0],
    levels: levels.map(({ at }) => at),
  }
  const floor = toBox(pickRows(input.coordinates, rows, 2), 2, input)
  const points = lift(floor, pickRows(drawnIn(model).targets, rows, 1).map(inCube))
  return {
    ...meshOver(input, field, heightField, heights, (a, b) => a.step !== b.step),
    points,
    // Beside a slice the distance from the sheet is no error.
    feet: slice ? points : lift(floor, heights(floor)),
  }
}

/** The height in the cube of a standardized target. */
function heightInCube(model: RegressionModel): (target: number) => number {
  const { low, high } = heightsOf(model)
  return target => LOW + ((HIGH - LOW) * (target - low)) / (high - low || 1)
}

/** The output as a sheet over its levels in the cube, seen from any side, and where the camera stands first. */
export function outputInSpace(
  model: RegressionModel,
  layout: Layout,
  theme: Theme,
  options: { sheet: boolean; view: { azimuth: number; elevation: number } | null },
) {
  const surface = buildOutputSurface(model)
  const zeros = Array(model.rows.length).fill(0)
  const heights = heightsOf(model)
  const inCube = heightInCube(model)
  const ticks = heights.levels.map(({ at, label }) => ({ at: inCube(at), label }))
  const { fill: labels, ...style } = heightStyle(model, heights, layout, theme)
  const strengths = Array.from(model.rows, row => strengthOf(model, row))
  const look = {
    tints: heightColors(heights, theme),
    tintOf: ({ step }: { step: number }) => step,
    dotsAt: dotsOf({ ...style, rows: model.rows, labels, strengths }, layout, theme),
    border: 0.9,
    feet: surface.feet,
  }
  const axes = axesOf(model.input, { name: model.height.name, ticks: thinned(ticks) }, layout)
  const paint = painterOf(surface, look, layout, theme, options)
  const rulings = ticks.map(({ at }) => at)
  const turning = turningSheet({ paint, floor: levelMap(model), rulings, axes }, layout, theme)
  return {
    ...{ surface, look, turning, heightOf: inCube, cutAt: () => surface },
    camera: askedCamera(options.view) ?? openCamera(model, zeros, 1, { ...surface, points: surface.feet }),
    shapes(view: View): Shape[] {
      const { shapes, names } = turning(view)
      return [...shapes, ...names]
    },
  }
}

/** Ticks up to which all are written beside the upright axis. */
const TICKS = 7

/** All ticks where they are few; else every second one, 0 among them. */
function thinned(ticks: Tick[]): Tick[] {
  if (ticks.length <= TICKS) return ticks
  const first = ticks.findIndex(({ label }) => label === '0')
  return ticks.filter((_, i) => (i - first) % 2 === 0)
}

/** The map on the floor: the areas of the output's levels, from right above. */
function levelMap(model: RegressionModel): (frame: SpaceFrame) => Shape[] {
  const { input } = model
  const heights = heightsOf(model)
  const down = (points: Float64Array) => lift(toBox(points, 2, input), FLOOR)
  const outline = down(Float64Array.from(corners(input.centre, input.half)))
  const levels = levelAreas(model, heights)
  const areas = levels.map(({ rings }) => rings.map(down))
  const borders = levels.flatMap(({ lines }) => lines.map(down))
  return ({ camera, fit, layout, theme }) => {
    const seen = (places: Float64Array) => project(places, camera, fit).places
    const colors = heightColors(heights, theme)
    const whole: PathShape = { kind: 'path', lines: [seen(outline)], closed: true }
    return [
      { ...whole, fill: colors[0] },
      ...areas.map((rings, i) => ({ ...whole, lines: rings.map(seen), fill: colors[i + 1] })),
      unnamed(borders.map(seen), theme.ink, 0.7 * layout.scale, 0.6),
      { ...whole, stroke: theme.frame, width: layout.scale },
    ]
  }
}
