import type { PathShape, TextShape } from '../../../src/core.ts'
import { type Leaf, leavesOf } from '../leaves.ts'
import { atMoments, type Rule } from './rule.ts'

/** The least ratio of luminances of a text and its background (WCAG 2.2, 1.4.3, for large type and for graphics). */
const least = 3

/** Texts stand out from the background. */
export const contrast: Rule = {
  name: 'contrast',
  holds: `has texts of a contrast of at least ${least} to 1`,
  faults: kept =>
    atMoments(kept, ({ shapes }) =>
      leavesOf(shapes).flatMap((leaf, i, leaves) => {
        const { shape, opacity } = leaf
        if (shape.kind !== 'text' || shape.text.trim() === '' || opacity < 1) return []
        const ground = shape.halo?.color ?? groundOf(shape, leaves.slice(0, i)) ?? kept.figure.background
        const ratio = ratioOf(shape.fill, ground)
        return ratio < least ? [`“${shape.text}” has ${ratio.toFixed(1)} to 1`] : []
      }),
    ),
}

/** The colour of what lies below a text: of the last polygon around its place. */
function groundOf({ x, y }: TextShape, below: readonly Leaf[]): string | undefined {
  const around = ({ shape, opacity }: Leaf) =>
    shape.kind === 'path' && shape.fill && opacity === 1 && shape.lines.some(line => isInside(line, x, y))
  return (below.findLast(around)?.shape as PathShape | undefined)?.fill
}

function isInside(line: ArrayLike<number>, x: number, y: number): boolean {
  let inside = false
  for (let i = 0, j = line.length - 2; i < line.length; j = i, i += 2)
    if (line[i + 1] > y !== line[j + 1] > y) {
      const at = line[i] + ((y - line[i + 1]) / (line[j + 1] - line[i + 1])) * (line[j] - line[i])
      if (x < at) inside = !inside
    }
  return inside
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
