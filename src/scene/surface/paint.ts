import { assignLayers } from '../../geometry/assign-layers.ts'
import { eye, project } from '../../geometry/camera.ts'
import { areasOf } from '../../geometry/half-edge-mesh.ts'
import { openLayerBuffer } from '../../geometry/layer-buffer.ts'
import { root } from '../../geometry/level-chord.ts'
import { facetMerger, shadeOf } from '../../geometry/merge-facets.ts'
import { cellOrder, eachPart, type SurfaceMesh, type SurfacePiece } from '../../geometry/surface-mesh.ts'
import type { SpaceFrame } from '../coordinates/cube-frame.ts'
import type { Layout } from '../layout/layout.ts'
import { memoizeLast } from '../memoize.ts'
import type { ClassModel } from '../model/class-model.ts'
import { type Shape, stroked } from '../shape.ts'
import { openDots, type SpaceDots } from '../space/dots.ts'
import { addAreas, addPolylines, type Levels } from '../space/layers.ts'
import { mixColors } from '../style/color.ts'
import { dotRadius } from '../style/points.ts'
import type { Theme } from '../style/theme.ts'
import { confidenceTint } from '../style/themes.ts'
import { cellsUnder, type Surface, slopeIn, TINTS } from './probability-surface.ts'

/** Light from above, a little from the front left; it turns with the sheet. */
const LIGHT = [-0.33, -0.46, 0.82]

/** Steps of brightness: few colours for a palette. */
const SHADES = 9

/** Shares of the shade in a piece turned from the light, and in the underside. */
const DARKEST = 0.32
const UNDERSIDE = 0.4

/** Share of ink in a stick that is seen through the sheet. */
const FAINT = 0.22

/** The colours of a surface, and the samples on it or at their own heights over it. */
export interface SurfaceLook {
  /** Colours of the sheet, and the one of a piece. */
  tints: readonly string[]
  tintOf(piece: SurfacePiece): number
  dotsAt: (seen: { places: Float64Array; depths: Float64Array }, marked: number) => SpaceDots
  /** Width of the lines between pieces that are parted. */
  border: number
  /** Places on the sheet (× 3) from which sticks go to the samples; none where these are there themselves. */
  feet?: Float64Array
}

/** The look of the sheet of a probability: the classes' tints, deeper where it is surer. */
export function probabilityLook(model: ClassModel, layout: Layout, theme: Theme): SurfaceLook {
  const levels = TINTS.length
  const steps = Array.from({ length: levels + 1 }, (_, step) => step)
  // Heights say how sure it is: even the palest tint is strong enough to be lit.
  const tints = Array.from({ length: model.classes }, (_, k) => k).flatMap(k =>
    steps.map(step => confidenceTint(theme, k, step + levels, 2 * levels)),
  )
  const tintOf = ({ class: k, step }: SurfacePiece) => k * steps.length + Math.min(step, levels)
  return { tints, tintOf, dotsAt: openDots(model, layout, theme), border: 2.5 }
}

/** The shapes of a surface from a camera, and the samples' pixels (× 2). */
export type SurfacePainter = (frame: SpaceFrame) => { shapes: Shape[]; places: Float64Array }

/** Paints a sheet with its lines and the samples from far to near, those behind it shining through. */
export function painterOf(
  surface: Surface,
  look: SurfaceLook,
  layout: Layout,
  theme: Theme,
  options: { sheet: boolean },
): SurfacePainter {
  const { surfaceMesh, corners, points, halfEdges, lines } = surface
  const count = surfaceMesh.pieces.length
  const samples = points.length / 3
  const finished = finishOf(surface, look, theme)
  const { shareAt, colors } = finished
  const merge = facetMerger(halfEdges)
  const sticks = sticksOf(points, look.feet)
  const middles = Float64Array.from([...points, ...sticks.middles])
  const owners = [...points.subarray(0, samples).keys(), ...sticks.owners]
  const isBelow = owners.map(own => look.feet !== undefined && points[3 * own + 2] < look.feet[3 * own + 2])
  const ranks = new Uint8Array(count + owners.length)
  const radius = dotRadius(samples, layout)
  const underAt = memoizeLast<number[][]>()
  const stroke = (stroke: string, width: number) => ({ stroke, width: width * layout.scale })
  const styles = {
    ticks: stroke(theme.grid.strong, 0.8),
    outline: stroke(theme.muted, 1.2),
    borders: stroke(theme.ink, look.border),
  }

  return ({ camera, fit }) => {
    const { places, depths } = project(corners, camera, fit)
    const seen = project(points, camera, fit)
    const spotted = project(middles, camera, fit).places
    const [x, y] = eye(camera)
    // The cells that each sample reaches over.
    const reached = underAt([fit.scale], () =>
      Array.from({ length: samples }, (_, i) =>
        cellsUnder(surfaceMesh, points[3 * i], points[3 * i + 1], radius / fit.scale),
      ),
    )
    const regions = owners.map(own => reached[own])
    const order = orderOf(surfaceMesh, [x, y], options.sheet, regions, isBelow)

    const areas = areasOf(halfEdges, places)
    const spots = { places: spotted, radius: radius + layout.scale }
    const picture = { halfEdges, places, areas, corners: depths }
    const step = 2 * layout.scale
    const layered = assignLayers(openLayerBuffer(picture, ranks, step, spots), order, step)
    const levels: Levels = Array.from({ length: layered.count }, () => [])
    const dots = look.dotsAt(seen, 1)
    const inOrder = order.filter(item => item >= count).map(item => item - count)
    const [dotsInOrder, sticksInOrder] = [true, false].map(is => inOrder.filter(i => i < samples === is))
    const stickOf = sticks.shapesAt(camera, fit, layout)
    if (options.sheet) {
      const side = fromSide(finished, halfEdges, areas)
      const finish = { levels: layered.facets, ...side, shareAt, seen: layered.seen, areas }
      addAreas(levels, merge, places, finish, colors)
      // A dot that shines through needs no more colours than these.
      const colorOver = (i: number) =>
        colors[finish.tones[layered.covers[i]]][shadeOf(halfEdges, finish.shades, layered.covers[i]) & ~3]
      const levelBehind = (i: number) => (layered.covers[i] < 0 ? -1 : layered.facets[layered.covers[i]])
      const behind = groupsOf(dotsInOrder, levels.length, levelBehind)
      groupsOf(sticksInOrder, levels.length, levelBehind).forEach((own, level) => {
        for (const color of new Set(own.map(colorOver))) {
          const through = own.filter(i => colorOver(i) === color)
          levels[level].push(...stickOf(through, mixColors(color, theme.ink, FAINT)))
        }
      })
      for (let level = 0; level < levels.length; level++)
        levels[level].push(...dots.hidden(behind[level], colorOver))
      for (const kind of ['ticks', 'outline', 'borders'] as const)
        addPolylines(levels, lines[kind], { places, depths }, layered.lineAt, styles[kind])
    }
    // Nothing is painted before the lowest level: what that hides comes before all.
    const isUnder = (i: number) =>
      isBelow[i] && layered.covers[i] >= 0 && layered.facets[layered.covers[i]] <= layered.spots[i]
    const seenOf = (i: number) => layered.gone[i] === 0
    const shown = groupsOf(dotsInOrder, levels.length, i =>
      seenOf(i) && !isUnder(i) ? layered.spots[i] : -1,
    )
    const under = dotsInOrder.filter(i => seenOf(i) && isUnder(i))
    const bare = groupsOf(sticksInOrder, levels.length, i => (layered.covers[i] < 0 ? layered.spots[i] : -1))
    for (const [level, own] of bare.entries()) levels[level].push(...stickOf(own, theme.muted))
    return {
      shapes: [
        ...dots.shown(under),
        ...levels.flatMap((shapes, level) => [...shapes, ...dots.shown(shown[level])]),
      ],
      places: seen.places,
    }
  }
}

/** Tones of pieces and shades of their corners, where some are seen from below. */
function fromSide(
  { above, tones, colors }: ReturnType<typeof finishOf>,
  { first }: Surface['halfEdges'],
  areas: Float64Array,
) {
  const seen = { tones: tones.slice(), shades: above.slice() }
  for (let p = 0; p < tones.length; p++) {
    // Seen from above, a piece that runs counter-clockwise on the ground does so on a picture whose y runs down.
    if (areas[p] < 0) continue
    seen.tones[p] += colors.length / 2
    for (let e = first[p]; e < first[p + 1]; e++) seen.shades[e] = 0
  }
  return seen
}

/** Pieces, where drawn, and samples from far to near: each after all cells that it reaches over, or before them below the sheet. */
function orderOf(
  surfaceMesh: SurfaceMesh,
  [x, y]: number[],
  sheet: boolean,
  under: number[][],
  isBelow: readonly boolean[],
): number[] {
  const cells = cellOrder(surfaceMesh, x, y)
  const rank = new Int32Array(cells.length)
  for (let i = 0; i < cells.length; i++) rank[cells[i]] = i
  const last = (reached: number[]) => reached.reduce((last, cell) => Math.max(last, rank[cell]), 0)
  const first = (reached: number[]) =>
    reached.reduce((first, cell) => Math.min(first, rank[cell]), cells.length)
  const all = Array.from(under.keys())
  const [before, after] = [true, false].map(is =>
    groupsOf(all, cells.length, i => (isBelow[i] !== is ? -1 : is ? first(under[i]) : last(under[i]))),
  )
  const order: number[] = []
  const add = (piece: number) => order.push(piece)
  const { length } = surfaceMesh.pieces
  for (let i = 0; i < cells.length; i++) {
    for (const sample of before[i]) order.push(length + sample)
    if (sheet) eachPart(surfaceMesh.cells[cells[i]], x, y, add)
    for (const sample of after[i]) order.push(length + sample)
  }
  return order
}

/** Length in half cubes of a stick's pieces, which are hidden or seen each, and their number at most. */
const STICK = { long: 0.06, most: 8 }

/** Sticks between places (× 3) in pieces: their middles, the stick of each, and where it is drawn. */
function sticksOf(points: Float64Array, feet = points) {
  const ends: number[][] = []
  const owners: number[] = []
  for (let i = 0; i < points.length / 3; i++) {
    const [foot, tip] = [feet, points].map(of => of.subarray(3 * i, 3 * i + 3))
    const count = Math.min(STICK.most, Math.ceil(Math.abs(tip[2] - foot[2]) / STICK.long))
    for (let k = 0; k < count; k++) {
      const at = (share: number) => foot.map((v, d) => v + ((tip[d] - v) * (k + share)) / count)
      ends.push([...at(0), ...at(0.5), ...at(1)])
      owners.push(i)
    }
  }
  return {
    owners,
    middles: ends.flatMap(end => end.slice(3, 6)),
    /** Pieces by their numbers among the spots, behind the samples. */
    shapesAt(camera: SpaceFrame['camera'], fit: SpaceFrame['fit'], { scale: width }: Layout) {
      const pairs = ends.flatMap(end => [...end.slice(0, 3), ...end.slice(6)])
      const { places } = project(Float64Array.from(pairs), camera, fit)
      const lineOf = (spot: number) => {
        const piece = 4 * (spot - points.length / 3)
        return places.slice(piece, piece + 4)
      }
      return (spots: number[], stroke: string): Shape[] =>
        spots.length > 0 ? [stroked('sticks', spots.map(lineOf), stroke, width)] : []
    },
  }
}

/** Items by the group that each is in, −1 for none. */
function groupsOf(items: number[], count: number, groupOf: (item: number) => number): number[][] {
  const groups: number[][] = Array.from({ length: count }, () => [])
  for (const item of items) {
    const group = groupOf(item)
    if (group >= 0) groups[group].push(item)
  }
  return groups
}

/**
 * Shades at the corners of the pieces from above, one a half-edge, and where they change on the way to the next corner;
 * tones of the pieces, and the colours of tones and shades: from above, then from below.
 */
function finishOf(
  { surfaceMesh: { pieces, ground }, halfEdges, heightField }: Surface,
  { tints, tintOf }: SurfaceLook,
  theme: Theme,
) {
  const [lx, ly, lz] = LIGHT
  const shadeAt = (x: number, y: number) => {
    const [ax, ay] = slopeIn(heightField, x, y)
    const facing = (lz - ax * lx - ay * ly) / (Math.hypot(lx, ly, lz) * Math.sqrt(ax * ax + ay * ay + 1))
    return (1 - Math.max(0, facing)) * SHADES
  }
  const { corner, next } = halfEdges
  const above = Float64Array.from(corner, v => shadeAt(ground[2 * v], ground[2 * v + 1]))
  // The light changes at the brink of a wall: where along a long edge, the ends alone do not tell.
  const shares = new Float32Array(corner.length * (SHADES + 1)).fill(NaN)
  const shareAt = (e: number, shade: number) => {
    const key = e * (SHADES + 1) + Math.floor(shade)
    if (!Number.isNaN(shares[key])) return shares[key]
    const [v, w] = [2 * corner[e], 2 * corner[next[e]]]
    const off = (t: number) =>
      shadeAt(ground[v] + (ground[w] - ground[v]) * t, ground[v + 1] + (ground[w + 1] - ground[v + 1]) * t) -
      shade
    shares[key] = Math.max(0, Math.min(1, root(off, above[e] - shade, above[next[e]] - shade)))
    return shares[key]
  }
  return {
    above,
    shareAt,
    tones: Uint16Array.from(pieces, tintOf),
    colors: [
      ...tints.map(tint =>
        Array.from({ length: SHADES + 1 }, (_, shade) =>
          mixColors(tint, theme.shade, (shade / SHADES) * DARKEST),
        ),
      ),
      ...tints.map(tint => [mixColors(tint, theme.shade, UNDERSIDE)]),
    ],
  }
}
