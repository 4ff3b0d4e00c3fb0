import type { Font } from '../scene/font.ts'
import { inBundledFont } from '../scene/fonts/characters.ts'
import type { TextShape } from '../scene/shape.ts'
import { drawText, type TextContext } from './draw-text.ts'
import { fillText } from './fill-text.ts'
import { baselineOf, fontOf } from './font.ts'
import type { PaintKernels } from './kernels.ts'
import { setText, type TextPart } from './outline.ts'
import { round } from './round.ts'

/** A small see-through canvas of a rasterizer, for what only it can draw: text. It is used for one text. */
export interface GlyphSheet {
  context: TextContext & Ruler
  /** Its pixels, in memory R, G, B, A, premultiplied. */
  read(): Uint32Array
}

/** The part of a Canvas 2D context that measures texts. */
interface Ruler {
  font: string
  /** In units: the advance of a text, and the reach of its ink from its beginning. */
  measureText(text: string): Record<'width' | `actualBoundingBox${'Right' | 'Ascent' | 'Descent'}`, number>
}

/** Opens a sheet of that size in pixels, on which a unit of the context is `scale` of them long. */
export type OpenSheet = (width: number, height: number, scale: number) => GlyphSheet

/**
 * Characters up to which a text gets all its places from one finer drawing: ticks and names, which move with the camera.
 * To draw a text takes 100 µs and more, to shift one 5.
 */
const fewCharacters = 4

/** Pixels of the finer drawing along one of the picture. */
const fineness = 8

/** Pixels of texts, and of finer ones, that are kept; beyond it all are dropped. 8 MB, and 16 MB. */
const maxPixels = 2e6

/**
 * A function that gives the pixels of a text. Each is drawn once for each of its places within a unit, rounded to 1/64, or
 * within a pixel where a unit has no whole number of them; a short one for each within a pixel, rounded to 1/8.
 *
 * @param sheetOf what draws them; null to fill the outlines of a font without it
 * @param font what texts are set in, where that is not the bundled font
 */
export function createTexts(sheetOf: OpenSheet | null, density: number, kernels: PaintKernels, font?: Font) {
  const ruler = sheetOf?.(1, 1, 1).context
  const draw = (shape: TextShape, scale: number): Stamp => {
    const parts = font && setText({ ...shape, x: 0, y: 0 }, font)
    const box = boxOf(shape, parts ? outlineInk(parts) : inkOf(shape, ruler!))
    // Whole pixels, where those of a unit are not.
    const [left, top] = [Math.floor(box[0] * scale), Math.floor(box[1] * scale)]
    const [width, height] = [Math.ceil(box[2] * scale) - left, Math.ceil(box[3] * scale) - top]
    const placed = { ...shape, x: shape.x - left / scale, y: shape.y - top / scale }
    const sheet = sheetOf?.(width, height, scale)
    if (sheet) drawText(placed, sheet.context, font)
    const pixels = sheet?.read() ?? fillText(placed, parts!, width, height, scale, kernels)
    return moved(cropped(pixels, width, height), left, top)
  }
  const fines = createCache(({ even }: Fine) => even.length)
  const stamps = createCache(({ pixels }: Stamp) => pixels.length)

  return (shape: StampedText): Stamp => {
    if (shape.stamp) return shape.stamp
    const { text, size, weight, anchor, baseline, fill, halo, rotate } = shape
    const look = [size, weight, anchor, baseline, fill, halo?.color, halo?.width, rotate, text].join(' ')
    const isShort = text.length <= fewCharacters
    // Steps along a unit, or along a pixel where those of a unit are not whole; what is left of whole ones.
    const steps = isShort ? fineness : 64
    const along = isShort || !Number.isInteger(density) ? density : 1
    const [x, y] = [Math.round(round(shape.x) * along * steps), Math.round(round(shape.y) * along * steps)]
    const [left, top] = [Math.floor(x / steps), Math.floor(y / steps)]
    const [dx, dy] = [x - left * steps, y - top * steps]
    const drawFine = () => createFine(draw({ ...shape, x: 0, y: 0 }, density * fineness), fineness)
    const stamp = stamps(`${dx} ${dy} ${look}`, () =>
      isShort
        ? shiftedStamp(fines(look, drawFine), dx, dy)
        : draw({ ...shape, x: dx / 64 / along, y: dy / 64 / along }, density),
    )
    return moved(stamp, left * (density / along), top * (density / along))
  }
}

function moved(stamp: Stamp, x: number, y: number): Stamp {
  return { ...stamp, x: stamp.x + x, y: stamp.y + y }
}

/** Keeps what was made for a key. */
function createCache<Value>(sizeOf: (value: Value) => number): (key: string, make: () => Value) => Value {
  const values = new Map<string, Value>()
  let kept = 0
  return (key, make) => {
    const known = values.get(key)
    if (known !== undefined) return known
    const value = make()
    kept += sizeOf(value)
    if (kept > maxPixels) {
      values.clear()
      kept = sizeOf(value)
    }
    values.set(key, value)
    return value
  }
}

/** Left, top, right and bottom of what a text covers before it is turned, from its place. */
type Ink = readonly [number, number, number, number]

function inkOf(shape: TextShape, ruler: Ruler): Ink {
  const { y, text, anchor = 'start' } = shape
  ruler.font = fontOf(shape)
  const ink = ruler.measureText(inBundledFont(text))
  const start = -ink.width * { start: 0, middle: 0.5, end: 1 }[anchor]
  const base = baselineOf(shape) - y
  return [
    start,
    base - ink.actualBoundingBoxAscent,
    start + Math.max(ink.width, ink.actualBoundingBoxRight),
    base + ink.actualBoundingBoxDescent,
  ]
}

function outlineInk(parts: readonly TextPart[]): Ink {
  const ink: [number, number, number, number] = [0, 0, 0, 0]
  for (const { path } of parts)
    for (const { args } of path)
      args.forEach((v, k) => {
        ink[k % 2] = Math.min(ink[k % 2], v)
        ink[2 + (k % 2)] = Math.max(ink[2 + (k % 2)], v)
      })
  return ink
}

/** Left, top, right and bottom of a box round a text, in whole units. */
function boxOf({ x, y, size, halo, rotate = 0 }: TextShape, ink: Ink): [number, number, number, number] {
  // Glyphs may begin a little before their place, and a rasterizer may round.
  const more = (halo?.width ?? 0) + size / 8 + 1
  const [left, right] = [ink[0] - more, ink[2] + more]
  const [above, below] = [ink[1] - more, ink[3] + more]
  const [cos, sin] = [Math.cos(rotate), Math.sin(rotate)]
  const xs = [left, right].flatMap(u => [above, below].map(v => x + u * cos - v * sin))
  const ys = [left, right].flatMap(u => [above, below].map(v => y + u * sin + v * cos))
  const [first, top] = [Math.floor(Math.min(...xs)), Math.floor(Math.min(...ys))]
  return [first, top, Math.ceil(Math.max(...xs)), Math.ceil(Math.max(...ys))]
}

/** A text that another thread has drawn. */
export interface StampedText extends TextShape {
  stamp?: Stamp
}

/** A small picture, premultiplied, in memory that threads can share, and where its left top corner is, in pixels. */
interface Stamp {
  pixels: Uint32Array
  width: number
  height: number
  x: number
  y: number
}

/** Pixels that are not copied for another thread; a page of a browser has none. */
function sharedPixels(length: number): Uint32Array {
  return new Uint32Array(new (globalThis.SharedArrayBuffer ?? ArrayBuffer)(4 * length))
}

/** The part of pixels that is not see-through. */
export function cropped(data: Uint32Array, width: number, height: number): Stamp {
  let [left, top, right, bottom] = [width, height, 0, 0]
  for (let row = 0; row < height; row++) {
    // From both ends, as what lies between need not be looked at.
    const start = row * width
    let first = 0
    while (first < width && data[start + first] === 0) first++
    if (first === width) continue
    let end = width
    while (end > right && data[start + end - 1] === 0) end--
    if (row < top) top = row
    bottom = row + 1
    if (first < left) left = first
    if (end > right) right = end
  }
  if (right === 0) [left, top] = [0, 0]
  const stamp = { width: right - left, height: bottom - top, x: left, y: top }
  const pixels = sharedPixels(stamp.width * stamp.height)
  for (let row = 0; row < stamp.height; row++) {
    const from = (top + row) * width + left
    pixels.set(data.subarray(from, from + stamp.width), row * stamp.width)
  }
  return { ...stamp, pixels }
}

/**
 * A finer drawing as sums of all that is above and to the left of each corner of its pixels, of red and blue and of
 * green and alpha: two channels a number, of which only differences count (F. Crow, Summed-area tables, 1984).
 */
type Fine = ReturnType<typeof createFine>

/**
 * Sums over a drawing whose pixels are `fineness` times finer, a power of two up to 8, so that sums fit; its place is in
 * those too.
 */
export function createFine({ pixels: data, width, height, x, y }: Stamp, fineness: number) {
  const stride = width + 1
  const [even, odd] = [new Int32Array(stride * (height + 1)), new Int32Array(stride * (height + 1))]
  for (let row = 0, i = 0; row < height; row++) {
    let [evens, odds] = [0, 0]
    for (let at = (row + 1) * stride + 1; at < (row + 2) * stride; at++, i++) {
      evens = (evens + (data[i] & 0xff00ff)) | 0
      odds = (odds + ((data[i] >>> 8) & 0xff00ff)) | 0
      even[at] = even[at - stride] + evens
      odd[at] = odd[at - stride] + odds
    }
  }
  return { even, odd, width, height, x, y, fineness }
}

/** The drawing, moved by whole numbers of its own pixels, in pixels: each the mean of what it covers. */
export function shiftedStamp(fine: Fine, dx: number, dy: number): Stamp {
  const { even, odd, width, height, x, y, fineness } = fine
  const [left, top] = [Math.floor((x + dx) / fineness), Math.floor((y + dy) / fineness)]
  const [startX, startY] = [x + dx - left * fineness, y + dy - top * fineness]
  const columns = width > 0 ? Math.ceil((startX + width) / fineness) : 0
  const rows = height > 0 ? Math.ceil((startY + height) / fineness) : 0
  const pixels = sharedPixels(columns * rows)
  const stride = width + 1
  const shift = 2 * Math.log2(fineness)
  const half = (1 << (shift - 1)) * 0x10001
  for (let row = 0, i = 0; row < rows; row++) {
    const above = Math.max(0, row * fineness - startY) * stride
    const below = Math.min(height, (row + 1) * fineness - startY) * stride
    for (let column = 0; column < columns; column++, i++) {
      const from = Math.max(0, column * fineness - startX)
      const to = Math.min(width, (column + 1) * fineness - startX)
      const evens = even[below + to] - even[below + from] - even[above + to] + even[above + from]
      const odds = odd[below + to] - odd[below + from] - odd[above + to] + odd[above + from]
      pixels[i] = (((evens + half) >>> shift) & 0xff00ff) | ((((odds + half) >>> shift) & 0xff00ff) << 8)
    }
  }
  return { pixels, width: columns, height: rows, x: left, y: top }
}
