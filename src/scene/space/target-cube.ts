import { type Camera, fitFrom, fitTo, seenFrom } from '../geometry/camera.ts'
import { axisEdges, cubeCorners } from '../geometry/cube.ts'
import { toBox } from '../geometry/tween.ts'
import { pickRows } from '../model/figure-model.ts'
import { SETTLED } from '../model/frame-state.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import type { View } from '../scene.ts'
import type { Shape } from '../shape.ts'
import type { Layout } from '../style/layout.ts'
import type { Theme } from '../style/theme.ts'
import { axisNames, cubeBefore, cubeBehind, floorFrame, type SpaceFrame } from './cube-frame.ts'
import { heightsInCube, lifted, openLiftedDots, sticks } from './lifted.ts'
import { area, turningFit } from './stand.ts'
import { namesShown } from './turn.ts'

/** The camera, in degrees: the first axis to the right and the second away, low enough that heights are seen. */
const USUAL = { azimuth: -62, elevation: 22 }

/** The points of two inputs, or of more on their plane, at their targets' heights over the floor, on sticks. */
export function targetCube(
  model: RegressionModel,
  layout: Layout,
  theme: Theme,
  { azimuth, elevation }: { azimuth: number; elevation: number } = USUAL,
): (shown: number, view?: View) => Shape[] {
  const { input, height, rows, all } = model
  const own: Camera = { azimuth: (azimuth * Math.PI) / 180, elevation: (elevation * Math.PI) / 180 }
  const ownFit = fitTo(cubeCorners(), own, area(layout))
  const turning = turningFit(layout)
  const floor = toBox(pickRows(input.coordinates, rows, 2), 2, input)
  const heights = heightsInCube(model, pickRows(all.y, rows, 1))
  const [tips, feet] = [heights, heights.map(() => -1)].map(of => lifted(floor, of))
  const dots = openLiftedDots(model, layout, theme)
  const axes = [...input.axes, height].map((axis, d) => {
    const [centre, half] = d < 2 ? [input.centre[d], input.half] : [height.centre, height.half]
    return { ...axis, ticks: axis.ticks.map(({ at, label }) => ({ at: (at - centre) / half, label })) }
  })
  return (shown, view) => {
    const camera = seenFrom(own, view)
    const fit = view ? fitFrom(ownFit, turning({ ...view, ...camera }, [-1, 1]), view) : ownFit
    const frame: SpaceFrame = { camera, fit, layout, theme, state: SETTLED, parted: null, cube: 1 }
    const indices = Array.from({ length: shown }, (_, i) => i)
    return [
      ...cubeBehind(1, frame),
      ...floorFrame(frame, 1),
      sticks(feet, tips, indices, frame, {
        key: 'sticks',
        stroke: theme.muted,
        width: 0.8 * layout.scale,
        opacity: 0.55,
      }),
      dots(tips, indices, frame),
      ...cubeBefore(1, frame),
      ...axisNames(axes, { centre: [0, 0, 0], half: 1 }, axisEdges(camera), namesShown(camera), frame),
    ]
  }
}
