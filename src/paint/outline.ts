import type { Font, PathCommand } from '../scene/font.ts'
import type { TextShape } from '../scene/shape.ts'
import { baselineOf } from './font.ts'
import { eachPoint } from './round.ts'

/** A part of a text in one face, before the text is turned about its place. Pixels, from the picture's corner. */
export type TextPart = ReturnType<typeof setText>[number]

/** A text in a font of one's own, from left to right. */
export function setText(shape: TextShape, font: Font) {
  const { x, text, size, weight = 400, anchor = 'start' } = shape
  const { width, pieces } = font.lineOf(text, weight)
  const left = x - width * size * { start: 0, middle: 0.5, end: 1 }[anchor]
  const origin = [left, baselineOf(shape)]
  const place = (v: number, k: number) => origin[k % 2] + v * size
  return pieces.map(({ text, x, face, outline }) => ({
    text,
    face,
    left: left + x * size,
    path: outline.map(({ command, args }) => ({ command, args: args.map(place) })),
    /** Width of a line along the outlines that makes them bolder; 0 for none. */
    bolder: face.bolder * size,
  }))
}

/** A target for the steps of a path: a Canvas 2D context, or a PDF document. */
export type PathTarget = Record<PathCommand['command'], (...args: number[]) => unknown>

/** Draws the steps of a path. */
export function tracePath(path: readonly PathCommand[], target: PathTarget): void {
  for (const { command, args } of path) target[command](...args)
}

/** Traces a line of points, rounded; those that are not finite are left out. */
export function traceLine(line: ArrayLike<number>, closed: boolean, target: PathTarget): void {
  let isBegun = false
  eachPoint(line, (x, y) => {
    if (isBegun) target.lineTo(x, y)
    else target.moveTo(x, y)
    isBegun = true
  })
  if (isBegun && closed) target.closePath()
}
