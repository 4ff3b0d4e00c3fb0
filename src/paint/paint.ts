import type { Font } from '../scene/font.ts'
import type { DotsShape, GroupShape, ImageShape, PathShape, Shape, TextShape } from '../scene/shape.ts'
import { type DotPen, drawDot, eachDot } from './dots.ts'
import { drawText, type TextContext } from './draw-text.ts'
import { paintsOverItself } from './fade.ts'
import { traceLine } from './outline.ts'
import { cornersOf, round } from './round.ts'

/** The part of a Canvas 2D context that painting needs: that of a page, of an OffscreenCanvas or of node-canvas. */
export interface PaintContext extends TextContext {
  /** The canvas like which another one is made, for an image, or for shapes that fade as a whole. */
  readonly canvas: unknown
  /** 1 is opaque. */
  globalAlpha: number
  lineCap: 'butt' | 'round' | 'square'
  imageSmoothingEnabled: boolean
  save(): void
  restore(): void
  arc(x: number, y: number, radius: number, startAngle: number, endAngle: number): void
  fill(rule?: 'evenodd' | 'nonzero'): void
  clip(rule?: 'evenodd' | 'nonzero'): void
  setLineDash(lengths: number[]): void
  getTransform(): unknown
  setTransform(matrix: unknown): void
  resetTransform(): void
  drawImage(image: unknown, x: number, y: number): void
  drawImage(image: unknown, x: number, y: number, width: number, height: number): void
  createImageData(width: number, height: number): { data: Uint8ClampedArray }
  putImageData(image: unknown, x: number, y: number): void
}

/**
 * Paints shapes in their order through the calls of a Canvas 2D context, on what is there already, in the context's own
 * units: of a page, of an `OffscreenCanvas`, or of node-canvas. The context's state is as before afterwards. Texts are set in
 * the family `Inter` as the context has it, in weights 400 and 600.
 *
 * @param context where to paint
 * @param shapes such as `scene.at(time)` gives
 * @param font what texts are set in, where that is not Inter
 */
export function paint(context: PaintContext, shapes: readonly Shape[], font?: Font): void {
  context.save()
  for (const shape of shapes) paintShape(context, shape, 1, font)
  context.restore()
}

function paintShape(context: PaintContext, shape: Shape, alpha: number, font?: Font): void {
  const opacity = Math.min(1, alpha * (shape.opacity ?? 1))
  if (!(opacity > 0)) return
  if (opacity === 1 || !paintsOverItself(shape)) {
    paintPlain(context, shape, opacity, font)
    return
  }
  const layer = contextLike(context)
  layer.setTransform(context.getTransform())
  paintPlain(layer, shape, 1, font)
  context.save()
  context.resetTransform()
  context.globalAlpha = opacity
  context.drawImage(layer.canvas, 0, 0)
  context.restore()
}

function paintPlain(context: PaintContext, shape: Shape, opacity: number, font?: Font): void {
  context.globalAlpha = opacity
  if (shape.kind === 'path') paintPath(context, shape)
  else if (shape.kind === 'dots') paintDots(context, shape)
  else if (shape.kind === 'image') paintImage(context, shape)
  else if (shape.kind === 'text') paintText(context, shape, font)
  else paintGroup(context, shape, opacity, font)
}

function paintPath(
  context: PaintContext,
  { lines, closed, fill, rule = 'evenodd', stroke, width = 1, dash = [], cap = 'butt' }: PathShape,
): void {
  trace(context, lines, closed)
  if (fill !== undefined) {
    context.fillStyle = fill
    context.fill(rule)
  }
  if (stroke === undefined || !(round(width) > 0)) return
  context.lineCap = cap
  context.setLineDash(dash.map(round))
  strokeTraced(context, stroke, round(width))
  context.setLineDash([])
}

function strokeTraced(context: PaintContext, color: string, width: number): void {
  context.strokeStyle = color
  context.lineWidth = width
  context.lineJoin = 'round'
  context.stroke()
}

function trace(context: PaintContext, lines: readonly ArrayLike<number>[], closed: boolean): void {
  context.beginPath()
  for (const line of lines) traceLine(line, closed, context)
}

function paintDots(context: PaintContext, dots: DotsShape): void {
  const fill = (color: string) => {
    context.fillStyle = color
    context.fill('nonzero')
  }
  const pen: DotPen = {
    disc(x, y, radius, color) {
      context.beginPath()
      context.arc(x, y, Math.max(0, radius), 0, 2 * Math.PI)
      fill(color)
    },
    fill(corners, color) {
      trace(context, [corners], true)
      fill(color)
    },
    line(corners, { color, reach }) {
      trace(context, [corners], true)
      strokeTraced(context, color, 2 * reach)
    },
  }
  eachDot(dots, dot => drawDot(dot, pen))
}

function paintImage(context: PaintContext, { x, y, width, height, pixels, smooth }: ImageShape): void {
  const source = contextLike(context, pixels.width, pixels.height)
  const image = source.createImageData(pixels.width, pixels.height)
  image.data.set(pixels.data)
  source.putImageData(image, 0, 0)
  context.imageSmoothingEnabled = smooth
  context.drawImage(source.canvas, round(x), round(y), round(width), round(height))
}

function paintText(context: PaintContext, shape: TextShape, font?: Font): void {
  if (!Number.isFinite(shape.x + shape.y)) return
  context.save()
  // node-canvas fills letters by the last rule, and they overlap themselves: only this takes it back.
  context.beginPath()
  context.fill('nonzero')
  drawText({ ...shape, x: round(shape.x), y: round(shape.y) }, context, font)
  context.restore()
}

function paintGroup(context: PaintContext, group: GroupShape, opacity: number, font?: Font): void {
  const { children, clip } = group
  context.save()
  if (clip) {
    trace(context, ['polygon' in clip ? clip.polygon : cornersOf(...clip.rectangle)], true)
    context.clip('evenodd')
  }
  for (const child of children) paintShape(context, child, opacity, font)
  context.restore()
}

/** A canvas of any kind. */
interface Canvas {
  width: number
  height: number
  getContext(kind: '2d'): PaintContext
  /** Of a page's canvas. */
  cloneNode?(): Canvas
}

/** The context of an empty canvas of the same kind, as large where no other size is given. */
function contextLike({ canvas }: PaintContext, width?: number, height?: number): PaintContext {
  const own = canvas as Canvas
  const Kind = own.constructor as new (width: number, height: number) => Canvas
  const other = own.cloneNode?.() ?? new Kind(own.width, own.height)
  if (width !== undefined) other.width = width
  if (height !== undefined) other.height = height
  return other.getContext('2d')
}
