import { type Camera, eye } from '../../geometry/camera.ts'
import { axisEdges } from '../../geometry/cube.ts'
import { sightOf } from '../../geometry/height-field.ts'
import { toBox } from '../../geometry/tween.ts'
import { classScores } from '../../network/forward.ts'
import { expit } from '../../network/scores.ts'
import { axisNames, type SpaceFrame } from '../coordinates/cube-frame.ts'
import { BOX, boxed, openPlane, toPixels } from '../coordinates/plane.ts'
import { askedCamera, turningFit } from '../coordinates/stand.ts'
import { namesShown } from '../coordinates/turn.ts'
import { fitText } from '../fonts/text.ts'
import type { Layout } from '../layout/layout.ts'
import { drawPoints } from '../marks/marks.ts'
import { pointNames } from '../marks/names.ts'
import { remember } from '../memoize.ts'
import type { ClassModel } from '../model/class-model.ts'
import { pickRows } from '../model/common-model.ts'
import type { UnitCut } from '../model/cuts.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { SETTLED } from '../model/frame-state.ts'
import type { InputSpace, SpaceAxis } from '../model/input-space.ts'
import { cutLines } from '../plane/cut-lines.ts'
import { buildStrip1d, paintStrip1d } from '../plane/strip1d.ts'
import type { View } from '../scene.ts'
import { faded, type Shape } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import { backWalls, FLOOR, floorplan } from './floorplan.ts'
import { painterOf, probabilityLook, type SurfacePainter } from './paint.ts'
import {
  buildProbabilitySurface,
  HIGH,
  LOW,
  type Surface,
  surfaceProbabilities,
} from './probability-surface.ts'
import type { SurfaceKind } from './surface-kind.ts'

/** The camera's elevation in radians: the surface is seen, and the map below it. */
const ELEVATION = (28 * Math.PI) / 180

/** The azimuth that is taken where many are as good: the first axis to the right, the second away. */
const USUAL = (-62 * Math.PI) / 180

/** Angles off the line of sight at which a ground axis at the left is gone, and at which it is all there. */
const CLOSE = (14 * Math.PI) / 180
const CLEAR = (24 * Math.PI) / 180

/** The sheet over its map in the cube, seen from any side, and where the camera stands first. */
export function surfaceInSpace(
  model: ClassModel,
  surfaceKind: SurfaceKind,
  cuts: UnitCut[],
  layout: Layout,
  theme: Theme,
  options: { sheet: boolean; view: { azimuth: number; elevation: number } | null },
) {
  const surface = buildProbabilitySurface(model, surfaceKind.class)
  const look = probabilityLook(model, layout, theme)
  const labels = Array.from(model.rows, row => model.all.y[row])
  const height = (share: number) => LOW + (HIGH - LOW) * share
  const ticks = [0, 0.5, 1].map((share, i) => ({ at: height(share), label: ['0', '½', '1'][i] }))
  const axes = axesOf(model.input, { name: surfaceKind.axis, ticks }, layout)
  const paint = painterOf(surface, look, layout, theme, options)
  const rulings = [0, 0.25, 0.5, 0.75, 1].map(height)
  const turning = turningSheet({ paint, floor: floorplan(model, cuts), rulings, axes }, layout, theme)
  return {
    ...{ surface, look, turning },
    heightOf: (odds: number) => height(expit(odds)),
    cutAt: (odds: number): Surface =>
      buildProbabilitySurface(model, surfaceKind.class, odds, surface.surfaceMesh),
    camera: askedCamera(options.view) ?? openCamera(model, labels, model.classes, surface),
    shapes(view: View): Shape[] {
      const { shapes, places, names } = turning(view)
      return [...shapes, ...pointNames(model, places, layout, theme), ...names]
    },
  }
}

/** A sheet in its cube from any side: its painter, the map on the floor, heights of lines on the walls, and its axes. */
interface TurningSheet {
  paint: SurfacePainter
  floor: (frame: SpaceFrame) => Shape[]
  rulings: readonly number[]
  axes: SpaceAxis[]
}

/**
 * Gives the shapes of a sheet over its map from any side, its samples' pixels (× 2), and the names of its axes; of one that
 * is `rising` with a painter of its own, and opacities of the map and of the upright axis.
 */
export function turningSheet({ paint, floor, rulings, axes }: TurningSheet, layout: Layout, theme: Theme) {
  const fitOf = turningFit(layout)
  return (view: View, rising = { paint, map: 1, upright: 1 }) => {
    const fit = fitOf(view, [FLOOR, HIGH])
    const frame: SpaceFrame = { camera: view, fit, layout, theme, state: SETTLED, parted: null, cube: 1 }
    const edges = axisEdges(view).map(edge => edge.map((v, i) => (i % 3 === 2 && v > 0 ? HIGH : v)))
    const { shapes, places } = rising.paint(frame)
    const shown = clearNames(view).map((share, d) => (d === 2 ? share * rising.upright : share))
    const [map, sheet] = [faded('map', floor(frame), rising.map), [...backWalls(frame, rulings), ...shapes]]
    return {
      // From below the floor, the map is before all else.
      shapes: eye(view)[2] > FLOOR ? [...map, ...sheet] : [...sheet, ...map],
      places,
      // Nothing lies below the names: they need no halo, which takes long to paint.
      names: axisNames(axes, BOX, edges, shown, frame).map(
        (name): Shape => (name.kind === 'text' ? { ...name, halo: undefined } : name),
      ),
    }
  }
}

/** The opacity of each axis's name: a ground axis at the left gives way to the upright one as it comes near. */
function clearNames(camera: Camera): number[] {
  const [ca, sa] = [Math.cos(camera.azimuth), Math.sin(camera.azimuth)]
  // How far each ground axis is from pointing at the viewer, and whether its edge is at the left.
  const ground = [
    { off: Math.asin(Math.abs(sa)), left: ca * sa < 0 },
    { off: Math.asin(Math.abs(ca)), left: ca * sa > 0 },
  ]
  return namesShown(camera).map((shown, d) => {
    const axis = ground[d]
    return axis?.left ? shown * Math.max(0, Math.min(1, (axis.off - CLOSE) / (CLEAR - CLOSE))) : shown
  })
}

/**
 * Axes in shares of their edges, from −1 to 1; long names are cut, as they stand at the side for half of the turn.
 *
 * @param upright the third one, whose ticks are at heights in the cube
 */
export function axesOf(
  input: Pick<InputSpace, 'axes' | 'centre' | 'half'>,
  upright: SpaceAxis,
  { plot, textScale, font }: Layout,
): SpaceAxis[] {
  const ground = input.axes.map((axis, d) => ({
    ...boxed(axis, input.centre[d], input.half),
    name: fitText(axis.name, 0.34 * plot.size, 13 * textScale, 400, font),
  }))
  const ticks = upright.ticks.map(({ at, label }) => ({ at: (2 * (at - FLOOR)) / (HIGH - FLOOR) - 1, label }))
  return [...ground, { ...upright, ticks }]
}

/** The camera that a surface of a model has by itself. */
export function openCamera(of: FigureModel, ...seen: Parameters<typeof openAzimuth>): Camera {
  const azimuth = remember(of, 'azimuth over the plane', () => openAzimuth(...seen))
  return { azimuth, elevation: ELEVATION }
}

/** The azimuth from which most samples of every class are seen; all else equal, the usual one. */
export function openAzimuth(
  labels: readonly number[],
  classes: number,
  { points, heightField }: Pick<Surface, 'points' | 'heightField'>,
): number {
  const steps = 36
  const grades = Array.from({ length: steps }, (_, i) => {
    const azimuth = USUAL + (2 * Math.PI * i) / steps
    const at = eye({ azimuth, elevation: ELEVATION })
    const seen = Array(classes).fill(0)
    const all = Array(classes).fill(0)
    labels.forEach((k, p) => {
      const free = sightOf(points.subarray(3 * p, 3 * p + 3), at, heightField, 0.02).max < 0.03
      all[k]++
      if (free) seen[k]++
    })
    const min = Math.min(...all.map((count, k) => (count > 0 ? seen[k] / count : 1)))
    // Not from where a name is just changing its edge.
    const named = Math.min(...namesShown({ azimuth, elevation: ELEVATION }))
    return min + 0.12 * Math.cos(azimuth - USUAL) + 0.3 * named
  })
  return USUAL + (2 * Math.PI * grades.indexOf(Math.max(...grades))) / steps
}

/** Half the distance from 0 to 1 on the upright axis, as a share of half the plot. */
const SPAN = 0.84

/** The probability over the line of a single feature: the strip, bent up to its heights. */
export function profile(
  model: ClassModel,
  { class: shown, axis }: SurfaceKind,
  cuts: UnitCut[],
  layout: Layout,
  theme: Theme,
  options: { sheet: boolean },
): Shape[] {
  const { input, network, classes, rows } = model
  const upright = (probability: number) => (2 * probability - 1) * SPAN
  const place = (points: Float64Array) => {
    const x = points.filter((_, i) => i % 2 === 0)
    const heights = surfaceProbabilities(classScores(network, x), classes, shown)
    const places = points.map((v, i) =>
      i % 2 === 0 ? (v - input.centre[0]) / input.half : upright(heights[(i - 1) / 2]),
    )
    return toPixels(places, layout)
  }
  const strip1d = buildStrip1d(model, points => [place(points)], 2, 0.08 * layout.scale, false)
  const centres = place(pickRows(input.coordinates, rows, 2))
  const upAndDown = (ends: Float64Array) => toPixels(toBox(ends, 2, input), layout)
  const cutting = cutLines(cuts, upAndDown, { centres, borders: strip1d.whole }, layout, theme)
  const state = { drawn: cuts.map(() => 1), names: cuts.map(() => 1), left: 1 }
  const ticks = [0, 0.5, 1].map((p, i) => ({ at: upright(p) * input.half, label: ['0', '½', '1'][i] }))
  const axes = [...input.axes, { name: axis, ticks }]
  const plane = openPlane({ axes, centre: [input.centre[0], 0], half: input.half }, layout, theme)
  return [
    plane.grid(),
    plane.frame,
    ...cutting.lines(state),
    ...(options.sheet ? paintStrip1d(strip1d, SETTLED, layout, theme, places => places) : []),
    ...drawPoints(model, centres, layout, theme, { marked: 1 }),
    ...cutting.labels(state),
    ...plane.axes(),
  ]
}
