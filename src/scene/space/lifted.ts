import { project } from '../../geometry/camera.ts'
import type { Stand } from '../coordinates/stand.ts'
import type { Layout } from '../layout/layout.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import type { DotsShape } from '../shape.ts'
import { targetStyle } from '../style/target-points.ts'
import type { Theme } from '../style/theme.ts'
import { atDepths, inHaze } from './dots.ts'

/** Height in the cube [−1, 1]³ of standardized targets. */
export function heightsInCube({ height }: Pick<RegressionModel, 'height'>, y: Float64Array): Float64Array {
  return y.map(value => (value - height.centre) / height.half)
}

/** The dots of a model's drawn rows in the cube, at some of its places (× 3), on a picture. */
export type LiftedDots = ReturnType<typeof openLiftedDots>

/** Style of dots, of one colour or with the index of each one's. */
type Style = Pick<DotsShape, 'radius' | 'colors' | 'rim' | 'marker' | 'ring' | 'fill'>

/** The dots of drawn rows in the cube, nearer ones larger, stronger and painted last; at a `depth` of 0 they are those of a plot. */
export function openLiftedDots(
  model: RegressionModel,
  layout: Layout,
  theme: Theme,
  style: Style = targetStyle(model, layout, theme),
) {
  const painted = { ...style, ...inHaze(style, theme) }
  const { rows } = model
  const { radius, fill: labels = [] } = style
  return (places: Float64Array, indices: readonly number[], { camera, fit }: Stand, depth = 1): DotsShape => {
    const seen = project(places, camera, fit)
    const { sizeOf, colorOf } = atDepths(seen.depths, depth)
    const inOrder = [...indices].sort((a, b) => seen.depths[b] - seen.depths[a])
    return {
      kind: 'dots',
      key: 'points',
      ...painted,
      centres: inOrder.flatMap(i => [seen.places[2 * i], seen.places[2 * i + 1]]),
      rows: inOrder.map(i => rows[i]),
      radius: inOrder.map(i => (typeof radius === 'number' ? radius : radius[i]) * sizeOf(i)),
      fill: inOrder.map(i => colorOf(i, labels[i])),
    }
  }
}
