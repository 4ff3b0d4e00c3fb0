import { boundsOf, leavesOf } from '../leaves.ts'
import { atMoments, type Rule } from './rule.ts'

/** Pixels that an edge may lie outside. */
const tolerance = 0.01

/** Nothing is clipped, and no text is cut short. */
export const within: Rule = {
  name: 'within',
  holds: 'lies within the picture, every text in full',
  faults: kept =>
    atMoments(kept, ({ shapes }) =>
      leavesOf(shapes).flatMap(leaf => {
        const { shape, key } = leaf
        const { width, height } = kept.figure
        const [left, top, right, bottom] = boundsOf(leaf, kept.widthOf)
        const out = Math.max(-left, -top, right - width, bottom - height)
        const isCut = shape.kind === 'text' && shape.text.endsWith('…')
        const name = shape.kind === 'text' ? `“${shape.text}”` : key
        return [
          ...(out > tolerance ? [`${name} leaves the picture`] : []),
          ...(isCut ? [`${name} is cut`] : []),
        ]
      }),
    ),
}
