import { assignLayers, type LayerAssignment } from '../geometry/assign-layers.ts'
import { project } from '../geometry/camera.ts'
import type { Edge, Lines, Mesh } from '../geometry/facet-mesh.ts'
import { areasOf, buildHalfEdges, depthsOf, type HalfEdgeMesh } from '../geometry/half-edge-mesh.ts'
import type { Spots } from '../geometry/layer-buffer.ts'
import { corners, pairs, tie } from '../geometry/linear-regions.ts'
import { facetMerger, shadeOf } from '../geometry/merge-facets.ts'
import { type MeshPolyline, polylinesOn, type SheetLine, sheetLine } from '../geometry/mesh-polylines.ts'
import { farToNear } from '../geometry/painter-order.ts'
import type { Mapper } from '../geometry/polyline.ts'
import { along, type Track } from '../geometry/tween.ts'
import { memoizeLast, remember } from '../memoize.ts'
import { cutsOf, shownOf, type UnitCut } from '../model/cuts.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { sheetMesh } from '../model/sheet-mesh.ts'
import type { Shape } from '../shape.ts'
import type { SpaceFrame } from './cube-frame.ts'
import { addAreas, addPolylines, type Levels } from './layers.ts'
import { sheetColors, sheetShades, sheetStrokes } from './sheet-style.ts'

/** How far the sheet's facets deviate from it at most, in half cubes: so little that its silhouettes look smooth. */
const BEND = 0.01

/** Where tangents are taken beside a vertex, in half sheets: about a cell, so that the light is even on facets across a crease. */
const BESIDE = 0.05

/** Lines of the mesh to a line of its rough copy. */
const ROUGH = 3

/** A dot is painted after the piece of sheet it lies on: it counts as this much nearer, in half cubes. */
const LIFT = 0.04

/** The sheet in space: facets between the floor and their places in the cube. */
export interface SheetInSpace {
  mesh: Mesh
  /** The sheet in few facets over the corners of the mesh. */
  rough: HalfEdgeMesh
  cuts: UnitCut[]
  /** Foot and a point towards the side where the unit is on (2 points × 3), at a share of a cut, by the position on the trajectory. */
  anchor(cut: number, share: number): (position: number) => Float64Array
  lay(frame: SpaceFrame, dots: Dots): LayeredSheet
  shadow(frame: SpaceFrame): Shape
}

/** The drawn samples on a picture. */
export interface Dots extends Spots {
  depths: Float64Array
}

/** The sheet and the dots on it in levels, in painting order. */
export interface LayeredSheet {
  levels: Levels
  /** The class whose region each level lies in, where planes part regions. */
  regions: number[]
  /** The level of each dot, and all dots from far to near. */
  level: ArrayLike<number>
  order: number[]
  /** What hides a dot's middle: its level, and its colour; whether it hides the whole dot. */
  hidden: ({ level: number; color: string; gone: boolean } | null)[]
}

/** What lies on a sheet, and what is painted of it at every moment. */
interface SheetParts {
  mesh: Mesh
  classes: number
  /** Whether the sheet itself is shown, beside its cuts. */
  sheet: boolean
  cuts: UnitCut[]
  cutLines: SheetLine[]
  bestLines: SheetLine[]
  rulings: { kind: Edge['kind']; polylines: MeshPolyline[] }[]
  /** The classes of the facets, and of the regions that the dots after them lie in. */
  all: Uint8Array
  /** The cells of the dots. */
  cells: Int32Array
  tangents: Track[]
  merge: ReturnType<typeof facetMerger>
}

/** Builds the sheet's facets, rulings, cuts and the best straight line; `regions` are the classes that the dots lie in. */
export function buildSheetInSpace(
  model: FigureModel,
  map: Mapper,
  options: { sheet: boolean; cuts: boolean },
  regions: number[],
): SheetInSpace | null {
  const { input, rows, classes, bestLine: line } = model
  if (!options.sheet && !options.cuts) return null
  const { mesh, lines } = sheetMesh(model, map, BEND, 3, (name, find) =>
    remember(model, `${name} ${map(new Float64Array(2)).length}`, find),
  )
  const square = corners(input.centre, input.half)
  const cuts = options.cuts ? cutsOf(model, square) : []
  const lay = (ends: number[]) => sheetLine(ends, mesh, lines.map(({ places }) => places), map) // biome-ignore format: one line
  const kinds = ['fine', 'strong', 'outline', 'border'] as const
  const parts: SheetParts = {
    mesh,
    classes,
    sheet: options.sheet,
    cuts,
    cutLines: cuts.map(cut => lay(cut.ends)),
    bestLines: pairs(classes).flatMap(([a, b]) => {
      const ends = tie(square, line.scores, a, b)
      return ends ? [lay(ends)] : []
    }),
    rulings: kinds.map(kind => ({ kind, polylines: polylinesOn(mesh, kind) })),
    all: Uint8Array.from([...mesh.facets.map(facet => facet.class), ...regions]),
    cells: rows.map(row => mesh.cellAt(input.coordinates[2 * row], input.coordinates[2 * row + 1])),
    tangents: [0, 1].map(d => tangentsOf(mesh, map, d, BESIDE * input.half)),
    merge: facetMerger(mesh.halfEdges),
  }
  return {
    mesh,
    rough: buildHalfEdges(quads(lines[0].places.length, lines[1].places.length)),
    cuts,
    anchor: anchorOf(model, cuts, map),
    shadow: shadowOf(lines[0], lines[1], map, options.sheet),
    lay: laying(parts),
  }
}

/** What lays the sheet and the dots over each other at a moment. */
function laying(parts: SheetParts): SheetInSpace['lay'] {
  const { mesh, classes, sheet, all, tangents } = parts
  const { halfEdges } = mesh
  const count = mesh.facets.length
  const shadesAt = memoizeLast<Float64Array>()
  const colorsAt = memoizeLast<string[][]>()
  return (frame, dots) => {
    const { camera, fit, layout, theme, state, parted } = frame
    const seen = project(along(mesh.track, state.position), camera, fit)
    const depths = depthsOf(halfEdges, seen.depths)
    const areas = areasOf(halfEdges, seen.places)
    const rank = parted && ranksOf(parted)
    const ranks = rank ? all.map(region => rank[region]) : new Uint8Array(all.length)
    const order = farToNear(ranks, keysOf(parts, depths, dots))
    const spots = order.filter(item => item >= count)
    const layered = assignLayers(
      { halfEdges, places: seen.places, areas, corners: seen.depths },
      dots,
      sheet ? order : spots,
      ranks,
      2 * layout.scale,
    )
    const regions: number[] = []
    for (let i = 0; i < all.length; i++)
      regions[i < count ? layered.facets[i] : layered.spots[i - count]] = all[i]
    const colors = colorsAt([state.tint], () => sheetColors(theme, classes, state.tint))
    const shades = shadesAt([state.position], () =>
      sheetShades(
        halfEdges.corner,
        tangents.map(track => along(track, state.position)),
      ),
    )
    return {
      levels: paintSheet(parts, frame, layered, { ...seen, areas, shades }, colors),
      regions,
      level: layered.spots,
      order: Array.from(spots, item => item - count),
      hidden: Array.from(layered.covers, (f, i) =>
        f < 0
          ? null
          : // A dot that shines through needs no more colours than these.
            {
              level: layered.facets[f],
              color: colors[all[f]][shadeOf(halfEdges, shades, f) & ~3],
              gone: layered.gone[i] === 1,
            },
      ),
    }
  }
}

/** How far facets and the dots after them are: a dot counts as the nearest facet round it. */
function keysOf({ mesh, all, cells }: SheetParts, depths: Float64Array, dots: Dots): Float64Array {
  const keys = new Float64Array(all.length)
  keys.set(depths)
  for (let i = 0; i < cells.length; i++)
    keys[depths.length + i] = nearest(mesh.around[cells[i]], depths, dots.depths[i]) - LIFT
  return keys
}

/** The levels of the sheet with the lines on it, without the dots. */
function paintSheet(
  { mesh, sheet, all, merge, rulings, cuts, cutLines, bestLines }: SheetParts,
  { camera, fit, layout, theme, state }: SpaceFrame,
  layered: LayerAssignment,
  seen: ReturnType<typeof project> & { areas: Float64Array; shades: Float64Array },
  colors: string[][],
): Levels {
  const { areas, shades } = seen
  const levels: Levels = Array.from({ length: layered.count }, () => [])
  const strokes = sheetStrokes(theme, layout, state)
  if (sheet) {
    // Classes of one colour are one area.
    const tones = state.tint > 0 ? all : new Uint8Array(mesh.facets.length)
    const finish = { levels: layered.facets, tones, shades, seen: layered.seen, areas }
    addAreas(levels, merge, seen.places, finish, colors)
    for (const { kind, polylines } of rulings)
      addPolylines(levels, polylines, Array(polylines.length).fill(seen), layered.lineAt, strokes[kind])
  }
  const add = (lines: SheetLine[], style: (typeof strokes)['cut']) => {
    if (style.opacity === 0) return
    const onPicture = lines.map(({ track }) => project(along(track, state.position), camera, fit))
    addPolylines(levels, lines, onPicture, layered.lineAt, style)
  }
  cutLines.forEach((cut, i) => {
    add([cut], { ...strokes.cut, opacity: shownOf(cuts[i], state) })
  })
  add(bestLines, strokes.best)
  return levels
}

/** Tangents of the sheet at the vertices of its mesh along an axis of the input, not of unit length, as a track. */
function tangentsOf({ points }: Mesh, map: Mapper, d: number, reach: number): Track {
  const [before, after] = [-reach, reach].map(off => map(points.map((v, i) => (i % 2 === d ? v + off : v))))
  return after.map((places, keyframe) => places.map((v, i) => v - before[keyframe][i]))
}

/** Some lines of a grid of nodes, as facets. */
function quads(columns: number, rows: number): number[][] {
  const stops = (count: number) =>
    Array.from({ length: Math.ceil((count - 1) / ROUGH) + 1 }, (_, i) => Math.min(ROUGH * i, count - 1))
  const [across, along] = [stops(columns), stops(rows)]
  return along.slice(1).flatMap((r, j) =>
    across.slice(1).map((c, i) => {
      const [low, left] = [along[j] * columns, across[i]]
      return [low + left, low + c, r * columns + c, r * columns + left]
    }),
  )
}

function nearest(facets: number[], depths: Float64Array, min: number): number {
  let depth = min
  for (const f of facets) if (depths[f] < depth) depth = depths[f]
  return depth
}

/** The place of each region in painting order: the higher its score at the eye, the later. */
function ranksOf(scores: number[]): number[] {
  const order = scores.map((_, k) => k).sort((a, b) => scores[a] - scores[b])
  return scores.map((_, k) => order.indexOf(k))
}

function anchorOf({ hidden: { units } }: FigureModel, cuts: UnitCut[], map: Mapper): SheetInSpace['anchor'] {
  const reach = 0.12
  return (cut, share) => {
    const { ends, on, unit } = cuts[cut]
    const track = map(Float64Array.from([0, 1], d => ends[d] + (ends[2 + d] - ends[d]) * share))
    const axis = units.indexOf(unit)
    return position => {
      const foot = along(track, position)
      const done = position / (track.length - 1)
      const towards = [on[0] * (1 - done), on[1] * (1 - done), 0].map((v, d) => v + (d === axis ? done : 0))
      return Float64Array.from([...foot, ...towards.map((v, d) => foot[d] + reach * v)])
    }
  }
}

function shadowOf(xs: Lines, ys: Lines, map: Mapper, sheet: boolean): SheetInSpace['shadow'] {
  const outline = outlineOf(xs, ys, map)
  return ({ camera, fit, theme, state }) => {
    const places = along(outline, state.position).map((v, i) => (i % 3 === 2 ? -1 : v))
    return {
      kind: 'path',
      lines: [project(places, camera, fit).places],
      closed: true,
      fill: theme.shade,
      opacity: sheet ? 0.1 * Math.min(1, state.position * 4) : 0,
    }
  }
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
