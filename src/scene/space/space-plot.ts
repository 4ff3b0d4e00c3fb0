import { classScores } from '../../network/forward.ts'
import { type Camera, eye, type Fit, fitFrom, fitTo, project, seenFrom } from '../geometry/camera.ts'
import { axisEdges, cubeCorners } from '../geometry/cube.ts'
import { type LinearScores, pairs, planeInCube, scoresInBox, strongest } from '../geometry/linear-regions.ts'
import { farToNear, paintOrder } from '../geometry/painter-order.ts'
import { along, type Track } from '../geometry/tween.ts'
import { memoizeLast, remember } from '../memoize.ts'
import { shownOf } from '../model/cuts.ts'
import { winner } from '../model/decision.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { DrawPlot, PlotOptions } from '../model/frame-state.ts'
import type { Trajectory } from '../model/trajectory.ts'
import { buildStrip1d, paintStrip1d } from '../plane/strip1d.ts'
import type { View } from '../scene.ts'
import type { Layout } from '../style/layout.ts'
import { dotRadius, drawTrails, pointNames } from '../style/points.ts'
import type { Theme } from '../style/theme.ts'
import { drawArrow, drawName, MOMENTS, placeLabels, type Spot } from '../style/unit-labels.ts'
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
} from './cube-frame.ts'
import { openDots } from './dots.ts'
import { buildSheetInSpace, type LayeredSheet, type SheetInSpace } from './sheet-in-space.ts'
import { findAzimuth } from './viewpoint.ts'

/** Elevations of the camera at the data and at the hidden layer, and the rocking that shows depth. */
const HIGH = (56 * Math.PI) / 180
export const LOW = (22 * Math.PI) / 180
const ROCK = (12 * Math.PI) / 180

/** About a dot's width, in half cubes. */
const DOT = 0.04

/** The plot of layers of three units: the plane of the data is the floor of the cube and is lifted into it. */
export function spacePlot(...parts: Parameters<typeof openSpacePlot>): DrawPlot {
  return openSpacePlot(...parts).plot
}

/** The same plot, with the camera's place at the hidden layer. */
export function openSpacePlot(
  model: FigureModel,
  trajectory: Trajectory,
  layout: Layout,
  theme: Theme,
  options: PlotOptions,
): { plot: DrawPlot; camera: Camera } {
  const { input, hidden, rows, all, network, bestLine, classes } = model
  const { map, points, stops, flat } = trajectory
  const scores = classScores(network, all.x)
  const regions = Array.from(rows, row => winner(scores, row, classes))
  const spaceSheet =
    input.flat && input.dimensions === 2 ? buildSheetInSpace(model, map, options, regions) : null
  const strip1d =
    input.dimensions === 1 && options.sheet ? buildStrip1d(model, map, 3, 0.0005, options.cuts) : null
  const linear = hidden.scores && hidden.stride === 3 ? scoresInBox(hidden.scores, hidden.view) : null
  const decision = linear && planesOf(linear, regions)
  const best =
    input.stride === 3
      ? planesOf(
          scoresInBox(bestLine.scores, input),
          Array.from(rows, row => strongest(bestLine.scores, all.x, row)),
        )
      : null
  const low = options.view ? (options.view.elevation * Math.PI) / 180 : LOW
  const azimuth = options.view
    ? (options.view.azimuth * Math.PI) / 180
    : remember(model, `azimuth ${points.length} ${spaceSheet !== null}`, () =>
        findAzimuth(model, points, flat.lastIndexOf(false), spaceSheet, linear, {
          elevation: low,
          rock: ROCK,
        }),
      )

  // The camera looks down on what lies flat, and sinks as that rises.
  const elevations = flat.map(lies => (lies ? Math.max(HIGH, low) : low))
  const cameraAt = (position: number, rock: number): Camera => ({
    azimuth: azimuth + ROCK * rock,
    elevation: between(elevations, position, t => t),
  })
  // A sheet covers the floor that it starts from.
  const bare = flat.map((lies, keyframe) => Number(lies && !(keyframe === 0 && spaceSheet && options.sheet)))
  const topAt = (position: number) =>
    between(
      flat.map(lies => (lies ? -0.998 : 1)),
      position,
      rise,
    )
  const stand = (position: number, camera = cameraAt(position, 0)) => ({
    camera,
    fit: fitTo(cubeCorners(topAt(position)), camera, area(layout)),
  })
  const labels =
    spaceSheet && options.cuts ? cutLabels(model, spaceSheet, points, stand, layout, theme) : () => []
  const cells = hidden.stride === 2 ? floorCells(model) : null

  const dotsAt = openDots(model, layout, theme)
  const turning = turningFit(layout)

  const plot: DrawPlot = (state, view) => {
    const own = cameraAt(state.position, state.rock)
    const camera = seenFrom(own, view)
    const top = topAt(state.position)
    const { fit: ownFit } = stand(state.position, own)
    const fit = view ? fitFrom(ownFit, turning({ ...view, ...camera }, [-1, top]), view) : ownFit
    const places = along(points, state.position)
    const seen = project(places, camera, fit)
    const parting = state.bestLine > 0 && best ? best : state.beyond > 0 ? decision : null
    const planes = parting?.polygons ?? []
    const strength = (planes.length > 6 ? 0.5 : 1) * (parting === best ? state.bestLine : state.beyond)
    const parted =
      parting?.scores.biases.map(
        (bias, k) => bias + eye(camera).reduce((sum, v, d) => sum + v * parting.scores.weights[k][d], 0),
      ) ?? null
    const cube = between(
      flat.map(lies => (lies ? 0 : 1)),
      state.position,
      t => Math.min(1, t / 0.15),
    )
    const frame: SpaceFrame = { camera, fit, layout, theme, state, parted, cube }

    const dots = dotsAt(seen, state.line)
    const spots = { ...seen, radius: dotRadius(rows.length, layout) + layout.scale }
    const layered =
      spaceSheet?.lay(frame, spots) ?? inRegions(seen.depths, parting?.regions ?? regions, parted)
    const shown: number[][] = layered.levels.map(() => [])
    const hidden: number[][] = layered.levels.map(() => [])
    for (const i of layered.order) {
      if (state.points !== undefined && i >= state.points) continue
      const over = layered.hidden[i]
      if (over) hidden[over.level].push(i)
      if (!over?.gone) shown[layered.level[i]].push(i)
    }
    const color = (i: number) => layered.hidden[i]?.color ?? theme.background
    const levels = layered.levels.map((shapes, level) => [
      ...shapes,
      ...dots.hidden(hidden[level], color),
      ...dots.shown(shown[level]),
    ])
    const items = levels.map((shape, level) => ({ depth: -level, region: layered.regions[level], shape }))
    const shapes = [
      ...cubeBehind(top, frame),
      ...(cells && state.beyond > 0 ? floorTints(cells, frame) : []),
      ...floorFrame(
        frame,
        between(bare, state.position, t => Math.max(0, 1 - (1 - t) / 0.15)),
      ),
      ...(spaceSheet ? [spaceSheet.shadow(frame)] : []),
      ...(strip1d
        ? paintStrip1d(strip1d, state, layout, theme, line => project(line, camera, fit).places)
        : []),
      ...paintOrder(items, parted, (region, painted) =>
        planes
          .filter(
            ({ a, b }) => (a === region && painted.includes(b)) || (b === region && painted.includes(a)),
          )
          .map(({ polygon }) => separatingPlane(polygon, frame, strength, parting === best)),
      ).flat(),
      ...(options.gap && state.gap > 0 ? gapShapes(options.gap, frame) : []),
      ...drawTrails(
        model,
        state,
        layout,
        theme,
        position => project(along(points, position), camera, fit).places,
      ),
    ]
    const named = { ...model, rows: rows.subarray(0, state.points) }
    shapes.push(...cubeBefore(top, frame), ...labels(frame), ...pointNames(named, seen.places, layout, theme))
    // Rocking must not make the names change sides.
    const edges = axisEdges(view ? camera : { ...own, azimuth })
    stops.forEach(({ axes, view }, i) => {
      shapes.push(
        ...axisNames(
          axes,
          view,
          edges,
          axes.map(() => state.axes[i]),
          frame,
        ),
      )
    })
    return shapes
  }
  return { plot, camera: { azimuth, elevation: low } }
}

/** Planes between the regions of scores in the cube, and the region of each drawn sample. */
export function planesOf(scores: LinearScores, regions: number[]) {
  const polygons = pairs(scores.biases.length).flatMap(([a, b]) => {
    const polygon = planeInCube(scores, a, b)
    return polygon ? [{ a, b, polygon: Float64Array.from(polygon) }] : []
  })
  return { scores, regions, polygons }
}

/** Dots without a sheet: a level for each region where planes part them. */
export function inRegions(depths: Float64Array, classes: number[], parted: number[] | null): LayeredSheet {
  const regions = parted ? Array.from(parted.keys()) : [0]
  const level = Array.from(classes, k => (parted ? k : 0))
  // Dots nearer to each other than they are wide keep their order: by depth alone, the halos of a row would cover all but the last.
  const steps = depths.map(depth => Math.round(depth / DOT) * DOT)
  const order = Array.from(farToNear(new Uint8Array(depths.length), steps))
  return { levels: regions.map(() => []), regions, level, order, hidden: [] }
}

/** Shows what lies between two heights of the cube as large as all sides allow, so that it keeps its size while it turns. */
export function turningFit(layout: Layout): (view: View, heights: [number, number]) => Fit {
  const fitOf = memoizeLast<Fit>()
  return ({ elevation, zoom }, heights) =>
    fitOf([elevation, zoom, ...heights], () => {
      const round = Array.from({ length: 48 }, (_, i) => (i / 24) * Math.PI)
      const rims = round.flatMap(a =>
        heights.flatMap(z => [Math.SQRT2 * Math.cos(a), Math.SQRT2 * Math.sin(a), z]),
      )
      const fit = fitTo(Float64Array.from(rims), { azimuth: 0, elevation }, area(layout))
      return { ...fit, scale: fit.scale * zoom }
    })
}

/** A value per keyframe, in between by `ease` of the share towards the larger one. */
function between(values: number[], position: number, ease: (share: number) => number): number {
  const last = values.length - 1
  const keyframe = Math.max(0, Math.min(last, Math.floor(position)))
  const [from, to] = [values[keyframe], values[Math.min(last, keyframe + 1)]]
  const share = position - keyframe
  return to >= from ? from + (to - from) * ease(share) : to + (from - to) * ease(1 - share)
}

/** How far the cube's walls have risen: faster than anything that rises in them. */
function rise(share: number): number {
  const t = Math.min(1, share / 0.35)
  return Math.max(t * t * (3 - 2 * t), share)
}

/** Where the cube may stand: the plot with its margins, below the head; names stand around it. */
export function area({ plot, width, height, textScale, scale }: Layout) {
  const margin = 46 * textScale
  const [left, right] = [
    Math.max(margin, plot.x - 16 * scale),
    Math.min(width - margin, plot.x + plot.size + 16 * scale),
  ]
  // In an upright picture what is far below the plot would only take the cube away from the head.
  const [top, bottom] = [plot.y + 10 * scale, Math.min(height - margin, plot.y + 1.1 * plot.size)]
  return { x: left, y: top, width: right - left, height: bottom - top }
}

function cutLabels(
  { rows }: FigureModel,
  spaceSheet: SheetInSpace,
  points: Track,
  stand: (position: number) => Stand,
  layout: Layout,
  theme: Theme,
) {
  const spotAt = (anchor: Float64Array, { camera, fit }: Stand): Spot => {
    const [x, y, tx, ty] = project(anchor, camera, fit).places
    return [x, y, tx - x, ty - y]
  }
  const positions = MOMENTS.map(share => share * (points.length - 1))
  const stands = new Map(positions.map(position => [position, stand(position)]))
  const anchorOf = memoizeLast<ReturnType<SheetInSpace['anchor']>>()
  const places = placeLabels(
    spaceSheet.cuts.map(({ unit }) => unit),
    (cut, share, position) => {
      const anchor = anchorOf([cut, share], () => spaceSheet.anchor(cut, share))
      return spotAt(anchor(position), stands.get(position)!)
    },
    positions,
    positions.map(
      position =>
        project(along(points, position), stands.get(position)!.camera, stands.get(position)!.fit).places,
    ),
    dotRadius(rows.length, layout),
    layout,
    theme,
  )
  const anchors = places.map(({ share }, cut) => spaceSheet.anchor(cut, share))
  return (frame: SpaceFrame) =>
    spaceSheet.cuts.flatMap((cut, i) => {
      const at = spotAt(anchors[i](frame.state.position), frame)
      const opacity = shownOf(cut, frame.state)
      return [
        ...drawArrow(at, layout, theme, opacity),
        ...drawName(cut.unit, at, places[i].side, layout, theme, opacity),
      ]
    })
}

interface Stand {
  camera: Camera
  fit: Fit
}
