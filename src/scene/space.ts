import type { Spec } from '../spec/spec.ts'
import type { Actors } from './actors.ts'
import { asInputs } from './actors.ts'
import { type Camera, eye, type Fit, fitTo, look } from './camera.ts'
import { mix } from './color.ts'
import { axisEdges, beside, cubeCorners, inBox, planeInCube, splitEdges, wallLines } from './cube.ts'
import { drawLabel, MOMENTS, placeLabels, type Spot } from './cutlabels.ts'
import { classScores, winner } from './decision.ts'
import { hiddenBehind, type Item, paintOrder } from './depth.ts'
import { buildDrape, type Drape } from './drape.ts'
import type { Axis } from './input.ts'
import type { Layout } from './layout.ts'
import { pickRows } from './plane.ts'
import { dotRadius } from './points.ts'
import { buildRibbon, paintRibbon } from './ribbon.ts'
import type { Shape } from './shape.ts'
import { pairs, shownOf } from './sheet.ts'
import type { Looks, Stage } from './stage.ts'
import { fitText, textWidth } from './text.ts'
import { classColor, type Theme } from './theme.ts'
import { along, type BoxView, type Track, toBox } from './tween.ts'
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

/** A finished shape, or a dot that may be painted together with its neighbours in order. */
export type Painted = Shape | { dot: number }

/** What a moment's drawing needs to know. */
export interface SpaceFrame {
  camera: Camera
  fit: Fit
  layout: Layout
  theme: Theme
  looks: Looks
  /** Scores of the classes at the eye while planes part their regions; null otherwise. */
  parted: number[] | null
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

function dotsOf(
  { rows, wrong, dataset, classes }: Actors,
  seen: { places: Float64Array; depths: Float64Array },
  { layout, theme, looks }: SpaceFrame,
) {
  const base = dotRadius(rows.length, layout)
  const middle = seen.depths.reduce((sum, d) => sum + d, 0) / seen.depths.length
  const near = (i: number) => Math.max(-1, Math.min(1, (middle - seen.depths[i]) / 1.2))
  // Haze in four steps: enough to see, few enough for a palette.
  const haze = (i: number) => Math.min(3, Math.floor((1 - near(i)) * 2))
  const colors = Array.from({ length: classes * 4 }, (_, c) =>
    mix(classColor(theme.classes, Math.floor(c / 4)), theme.background, (c % 4) * 0.07),
  )
  const first = rows.length - wrong
  return (indices: number[], opacity = 1): Shape[] => {
    const shapes: Shape[] = []
    const part = (wanted: number[], ring: { color: string; width: number } | undefined) => {
      if (wanted.length === 0) return
      shapes.push({
        kind: 'dots',
        centres: Float64Array.from(wanted.flatMap(i => [seen.places[2 * i], seen.places[2 * i + 1]])),
        radius: Float64Array.from(wanted, i => base * (1 + 0.2 * near(i))),
        colors,
        fill: Uint8Array.from(wanted, i => dataset.y[rows[i]] * 4 + haze(i)),
        ring,
        opacity,
      })
    }
    const halo = { color: theme.background, width: layout.scale }
    const marked = {
      color: mix(theme.background, theme.ink, looks.line),
      width: layout.scale * (1 + 0.7 * looks.line),
    }
    if (opacity < 1) part(indices, undefined)
    else {
      let run: number[] = []
      for (const i of indices) {
        if (run.length > 0 && i >= first !== run[0] >= first) {
          part(run, run[0] >= first ? marked : halo)
          run = []
        }
        run.push(i)
      }
      part(run, run.length > 0 && run[0] >= first ? marked : halo)
    }
    return shapes
  }
}

/** Dots that follow each other in painting order become one shape. */
function gather(ordered: Painted[], dots: (indices: number[]) => Shape[]): Shape[] {
  const shapes: Shape[] = []
  let run: number[] = []
  for (const item of ordered) {
    if ('dot' in item) run.push(item.dot)
    else {
      if (run.length > 0) shapes.push(...dots(run))
      run = []
      shapes.push(item)
    }
  }
  return [...shapes, ...dots(run)]
}

function wall(polygon: Float64Array, { camera, fit, layout, theme, looks }: SpaceFrame): Shape[] {
  const { places } = look(polygon, camera, fit)
  return [
    { kind: 'path', lines: [places], closed: true, fill: theme.ink, opacity: 0.08 * looks.beyond },
    {
      kind: 'path',
      lines: [places],
      closed: true,
      stroke: theme.ink,
      width: 1.2 * layout.scale,
      opacity: 0.75 * looks.beyond,
    },
  ]
}

function cubeBehind(top: number, { camera, fit, layout, theme, looks }: SpaceFrame): Shape[] {
  if (looks.target <= 0) return []
  const corner = look(cubeCorners(top), camera, fit).places
  const lines = wallLines(camera, top).map(line => look(Float64Array.from(line), camera, fit).places)
  return [
    {
      kind: 'path',
      lines,
      closed: false,
      stroke: theme.grid.fine,
      width: layout.scale,
      opacity: looks.target,
    },
    {
      kind: 'path',
      lines: splitEdges(camera).back.map(edge => segment(corner, edge)),
      closed: false,
      stroke: theme.frame,
      width: layout.scale,
      opacity: looks.target,
    },
  ]
}

function cubeBefore(top: number, { camera, fit, layout, theme, looks }: SpaceFrame): Shape[] {
  if (looks.target <= 0) return []
  const corner = look(cubeCorners(top), camera, fit).places
  return [
    {
      kind: 'path',
      lines: splitEdges(camera).front.map(edge => segment(corner, edge)),
      closed: false,
      stroke: theme.frame,
      width: layout.scale,
      opacity: 0.7 * looks.target,
    },
  ]
}

function segment(corner: Float64Array, [a, b]: [number, number]): number[] {
  return [corner[2 * a], corner[2 * a + 1], corner[2 * b], corner[2 * b + 1]]
}

function names(
  axes: Axis[],
  view: BoxView,
  edges: number[][],
  opacity: number,
  { camera, fit, layout, theme }: SpaceFrame,
): Shape[] {
  if (opacity <= 0) return []
  const { textScale, scale } = layout
  const [small, large] = [11 * textScale, 13 * textScale]
  return axes.flatMap(({ name, ticks }, d): Shape[] => {
    const stand = beside(edges[d], camera, fit)
    // How far a text's middle must be from the edge so that its box stays clear of it.
    const reach = (text: string, size: number) =>
      (textWidth(text, size) * Math.abs(stand.out[0]) + size * Math.abs(stand.out[1])) / 2
    const write = (text: string, share: number, distance: number, size: number, fill: string): Shape => {
      const [x, y] = stand.at(share, distance)
      return {
        kind: 'text',
        x,
        y,
        text,
        size,
        anchor: 'middle',
        baseline: 'middle',
        fill,
        opacity,
        halo: { color: theme.background, width: 2 * scale },
      }
    }
    const gap = 6 * textScale
    const widest = Math.max(0, ...ticks.map(({ label }) => reach(label, small)))
    const shown = fitText(name, layout.plot.size * 0.4, large)
    return [
      ...ticks.map(({ at, label }) =>
        write(label, ((at - view.centre[d]) / view.half + 1) / 2, gap + widest, small, theme.muted),
      ),
      write(shown, 0.5, gap + 2 * widest + gap + reach(shown, large), large, theme.ink),
    ]
  })
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
