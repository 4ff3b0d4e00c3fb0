import type { Camera } from '../geometry/camera.ts'
import { axisEdges } from '../geometry/cube.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { type PlotOptions, SETTLED } from '../model/frame-state.ts'
import { buildTrajectory } from '../model/trajectory.ts'
import type { View } from '../scene.ts'
import type { Shape } from '../shape.ts'
import type { Layout } from '../style/layout.ts'
import type { Theme } from '../style/theme.ts'
import { axisNames } from './cube-frame.ts'
import { openSpacePlot } from './space-plot.ts'
import { turningFit } from './stand.ts'
import { namesShown } from './turn.ts'

/** The last hidden space in its cube, from any side, and the first place of the camera: nothing moves but the view. */
export function openTurntable(
  model: FigureModel,
  layout: Layout,
  theme: Theme,
  options: PlotOptions,
): { camera: Camera; shapes(view: View): Shape[] } {
  const { axes, view: box } = model.hidden
  const trajectory = buildTrajectory(model, false)
  const { plot, camera } = openSpacePlot(model, trajectory, layout, theme, options)
  const { stops } = trajectory
  // The axes are named here: in a turn the names change their edges.
  const state = {
    ...SETTLED,
    position: stops[stops.length - 1].keyframe,
    axes: stops.map(() => 0),
    targets: stops.map((_, i) => (i === stops.length - 1 ? 1 : 0)),
  }
  const fitOf = turningFit(layout)
  return {
    camera,
    shapes: view => [
      ...plot(state, view),
      ...axisNames(axes, box, axisEdges(view), namesShown(view), {
        camera: view,
        fit: fitOf(view, [-1, 1]),
        layout,
        theme,
      }),
    ],
  }
}
