import { resizeFigure } from '../../src/options/sweep.ts'
import { buildFigure } from '../../src/scene/scenes/build.ts'
import type { Shape } from '../../src/scene/shape.ts'
import type { PageSize } from '../../src/web/room.ts'
import { fitFigure } from '../../src/web/room.ts'
import { figureOf } from '../encode/html/make-page.ts'

/** Moments of a figure that are looked at, more than those by which a page chooses its layout. */
const MOMENTS = 20

/** CSS pixels of the smallest text that a page shows of a figure in an upright room. */
export async function leastTypeOf(options: object, room: PageSize): Promise<number> {
  const { input, scene } = await figureOf(options)
  const open = (size: PageSize) => ({ scene: buildFigure(resizeFigure(input.spec, size), input.parts) })
  const { width, duration, at } = fitFigure({ scene }, open, room).figure.scene
  const sizes = Array.from({ length: MOMENTS + 1 }, (_, i) => sizesOf(at((i * duration) / MOMENTS))).flat()
  return (Math.min(...sizes) * room.width) / width
}

/** Sizes of texts that can be seen. */
function sizesOf(shapes: readonly Shape[]): number[] {
  return shapes.flatMap(shape => {
    if ((shape.opacity ?? 1) < 0.05) return []
    return shape.kind === 'group' ? sizesOf(shape.children) : shape.kind === 'text' ? [shape.size] : []
  })
}
