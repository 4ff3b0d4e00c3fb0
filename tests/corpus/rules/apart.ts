import type { DotsShape, Shape } from '../../../src/core.ts'
import type { Kept } from '../kept.ts'
import { type Bounds, dotsOf, type Leaf, overlap, textBounds, textsOf } from '../leaves.ts'
import { atMoments, type Rule } from './rule.ts'

/** Less opaque than this is about to come or go. */
const faint = 0.1

/** No text lies over another one, no name of a unit over a point. */
export const apart: Rule = {
  name: 'apart',
  holds: 'has no text over another one, and no name of a unit over a point',
  faults: kept => atMoments(kept, ({ shapes }) => meetings(shapes, kept)),
}

function meetings(shapes: readonly Shape[], { widthOf }: Kept): string[] {
  const texts = textsOf(shapes).filter(({ opacity }) => opacity > faint)
  const dots = dotsOf(shapes).filter(({ opacity }) => opacity > faint)
  const boxes = texts.map(({ shape }) => textBounds(shape, widthOf))
  return texts.flatMap((one, i) => {
    const { text, weight } = one.shape
    const over = texts
      .slice(i + 1)
      .filter((other, j) => together(one, other) && overlap(boxes[i], boxes[i + 1 + j]))
    const isName = weight === 600 && /^h[₀-₉]+$/.test(text)
    const covers = isName && dots.some(dot => together(one, dot) && reaches(dot.shape, boxes[i]))
    return [
      ...over.map(({ shape }) => `“${text}” lies over “${shape.text}”`),
      ...(covers ? [`“${text}” covers a point`] : []),
    ]
  })
}

function together(a: Leaf<unknown>, b: Leaf<unknown>): boolean {
  return a.layer === b.layer || a.layer === 0 || b.layer === 0
}

function reaches({ centres, radius }: DotsShape, [left, top, right, bottom]: Bounds): boolean {
  return Array.from({ length: centres.length / 2 }).some((_, i) => {
    const dx = Math.max(left - centres[2 * i], 0, centres[2 * i] - right)
    const dy = Math.max(top - centres[2 * i + 1], 0, centres[2 * i + 1] - bottom)
    return Math.hypot(dx, dy) < (typeof radius === 'number' ? radius : radius[i])
  })
}
