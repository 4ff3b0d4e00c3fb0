import { farToNear } from '../geometry/assign-layers.ts'
import { type Camera, eye, type Fit, fitTo, look } from '../geometry/camera.ts'
import { axisEdges, cubeCorners, inBox, planeInCube } from '../geometry/cube.ts'
import { paintOrder } from '../geometry/painter-order.ts'
import { along, type Track } from '../geometry/tween.ts'
import { lastOne } from '../memoize.ts'
import { classScores, winner } from '../model/decision.ts'
import type { Actors } from '../model/figure-model.ts'
import type { Stage, StageOptions } from '../model/frame-state.ts'
import { pairs, shownOf } from '../model/sheet.ts'
import type { Road } from '../model/trajectory.ts'
import { buildRibbon, paintRibbon } from '../plane/strip1d.ts'
import type { View } from '../scene.ts'
import type { Layout } from '../style/layout.ts'
import { dotRadius, drawTrails, medianNames } from '../style/points.ts'
import type { Theme } from '../style/theme.ts'
import { drawLabel, MOMENTS, placeLabels, type Spot } from '../style/unit-labels.ts'
import { cubeBefore, cubeBehind, floorCells, floorTints, names, wall } from './cube-frame.ts'
import { openDots } from './dots.ts'
import { buildDrape, type Drape, type Laid } from './sheet-in-space.ts'
import type { SpaceFrame } from './space-frame.ts'
import { findAzimuth } from './viewpoint.ts'

/** Elevations of the camera at the data and at the hidden layer, and the rocking that shows depth. */
const HIGH = (56 * Math.PI) / 180
const LOW = (22 * Math.PI) / 180
const ROCK = (12 * Math.PI) / 180

/** The stage of layers of three units: the plane of the data is the floor of the cube and is lifted into it. */
export function spaceStage(...stage: Parameters<typeof openSpace>): Stage {
  return openSpace(...stage).stage
}

/** The same stage, with the place where its camera stands at the hidden layer. */
export function openSpace(
  actors: Actors,
  road: Road,
  layout: Layout,
  theme: Theme,
  options: StageOptions,
): { stage: Stage; camera: Camera } {
  const { input, hidden, rows, dataset, network, classes } = actors
  const { map, points, stops, flat } = road
  const scores = classScores(network, dataset.x)
  const regions = Array.from(rows, row => winner(scores, row, classes))
  const drape = input.flat && input.dimensions === 2 ? buildDrape(actors, map, options, regions) : null
  const ribbon =
    input.dimensions === 1 && options.sheet ? buildRibbon(actors, map, 3, 0.0005, options.cuts) : null
  const linear = hidden.scores && hidden.stride === 3 ? inBox(hidden.scores, hidden.view) : null
  const walls = linear
    ? pairs(classes).flatMap(([a, b]) => {
        const polygon = planeInCube(linear, a, b)
        return polygon ? [{ a, b, polygon: Float64Array.from(polygon) }] : []
      })
    : []
  const low = options.view ? (options.view.elevation * Math.PI) / 180 : LOW
  const azimuth = options.view
    ? (options.view.azimuth * Math.PI) / 180
    : findAzimuth(actors, points, flat.lastIndexOf(false), drape, linear, { elevation: low, rock: ROCK })

  // Looks down on what lies flat, and sinks as it rises.
  const elevations = flat.map(lies => (lies ? Math.max(HIGH, low) : low))
  const cameraAt = (way: number, rock: number): Camera => ({
    azimuth: azimuth + ROCK * rock,
    elevation: between(elevations, way, t => t),
  })
  const topAt = (way: number) =>
    between(
      flat.map(lies => (lies ? -0.998 : 1)),
      way,
      rise,
    )
  const stand = (way: number, camera = cameraAt(way, 0)) => ({
    camera,
    fit: fitTo(cubeCorners(topAt(way)), camera, area(layout)),
  })
  const labels = drape && options.cuts ? cutLabels(drape, points, stand, layout) : () => []
  const cells = hidden.stride === 2 ? floorCells(actors) : null

  const dotsAt = openDots(actors, layout, theme)
  const turning = turningFit(layout)

  const stage: Stage = (looks, view) => {
    const camera = view
      ? { azimuth: view.azimuth, elevation: view.elevation }
      : cameraAt(looks.way, looks.rock)
    const top = topAt(looks.way)
    const fit = view ? turning(view, [-1, top]) : stand(looks.way, camera).fit
    const places = along(points, looks.way)
    const seen = look(places, camera, fit)
    const parted =
      linear && looks.beyond > 0
        ? linear.biases.map(
            (bias, k) => bias + eye(camera).reduce((sum, v, d) => sum + v * linear.weights[k][d], 0),
          )
        : null
    const cube = between(
      flat.map(lies => (lies ? 0 : 1)),
      looks.way,
      t => Math.min(1, t / 0.15),
    )
    const frame: SpaceFrame = { camera, fit, layout, theme, looks, parted, cube }

    const dots = dotsAt(seen, looks.line)
    const spots = { ...seen, radius: dotRadius(rows.length, layout) + layout.scale }
    const laid = drape?.lay(frame, spots) ?? inRegions(seen.depths, regions, parted)
    const shown: number[][] = laid.levels.map(() => [])
    const hidden: number[][] = laid.levels.map(() => [])
    for (const i of laid.order) {
      const over = laid.hidden[i]
      if (over) hidden[over.level].push(i)
      if (!over?.gone) shown[laid.level[i]].push(i)
    }
    const color = (i: number) => laid.hidden[i]?.color ?? theme.background
    const levels = laid.levels.map((shapes, level) => [
      ...shapes,
      ...dots.hidden(hidden[level], color),
      ...dots.shown(shown[level]),
    ])
    const items = levels.map((shape, level) => ({ depth: -level, region: laid.regions[level], shape }))
    const shapes = [
      ...cubeBehind(top, frame),
      ...(cells && looks.beyond > 0 ? floorTints(cells, frame) : []),
      ...(drape ? [drape.shadow(frame)] : []),
      ...(ribbon ? paintRibbon(ribbon, looks, layout, theme, line => look(line, camera, fit).places) : []),
      ...paintOrder(items, parted, (region, painted) =>
        walls
          .filter(
            ({ a, b }) => (a === region && painted.includes(b)) || (b === region && painted.includes(a)),
          )
          .map(({ polygon }) => wall(polygon, frame, walls.length > 6 ? 0.5 : 1)),
      ).flat(),
      ...drawTrails(
        actors,
        looks,
        options.trails,
        layout,
        theme,
        way => look(along(points, way), camera, fit).places,
      ),
    ]
    shapes.push(
      ...cubeBefore(top, frame),
      ...labels(frame),
      ...medianNames(actors, seen.places, layout, theme),
    )
    // Rocking must not make the names change sides.
    const edges = axisEdges(view ? camera : { ...camera, azimuth })
    stops.forEach(({ axes, view }, i) => {
      shapes.push(
        ...names(
          axes,
          view,
          edges,
          axes.map(() => looks.axes[i]),
          frame,
        ),
      )
    })
    return shapes
  }
  return { stage, camera: { azimuth, elevation: low } }
}

/** Dots without a sheet: a level for each region where planes part them. */
function inRegions(depths: Float64Array, classes: number[], parted: number[] | null): Laid {
  const regions = parted ? Array.from(parted.keys()) : [0]
  const level = Array.from(classes, k => (parted ? k : 0))
  const order = Array.from(farToNear(new Uint8Array(depths.length), depths))
  return { levels: regions.map(() => []), regions, level, order, hidden: [] }
}

/** Shows what lies between two heights of the cube as large as all sides allow, so that it keeps its size while it turns. */
export function turningFit(layout: Layout): (view: View, heights: [number, number]) => Fit {
  const fitOf = lastOne<Fit>()
  return ({ elevation, zoom }, heights) =>
    fitOf(`${elevation} ${zoom} ${heights}`, () => {
      const round = Array.from({ length: 48 }, (_, i) => (i / 24) * Math.PI)
      const rims = round.flatMap(a =>
        heights.flatMap(z => [Math.SQRT2 * Math.cos(a), Math.SQRT2 * Math.sin(a), z]),
      )
      const fit = fitTo(Float64Array.from(rims), { azimuth: 0, elevation }, area(layout))
      return { ...fit, scale: fit.scale * zoom }
    })
}

/** A value per station, in between by `ease` of the share towards the larger one. */
function between(values: number[], way: number, ease: (share: number) => number): number {
  const last = values.length - 1
  const station = Math.max(0, Math.min(last, Math.floor(way)))
  const [from, to] = [values[station], values[Math.min(last, station + 1)]]
  const share = way - station
  return to >= from ? from + (to - from) * ease(share) : to + (from - to) * ease(1 - share)
}

/** How far the cube's walls have risen: faster than anything that rises in them. */
function rise(share: number): number {
  const t = Math.min(1, share / 0.35)
  return Math.max(t * t * (3 - 2 * t), share)
}

/** Where the cube may stand: the plot with its margins, below the head; names stand around it. */
function area({ plot, width, height, textScale, scale }: Layout) {
  const margin = 46 * textScale
  const [left, right] = [
    Math.max(margin, plot.x - 16 * scale),
    Math.min(width - margin, plot.x + plot.size + 16 * scale),
  ]
  const [top, bottom] = [plot.y + 10 * scale, height - margin]
  return { x: left, y: top, width: right - left, height: bottom - top }
}

function cutLabels(drape: Drape, points: Track, stand: (way: number) => Stand, layout: Layout) {
  const spotAt = (anchor: Float64Array, { camera, fit }: Stand): Spot => {
    const [x, y, tx, ty] = look(anchor, camera, fit).places
    return [x, y, tx - x, ty - y]
  }
  const ways = MOMENTS.map(share => share * (points.length - 1))
  const stands = new Map(ways.map(way => [way, stand(way)]))
  const anchorOf = lastOne<ReturnType<Drape['anchor']>>()
  const shares = placeLabels(
    drape.cuts.map(({ unit }) => unit),
    (cut, share, way) => {
      const anchor = anchorOf(`${cut} ${share}`, () => drape.anchor(cut, share))
      return spotAt(anchor(way), stands.get(way)!)
    },
    ways,
    ways.map(way => look(along(points, way), stands.get(way)!.camera, stands.get(way)!.fit).places),
    layout,
  )
  const anchors = shares.map((share, cut) => drape.anchor(cut, share))
  return (frame: SpaceFrame) =>
    drape.cuts.flatMap((cut, i) =>
      drawLabel(
        cut.unit,
        spotAt(anchors[i](frame.looks.way), frame),
        layout,
        frame.theme,
        shownOf(cut, frame.looks),
      ),
    )
}

interface Stand {
  camera: Camera
  fit: Fit
}
