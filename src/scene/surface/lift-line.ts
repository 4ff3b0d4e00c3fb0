import { project } from '../../geometry/camera.ts'
import { knots } from '../../geometry/knots.ts'
import { simplifyPolyline } from '../../geometry/polyline.ts'
import { along, toBox } from '../../geometry/tween.ts'
import { kinksOf } from '../../network/kinks.ts'
import { predictTargets } from '../../network/regression/scores.ts'
import { curve } from '../coordinates/graph.ts'
import type { Stand } from '../coordinates/stand.ts'
import type { Layout } from '../layout/layout.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import type { Trajectory } from '../model/trajectory.ts'
import type { PathShape, Shape } from '../shape.ts'
import { heightsInCube, lifted } from '../space/lifted.ts'
import type { Theme } from '../style/theme.ts'
import { type FloorPlane, heightOn, straightPlane } from './floor-plane.ts'
import type { Ground } from './ground.ts'

/** Largest distance of the drawn lines from their places, in pixels. */
const STRAY = 0.05

/** The line of one input, as far as there are samples: on the floor, and at the height of the output. */
export function openLine(model: RegressionModel, { map }: Trajectory, layout: Layout, theme: Theme): Ground {
  const { all, network, input } = model
  const [low, high] = [all.x.reduce((a, b) => Math.min(a, b)), all.x.reduce((a, b) => Math.max(a, b))]
  const kinks = kinksOf(network, knots(low, high, [])).map(({ at }) => at)
  const places = curve(x => predictTargets(network, x), low, high, kinks)
  const targets = places.filter((_, i) => i % 2 === 1)
  const heights = heightsInCube(model, targets)
  const flat = (x: ArrayLike<number>) =>
    Float64Array.from({ length: 2 * x.length }, (_, i) => (i & 1 ? 0 : x[i >> 1]))
  const track = map(flat(places.filter((_, i) => i % 2 === 0)))
  const marks = map(flat(input.axes[0].ticks.map(({ at }) => at).filter(at => at > low && at < high)))
  const plane = straightPlane(model)
  const ends = within(plane, toBox(flat([low, high]), 2, input))
  const straight = lifted(ends, Float64Array.of(heightOn(plane, ends[0], 0), heightOn(plane, ends[2], 0)))
  const { scale } = layout
  const stroke = (
    key: string,
    places: Float64Array,
    { camera, fit }: Stand,
    style: Partial<PathShape>,
  ): Shape => ({
    ...{ kind: 'path', key, closed: false, ...style },
    lines: [simplifyPolyline(project(places, camera, fit).places, STRAY)],
  })
  const floor = (at: Float64Array) => lifted(at, new Float64Array(at.length / 2).fill(-1))
  return {
    below: ({ position, lying }, stand) =>
      lying > 0
        ? [
            stroke('input', floor(along(track, position)), stand, {
              ...{ stroke: theme.accent, width: 2.4 * scale, cap: 'round', opacity: lying },
            }),
            {
              ...{ kind: 'dots', key: 'marks', radius: 2.6 * scale, colors: [theme.accent], opacity: lying },
              centres: project(floor(along(marks, position)), stand.camera, stand.fit).places,
              ring: { color: theme.background, width: scale },
            },
          ]
        : [],
    among: ({ position, straight: dashed, curve: shown }, stand, { beyond, plane, before }) => [
      ...beyond,
      ...plane,
      ...before,
      ...(dashed > 0
        ? [
            stroke('straight', straight, stand, {
              ...{ stroke: theme.ink, width: 1.6 * scale, dash: [6 * scale, 4 * scale], opacity: dashed },
            }),
          ]
        : []),
      ...(shown > 0
        ? [
            stroke('curve', lifted(along(track, position), heights), stand, {
              ...{ stroke: theme.ink, width: 2.4 * scale, cap: 'round', opacity: shown },
            }),
          ]
        : []),
    ],
  }
}

/** The ends (× 2) of a line along the first axis, as far as a plane over it is in the cube. */
function within({ slope, base }: FloorPlane, ends: Float64Array): Float64Array {
  const [from, to] = [-1, 1].map(height => (height - base) / (slope[0] || 1e-9)).sort((a, b) => a - b)
  return ends.map((v, i) => (i % 2 === 0 ? Math.max(from, Math.min(to, v)) : v))
}
