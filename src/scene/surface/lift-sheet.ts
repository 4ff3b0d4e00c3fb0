import { assignLayers } from '../../geometry/assign-layers.ts'
import { project } from '../../geometry/camera.ts'
import { depthOrder } from '../../geometry/depth-order.ts'
import { areasOf, depthsOf } from '../../geometry/half-edge-mesh.ts'
import { openLayerBuffer } from '../../geometry/layer-buffer.ts'
import { facetMerger } from '../../geometry/merge-facets.ts'
import { farToNear } from '../../geometry/painter-order.ts'
import { along, fromBox, lift, type Track } from '../../geometry/tween.ts'
import { predictTargets } from '../../network/regression/scores.ts'
import type { Stand } from '../coordinates/stand.ts'
import type { Layout } from '../layout/layout.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import type { Trajectory } from '../model/trajectory.ts'
import type { PathShape, Shape } from '../shape.ts'
import { addAreas, addPolylines, type Levels } from '../space/layers.ts'
import { heightsInCube, type LiftedDots } from '../space/lifted.ts'
import { mixColors } from '../style/color.ts'
import { heightColors, heightsOf } from '../style/height-colors.ts'
import { dotRadius } from '../style/points.ts'
import type { Theme } from '../style/theme.ts'
import { drawPlane, planeCorners, straightPlane } from './floor-plane.ts'
import type { Ground, GroundSides } from './ground.ts'
import { buildOutputSurface } from './output-surface.ts'
import type { Surface } from './probability-surface.ts'

/** Opacity of a dot that is seen through the sheet. */
const THROUGH = 0.3

/** Share of its strength that the sheet on the floor gives to the one above it. */
const FAINTER = 0.5

/** Lines on the sheet, in painting order. */
const kinds = ['ticks', 'borders', 'outline'] as const

/** The sheet with the lines on it, its places on the floor, and the colours and strokes that it is painted in. */
interface SheetParts {
  surface: ReturnType<typeof buildOutputSurface>
  merge: ReturnType<typeof facetMerger>
  /** Box places of its corners on the floor. */
  track: Track
  /** Heights of the output at these, in the cube. */
  heights: Float64Array
  /** The colour before the output is found, and those of its levels. */
  bare: string
  colors: string[]
  strokes: Record<keyof Surface['lines'], { stroke: string; width: number }>
  dotsAt: LiftedDots
  /** Radius of a dot with its halo, and pixels between two places that are tried. */
  radius: number
  step: number
}

/** The sheet of two inputs in the colours of the output: on the floor, and at the output's height. */
export function openSheet(
  model: RegressionModel,
  { map }: Trajectory,
  layout: Layout,
  theme: Theme,
  dotsAt: LiftedDots,
): Ground {
  const { input, plane, rows } = model
  const { scale } = layout
  const surface = buildOutputSurface(model)
  const inputs = fromBox(surface.surfaceMesh.ground, input)
  const parts: SheetParts = {
    surface,
    merge: facetMerger(surface.halfEdges),
    track: map(inputs),
    heights: heightsInCube(model, predictTargets(plane, inputs)),
    bare: theme.sheet,
    colors: heightColors(heightsOf(model), theme),
    strokes: {
      ticks: { stroke: theme.grid.strong, width: 0.8 * scale },
      borders: { stroke: theme.muted, width: 0.8 * scale },
      outline: { stroke: theme.muted, width: scale },
    },
    dotsAt,
    radius: dotRadius(rows.length, layout) + scale,
    step: 2 * scale,
  }
  const { track, heights } = parts
  const floor = heights.map(() => -1)
  const best = planeCorners(straightPlane(model))
  const at = (position: number, height: Float64Array) => lift(along(track, position), height)
  const seen = (places: Float64Array, { camera, fit }: Stand) => project(places, camera, fit).places
  const dashed = { width: 1.6 * scale, dash: [6 * scale, 4 * scale] }
  return {
    // It has no colour before the network's output is found.
    below: ({ position, lying, plane, curve }, stand) => {
      const opacity = lying * (1 - FAINTER * curve)
      return inPlane(parts, seen(at(position, floor), stand), opacity, Math.max(plane, curve))
    },
    among({ position, straight, curve }, stand, sides) {
      const { beyond, plane, before, feet } = sides
      // Over the last layer it lies in the plane; elsewhere its parts may be before each other.
      if (curve > 0 && position === track.length - 1) {
        const sheet = inPlane(parts, seen(at(position, heights), stand), curve, 1)
        return [...beyond, ...plane, ...sheet, ...before]
      }
      const output = curve > 0 ? inSpace(parts, at(position, heights), stand, sides) : []
      if (curve === 1) return [...feet, ...plane, ...output]
      return [
        ...beyond,
        ...plane,
        ...drawPlane(best, stand, theme, { fill: 0.08 * straight, stroke: straight, ...dashed }),
        ...before,
        ...(curve > 0 ? [{ kind: 'group' as const, key: 'output', children: output, opacity: curve }] : []),
      ]
    },
  }
}

/**
 * The sheet at pixels (× 2) where it lies in a plane: no part of it is before another one, unless it folds.
 *
 * @param found 0 for a sheet without the output's levels, 1 for one in their colours
 */
function inPlane(
  { surface, bare, colors, strokes }: SheetParts,
  places: Float64Array,
  opacity: number,
  found: number,
): Shape[] {
  const { surfaceMesh, halfEdges, lines } = surface
  const areas = areasOf(halfEdges, places)
  const pixels = (vertices: number[]) => vertices.flatMap(v => [places[2 * v], places[2 * v + 1]])
  const { pieces } = surfaceMesh
  const outlines = pieces.map(({ corners }, p) => pixels(areas[p] < 0 ? corners : corners.toReversed()))
  // Each colour lies below those above it, so that no seam shows the ground.
  const children = colors.map(
    (fill, step): PathShape => ({
      ...{ kind: 'path', closed: true, fill: mixColors(bare, fill, found), rule: 'nonzero' },
      lines: outlines.filter((_, p) => pieces[p].step >= step),
    }),
  )
  const drawn = kinds.map(
    (kind): PathShape => ({
      ...{ kind: 'path', closed: false, ...strokes[kind], ...(kind === 'borders' && { opacity: found }) },
      lines: lines[kind].map(({ vertices }) => pixels(vertices)),
    }),
  )
  return [{ kind: 'group', key: 'sheet', children: [...children, ...drawn], opacity }]
}

/** The sheet at places in the cube (× 3) with the points, each before or behind its parts. */
function inSpace(parts: SheetParts, places: Float64Array, stand: Stand, { points, errors }: GroundSides) {
  const { surface, merge, colors, strokes, dotsAt, radius, step } = parts
  const { surfaceMesh, halfEdges, lines } = surface
  const { camera, fit } = stand
  const seen = project(places, camera, fit)
  const dots = project(points, camera, fit)
  const areas = areasOf(halfEdges, seen.places)
  const picture = { halfEdges, places: seen.places, areas, corners: seen.depths }
  const spots = { ...dots, radius }
  const ranks = new Uint8Array(areas.length + dots.depths.length)
  const start = farToNear(ranks, depthsOf(halfEdges, seen.depths), dots.depths)
  const buffer = openLayerBuffer(picture, ranks, step, spots)
  const order = depthOrder(buffer, dots.depths, start, () => false)
  const layered = assignLayers(buffer, order, step)
  const levels: Levels = Array.from({ length: layered.count }, () => [])
  const tones = Uint16Array.from(surfaceMesh.pieces, piece => piece.step)
  const shades = new Uint8Array(halfEdges.corner.length)
  const finish = { levels: layered.facets, tones, shades, seen: layered.seen, areas }
  const shaded = colors.map(color => [color])
  addAreas(levels, merge, seen.places, finish, shaded)
  for (const kind of kinds) addPolylines(levels, lines[kind], seen, layered.lineAt, strokes[kind])
  const all = Array.from(dots.depths.keys())
  return levels.flatMap((shapes, level) => {
    const through = all.filter(i => layered.covers[i] >= 0 && layered.facets[layered.covers[i]] === level)
    const shown = all.filter(i => layered.gone[i] === 0 && layered.spots[i] === level)
    return [
      ...shapes,
      ...(through.length > 0 ? [{ ...dotsAt(points, through, stand), opacity: THROUGH }] : []),
      ...errors(shown),
      ...(shown.length > 0 ? [dotsAt(points, shown, stand)] : []),
    ]
  })
}
