import { extremes } from '../../data/scale.ts'
import { eye, project, viewInSpace } from '../../geometry/camera.ts'
import { axisEdges } from '../../geometry/cube.ts'
import { knots } from '../../geometry/knots.ts'
import { simplifyPolyline } from '../../geometry/polyline.ts'
import { along, lift, toBox } from '../../geometry/tween.ts'
import { kinksOf } from '../../network/kinks.ts'
import { predictTargets } from '../../network/regression/scores.ts'
import { axisNames, cubeBefore, cubeBehind, floorFrame, type SpaceFrame } from '../coordinates/cube-frame.ts'
import { curve } from '../coordinates/graph.ts'
import { BOX, boxed, planeAxes, axesFrame as plotFrame, tickGrid } from '../coordinates/plane.ts'
import { askedCamera, type Stand } from '../coordinates/stand.ts'
import type { Layout } from '../layout/layout.ts'
import { remember } from '../memoize.ts'
import { SETTLED } from '../model/frame-state.ts'
import { type SpaceAxis, widen } from '../model/input-space.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import type { Trajectory } from '../model/trajectory.ts'
import type { View } from '../scene.ts'
import type { PathShape, Shape } from '../shape.ts'
import { heightsInCube, openLiftedDots } from '../space/lifted.ts'
import { heightsOf } from '../style/height-colors.ts'
import { heightStyle } from '../style/target-points.ts'
import type { Theme } from '../style/theme.ts'
import {
  drawPlane,
  type FloorPlane,
  heightOn,
  outputPlane,
  planeCorners,
  straightPlane,
} from './floor-plane.ts'
import { type Ground, noGround } from './ground.ts'
import { openPoints } from './lift-points.ts'
import { openSheet } from './lift-sheet.ts'
import { findStand, standing } from './lift-stand.ts'
import type { LiftState } from './lift-state.ts'

/** Strength that sticks from the floor keep beside the plane. */
const BESIDE = 0.5

/** True where points, input and output stay in the plane of one axis and the target: no camera turns round that. */
export function staysFlat({ input, spaces }: Pick<RegressionModel, 'input' | 'spaces'>): boolean {
  return input.dimensions === 1 && spaces.every(({ dimensions }) => dimensions === 1)
}

/** The plot of points that stand at their targets over a floor, which goes from the input to the last hidden layer. */
export function liftPlot(
  model: RegressionModel,
  trajectory: Trajectory,
  layout: Layout,
  theme: Theme,
  options: { view: { azimuth: number; elevation: number } | null },
): (state: LiftState, view?: View) => Shape[] {
  const { input } = model
  const output = outputPlane(model)
  const hasSheet = input.flat && input.dimensions === 2
  const style = hasSheet ? heightStyle(model, heightsOf(model), layout, theme) : undefined
  const dotsAt = openLiftedDots(model, layout, theme, style)
  const points = openPoints(model, layout, theme, dotsAt)
  const { points: track } = trajectory
  const ends = [track[0], track[track.length - 1]].map(floor => lift(floor, points.heights))
  const camera = askedCamera(options.view) ?? remember(model, 'stand', () => findStand(ends, output))
  const standAt = standing(layout, camera)
  const ground = hasSheet
    ? openSheet(model, trajectory, layout, theme, dotsAt)
    : input.dimensions === 1
      ? openLine(model, trajectory, layout, theme)
      : noGround
  // The points are on both sides of the plane that is there: of the best one on the input, or of the output.
  const straight = hasSheet ? straightPlane(model) : null
  const isFlat = staysFlat(model)
  // Where it does not change along the second axis, it is a line in the plot of the others.
  const corners = planeCorners(output).map((v, i) => (isFlat && i % 3 === 1 ? 0 : v))
  const axes = openAxes(model, trajectory, layout, theme)
  return (state, turned) => {
    const { position, stand, rock } = state
    const view = viewInSpace(turned, stand)
    const seen = standAt(stand, rock, view)
    const open = view && !view.relative ? 1 : stand
    const cube = Math.max(0, 1.5 * open - 0.5)
    const frame: SpaceFrame = { ...seen, layout, theme, state: SETTLED, parted: null, cube }
    const feet = state.feet * (1 - (1 - BESIDE) * state.plane)
    const parting = state.straight > 0 && straight ? straight : output
    const floor = along(track, position)
    const levels =
      parting === straight
        ? points.heights.map((_, i) => heightOn(straight!, floor[2 * i], floor[2 * i + 1]))
        : undefined
    const { below, above, ...parts } = points.draw(floor, seen, { ...state, feet, depth: open }, levels)
    const [x, y, z] = eye(seen.camera)
    const [beyond, before] = z > heightOn(parting, x, y) ? [below, above] : [above, below]
    const trail = [position, ...state.trail].map(at => along(track, at))
    const [fill, stroke, width] = isFlat ? [0, 1, 2.4] : [0.1, 0.6, 1.2]
    const look = { fill: fill * state.plane, stroke: stroke * state.plane, width: width * layout.scale }
    const plane = drawPlane(corners, seen, theme, look)
    return [
      ...axes.behind(state, open),
      ...cubeBehind(1, frame),
      ...floorFrame(frame, frame.cube),
      ...ground.below(state, seen),
      ...ground.among(state, seen, { ...parts, beyond, plane, before }),
      ...points.trails(trail, seen),
      ...cubeBefore(1, frame),
      // Rocking must not make the names change sides.
      ...axes.before(state, open, frame, axisEdges(view ? seen.camera : camera)),
    ]
  }
}

const none: SpaceAxis = { name: '', ticks: [] }

/** Axes of the plot and of the cube: the flat ones pass into the others as the cube opens. */
function openAxes(model: RegressionModel, { stops }: Trajectory, layout: Layout, theme: Theme) {
  const { height } = model
  const upright = boxed(height, height.centre, height.half)
  const floors = stops.map(({ axes, view }) =>
    [0, 1].map(d => (axes[d] ? boxed(axes[d], view.centre[d], view.half) : none)),
  )
  const flat = (open: number) => Math.max(0, 1 - 3 * open)
  const faded = (shape: Shape, opacity: number): Shape[] => (opacity > 0 ? [{ ...shape, opacity }] : [])
  return {
    behind: ({ axes }: LiftState, open: number): Shape[] => [
      ...floors.flatMap(([axis], i) =>
        faded(tickGrid(layout, theme, [axis, none], BOX), flat(open) * axes[i]),
      ),
      ...faded(tickGrid(layout, theme, [none, upright], BOX), flat(open)),
      ...faded(plotFrame(layout, theme), flat(open)),
    ],
    before: ({ axes }: LiftState, open: number, frame: SpaceFrame, edges: number[][]): Shape[] => [
      ...floors.flatMap(([axis], i) => planeAxes(layout, theme, [axis, none], BOX, flat(open) * axes[i])),
      ...planeAxes(layout, theme, [none, upright], BOX, flat(open)),
      ...floors.flatMap((floor, i) =>
        axisNames([...floor, none], BOX, edges, [frame.cube * axes[i], frame.cube * axes[i], 0], frame),
      ),
      ...axisNames([none, none, upright], BOX, edges, [0, 0, frame.cube], frame),
    ],
  }
}

/** Largest distance of the drawn lines from their places, in pixels. */
const STRAY = 0.05

type PathStyle = Pick<PathShape, 'stroke' | 'width' | 'dash' | 'cap'> & { opacity: number }

/** The line of one input, as far as there are samples: on the floor, and at the height of the output. */
function openLine(model: RegressionModel, { map }: Trajectory, layout: Layout, theme: Theme): Ground {
  const { plane: network, input, rows } = model
  const [low, high] = extremes(Float64Array.from(rows, row => input.coordinates[2 * row]))
  const kinks = kinksOf(network, knots(low, high, [])).map(({ at }) => at)
  const places = curve(x => predictTargets(network, x), low, high, kinks)
  const targets = places.filter((_, i) => i % 2 === 1)
  const heights = heightsInCube(model, targets)
  const track = map(widen(places.filter((_, i) => i % 2 === 0)))
  const marks = map(widen(input.axes[0].ticks.map(({ at }) => at).filter(at => at > low && at < high)))
  const plane = straightPlane(model)
  const ends = within(plane, toBox(widen([low, high]), 2, input))
  const straight = lift(ends, Float64Array.of(heightOn(plane, ends[0], 0), heightOn(plane, ends[2], 0)))
  const { scale } = layout
  const drawn = (key: string, places: Float64Array, { camera, fit }: Stand, style: PathStyle): Shape[] => {
    if (style.opacity <= 0) return []
    const lines = [simplifyPolyline(project(places, camera, fit).places, STRAY)]
    return [{ kind: 'path', key, closed: false, ...style, lines }]
  }
  const solid = { width: 2.4 * scale, cap: 'round' } as const
  const dashed = { width: 1.6 * scale, dash: [6 * scale, 4 * scale] }
  const floor = (at: Float64Array) => lift(at, -1)
  return {
    below({ position, lying }, stand) {
      if (lying <= 0) return []
      const style = { ...solid, stroke: theme.accent, opacity: lying }
      const { places } = project(floor(along(marks, position)), stand.camera, stand.fit)
      const look = { centres: places, ring: { color: theme.background, width: scale } }
      return [
        ...drawn('input', floor(along(track, position)), stand, style),
        { kind: 'dots', key: 'marks', radius: 2.6 * scale, colors: [theme.accent], opacity: lying, ...look },
      ]
    },
    among: (state, stand, { beyond, plane, before }) => [
      ...beyond,
      ...plane,
      ...before,
      ...drawn('straight', straight, stand, { ...dashed, stroke: theme.ink, opacity: state.straight }),
      ...drawn('curve', lift(along(track, state.position), heights), stand, {
        ...{ ...solid, stroke: theme.ink, opacity: state.curve },
      }),
    ],
  }
}

/** The ends (× 2) of a line along the first axis, as far as a plane over it is in the cube. */
function within({ slope, base }: FloorPlane, ends: Float64Array): Float64Array {
  const [from, to] = [-1, 1].map(height => (height - base) / (slope[0] || 1e-9)).sort((a, b) => a - b)
  return ends.map((v, i) => (i % 2 === 0 ? Math.max(from, Math.min(to, v)) : v))
}
