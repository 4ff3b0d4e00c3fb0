import { type Camera, type Fit, project } from '../geometry/camera.ts'
import { axisEdges } from '../geometry/cube.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { type FrameState, type PlotOptions, SETTLED } from '../model/frame-state.ts'
import type { HiddenSpace } from '../model/hidden-space.ts'
import { buildTrajectory } from '../model/trajectory.ts'
import { openTiltedPlane, tiltShapes } from '../plane/tilted-plane.ts'
import type { View } from '../scene.ts'
import type { Shape } from '../shape.ts'
import type { Layout } from '../style/layout.ts'
import type { Theme } from '../style/theme.ts'
import { axisNames } from './cube-frame.ts'
import { openSpacePlot } from './space-plot.ts'
import { turningFit } from './stand.ts'
import { namesShown } from './turn.ts'

/** From where a tilted plane is seen. */
const OBLIQUE: Camera = { azimuth: (-65 * Math.PI) / 180, elevation: (42 * Math.PI) / 180 }

/** Of a tilted plane, in half its width. */
const THICKNESS = 0.045

/** The last hidden space, to be seen from any side. */
interface Turntable {
  /** The first place of the camera. */
  camera: Camera
  shapes(view: View): Shape[]
}

/** The last hidden space in its cube, or as a plane that lies there; all is settled, nothing moves but the view. */
export function openTurntable(...parts: Parts): Turntable {
  const [{ hidden }] = parts
  return hidden.stride === 3 ? inCube(...parts) : onTiltedPlane(...parts)
}

type Parts = [model: FigureModel, layout: Layout, theme: Theme, options: PlotOptions]

function inCube(...[model, layout, theme, options]: Parts): Turntable {
  const trajectory = buildTrajectory(model, false)
  const { plot, camera } = openSpacePlot(model, trajectory, layout, theme, options)
  const { keyframe } = trajectory.stops[trajectory.stops.length - 1]
  const state = settled(keyframe, trajectory.stops.length, 0)
  const names = turningNames(model.hidden, [-1, 1], layout, theme)
  return { camera, shapes: view => [...plot(state, view), ...names(view)] }
}

function onTiltedPlane(...[model, layout, theme, options]: Parts): Turntable {
  const { hidden, shapes } = openTiltedPlane(model, layout, theme, options)
  const plot = shapes(settled(1, 2, 1))
  const fitOf = turningFit(layout)
  const names = turningNames(hidden, [0, 0], layout, theme)
  return {
    camera: options.view ? radians(options.view) : OBLIQUE,
    shapes: view => {
      const fit = fitOf(view, [0, 0])
      return [...slab(view, fit, layout, theme), ...tiltShapes(plot, layout, view, fit), ...names(view)]
    },
  }
}

/** The edge of a tilted plane, which gives it a thickness. */
function slab(view: View, fit: Fit, layout: Layout, theme: Theme): Shape[] {
  const corners = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ]
  const lines = corners.map(([x, y], i) => {
    const [nx, ny] = corners[(i + 1) % 4]
    return project(Float64Array.of(x, y, 0, nx, ny, 0, nx, ny, -THICKNESS, x, y, -THICKNESS), view, fit)
      .places
  })
  return lines.map(line => ({
    kind: 'path',
    lines: [line],
    closed: true,
    fill: theme.grid.fine,
    stroke: theme.frame,
    width: layout.scale,
  }))
}

/** At the last keyframe, with everything shown. The axes are named elsewhere: in a turn the names change their edges. */
function settled(keyframe: number, stops: number, axes: 0 | 1): FrameState {
  return {
    ...SETTLED,
    position: keyframe,
    axes: Array(stops).fill(axes),
    targets: Array.from({ length: stops }, (_, i) => (i === stops - 1 ? 1 : 0)),
  }
}

function turningNames(
  { axes, view: box }: HiddenSpace,
  heights: [number, number],
  layout: Layout,
  theme: Theme,
): (view: View) => Shape[] {
  const fitOf = turningFit(layout)
  return view => {
    const fit = fitOf(view, heights)
    const edges = axisEdges(view).map(edge => edge.map((v, i) => (i % 3 === 2 ? heights[v > 0 ? 1 : 0] : v)))
    return axisNames(axes, box, edges, namesShown(view), { camera: view, fit, layout, theme })
  }
}

function radians({ azimuth, elevation }: Camera): Camera {
  return { azimuth: (azimuth * Math.PI) / 180, elevation: (elevation * Math.PI) / 180 }
}
