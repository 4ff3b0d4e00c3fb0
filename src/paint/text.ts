import type { TextShape } from '../scene/shape.ts'
import { paintText } from './canvas.ts'
import type { Context2D } from './context.ts'
import { fontOf } from './font.ts'
import { createPixels, type Pixels, touch } from './pixels.ts'
import { round } from './round.ts'

/** A small see-through canvas of a rasterizer, for what only it can draw: letters. */
export interface Sheet {
  /** In units of the shapes, scaled to pixels. */
  context: Context2D & { measureText(text: string): { width: number } }
  /** Its pixels, in memory R, G, B, A, premultiplied. */
  read(): Uint32Array
}

/** Opens a sheet of that size in units of the shapes. */
export type OpenSheet = (width: number, height: number) => Sheet

/** Pixels of a text, and where their corner is from (0, 0) on, in pixels. */
interface Stamp {
  pixels: Pixels
  x: number
  y: number
}

/** Pixels of texts that are kept at most; then all are made anew. 8 MB. */
const mostPixels = 2e6

/** Makes the pixels of texts, each once for each of its places within a unit, to 1/64 of one. */
export function createTexts(openSheet: OpenSheet, density: number): (shape: TextShape) => Stamp {
  const stamps = new Map<string, Stamp>()
  const ruler = openSheet(1, 1).context
  let kept = 0
  return shape => {
    const [x, y] = [Math.floor(round(shape.x)), Math.floor(round(shape.y))]
    const place = { x: round(shape.x) - x, y: round(shape.y) - y }
    const { text, size, weight, anchor, baseline, fill, halo, rotate } = shape
    const look = [
      size,
      weight,
      anchor,
      baseline,
      fill,
      halo?.color,
      halo?.width,
      rotate,
      place.x,
      place.y,
      text,
    ]
    const key = look.join(' ')
    let stamp = stamps.get(key)
    if (stamp === undefined) {
      stamp = make({ ...shape, ...place }, openSheet, ruler, density)
      kept += stamp.pixels.data.length
      if (kept > mostPixels) {
        stamps.clear()
        kept = stamp.pixels.data.length
      }
      stamps.set(key, stamp)
    }
    return { pixels: stamp.pixels, x: stamp.x + x * density, y: stamp.y + y * density }
  }
}

function make(shape: TextShape, openSheet: OpenSheet, ruler: Sheet['context'], density: number): Stamp {
  const [left, top, right, bottom] = boxOf(shape, ruler)
  const [width, height] = [right - left, bottom - top]
  const { context, read } = openSheet(width, height)
  paintText({ ...shape, x: shape.x - left, y: shape.y - top }, context)
  return crop(read(), width * density, height * density, left * density, top * density)
}

/** Left, top, right and bottom of a box round a text at (x, y), in whole units. */
function boxOf(shape: TextShape, ruler: Sheet['context']): [number, number, number, number] {
  const { x, y, text, size, anchor = 'start', halo, rotate = 0 } = shape
  ruler.font = fontOf(shape)
  const { width } = ruler.measureText(text)
  const begin = { start: 0, middle: width / 2, end: width }[anchor]
  // Letters reach beyond their line's height and widths, but never so far.
  const more = (halo?.width ?? 0) + 1
  const [before, after, above] = [
    begin + size / 2 + more,
    width - begin + size / 2 + more,
    1.25 * size + more,
  ]
  const [cos, sin] = [Math.cos(rotate), Math.sin(rotate)]
  const corners = [-before, after].flatMap(u =>
    [-above, above].map(v => [u * cos - v * sin, u * sin + v * cos]),
  )
  const [xs, ys] = [corners.map(([u]) => x + u!), corners.map(([, v]) => y + v!)]
  const [least, most] = [
    (values: number[]) => Math.floor(Math.min(...values)),
    (values: number[]) => Math.ceil(Math.max(...values)),
  ]
  return [least(xs), least(ys), most(xs), most(ys)]
}

/** The part of the pixels that is not see-through. */
function crop(data: Uint32Array, width: number, height: number, x: number, y: number): Stamp {
  let [left, top, right, bottom] = [width, height, 0, 0]
  for (let row = 0, i = 0; row < height; row++)
    for (let column = 0; column < width; column++, i++) {
      if (data[i] === 0) continue
      if (row < top) top = row
      bottom = row + 1
      if (column < left) left = column
      if (column >= right) right = column + 1
    }
  const pixels = createPixels(Math.max(0, right - left), Math.max(0, bottom - top))
  touch(pixels, 0, 0, pixels.width, pixels.height)
  for (let row = 0; row < pixels.height; row++) {
    const from = (top + row) * width + left
    pixels.data.set(data.subarray(from, from + pixels.width), row * pixels.width)
  }
  return { pixels, x: x + left, y: y + top }
}
