import type { Actors } from '../cast/actors.ts'
import { tie } from '../cast/decision.ts'
import { mix } from '../look/color.ts'
import { classColor } from '../look/theme.ts'
import { corners, cutsOf, pairs, shownOf, type UnitCut } from '../plane/sheet.ts'
import type { Shape } from '../shape.ts'
import type { Mapper } from '../way/curve.ts'
import { along, type Track } from '../way/tween.ts'
import { look } from './camera.ts'
import type { Item, Screen } from './depth.ts'
import { grow } from './grow.ts'
import type { Edge, Lines, Mesh } from './mesh.ts'
import { sheetMesh } from './sheetmesh.ts'
import type { Painted, SpaceFrame } from './spaceframe.ts'

/** About so many cells a side: fine enough for a smooth silhouette, few enough to sort and paint in time. */
const CELLS = 36

/** Steps of brightness. */
const SHADES = 20

/** Light from above, a little from the front left. */
const LIGHT = [-0.25, -0.35, 0.9]

/** The sheet in space: facets that drape into the cube. */
export interface Drape {
  mesh: Mesh
  cuts: UnitCut[]
  /** Foot and a point towards the side where the unit is on (2 points × 3), of a share of a cut. */
  anchor(cut: number, share: number, way: number): Float64Array
  /** Adds the facets and the lines on them to the items; returns the facets as they stand on the picture. */
  paint(frame: SpaceFrame, items: Item<Painted>[]): Screen[] | null
  shadow(frame: SpaceFrame): Shape
}

/** A line on the sheet in short pieces, each painted after the cell it crosses. */
interface SheetLine {
  track: Track
  cells: number[]
  classes: ArrayLike<number>
}

/** Builds the sheet's facets, rulings, cuts and the best straight line. */
export function buildDrape(
  actors: Actors,
  map: Mapper,
  options: { sheet: boolean; cuts: boolean },
): Drape | null {
  const { input, classes, hidden } = actors
  if (!options.sheet && !options.cuts) return null
  const {
    mesh,
    winners,
    lines: [xs, ys],
  } = sheetMesh(actors, map, CELLS)
  const square = corners(input.centre, input.half)
  const line = (ends: number[]): SheetLine => lineOn(ends, mesh, map, winners)
  const cuts = options.cuts ? cutsOf(actors, square) : []
  const cutLines = cuts.map(cut => line(cut.ends))
  const best = pairs(classes).flatMap(([a, b]) => tie(square, actors.line.scores, a, b) ?? [])
  const bestLines = Array.from({ length: best.length / 4 }, (_, i) => line(best.slice(4 * i, 4 * i + 4)))
  const reach = 0.12
  const anchor = (cut: number, share: number, way: number) => {
    const { ends, on, unit } = cuts[cut]
    const foot = along(
      map(Float64Array.of(ends[0] + (ends[2] - ends[0]) * share, ends[1] + (ends[3] - ends[1]) * share)),
      way,
    )
    const axis = hidden.units.indexOf(unit)
    const done = way / (mesh.track.length - 1)
    const towards = [on[0] * (1 - done), on[1] * (1 - done), 0].map((v, d) => v + (d === axis ? done : 0))
    return Float64Array.from([...foot, ...towards.map((v, d) => foot[d] + reach * v)])
  }

  const paint = (frame: SpaceFrame, items: Item<Painted>[]): Screen[] | null => {
    const { camera, fit, layout, theme, looks, parted } = frame
    const places = along(mesh.track, looks.way)
    const seen = look(places, camera, fit)
    const screens = screensOf(mesh, seen)
    // A border lies on the plane between two regions: it is painted with the nearer one.
    const nearestClass = (owners: number[]) =>
      parted ? owners.reduce((best, k) => (parted[k] > parted[best] ? k : best)) : owners[0]
    const nearest = (facets: number[]) => Math.min(...facets.map(f => screens[f].depth))
    if (options.sheet) {
      const base = Array.from({ length: classes }, (_, k) =>
        mix(theme.sheet, classColor(theme.tints, k), looks.tint),
      )
      const shaded = base.map(color =>
        Array.from({ length: SHADES + 1 }, (_, level) => mix(color, theme.shade, (level / SHADES) * 0.24)),
      )
      mesh.facets.forEach((facet, f) => {
        const fill = shaded[facet.class][Math.round((1 - facing(places, facet.vertices)) * SHADES)]
        const lines = [grow(screens[f].polygon.slice(), 0.4 * layout.scale)]
        items.push({
          depth: screens[f].depth,
          region: facet.class,
          shape: { kind: 'path', lines, closed: true, fill },
        })
      })
      const styles: Record<Edge['kind'], { stroke: string; width: number; opacity: number }> = {
        fine: {
          stroke: mix(theme.grid.fine, theme.muted, 0.15 + looks.tint * 0.2),
          width: 0.8 * layout.scale,
          opacity: 1,
        },
        strong: {
          stroke: mix(theme.grid.strong, theme.muted, looks.tint * 0.25),
          width: layout.scale,
          opacity: 1,
        },
        outline: { stroke: theme.muted, width: layout.scale, opacity: 1 },
        border: { stroke: theme.ink, width: 2.5 * layout.scale, opacity: looks.line },
      }
      for (const { a, b, kind, facets } of mesh.edges) {
        const { opacity, ...style } = styles[kind]
        if (opacity <= 0) continue
        const ends = [seen.places[2 * a], seen.places[2 * a + 1], seen.places[2 * b], seen.places[2 * b + 1]]
        items.push({
          depth:
            kind === 'border'
              ? nearest(mesh.around[mesh.facets[facets[0]].cell]) - 0.03
              : nearest(facets) - 1e-4,
          region: nearestClass(facets.map(f => mesh.facets[f].class)),
          shape: { kind: 'path', lines: [ends], closed: false, cap: 'round', opacity, ...style },
        })
      }
    }
    const pieces = (
      line: SheetLine,
      shape: { stroke: string; width: number; opacity: number },
      dashed: boolean,
    ) => {
      const ends = look(along(line.track, looks.way), camera, fit).places
      line.cells.forEach((cell, i) => {
        if (dashed && i % 3 === 2) return
        const facets = mesh.around[cell]
        items.push({
          depth: nearest(facets) - 0.02,
          region: line.classes[i],
          shape: {
            kind: 'path',
            lines: [Array.from(ends.subarray(2 * i, 2 * i + 4))],
            closed: false,
            ...shape,
          },
        })
      })
    }
    cutLines.forEach((cut, i) => {
      const opacity = shownOf(cuts[i], looks)
      if (opacity > 0) pieces(cut, { stroke: theme.accent, width: 1.5 * layout.scale, opacity }, false)
    })
    if (looks.straight > 0)
      for (const l of bestLines)
        pieces(l, { stroke: theme.ink, width: 1.6 * layout.scale, opacity: looks.straight }, true)
    return options.sheet ? screens : null
  }

  const outline = outlineOf(xs, ys, map)
  const shadow = ({ camera, fit, theme, looks }: SpaceFrame): Shape => {
    const places = along(outline, looks.way).map((v, i) => (i % 3 === 2 ? -1 : v))
    return {
      kind: 'path',
      lines: [look(places, camera, fit).places],
      closed: true,
      fill: theme.shade,
      opacity: options.sheet ? 0.1 * Math.min(1, looks.way * 4) : 0,
    }
  }
  return { mesh, cuts, anchor, paint, shadow }
}

/** The facets as they stand on a picture of the mesh's vertices. */
export function screensOf(
  { facets }: Mesh,
  { places, depths }: { places: Float64Array; depths: Float64Array },
): Screen[] {
  return facets.map(({ vertices }) => {
    const polygon = new Float64Array(vertices.length * 2)
    let depth = 0
    vertices.forEach((v, i) => {
      polygon[2 * i] = places[2 * v]
      polygon[2 * i + 1] = places[2 * v + 1]
      depth += depths[v]
    })
    return { polygon, depth: depth / vertices.length }
  })
}

function lineOn(
  ends: number[],
  mesh: Mesh,
  map: Mapper,
  winners: (points: Float64Array) => number[],
): SheetLine {
  const pieces = 90
  const at = (t: number) => [ends[0] + (ends[2] - ends[0]) * t, ends[1] + (ends[3] - ends[1]) * t]
  const points = Float64Array.from(Array.from({ length: pieces + 1 }, (_, i) => at(i / pieces)).flat())
  const middles = Float64Array.from(Array.from({ length: pieces }, (_, i) => at((i + 0.5) / pieces)).flat())
  const cells = Array.from({ length: pieces }, (_, i) => mesh.cellAt(middles[2 * i], middles[2 * i + 1]))
  return { track: map(points), cells, classes: winners(middles) }
}

function outlineOf(xs: Lines, ys: Lines, map: Mapper): Track {
  const [left, right] = [xs.places[0], xs.places[xs.places.length - 1]]
  const [low, high] = [ys.places[0], ys.places[ys.places.length - 1]]
  const ring = [
    ...xs.places.flatMap(x => [x, low]),
    ...ys.places.flatMap(y => [right, y]),
    ...xs.places.toReversed().flatMap(x => [x, high]),
    ...ys.places.toReversed().flatMap(y => [left, y]),
  ]
  return map(Float64Array.from(ring))
}

/** How much a facet faces the light, 0 to 1; both sides of the sheet count alike. */
function facing(places: Float64Array, vertices: number[]): number {
  const [a, b, c] = [vertices[0], vertices[1], vertices[vertices.length - 1]].map(v =>
    places.subarray(3 * v, 3 * v + 3),
  )
  const [ux, uy, uz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]]
  const [vx, vy, vz] = [c[0] - a[0], c[1] - a[1], c[2] - a[2]]
  const normal = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
  const size = Math.hypot(...normal)
  return size > 0 ? Math.min(1, Math.abs(normal.reduce((sum, n, d) => sum + n * LIGHT[d], 0)) / size) : 1
}
