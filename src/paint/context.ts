import type { ImageShape } from '../scene/shape.ts'

/**
 * What painting needs of a Canvas 2D context. The contexts of node-canvas, @napi-rs/canvas, the DOM and
 * OffscreenCanvas all satisfy it; styles are accessor pairs because theirs also hold gradients.
 */
export interface Context2D {
  get fillStyle(): unknown
  set fillStyle(color: string)
  get strokeStyle(): unknown
  set strokeStyle(color: string)
  globalAlpha: number
  lineWidth: number
  lineJoin: 'bevel' | 'miter' | 'round'
  lineCap: 'butt' | 'round' | 'square'
  font: string
  textAlign: 'center' | 'end' | 'left' | 'right' | 'start'
  textBaseline: 'alphabetic' | 'bottom' | 'hanging' | 'ideographic' | 'middle' | 'top'
  imageSmoothingEnabled: boolean
  save(): void
  restore(): void
  beginPath(): void
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  closePath(): void
  rect(x: number, y: number, width: number, height: number): void
  arc(x: number, y: number, radius: number, startAngle: number, endAngle: number): void
  fill(rule?: 'evenodd' | 'nonzero'): void
  stroke(): void
  clip(rule?: 'evenodd' | 'nonzero'): void
  setLineDash(lengths: number[]): void
  fillRect(x: number, y: number, width: number, height: number): void
  clearRect(x: number, y: number, width: number, height: number): void
  fillText(text: string, x: number, y: number): void
  strokeText(text: string, x: number, y: number): void
  translate(x: number, y: number): void
  rotate(radians: number): void
  drawImage(image: unknown, x: number, y: number, width: number, height: number): void
}

/** A see-through canvas as large as its surface, and what `drawImage` takes to paint it there. */
export interface Layer {
  context: Context2D
  image: unknown
}

/** What is painted on. Width and height are in the units of the shapes, whatever the context's scale. */
export interface Surface {
  context: Context2D
  width: number
  height: number
  /** The scratch layer of a nesting depth, counted from 0: the same one each time, with old pixels on it. */
  layer(depth: number): Layer
  /**
   * A see-through square of that size with a small drawing on it, as something that `drawImage` takes: drawn
   * once for each key, and kept.
   */
  stamp(key: string, size: number, draw: (context: Context2D) => void): unknown
  /** Pixels as something that `drawImage` takes. */
  image(pixels: ImageShape['pixels']): unknown
}
