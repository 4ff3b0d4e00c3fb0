import type { Spec } from '../spec/spec.ts'
import type { Actors } from './actors.ts'
import { asInputs } from './actors.ts'
import { type Camera, eye, type Fit, fitTo, look } from './camera.ts'
import { axisEdges, cubeCorners, inBox, planeInCube } from './cube.ts'
import { cubeBefore, cubeBehind, names, wall } from './cubeframe.ts'
import { drawLabel, MOMENTS, placeLabels, type Spot } from './cutlabels.ts'
import { classScores, winner } from './decision.ts'
import { hiddenBehind, type Item, paintOrder } from './depth.ts'
import { buildDrape, type Drape } from './drape.ts'
import type { Layout } from './layout.ts'
import { pickRows } from './plane.ts'
import { buildRibbon, paintRibbon } from './ribbon.ts'
import { pairs, shownOf } from './sheet.ts'
import { dotsOf, gather } from './spacedots.ts'
import type { Painted, SpaceFrame } from './spaceframe.ts'
import type { Stage } from './stage.ts'
import type { Theme } from './theme.ts'
import { along, type Track, toBox } from './tween.ts'
import { findAzimuth } from './viewpoint.ts'

/** Elevations of the camera at the data and at the hidden layer, and the rocking that shows depth. */
const HIGH = (56 * Math.PI) / 180
const LOW = (22 * Math.PI) / 180
const ROCK = (12 * Math.PI) / 180

/** A dot is painted after the piece of sheet it lies on: it counts as this much nearer, in half cubes. */
const LIFT = 0.04

/** The stage of a layer of three units: the plane of the data is the floor of the cube and is lifted into it. */
export function spaceStage(
  actors: Actors,
  layout: Layout,
  theme: Theme,
  spec: Pick<Spec, 'sheet' | 'cuts' | 'view'>,
): Stage {
  const { input, hidden, rows, dataset, network, classes } = actors
  const floor = (points: Float64Array) => {
    const flat = toBox(points, 2, input)
    return Float64Array.from({ length: (points.length / 2) * 3 }, (_, i) =>
      i % 3 === 2 ? -1 : flat[2 * Math.floor(i / 3) + (i % 3)],
    )
  }
  const map = (points: Float64Array): Track => ({
    from: floor(points),
    to: toBox(hidden.place(asInputs(points, dataset.features.length)), 3, hidden.view),
  })
  const points: Track = {
    from: floor(pickRows(input.coordinates, rows)),
    to: toBox(pickRows(hidden.place(dataset.x), rows, 3), 3, hidden.view),
  }
  const scores = classScores(network, dataset.x)
  const regions = Array.from(rows, row => winner(scores, row, classes))
  const drape = input.flat && input.dimensions === 2 ? buildDrape(actors, map, spec) : null
  const ribbon = input.dimensions === 1 && spec.sheet ? buildRibbon(actors, map, 3, 0.0005, spec.cuts) : null
  const linear = hidden.scores ? inBox(hidden.scores, hidden.view) : null
  const walls = linear
    ? pairs(classes).flatMap(([a, b]) => {
        const polygon = planeInCube(linear, a, b)
        return polygon ? [{ a, b, polygon: Float64Array.from(polygon) }] : []
      })
    : []
  const azimuth = spec.view
    ? (spec.view.azimuth * Math.PI) / 180
    : findAzimuth(actors, points.to, drape, linear, { elevation: LOW, rock: ROCK })
  const low = spec.view ? (spec.view.elevation * Math.PI) / 180 : LOW
  const cellOf = drape
    ? rows.map(row => drape.mesh.cellAt(input.coordinates[2 * row], input.coordinates[2 * row + 1]))
    : null

  const cameraAt = (way: number, rock: number): Camera => ({
    azimuth: azimuth + ROCK * rock,
    elevation: Math.max(HIGH, low) * (1 - way) + low * way,
  })
  const labels = drape && spec.cuts ? cutLabels(drape, points, cameraAt, layout) : () => []

  return (looks, view) => {
    const camera = view
      ? { azimuth: view.azimuth, elevation: view.elevation }
      : cameraAt(looks.way, looks.rock)
    const top = rise(looks.way)
    const fit = fitTo(cubeCorners(top), camera, area(layout))
    if (view) fit.scale *= view.zoom
    const places = along(points, looks.way)
    const seen = look(places, camera, fit)
    const parted =
      linear && looks.beyond > 0
        ? linear.biases.map(
            (bias, k) => bias + eye(camera).reduce((sum, v, d) => sum + v * linear.weights[k][d], 0),
          )
        : null
    const frame: SpaceFrame = { camera, fit, layout, theme, looks, parted }

    const items: Item<Painted>[] = []
    const facets = drape?.paint(frame, items) ?? null
    const dots = dotsOf(actors, seen, frame)
    const keys = seen.depths.map((depth, i) => {
      const cell = cellOf ? cellOf[i] : -1
      const nearest =
        facets && drape && cell >= 0 ? Math.min(...drape.mesh.around[cell].map(f => facets[f].depth)) : depth
      return Math.min(depth, nearest) - LIFT
    })
    rows.forEach((_, i) => {
      items.push({ depth: keys[i], region: regions[i], shape: { dot: i } })
    })

    const ordered = paintOrder(items, parted, (region, painted) =>
      walls
        .filter(({ a, b }) => (a === region && painted.includes(b)) || (b === region && painted.includes(a)))
        .flatMap(({ polygon }) => wall(polygon, frame)),
    )
    const shapes = [
      ...cubeBehind(top, frame),
      ...(drape ? [drape.shadow(frame)] : []),
      ...(ribbon ? paintRibbon(ribbon, looks, layout, theme, line => look(line, camera, fit).places) : []),
      ...gather(ordered, dots),
    ]
    if (facets) {
      const covered = hiddenBehind(seen.places, keys, facets)
      shapes.push(
        ...dots(
          Array.from(rows.keys()).filter(i => covered[i]),
          0.3,
        ),
      )
    }
    shapes.push(...cubeBefore(top, frame), ...labels(frame))
    // Rocking must not make the names change sides.
    const edges = axisEdges(view ? camera : { ...camera, azimuth })
    shapes.push(
      ...names(input.axes, input, edges, looks.inputAxes, frame),
      ...names(hidden.axes, hidden.view, edges, looks.hiddenAxes, frame),
    )
    return shapes
  }
}

/** Height of the cube's walls: they rise from the floor as the way begins, faster than anything in them. */
function rise(way: number): number {
  const t = Math.min(1, way / 0.35)
  return -1 + 2 * Math.max(0.001, t * t * (3 - 2 * t), way)
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

function cutLabels(
  drape: Drape,
  points: Track,
  cameraAt: (way: number, rock: number) => Camera,
  layout: Layout,
) {
  const stand = (way: number) => {
    const camera = cameraAt(way, 0)
    return { camera, fit: fitTo(cubeCorners(rise(way)), camera, area(layout)) }
  }
  const spot = (
    cut: number,
    share: number,
    way: number,
    { camera, fit }: { camera: Camera; fit: Fit },
  ): Spot => {
    const [x, y, tx, ty] = look(drape.anchor(cut, share, way), camera, fit).places
    return [x, y, tx - x, ty - y]
  }
  const crowds = MOMENTS.map(way => {
    const { camera, fit } = stand(way)
    return look(along(points, way), camera, fit).places
  })
  const shares = placeLabels(
    drape.cuts.map(({ unit }) => unit),
    (cut, share, way) => spot(cut, share, way, stand(way)),
    crowds,
    layout,
  )
  return ({ camera, fit, theme, looks }: SpaceFrame) =>
    drape.cuts.flatMap((cut, i) =>
      drawLabel(cut.unit, spot(i, shares[i], looks.way, { camera, fit }), layout, theme, shownOf(cut, looks)),
    )
}
