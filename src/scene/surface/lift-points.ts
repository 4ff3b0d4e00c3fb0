import { project } from '../../geometry/camera.ts'
import { lift } from '../../geometry/tween.ts'
import type { Stand } from '../coordinates/stand.ts'
import type { Layout } from '../layout/layout.ts'
import { drawnIn } from '../model/beyond-axes.ts'
import { pickRows } from '../model/common-model.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import { type Shape, stroked } from '../shape.ts'
import { heightsInCube, type LiftedDots } from '../space/lifted.ts'
import type { Theme } from '../style/theme.ts'
import { classColor } from '../style/themes.ts'

/** Layers of points by their distance in which sticks are painted below dots. */
export const LAYERS = 12

/** Opacity of a stick from the floor, up to so many points: of more it is less, or they would be a wall. */
const FOOT = 0.4
const CROWD = 120

/** Draws the points of a model over their places of the floor (× 2), on sticks, with their distances from the output. */
export function openPoints(model: RegressionModel, layout: Layout, theme: Theme, dotsAt: LiftedDots) {
  const { rows, chosen } = model
  const { targets, outputs: all } = drawnIn(model)
  const heights = heightsInCube(model, pickRows(targets, rows, 1))
  const outputs = heightsInCube(model, pickRows(all, rows, 1))
  const { scale } = layout
  const faint = FOOT * Math.min(1, Math.sqrt(CROWD / rows.length))

  /**
   * The points, and all of others that is there, below and above a plane or sheet; and in parts.
   *
   * @param shown strength of sticks from the floor and of errors, and how much depth is seen, 0 to 1
   * @param levels heights of the plane or sheet at the points, the output by default
   */
  const draw = (
    floor: Float64Array,
    stand: Stand,
    { feet, errors, depth }: { feet: number; errors: number; depth: number },
    levels = outputs,
  ) => {
    const isAbove = heights.map((height, i) => Number(height >= levels[i]))
    // Where a stick from the floor passes through it, which may be below the floor.
    const passes = heights.map((height, i) => Math.max(-1, Math.min(height, levels[i])))
    const at = (height: Float64Array) => lift(floor, height)
    const points = at(heights)
    const seen = (places: Float64Array) => project(places, stand.camera, stand.fit).places
    const [foot, pass, end, output] = [at(heights.map(() => -1)), at(passes), points, at(outputs)].map(seen)
    const { depths } = project(points, stand.camera, stand.fit)
    const layers = depthLayers(depths, depth > 0 ? LAYERS : 1)
    const style = { kind: 'path', closed: false, stroke: theme.muted, width: 1.1 * scale } as const
    const between = (from: Float64Array, to: Float64Array, of: number[]) =>
      of.map(i => [from[2 * i], from[2 * i + 1], to[2 * i], to[2 * i + 1]])
    const feetOf = (of: number[], to = end, from = foot): Shape[] =>
      feet > 0 ? [{ ...style, key: 'feet', lines: between(from, to, of), opacity: faint * feet }] : []
    const errorsOf = (of: number[]): Shape[] =>
      // Beside a slice the distance from the output is no error.
      errors > 0 && !model.slice
        ? [{ ...style, key: 'errors', lines: between(output, end, of), opacity: errors }]
        : []
    const side = (above: number) =>
      layers.flatMap(layer => {
        const own = layer.filter(i => isAbove[i] === above)
        if (above && own.length === 0) return []
        return [
          ...(above ? feetOf(own, end, pass) : feetOf(layer, pass)),
          ...errorsOf(own),
          ...(own.length > 0 ? [dotsAt(points, own, stand, depth)] : []),
        ]
      })
    return {
      ...{ below: side(0), above: side(1), points, errors: errorsOf },
      feet: feetOf(Array.from(rows.keys())),
    }
  }

  /** Short trails behind some of the points; `at` gives all places of the floor at the last moments, now first. */
  const trails = (past: Float64Array[], { camera, fit }: Stand): Shape[] => {
    if (past.every(floor => floor === past[0])) return []
    const seen = past.map(floor => project(lift(floor, heights), camera, fit).places)
    const [color, look] = [classColor(theme.rims, 0), { cap: 'round', opacity: 0.45 } as const]
    return Array.from(chosen.trails, i => {
      const line = seen.flatMap(places => [places[2 * i], places[2 * i + 1]])
      return stroked(`trail ${rows[i]}`, [line], color, 1.6 * scale, look)
    })
  }
  return { draw, trails, heights, outputs }
}

/** Indices in so many layers, from far to near. */
export function depthLayers(depths: Float64Array, count: number): number[][] {
  const order = Array.from(depths.keys())
  if (count === 1) return [order]
  order.sort((a, b) => depths[b] - depths[a])
  const size = Math.ceil(order.length / count)
  return Array.from({ length: count }, (_, k) => order.slice(k * size, (k + 1) * size))
}
