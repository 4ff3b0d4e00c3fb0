import { textsOf } from '../leaves.ts'
import { atMoments, type Rule } from './rule.ts'

/** The least ratio of luminances of a text and its background (WCAG 2.2, 1.4.3, for large type and for graphics). */
const least = 3

/** Texts stand out from the background. */
export const contrast: Rule = {
  name: 'contrast',
  holds: `has texts of a contrast of at least ${least} to 1`,
  faults: kept =>
    atMoments(kept, ({ shapes }) =>
      textsOf(shapes).flatMap(({ shape, opacity }) => {
        if (opacity < 1) return []
        const ratio = ratioOf(shape.fill, shape.halo?.color ?? kept.figure.background)
        return ratio < least ? [`“${shape.text}” has ${ratio.toFixed(1)} to 1`] : []
      }),
    ),
}

function ratioOf(a: string, b: string): number {
  const [dark, light] = [a, b].map(luminance).sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map(at => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
