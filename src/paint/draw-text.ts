import type { Font } from '../scene/font.ts'
import { inBundledFont } from '../scene/fonts/characters.ts'
import type { TextShape } from '../scene/shape.ts'
import { baselineOf, fontOf } from './font.ts'
import { type PathTarget, setText, tracePath } from './outline.ts'
import { round } from './round.ts'

/**
 * The part of a Canvas 2D context that text needs. Those of node-canvas, the DOM and OffscreenCanvas all satisfy it;
 * styles are accessor pairs because theirs also hold gradients.
 */
export interface TextContext extends PathTarget {
  get fillStyle(): unknown
  set fillStyle(color: string)
  get strokeStyle(): unknown
  set strokeStyle(color: string)
  lineWidth: number
  lineJoin: 'bevel' | 'miter' | 'round'
  font: string
  textAlign: 'center' | 'end' | 'left' | 'right' | 'start'
  textBaseline: 'alphabetic' | 'bottom' | 'hanging' | 'ideographic' | 'middle' | 'top'
  translate(x: number, y: number): void
  rotate(radians: number): void
  strokeText(text: string, x: number, y: number): void
  fillText(text: string, x: number, y: number): void
  beginPath(): void
  stroke(): void
  fill(): void
}

/**
 * Draws a text with its halo below. The context is left turned and with other styles.
 *
 * @param font what it is set in, as the outlines of its glyphs, where that is not the family of `fontOf`
 */
export function drawText(shape: TextShape, context: TextContext, font?: Font): void {
  const { x, y, rotate = 0 } = shape
  context.translate(x, y)
  if (rotate !== 0) context.rotate(rotate)
  context.lineJoin = 'round'
  if (font) drawOutlines({ ...shape, x: 0, y: 0 }, context, font)
  else drawCharacters({ ...shape, text: inBundledFont(shape.text) }, context)
}

function drawCharacters(shape: TextShape, context: TextContext): void {
  const { y, text, anchor = 'start', fill, halo } = shape
  context.font = fontOf(shape)
  context.textAlign = anchor === 'middle' ? 'center' : anchor
  context.textBaseline = 'alphabetic'
  const baseline = round(baselineOf(shape) - y)
  if (halo !== undefined) {
    context.strokeStyle = halo.color
    context.lineWidth = round(2 * halo.width)
    context.strokeText(text, 0, baseline)
  }
  context.fillStyle = fill
  context.fillText(text, 0, baseline)
}

function drawOutlines(shape: TextShape, context: TextContext, font: Font): void {
  const { fill, halo } = shape
  const parts = setText(shape, font)
  const stroke = (color: string, width: number) => {
    if (!(width > 0)) return
    context.strokeStyle = color
    context.lineWidth = width
    context.stroke()
  }
  if (halo)
    for (const { path, bolder } of parts) {
      context.beginPath()
      tracePath(path, context)
      stroke(halo.color, 2 * halo.width + bolder)
    }
  context.fillStyle = fill
  for (const { path, bolder } of parts) {
    context.beginPath()
    tracePath(path, context)
    context.fill()
    stroke(fill, bolder)
  }
}
