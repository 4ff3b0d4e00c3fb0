import { project } from '../../geometry/camera.ts'
import { axisEdges } from '../../geometry/cube.ts'
import { lift } from '../../geometry/tween.ts'
import { axisNames, cubeBefore, cubeBehind, floorFrame, type SpaceFrame } from '../coordinates/cube-frame.ts'
import { BOX, boxed } from '../coordinates/plane.ts'
import { askedCamera, STRAIGHT_ON } from '../coordinates/stand.ts'
import { namesShown } from '../coordinates/turn.ts'
import type { Layout } from '../layout/layout.ts'
import { remember } from '../memoize.ts'
import { drawnIn } from '../model/beyond-axes.ts'
import { pickRows } from '../model/common-model.ts'
import { SETTLED } from '../model/frame-state.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import { buildTrajectory } from '../model/trajectory.ts'
import type { View } from '../scene.ts'
import { type Shape, stroked } from '../shape.ts'
import { heightsInCube, openLiftedDots } from '../space/lifted.ts'
import { heightsOf } from '../style/height-colors.ts'
import { heightStyle } from '../style/target-points.ts'
import type { Theme } from '../style/theme.ts'
import { outputPlane } from './floor-plane.ts'
import { depthLayers, LAYERS } from './lift-points.ts'
import { findStand, standing } from './lift-stand.ts'

/** Opacity of sticks. */
const STICK = 0.45

/** The camera where no hidden layer says more of it. */
const USUAL = { azimuth: STRAIGHT_ON + 0.5, elevation: 0.42 }

/** The points of two inputs, or of more on their plane, at their targets over the floor, on sticks, as `transform` begins. */
export function targetCube(
  model: RegressionModel,
  layout: Layout,
  theme: Theme,
  { view: asked }: { view: { azimuth: number; elevation: number } | null },
): (state: { shown: number }, view?: View) => Shape[] {
  const { input, height, rows } = model
  const { points } = buildTrajectory(model, false)
  const end = points[points.length - 1]
  const targets = pickRows(drawnIn(model).targets, rows, 1)
  const heights = heightsInCube(model, targets)
  const [tips, feet] = [heights, -1].map(of => lift(points[0], of))
  const found = () =>
    remember(model, 'stand', () => findStand([tips, lift(end, heights)], outputPlane(model)))
  const camera = askedCamera(asked) ?? (model.spaces.length === 0 ? USUAL : found())
  const standAt = standing(layout, camera)
  const style = input.flat ? heightStyle(model, heightsOf(model), layout, theme) : undefined
  const dots = openLiftedDots(model, layout, theme, style)
  const ground = input.axes.map((axis, d) => boxed(axis, input.centre[d], input.half))
  const axes = [...ground, boxed(height, height.centre, height.half)]
  const look = stroked('sticks', [], theme.muted, 0.9 * layout.scale, { opacity: STICK })
  return ({ shown }, view) => {
    const stand = standAt(1, 0, view)
    const frame: SpaceFrame = { ...stand, layout, theme, state: SETTLED, parted: null, cube: 1 }
    const [a, b] = [feet, tips].map(places => project(places, stand.camera, stand.fit).places)
    const stickOf = (i: number) => [a[2 * i], a[2 * i + 1], b[2 * i], b[2 * i + 1]]
    const { depths } = project(tips.subarray(0, 3 * shown), stand.camera, stand.fit)
    return [
      ...cubeBehind(1, frame),
      ...floorFrame(frame, 1),
      ...depthLayers(depths, LAYERS).flatMap(own =>
        own.length > 0 ? [{ ...look, lines: own.map(stickOf) }, dots(tips, own, stand)] : [],
      ),
      ...cubeBefore(1, frame),
      ...axisNames(axes, BOX, axisEdges(stand.camera), namesShown(stand.camera), frame),
    ]
  }
}
