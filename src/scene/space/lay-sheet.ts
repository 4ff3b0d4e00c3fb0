import { assignLayers, type LayerAssignment } from '../../geometry/assign-layers.ts'
import { project } from '../../geometry/camera.ts'
import { depthOrder, type OrderMemory } from '../../geometry/depth-order.ts'
import type { Edge, Mesh } from '../../geometry/facet-mesh.ts'
import { areasOf, depthsOf } from '../../geometry/half-edge-mesh.ts'
import { openLayerBuffer, type Spots } from '../../geometry/layer-buffer.ts'
import { type facetMerger, shadeOf } from '../../geometry/merge-facets.ts'
import type { MeshPolyline, SheetLine } from '../../geometry/mesh-polylines.ts'
import { farToNear } from '../../geometry/painter-order.ts'
import { along, type Track } from '../../geometry/tween.ts'
import type { SpaceFrame } from '../coordinates/cube-frame.ts'
import type { Layout } from '../layout/layout.ts'
import { memoizeLast } from '../memoize.ts'
import { shownOf, type UnitCut } from '../model/cuts.ts'
import type { FrameState } from '../model/frame-state.ts'
import { mixColors } from '../style/color.ts'
import type { Theme } from '../style/theme.ts'
import { classColor } from '../style/themes.ts'
import { addAreas, addPolylines, type Levels, type LineStyle } from './layers.ts'

export interface Dots extends Spots {
  depths: Float64Array
}

/** A sheet with the lines on it, and the colours that it is painted in. */
export interface SheetParts {
  mesh: Mesh
  classes: number
  /** True where the sheet itself is shown, beside its cuts. */
  sheet: boolean
  cuts: UnitCut[]
  cutLines: SheetLine[]
  bestLines: SheetLine[]
  rulings: { kind: Edge['kind']; polylines: MeshPolyline[] }[]
  /** The classes of the facets, and of the regions that the dots after them lie in. */
  all: Uint8Array
  cells: Int32Array
  tangents: Track[]
  merge: ReturnType<typeof facetMerger>
}

/** A function that lays the sheet and the dots over each other at a moment, in levels, in painting order. */
export function laying(parts: SheetParts) {
  const { mesh, classes, sheet, all, tangents } = parts
  const { halfEdges } = mesh
  const count = mesh.facets.length
  // The facets round each dot.
  const near = Array.from(parts.cells, cell => mesh.around(cell))
  const own = (dot: number, facet: number) => near[dot].includes(facet)
  const memory: OrderMemory = {}
  const shadesAt = memoizeLast<Float64Array>()
  const colorsAt = memoizeLast<string[][]>()
  return (frame: SpaceFrame, dots: Dots) => {
    const { camera, fit, layout, theme, state, parted } = frame
    const seen = project(along(mesh.track, state.position), camera, fit)
    const depths = depthsOf(halfEdges, seen.depths)
    const areas = areasOf(halfEdges, seen.places)
    const rank = parted && ranksOf(parted)
    const ranks = rank ? all.map(region => rank[region]) : new Uint8Array(all.length)
    const picture = { halfEdges, places: seen.places, areas, corners: seen.depths }
    const step = 2 * layout.scale
    const buffer = openLayerBuffer(picture, ranks, step, dots)
    const order = depthOrder(buffer, dots.depths, farToNear(ranks, depths, dots.depths), own, memory)
    const spots = order.filter(item => item >= count)
    const layered = assignLayers(buffer, sheet ? order : spots, step)
    const regions: number[] = []
    for (let i = 0; i < all.length; i++)
      regions[i < count ? layered.facets[i] : layered.spots[i - count]] = all[i]
    const colors = colorsAt([state.tint], () => sheetColors(theme, classes, state.tint))
    const now = () => tangents.map(track => along(track, state.position))
    const shades = shadesAt([state.position], () => sheetShades(halfEdges.corner, now()))
    return {
      levels: paintSheet(parts, frame, layered, { ...seen, areas, shades }, colors),
      /** The class whose region each level lies in, where planes part regions. */
      regions,
      /** The level of each dot, and all dots from far to near. */
      level: layered.spots,
      order: Array.from(spots, item => item - count),
      /** The facet that hides a dot's middle: its level and colour; true where it hides the whole dot. */
      hidden: Array.from(layered.covers, (f, i) => {
        if (f < 0) return null
        // A dot that shines through needs no more colours than these.
        const color = colors[all[f]][shadeOf(halfEdges, shades, f) & ~3]
        return { level: layered.facets[f], color, gone: layered.gone[i] === 1 }
      }),
    }
  }
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
      addPolylines(levels, polylines, seen, layered.lineAt, strokes[kind])
  }
  const add = (lines: SheetLine[], style: LineStyle) => {
    if (style.opacity === 0) return
    const onPicture = lines.map(({ track }) => project(along(track, state.position), camera, fit))
    addPolylines(levels, lines, onPicture, layered.lineAt, style)
  }
  cutLines.forEach((cut, i) => {
    add([cut], { ...strokes.cut, opacity: shownOf(cuts, i, state).line })
  })
  add(bestLines, strokes.best)
  return levels
}

/** The place of each region in painting order: the higher its score at the eye, the later. */
export function ranksOf(scores: number[]): number[] {
  const order = scores.map((_, k) => k).sort((a, b) => scores[a] - scores[b])
  return scores.map((_, k) => order.indexOf(k))
}

/** Steps of brightness: few colours and few edges, too close to each other to be distinguished. */
const SHADES = 10

/** Darkness of a facet along the light. */
const DARKEST = 0.24

/** Light from above, a little from the front left. */
const LIGHT = [-0.25, -0.35, 0.9]

/** Colours of the sheet: one a class and shade. */
function sheetColors(theme: Theme, classes: number, tint: number): string[][] {
  return Array.from({ length: classes }, (_, k) => {
    const base = mixColors(theme.sheet, classColor(theme.tints, k), tint)
    const shadeAt = (_: unknown, step: number) => mixColors(base, theme.shade, (step / SHADES) * DARKEST)
    return Array.from({ length: SHADES + 1 }, shadeAt)
  })
}

/** Darkness of the sheet at corners of facets, from two tangents (× 3) at each of its vertices; both sides count alike. */
function sheetShades(corner: Int32Array, [along, across]: Float64Array[]): Float64Array {
  const [lx, ly, lz] = LIGHT
  const shades = new Float64Array(along.length / 3)
  for (let v = 0; v < shades.length; v++) {
    const [ux, uy, uz] = [along[3 * v], along[3 * v + 1], along[3 * v + 2]]
    const [vx, vy, vz] = [across[3 * v], across[3 * v + 1], across[3 * v + 2]]
    const [nx, ny, nz] = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx]
    const size = Math.sqrt(nx * nx + ny * ny + nz * nz)
    const facing = size > 0 ? Math.min(1, Math.abs(nx * lx + ny * ly + nz * lz) / size) : 1
    shades[v] = (1 - facing) * SHADES
  }
  return Float64Array.from(corner, v => shades[v])
}

function sheetStrokes(theme: Theme, { scale }: Layout, { tint, line, bestLine }: FrameState) {
  return {
    strong: { stroke: mixColors(theme.grid.strong, theme.muted, tint * 0.25), width: scale, opacity: 1 },
    outline: { stroke: theme.muted, width: scale, opacity: 1 },
    border: { stroke: theme.ink, width: 2.5 * scale, opacity: line },
    cut: { stroke: theme.accent, width: 1.5 * scale, opacity: 1 },
    best: { stroke: theme.ink, width: 1.6 * scale, opacity: bestLine, dash: [6 * scale, 4 * scale] },
  }
}
