import type { GroupShape, ImageShape, PathShape, Shape, TextShape } from '../scene/shape.ts'
import type { Context2D, Surface } from './context.ts'
import { paintDots } from './dots.ts'
import { baselineOf, fontOf } from './font.ts'
import { round } from './round.ts'

/**
 * Paints shapes in their order through a canvas's calls, as for a page of a PDF; `createPainter` makes pixels. The
 * context's state is as before afterwards. Without a background the old picture stays below, and with null for one
 * nothing does. Coordinates are rounded to 1/64 px. What fades and paints over itself (groups, dots, a filled and
 * stroked path, a text with a halo) fades as one layer.
 */
export function paint(shapes: readonly Shape[], surface: Surface, background?: string | null): void {
  const { context, width, height } = surface
  context.save()
  if (background === null) context.clearRect(0, 0, width, height)
  else if (background !== undefined) {
    context.globalAlpha = 1
    context.fillStyle = background
    context.fillRect(0, 0, width, height)
  }
  for (const shape of shapes) paintShape(shape, surface, 1, 0)
  context.restore()
}

function paintShape(shape: Shape, surface: Surface, alpha: number, depth: number): void {
  const opacity = alpha * (shape.opacity ?? 1)
  if (!(opacity > 0)) return
  if (opacity < 1 && paintsOverItself(shape)) paintLayer(shape, surface, opacity, depth)
  else paintPlain(shape, surface, opacity, depth)
}

function paintPlain(shape: Shape, surface: Surface, opacity: number, depth: number): void {
  const { context } = surface
  context.globalAlpha = Math.min(opacity, 1)
  switch (shape.kind) {
    case 'path':
      paintPath(shape, context)
      break
    case 'dots':
      paintDots(shape, surface)
      break
    case 'image':
      paintImage(shape, surface)
      break
    case 'text':
      paintText(shape, context)
      break
    case 'group':
      paintGroup(shape, surface, opacity, depth)
      break
  }
}

/** Whether a shape that fades has to fade as one layer. */
export function paintsOverItself(shape: Shape): boolean {
  switch (shape.kind) {
    case 'path':
      return shape.fill !== undefined && shape.stroke !== undefined
    case 'dots':
      return shape.centres.length > 2 || shape.ring !== undefined || shape.rim !== undefined
    case 'image':
      return false
    case 'text':
      return shape.halo !== undefined
    case 'group':
      return shape.children.length > 1
  }
}

function paintLayer(shape: Shape, surface: Surface, opacity: number, depth: number): void {
  const { width, height } = surface
  const { context, image } = surface.layer(depth)
  context.clearRect(0, 0, width, height)
  context.save()
  paintPlain(shape, { ...surface, context }, 1, depth + 1)
  context.restore()
  surface.context.globalAlpha = opacity
  surface.context.drawImage(image, 0, 0, width, height)
}

function paintGroup({ children, clip }: GroupShape, surface: Surface, opacity: number, depth: number): void {
  const { context } = surface
  if (clip === undefined) {
    for (const child of children) paintShape(child, surface, opacity, depth)
    return
  }
  context.save()
  if ('polygon' in clip) trace([clip.polygon], true, context)
  else {
    const [x, y, width, height] = clip.rectangle
    context.beginPath()
    context.rect(round(x), round(y), round(width), round(height))
  }
  context.clip('evenodd')
  for (const child of children) paintShape(child, surface, opacity, depth)
  context.restore()
}

function paintPath(
  { lines, closed, fill, rule = 'evenodd', stroke, width = 1, dash = [], cap = 'butt' }: PathShape,
  context: Context2D,
): void {
  if (fill !== undefined) {
    trace(lines, closed, context)
    context.fillStyle = fill
    context.fill(rule)
  }
  if (stroke === undefined || !(width > 0)) return
  context.strokeStyle = stroke
  context.lineWidth = round(width)
  context.lineJoin = 'round'
  context.lineCap = cap
  context.setLineDash(dash.map(round))
  trace(lines, closed, context)
  context.stroke()
}

function trace(lines: ArrayLike<number>[], closed: boolean, context: Context2D): void {
  context.beginPath()
  for (const line of lines) tracePolyline(line, closed, context)
}

function tracePolyline(line: ArrayLike<number>, closed: boolean, context: Context2D): void {
  let begun = false
  for (let i = 0; i + 1 < line.length; i += 2) {
    const x = round(line[i])
    const y = round(line[i + 1])
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue
    if (begun) context.lineTo(x, y)
    else context.moveTo(x, y)
    begun = true
  }
  if (begun && closed) context.closePath()
}

function paintImage({ x, y, width, height, pixels, smooth }: ImageShape, surface: Surface): void {
  surface.context.imageSmoothingEnabled = smooth
  surface.context.drawImage(surface.image(pixels), round(x), round(y), round(width), round(height))
}

/** The state of the context is as before afterwards. */
export function paintText(shape: TextShape, context: Context2D): void {
  const { x, text, anchor = 'start', fill, halo, rotate = 0 } = shape
  context.save()
  context.font = fontOf(shape)
  context.textAlign = anchor === 'middle' ? 'center' : anchor
  context.textBaseline = 'alphabetic'
  context.translate(round(x), round(shape.y))
  if (rotate !== 0) context.rotate(rotate)
  const baseline = round(baselineOf(shape) - shape.y)
  if (halo !== undefined) {
    context.strokeStyle = halo.color
    context.lineWidth = round(2 * halo.width)
    context.lineJoin = 'round'
    context.setLineDash([])
    context.strokeText(text, 0, baseline)
  }
  context.fillStyle = fill
  // node-canvas keeps the last fill rule for text, and letters overlap themselves: only this takes it back.
  context.beginPath()
  context.fill('nonzero')
  context.fillText(text, 0, baseline)
  context.restore()
}
