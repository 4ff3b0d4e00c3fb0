import { project } from '../../geometry/camera.ts'
import { gridCells } from '../../geometry/cut-polygon.ts'
import type { Lines, Mesh } from '../../geometry/facet-mesh.ts'
import { buildHalfEdges } from '../../geometry/half-edge-mesh.ts'
import { nodesOf } from '../../geometry/height-field.ts'
import { corners, ties } from '../../geometry/linear-scores.ts'
import { facetMerger } from '../../geometry/merge-facets.ts'
import { polylinesOn, sheetLine } from '../../geometry/mesh-polylines.ts'
import { type Mapper, simplifyTrack } from '../../geometry/polyline.ts'
import { along, type Track } from '../../geometry/tween.ts'
import type { SpaceFrame } from '../coordinates/cube-frame.ts'
import { remember } from '../memoize.ts'
import type { ClassModel } from '../model/class-model.ts'
import { sheetCuts, type UnitCut } from '../model/cuts.ts'
import { surfaceOf } from '../model/fold.ts'
import { sheetMesh } from '../model/sheet-mesh.ts'
import type { Shape } from '../shape.ts'
import { laying, type SheetParts } from './lay-sheet.ts'

/** The largest deviation of facets from the sheet, in half cubes: so little that its silhouettes look smooth. */
const BEND = 0.01

/** The distance from a vertex at which tangents are taken, in half sheets: about a cell, so that the light is even on facets across a crease. */
const BESIDE = 0.05

/** Cells a side of its rough copy. */
const ROUGH = 20

/** The sheet in space: facets between the floor and their places in the cube. */
export type SheetInSpace = NonNullable<ReturnType<typeof buildSheetInSpace>>

/** Builds the sheet's facets, rulings, cuts and the best straight line; `regions` are the classes that the dots lie in. */
export function buildSheetInSpace(
  model: ClassModel,
  map: Mapper,
  options: { sheet: boolean; cuts: boolean },
  regions: number[],
) {
  const { input, rows, classes, bestLine: line } = model
  if (!options.sheet && !options.cuts) return null
  const { mesh, lines } = sheetMesh(model, map, BEND, find =>
    remember(model.slice ?? model, `cuts ${map(new Float64Array(2)).length}`, find),
  )
  const outline = outlineOf(lines[0], lines[1], map)
  const cuts = options.cuts ? sheetCuts(model) : []
  const lay = (ends: number[]) => sheetLine(ends, mesh, lines.map(({ places }) => places), map) // biome-ignore format: one line
  const kinds = ['strong', 'outline', 'border'] as const
  const parts: SheetParts = {
    mesh,
    classes,
    sheet: options.sheet,
    cuts,
    cutLines: cuts.map(cut => lay(cut.ends)),
    bestLines: ties(corners(input.centre, input.half), line.scores).map(lay),
    rulings: kinds.map(kind => ({ kind, polylines: polylinesOn(mesh, kind) })),
    all: Uint8Array.from([...mesh.facets.map(facet => facet.class), ...regions]),
    cells: rows.map(row => mesh.cellAt(input.coordinates[2 * row], input.coordinates[2 * row + 1])),
    tangents: [0, 1].map(d => tangentsOf(mesh, map, d, BESIDE * input.half)),
    merge: facetMerger(mesh.halfEdges),
  }
  return {
    mesh,
    /** The sheet in few facets, for the search of a view. */
    rough: {
      halfEdges: buildHalfEdges(gridCells(ROUGH + 1, ROUGH + 1)),
      track: map(nodesOf(ROUGH).map((v, i) => input.centre[i & 1] + input.half * v)),
    },
    cuts,
    outline,
    /** By keyframe: 1 where its surface is drawn, 0 where it lies over itself. */
    surface: surfaceOf(input, map, 3),
    anchor: anchorOf(model, cuts, map),
    shadow: shadowOf(outline, options.sheet),
    lay: laying(parts),
  }
}

/** Tangents of the sheet at the vertices of its mesh along an axis of the input, not of unit length, as a track. */
function tangentsOf({ points }: Mesh, map: Mapper, d: number, reach: number): Track {
  const [before, after] = [-reach, reach].map(off => map(points.map((v, i) => (i % 2 === d ? v + off : v))))
  return after.map((places, keyframe) => places.map((v, i) => v - before[keyframe][i]))
}

/** Foot and a point towards the side where the unit is on (2 points × 3), at a share of a cut, by the position on the trajectory. */
function anchorOf({ hidden: { units } }: ClassModel, cuts: UnitCut[], map: Mapper) {
  const reach = 0.12
  return (cut: number, share: number) => {
    const { ends, on, unit } = cuts[cut]
    const track = map(Float64Array.from([0, 1], d => ends[d] + (ends[2 + d] - ends[d]) * share))
    const axis = units.indexOf(unit)
    return (position: number) => {
      const foot = along(track, position)
      const done = position / (track.length - 1)
      const towards = [on[0] * (1 - done), on[1] * (1 - done), 0].map((v, d) => v + (d === axis ? done : 0))
      return Float64Array.from([...foot, ...towards.map((v, d) => foot[d] + reach * v)])
    }
  }
}

function shadowOf(outline: Track, sheet: boolean): (frame: SpaceFrame) => Shape {
  return ({ camera, fit, theme, state }) => {
    const places = along(outline, state.position).map((v, i) => (i % 3 === 2 ? -1 : v))
    const lines = [project(places, camera, fit).places]
    const opacity = sheet ? 0.1 * Math.min(1, state.position * 4) : 0
    return { kind: 'path', lines, closed: true, fill: theme.shade, opacity }
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
  return simplifyTrack(map(Float64Array.from(ring)), 3, BEND / 4)
}
