import { eye, fitFrom, fitTo, project, seenFrom } from '../../geometry/camera.ts'
import { axisEdges, cubeCorners } from '../../geometry/cube.ts'
import { scoresInBox } from '../../geometry/linear-scores.ts'
import { toBox } from '../../geometry/tween.ts'
import { classScores } from '../../network/forward.ts'
import type { Network } from '../../network/network.ts'
import { winner } from '../../network/scores.ts'
import type { Spec } from '../../options/spec.ts'
import { axisNames, cubeBefore, cubeBehind, floorTints, separatingPlane } from '../coordinates/cube-frame.ts'
import { axesFrame, backgroundGrid, planeAxes, toPixels } from '../coordinates/plane.ts'
import { area, askedCamera, LOWEST_EYE, turningFit } from '../coordinates/stand.ts'
import type { Layout } from '../layout/layout.ts'
import { drawPoints } from '../marks/marks.ts'
import type { ClassModel } from '../model/class-model.ts'
import { pickRows } from '../model/common-model.ts'
import { SETTLED } from '../model/frame-state.ts'
import { decisionIn, type HiddenSpace, placeInputs } from '../model/hidden-space.ts'
import { probabilities } from '../model/learning/learning.ts'
import { halfPlanes } from '../plane/plane-plot.ts'
import type { View } from '../scene.ts'
import { filled, type Shape, stroked } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import { classColor } from '../style/themes.ts'
import { openDots } from './dots.ts'
import { dotOrder, planesOf } from './planes.ts'
import { findAzimuth } from './viewpoint.ts'

/** The parts of the hidden space that are always there, and those that come and go. */
export interface HiddenShapes {
  axes: Shape[]
  /** Below the axes' names: points, and what divides them. */
  content: Shape[]
}

/** The drawing of a network that changes in its last hidden space. */
export interface LearningHidden {
  shapesOf(network: Network, view?: View): HiddenShapes
  /** Places of its points, in widths of the plot (× 2). */
  placesOf(network: Network): Float64Array
}

/** The points of a network that changes in a last hidden `space` that does not, with its own line or plane between the classes. */
export function learningHidden(
  model: ClassModel,
  space: HiddenSpace,
  layout: Layout,
  theme: Theme,
  options: Pick<Spec, 'view'>,
): LearningHidden {
  // All stay in one order, whoever is wrong about them.
  const drawn = { ...model, hidden: space, rows: model.rows.toSorted(), wrong: 0 }
  const inputs = pickRows(model.all.x, drawn.rows, model.dataset.features.length)
  const places = (network: Network) => toBox(placeInputs(space, network, inputs), space.stride, space.view)
  const draw = space.stride === 3 ? inCube : inPlane
  return draw(drawn, inputs, places, layout, theme, options)
}

type Draw = (
  model: ClassModel,
  inputs: Float64Array,
  places: (network: Network) => Float64Array,
  layout: Layout,
  theme: Theme,
  options: Pick<Spec, 'view'>,
) => LearningHidden

/** Difference of the probabilities of two points from which on what divides them is drawn in full. */
const DECIDED = 0.3

/**
 * Strength of the line that divides the points, 0 to 1: as long as the network says nearly the same of all of them, its
 * line or plane has no place that means something, and may be anywhere in the next iterate.
 */
function decidedness(network: Network, inputs: Float64Array, classes: number): number {
  const shares = probabilities(network, inputs)
  const low = new Float64Array(classes).fill(1)
  const high = new Float64Array(classes)
  shares.forEach((share, i) => {
    const k = i % classes
    low[k] = Math.min(low[k], share)
    high[k] = Math.max(high[k], share)
  })
  return Math.min(1, Math.max(...high.map((share, k) => share - low[k])) / DECIDED)
}

const inPlane: Draw = (model, inputs, places, layout, theme) => {
  const { hidden, classes } = model
  const axes = [axesFrame(layout, theme), ...planeAxes(layout, theme, hidden.axes, hidden.view, 1)]
  const placesOf = (network: Network) => toPixels(places(network), layout)
  const shapesOf = (network: Network): HiddenShapes => {
    const [opacity, width] = [decidedness(network, inputs, classes), 2.2 * layout.scale]
    const now = { ...hidden, scores: decisionIn(hidden, network) }
    const { cells, lines } = halfPlanes({ hidden: now, classes }, layout)
    return {
      axes,
      content: [
        ...cells.map(([k, polygon]) =>
          filled(`half-plane ${k}`, [polygon], classColor(theme.beyond, k), { opacity }),
        ),
        backgroundGrid(layout, theme),
        ...(lines.length > 0 ? [stroked('half-planes', lines, theme.ink, width, { opacity })] : []),
        // At the first weights all classes are at one place, where their names would lie over each other.
        ...drawPoints({ ...model, named: false, namesakes: [] }, placesOf(network), layout, theme, {}),
      ],
    }
  }
  return { shapesOf, placesOf: network => placesOf(network).map(value => value / layout.plot.size) }
}

const inCube: Draw = (model, inputs, places, layout, theme, { view: asked }) => {
  const { hidden, network: last, classes } = model
  const linearOf = (network: Network) => {
    const scores = decisionIn(hidden, network)
    return scores && scoresInBox(scores, hidden.view)
  }
  const azimuth = () => findAzimuth(model, [places(last)], 0, null, linearOf(last), 0)
  const own = askedCamera(asked) ?? { azimuth: azimuth(), elevation: LOWEST_EYE }
  const ownFit = fitTo(cubeCorners(), own, area(layout))
  const turning = turningFit(layout)
  const dotsAt = openDots(model, layout, theme)
  const shapesOf = (network: Network, view?: View): HiddenShapes => {
    const camera = seenFrom(own, view)
    const fit = view ? fitFrom(ownFit, turning({ ...view, ...camera }, [-1, 1]), view) : ownFit
    const linear = linearOf(network)
    const scores = classScores(network, inputs)
    const strength = decidedness(network, inputs, classes)
    const regions = Array.from(model.rows, (_, i) => winner(scores, i, classes))
    const decision = linear && planesOf(linear, regions)
    const at = eye(camera)
    const parted =
      linear?.biases.map((bias, k) => at.reduce((sum, v, d) => sum + v * linear.weights[k][d], bias)) ?? null
    const space = { camera, fit, layout, theme, state: SETTLED, parted, cube: 1 }
    const dots = dotsAt(project(places(network), camera, fit), 0)
    const planes = decision?.polygons ?? []
    // Planes come first, so that no point lies behind one.
    const content = [
      ...(decision ? floorTints(decision.foot, space, strength) : []),
      ...planes.flatMap(plane => separatingPlane(plane, space, strength, {})),
      ...dots.shown(dotOrder(dots.depths, regions, parted)),
    ]
    const names = axisNames(hidden.axes, hidden.view, axisEdges(camera), [1, 1, 1], space)
    return { axes: [...cubeBehind(1, space), ...cubeBefore(1, space), ...names], content }
  }
  return {
    shapesOf,
    placesOf: network => project(places(network), own, ownFit).places.map(value => value / layout.plot.size),
  }
}
