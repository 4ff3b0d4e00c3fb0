import type { Font } from '../font.ts'
import { textWidth } from '../fonts/text.ts'
import type { Layout } from '../layout/layout.ts'
import type { Shape, TextShape } from '../shape.ts'
import type { Theme } from './theme.ts'

/** Left, top, right, bottom in pixels. */
export type Box = [left: number, top: number, right: number, bottom: number]

/** Distance in which a text fades, in pixels at 600: it is all there this far from the next dot or text. */
const FADE = 4

/** Opacity from which on a text that fades in or out has its place for itself. */
const FAINT = 0.1

/** Shapes whose names fade before they touch: those of units near dots, and each near a text; of two the later one. */
export function giveWay(shapes: Shape[], { scale, font }: Layout, theme: Theme): Shape[] {
  const texts = shapes.filter(shape => shape.kind === 'text')
  if (!texts.some(isName)) return shapes
  const taken = texts.filter(shape => !isName(shape)).map(text => placed(text, font))
  return shapes.flatMap((shape): Shape[] => {
    if (shape.kind !== 'text' || !isName(shape)) return [shape]
    const dots = shape.fill === theme.accent ? nearestDot(textBox(shape, font), shapes) : Infinity
    return besides(shape, taken, { fade: FADE * scale, font, dot: dots })
  })
}

/** Texts of which each fades where it comes near one before it. */
export function inOrder(texts: TextShape[], { scale, font }: Layout): TextShape[] {
  const taken: Placed[] = []
  return texts.flatMap(text => besides(text, taken, { fade: (FADE * scale) / 2, font }))
}

/** A text's box, and how much of its place it takes: all, but where it is just coming or going. */
interface Placed {
  box: Box
  weight: number
}

function placed(text: TextShape, font: Font | undefined): Placed {
  return { box: textBox(text, font), weight: Math.min(1, (text.opacity ?? 1) / FAINT) }
}

/** The text as it fades so many pixels from a dot and beside texts that have their places, to which it is added. */
function besides(
  text: TextShape,
  taken: Placed[],
  { fade, font, dot = Infinity }: { fade: number; font: Font | undefined; dot?: number },
): TextShape[] {
  const { box } = placed(text, font)
  const share = (distance: number) => Math.max(0, Math.min(1, distance / fade))
  const shown = Math.min(
    share(dot),
    ...taken.map(other => 1 - other.weight * (1 - share(textGap(box, other.box)))),
  )
  if (shown === 0) return []
  const left = shown === 1 ? text : { ...text, opacity: (text.opacity ?? 1) * shown }
  taken.push(placed(left, font))
  return [left]
}

/** True for a text that names something in the plot: those are semi-bold, over whatever lies below. */
function isName({ weight, halo }: TextShape): boolean {
  return weight === 600 && halo !== undefined
}

/** Distance in pixels from a box to the edge of the nearest dot; negative where that reaches into it. */
function nearestDot(box: Box, shapes: Shape[]): number {
  let min = Infinity
  for (const shape of shapes) {
    if (shape.kind !== 'dots' || shape.opacity === 0) continue
    const { centres, radius } = shape
    for (let i = 0; i < centres.length; i += 2) {
      const r = typeof radius === 'number' ? radius : radius[i / 2]
      const [x, y] = [centres[i], centres[i + 1]]
      // Most dots are further away in one direction alone, which takes a fifth of the time to see.
      const [left, top, right, bottom] = box
      if (Math.max(left - x, x - right, top - y, y - bottom) - r < min)
        min = Math.min(min, clearance(box, x, y) - r)
    }
  }
  return min
}

/** Distance of a place from a box in pixels, 0 within it. */
export function clearance([left, top, right, bottom]: Box, x: number, y: number): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))
}

/** Distance between two boxes in pixels, 0 where they touch. */
export function textGap(a: Box, b: Box): number {
  return Math.hypot(Math.max(0, a[0] - b[2], b[0] - a[2]), Math.max(0, a[1] - b[3], b[1] - a[3]))
}

/** The box of a line of text: its capitals are 0.73, its descenders and subscripts 0.24 of its size. */
export function textBox(shape: TextShape, font?: Font): Box {
  const { x, y, text, size, weight, anchor, baseline, rotate = 0 } = shape
  const width = textWidth(text, size, weight, font)
  const left = anchor === 'middle' ? -width / 2 : anchor === 'end' ? -width : 0
  const right = left + width
  const base = baseline === 'middle' ? 0.36 * size : 0
  const [top, bottom] = [base - 0.73 * size, base + 0.24 * size]
  if (rotate === 0) return [x + left, y + top, x + right, y + bottom]
  const [c, s] = [Math.cos(rotate), Math.sin(rotate)]
  const corners = [left, right].flatMap(dx =>
    [top, bottom].map(dy => [x + c * dx - s * dy, y + s * dx + c * dy]),
  )
  const [xs, ys] = [0, 1].map(d => corners.map(corner => corner[d]))
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}
