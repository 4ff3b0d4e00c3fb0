import { type Camera, eye, fitFrom, project, seenFrom, viewInSpace } from '../../geometry/camera.ts'
import { axisEdges } from '../../geometry/cube.ts'
import { scoresInBox, strongest } from '../../geometry/linear-scores.ts'
import { paintOrder } from '../../geometry/painter-order.ts'
import { along } from '../../geometry/tween.ts'
import { classScores } from '../../network/forward.ts'
import { winner } from '../../network/scores.ts'
import {
  axisNames,
  cubeBefore,
  cubeBehind,
  floorCells,
  floorFrame,
  floorTints,
  gapShapes,
  type SpaceFrame,
  separatingPlane,
} from '../coordinates/cube-frame.ts'
import {
  ABOVE,
  askedCamera,
  HIGHEST_EYE,
  isTopAt,
  LOWEST_EYE,
  ROCK,
  type Stand,
  standAt,
  surfaceAt,
  turningFit,
  valueBetween,
} from '../coordinates/stand.ts'
import type { Layout } from '../layout/layout.ts'
import { openLetters } from '../marks/letters.ts'
import { pointNames } from '../marks/names.ts'
import { drawTrails } from '../marks/trails.ts'
import { memoizeLast, remember } from '../memoize.ts'
import type { ClassModel } from '../model/class-model.ts'
import { shownOf } from '../model/cuts.ts'
import type { DrawPlot, FrameState, PlotOptions } from '../model/frame-state.ts'
import type { Trajectory } from '../model/trajectory.ts'
import { buildStrip1d, paintStrip1d } from '../plane/strip1d.ts'
import type { View } from '../scene.ts'
import { faded, outlined, type Shape } from '../shape.ts'
import { dotRadius } from '../style/points.ts'
import type { Theme } from '../style/theme.ts'
import { drawArrow, drawName, MOMENTS, placeLabels, type Spot } from '../style/unit-labels.ts'
import { openDots, type SpaceDots } from './dots.ts'
import { dotOrder, planesOf } from './planes.ts'
import { buildSheetInSpace, type SheetInSpace } from './sheet-in-space.ts'
import { findAzimuth } from './viewpoint.ts'

/** The edges of the floor at which a plot has its axes. */
const PLOT_EDGES = [
  [-1, -1, -1, 1, -1, -1],
  [-1, -1, -1, -1, 1, -1],
]

/** The plot of layers of three units, into whose cube the plane of the data is lifted, and its camera at the hidden layer. */
export function openSpacePlot(...given: Parameters<typeof spaceParts>): { plot: DrawPlot; camera: Camera } {
  const parts = spaceParts(...given)
  return { plot: drawing(parts), camera: parts.camera }
}

type SpaceParts = ReturnType<typeof spaceParts>

/** The parts that a plot in space is drawn from. */
function spaceParts(
  model: ClassModel,
  trajectory: Trajectory,
  layout: Layout,
  theme: Theme,
  options: PlotOptions,
) {
  const { input, hidden, rows, all, network, bestLine, classes } = model
  const { map, points, flat, away } = trajectory
  const scores = classScores(network, all.x)
  const regions = Array.from(rows, row => winner(scores, row, classes))
  const ofBest = () => Array.from(rows, row => strongest(bestLine.scores, all.x, row))
  const paper = (options.sheet && options.paper?.(map)) || null
  const hasSheet = !options.paper && input.flat && input.dimensions === 2
  const spaceSheet = hasSheet ? buildSheetInSpace(model, map, options, regions) : null
  const linear = hidden.scores && hidden.stride === 3 ? scoresInBox(hidden.scores, hidden.view) : null
  // A sheet of paper is to lie open from the middle of its first turn on.
  const paperFrom = paper?.pieces.map(piece => piece.slice(away / 2))
  const azimuth = () =>
    remember(model, `azimuth ${points.length} ${spaceSheet !== null}`, () =>
      findAzimuth(model, points, flat.lastIndexOf(false), spaceSheet, linear, ROCK, paperFrom),
    )
  const camera = askedCamera(options.view) ?? { azimuth: azimuth(), elevation: LOWEST_EYE }
  const low = camera.elevation
  const stands = flat.filter((_, keyframe) => keyframe === 0 || keyframe >= away)
  const isLine = input.dimensions === 1
  const isFromAbove = input.stride === 2 && input.dimensions === 2 && !options.view
  return {
    ...{ model, trajectory, layout, theme, options, spaceSheet, paper, camera },
    /** The classes whose regions the drawn samples lie in. */
    regions,
    strip1d: isLine && options.sheet ? buildStrip1d(model, map, 3, 0.0005, options.cuts) : null,
    /** The planes of the decision at the hidden layer, and of the best straight line. */
    decision: linear && planesOf(linear, regions),
    best: input.stride === 3 ? planesOf(scoresInBox(bestLine.scores, input), ofBest()) : null,
    /** The position on the trajectory with one keyframe only till it has left the input, as stands have them. */
    stood: (position: number) => (position < away ? position / away : position - away + 1),
    flat: stands,
    // The camera looks down on what lies flat, straight down on the data, and sinks as that rises.
    elevations: stands.map((lies, keyframe) =>
      lies ? (keyframe === 0 && isFromAbove ? ABOVE : Math.max(HIGHEST_EYE, low)) : low,
    ),
  }
}

function drawing(parts: SpaceParts): DrawPlot {
  const { model, trajectory, flat, layout, theme, options, spaceSheet, strip1d, paper } = parts
  const { hidden, rows } = model
  const { points, stops } = trajectory
  // A sheet covers the floor that it starts from.
  const bare = flat.map((lies, keyframe) =>
    Number(lies && !(keyframe === 0 && (spaceSheet || paper) && options.sheet)),
  )
  const labels = spaceSheet && options.cuts ? cutLabels(parts, spaceSheet) : () => []
  const cells = hidden.stride === 2 && hidden.scores ? floorCells(hidden.scores, hidden.view) : null
  const dotsAt = openDots(model, layout, theme)
  const turning = turningFit(layout)
  const letters = (spaceSheet || paper) && options.sheet ? openLetters(model, layout, theme) : null
  const lettered = letters && trajectory.map(letters.places)
  return (state, turned) => {
    const stood = parts.stood(state.position)
    const view = viewInSpace(turned, parts.elevations[0] === ABOVE ? Math.min(1, stood) : 1)
    const frame = frameAt(parts, state, turning, view)
    const { camera, fit } = frame
    const { parting, shown } = partingAt(parts, state)
    const top = isTopAt(flat, stood)
    const places = along(points, state.position)
    const seen = project(places, camera, fit)
    const dots = dotsAt(seen, state.line, state.line * Math.max(0, 1 - stood), state.missed)
    const surface = spaceSheet ? surfaceAt(spaceSheet.surface, state.position) : 0
    const floor = valueBetween(bare, stood, t => Math.max(0, 1 - (1 - t) / 0.15))
    const inPixels = (flatPlaces: Float64Array) => project(flatPlaces, camera, fit).places
    const placesAt = (position: number) => inPixels(along(points, position))
    const shapes = [
      ...(parting ? floorTints(parting.foot, frame, (1 - surface) * shown) : []),
      ...cubeBehind(top, frame),
      ...(cells ? floorTints(cells, frame, state.beyond) : []),
      ...floorFrame(frame, floor),
      ...(spaceSheet ? faded('shadow', [spaceSheet.shadow(frame)], surface) : []),
      ...(strip1d ? paintStrip1d(strip1d, state, layout, theme, inPixels) : []),
      ...(paper?.paint(state, inPixels) ?? []),
      ...(surface < 1 ? withoutSheet(parts, frame, dots) : []),
      ...(surface > 0 ? faded('sheet', onSheet(spaceSheet!, parts, frame, dots), surface) : []),
      ...(options.gap && state.gap > 0 ? gapShapes(options.gap, frame) : []),
      ...drawTrails(model, state, layout, theme, placesAt),
    ]
    const named = { ...model, rows: rows.subarray(0, state.points) }
    shapes.push(
      ...cubeBefore(top, frame),
      ...labels(frame, surface),
      ...pointNames(named, seen.places, layout, theme),
    )
    if (lettered)
      shapes.push(...letters!.draw(project(along(lettered, state.position), camera, fit).places, state.tint))
    // Rocking must not make the names change sides.
    const edges = axisEdges(view ? camera : { ...camera, azimuth: parts.camera.azimuth })
    stops.forEach(({ axes, view: box }, i) => {
      const isPlot = i === 0 && parts.elevations[0] === ABOVE && !view
      const opacities = axes.map(() => state.axes[i])
      shapes.push(...axisNames(axes, box, isPlot ? PLOT_EDGES : edges, opacities, frame))
    })
    return shapes
  }
}

/** The planes and the points in the cube, and the outline of a sheet. */
function withoutSheet(parts: SpaceParts, frame: SpaceFrame, dots: SpaceDots): Shape[] {
  const { regions, spaceSheet, best, options } = parts
  const { camera, fit, layout, theme, parted, state } = frame
  const { parting, strength } = partingAt(parts, state)
  const outline = spaceSheet && options.sheet ? [along(spaceSheet.outline, state.position)] : []
  const order = dotOrder(dots.depths, parting?.regions ?? regions, parted)
  return [
    ...outline.map(line => outlined('edge', [project(line, camera, fit).places], theme.muted, layout.scale)),
    ...(parting?.polygons ?? []).flatMap(plane =>
      separatingPlane(plane, frame, strength, { dashed: parting === best }),
    ),
    // Points are painted after the planes that they are seen through, so that none is covered.
    ...dots.shown(order.filter(i => i < (state.points ?? Infinity))),
  ]
}

/** The same on the surface of a sheet. */
function onSheet(sheet: SheetInSpace, parts: SpaceParts, frame: SpaceFrame, dots: SpaceDots): Shape[] {
  const { layout, theme, parted, state } = frame
  const { parting, strength } = partingAt(parts, state)
  const planes = parting?.polygons ?? []
  const radius = dotRadius(parts.model.rows.length, layout) + layout.scale
  const { levels, regions, order, level, hidden } = sheet.lay(frame, { ...dots, radius })
  const shown: number[][] = levels.map(() => [])
  const covered: number[][] = levels.map(() => [])
  for (const i of order) {
    if (i >= (state.points ?? Infinity)) continue
    const over = hidden[i]
    if (over) covered[over.level].push(i)
    if (!over?.gone) shown[level[i]].push(i)
  }
  // Behind a plane, points are painted after that, so that none is covered.
  const nearest = parted?.indexOf(Math.max(...parted))
  const isLate = (region: number) => planes.length > 0 && region !== nearest
  const color = (i: number) => hidden[i]?.color ?? theme.background
  const items = levels.map((shapes, l) => {
    const own = isLate(regions[l]) ? [] : dots.shown(shown[l])
    return { depth: -l, region: regions[l], shape: [...shapes, ...dots.hidden(covered[l], color), ...own] }
  })
  const lateIn = (region: number) =>
    isLate(region) ? shown.flatMap((own, l) => (regions[l] === region ? dots.shown(own) : [])) : []
  const style = { isFilled: true, dashed: parting === parts.best }
  return paintOrder(items, parted, (region, painted) => [
    ...planes
      .filter(({ a, b }) => (a === region && painted.includes(b)) || (b === region && painted.includes(a)))
      .map(plane => separatingPlane(plane, frame, strength, style)),
    painted.length > 0 ? lateIn(painted[painted.length - 1]) : [],
  ]).flat()
}

/** The cube as it stands at a moment, and the planes that part it. */
function frameAt(parts: SpaceParts, state: FrameState, turning: ReturnType<typeof turningFit>, view?: View) {
  const { flat, layout, theme } = parts
  const stood = parts.stood(state.position)
  const { camera: own, fit: ownFit } = standAt(parts, stood, state.rock)
  const camera = seenFrom(own, view)
  const top = isTopAt(flat, stood)
  const fit = view ? fitFrom(ownFit, turning({ ...view, ...camera }, [-1, top]), view) : ownFit
  const { parting } = partingAt(parts, state)
  const seen = (weights: number[]) => eye(camera).reduce((sum, v, d) => sum + v * weights[d], 0)
  const parted = parting?.scores.biases.map((bias, k) => bias + seen(parting.scores.weights[k])) ?? null
  const raised = flat.map(lies => (lies ? 0 : 1))
  const cube = valueBetween(raised, stood, t => Math.min(1, t / 0.15))
  return { camera, fit, layout, theme, state, parted, cube }
}

/** The planes that part the cube at a moment, as far as they are there, and how strongly they are drawn. */
function partingAt({ decision, best }: SpaceParts, state: FrameState) {
  const parting = state.bestLine > 0 && best ? best : state.beyond > 0 ? decision : null
  const shown = parting === best ? state.bestLine : state.beyond
  return { parting, shown, strength: ((parting?.polygons.length ?? 0) > 6 ? 0.5 : 1) * shown }
}

function cutLabels(parts: SpaceParts, spaceSheet: SheetInSpace) {
  const { model, trajectory, layout, theme } = parts
  const { points } = trajectory
  const spotAt = (anchor: Float64Array, { camera, fit }: Stand): Spot => {
    const [x, y, tx, ty] = project(anchor, camera, fit).places
    return [x, y, tx - x, ty - y]
  }
  const positions = MOMENTS.map(share => share * (points.length - 1))
  const stands = new Map(positions.map(position => [position, standAt(parts, parts.stood(position))]))
  const anchorOf = memoizeLast<ReturnType<SheetInSpace['anchor']>>()
  const places = placeLabels(
    spaceSheet.cuts.map(({ unit }) => unit),
    (cut, share, position) => {
      const anchor = anchorOf([cut, share], () => spaceSheet.anchor(cut, share))
      return spotAt(anchor(position), stands.get(position)!)
    },
    positions,
    positions.map(position => {
      const { camera, fit } = stands.get(position)!
      return project(along(points, position), camera, fit).places
    }),
    dotRadius(model.rows.length, layout),
    layout,
    theme,
  )
  const anchors = places.map(({ share }, cut) => spaceSheet.anchor(cut, share))
  return (frame: SpaceFrame, surface: number): Shape[] =>
    spaceSheet.cuts.flatMap((cut, i) => {
      const at = spotAt(anchors[i](frame.state.position), frame)
      const opacity = surface * shownOf(spaceSheet.cuts, i, frame.state).name
      return [
        ...drawArrow(at, layout, theme, opacity),
        ...drawName(cut.unit, at, places[i].side, layout, theme, opacity),
      ]
    })
}
