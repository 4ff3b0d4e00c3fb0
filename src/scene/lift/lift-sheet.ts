import { predictTargets } from '../../network/regression/scores.ts'
import { assignLayers } from '../geometry/assign-layers.ts'
import { project } from '../geometry/camera.ts'
import { depthOrder } from '../geometry/depth-order.ts'
import { areasOf, depthsOf } from '../geometry/half-edge-mesh.ts'
import { facetMerger } from '../geometry/merge-facets.ts'
import { farToNear } from '../geometry/painter-order.ts'
import { along } from '../geometry/tween.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import type { Trajectory } from '../model/trajectory.ts'
import type { PathShape, Shape } from '../shape.ts'
import { addAreas, addPolylines, type Levels } from '../space/layers.ts'
import { heightsInCube, type LiftedDots, lifted } from '../space/lifted.ts'
import type { Stand } from '../space/stand.ts'
import { heightColors, heightsOf } from '../style/height-colors.ts'
import type { Layout } from '../style/layout.ts'
import { dotRadius } from '../style/points.ts'
import type { Theme } from '../style/theme.ts'
import { buildOutputSurface } from '../surface/output-surface.ts'
import { planeCorners, straightPlane } from './floor-plane.ts'
import type { Ground, Sides } from './ground.ts'

/** Opacity of a dot that is seen through the sheet. */
const THROUGH = 0.3

/** The sheet of two inputs in the colours of the output: on the floor, and at the output's height. */
export function openSheet(
  model: RegressionModel,
  trajectory: Trajectory,
  layout: Layout,
  theme: Theme,
  dotsAt: LiftedDots,
): Ground {
  const { input, network, rows } = model
  const { surfaceMesh, halfEdges, lines } = buildOutputSurface(model)
  const { pieces, ground } = surfaceMesh
  const inputs = ground.map((v, i) => input.centre[i & 1] + v * input.half)
  const track = trajectory.map(inputs)
  const heights = heightsInCube(model, predictTargets(network, inputs))
  const colors = heightColors(heightsOf(model), theme)
  const flat = new Float64Array(pieces.length * 8)
  const merge = facetMerger(halfEdges)
  const { scale } = layout
  const strokes = {
    ticks: { stroke: theme.grid.strong, width: 0.8 * scale },
    borders: { stroke: theme.muted, width: 0.8 * scale },
    outline: { stroke: theme.muted, width: scale },
  }
  const kinds = ['ticks', 'borders', 'outline'] as const

  /** The sheet where it lies in a plane, so that no part of it is before another one, unless it folds. */
  const inPlane = (places: Float64Array, opacity: number): Shape[] => {
    const areas = areasOf(halfEdges, places)
    const outlines = pieces.map(({ corners }, p) => {
      const ring = areas[p] < 0 ? corners : corners.toReversed()
      return Float64Array.from(ring.flatMap(v => [places[2 * v], places[2 * v + 1]]))
    })
    // Each colour lies below those above it, so that no seam shows the ground.
    const children = colors.map(
      (fill, step): PathShape => ({
        ...{ kind: 'path', closed: true, fill, rule: 'nonzero' },
        lines: outlines.filter((_, p) => pieces[p].step >= step),
      }),
    )
    const drawn = kinds.map(
      (kind): PathShape => ({
        ...{ kind: 'path', closed: false, ...strokes[kind] },
        lines: lines[kind].map(({ vertices }) => vertices.flatMap(v => [places[2 * v], places[2 * v + 1]])),
      }),
    )
    return [{ kind: 'group', key: 'sheet', children: [...children, ...drawn], opacity }]
  }

  /** The sheet at any place with the points, each before or behind its parts. */
  const inSpace = (position: number, stand: Stand, { points, errors }: Sides): Shape[] => {
    const seen = project(lifted(along(track, position), heights), stand.camera, stand.fit)
    const dots = project(points, stand.camera, stand.fit)
    const areas = areasOf(halfEdges, seen.places)
    const picture = { halfEdges, places: seen.places, areas, corners: seen.depths }
    const spots = { ...dots, radius: dotRadius(rows.length, layout) + scale }
    const ranks = new Uint8Array(pieces.length + rows.length)
    const start = farToNear(ranks, Float64Array.from([...depthsOf(halfEdges, seen.depths), ...dots.depths]))
    const order = depthOrder(picture, spots, start, ranks, () => false, 2 * scale)
    const layered = assignLayers(picture, spots, order, ranks, 2 * scale)
    const levels: Levels = Array.from({ length: layered.count }, () => [])
    const tones = Uint16Array.from(pieces, ({ step }) => step)
    const finish = { levels: layered.facets, tones, shades: flat, seen: layered.seen, areas }
    addAreas(
      levels,
      merge,
      seen.places,
      finish,
      colors.map(color => [color]),
    )
    for (const kind of kinds)
      addPolylines(levels, lines[kind], Array(lines[kind].length).fill(seen), layered.lineAt, strokes[kind])
    const all = Array.from(rows.keys())
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

  const straight = planeCorners(straightPlane(model))
  const seen = (places: Float64Array, { camera, fit }: Stand) => project(places, camera, fit).places
  return {
    below: ({ position, lying, curve }, stand) => {
      const floor = along(track, position)
      return inPlane(
        seen(
          lifted(
            floor,
            heights.map(() => -1),
          ),
          stand,
        ),
        lying * (1 - 0.5 * curve),
      )
    },
    among({ position, straight: dashed, curve }, stand, sides) {
      const { beyond, plane, before, feet } = sides
      if (curve > 0 && position === track.length - 1)
        return [
          ...beyond,
          ...plane,
          ...inPlane(seen(lifted(along(track, position), heights), stand), curve),
          ...before,
        ]
      if (curve === 1) return [...feet, ...plane, ...inSpace(position, stand, sides)]
      const outline = { kind: 'path' as const, lines: [seen(straight, stand)], closed: true }
      return [
        ...beyond,
        ...plane,
        ...(dashed > 0
          ? [
              { ...outline, fill: theme.ink, opacity: 0.08 * dashed },
              {
                ...outline,
                stroke: theme.ink,
                width: 1.6 * scale,
                dash: [6 * scale, 4 * scale],
                opacity: dashed,
              },
            ]
          : []),
        ...before,
        ...(curve > 0
          ? [
              {
                kind: 'group' as const,
                key: 'output',
                children: inSpace(position, stand, sides),
                opacity: curve,
              },
            ]
          : []),
      ]
    },
  }
}
