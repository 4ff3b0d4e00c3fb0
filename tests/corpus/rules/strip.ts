import type { Figure, Shape } from '../../../src/core.ts'
import { hashOf, textOf } from '../hashes.js'
import type { Kept } from '../kept.ts'
import { boundsOf, leavesOf } from '../leaves.ts'
import type { Fault, Rule } from './rule.ts'

/** Moments of a strip, where a figure does not say how many. */
const count = 6

/** A strip of moments side by side has none twice. */
export const strip: Rule = {
  name: 'strip',
  holds: `has no moment twice in a strip of ${count}`,
  async faults(kept) {
    const { figure, keys } = kept
    const one = 'film' in keys ? figure.spec.size : figure
    const all = 'film' in keys ? figure : await stripOf(kept)
    if (!all) return []
    const looks = new Map<string, number>()
    return picturesIn(all, one, kept).flatMap((look, i): Fault[] => {
      const twin = looks.get(look)
      looks.set(look, i)
      return twin === undefined ? [] : [{ moment: 'poster', what: `picture ${i + 1} is picture ${twin + 1}` }]
    })
  },
}

async function stripOf({ figure, keys, english }: Kept): Promise<Figure | null> {
  // Its moments do not depend on its language.
  if (figure.duration === 0 || 'at' in keys || english) return null
  return figure.under({ film: count })
}

/** What each picture of a strip looks like, in reading order. */
function picturesIn(
  all: Figure,
  { width, height }: { width: number; height: number },
  { widthOf }: Kept,
): string[] {
  const columns = Math.round(all.width / width)
  const found = Array.from({ length: columns * Math.round(all.height / height) }, (): Shape[] => [])
  for (const leaf of leavesOf(all.at('poster'))) {
    const [left, top, right, bottom] = boundsOf(leaf, widthOf)
    const [column, row] = [Math.floor((left + right) / 2 / width), Math.floor((top + bottom) / 2 / height)]
    found[row * columns + column]?.push(moved(leaf.shape, -column * width, -row * height))
  }
  return found.filter(shapes => shapes.length > 0).map(shapes => hashOf(textOf(shapes)))
}

function moved(shape: Exclude<Shape, { kind: 'group' }>, dx: number, dy: number): Shape {
  const shift = (places: ArrayLike<number>) => Array.from(places, (v, i) => v + (i & 1 ? dy : dx))
  if (shape.kind === 'path') return { ...shape, lines: shape.lines.map(shift) }
  if (shape.kind === 'dots') return { ...shape, centres: shift(shape.centres) }
  return { ...shape, x: shape.x + dx, y: shape.y + dy }
}
