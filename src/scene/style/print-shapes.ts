import type { Font } from '../font.ts'
import type { Layout } from '../layout/layout.ts'
import type { Shape, TextShape } from '../shape.ts'
import { type Box, textBox, textGap } from './give-way.ts'

/** Widths of lines in pixels of 1/96 inch: half a point, which printers still hold, to a point. */
const LINES = { thin: 2 / 3, thick: 4 / 3 }

/** Side of a plot in pixels from which on lines grow with it, and how far: 60 mm. */
const SMALL = { side: 227, most: 1.5 }

/** Side of a plot on a screen, and the power by which dots follow it: in small plots fewer of them would be told apart. */
const SCREEN = { side: 464, power: 0.7 }

/** Radius of a dot in pixels at least: half a millimetre across. */
const DOT = 1

/** Share of the body type below which no text is printed, and pixels: five points. */
const LEAST = { share: 0.8, pixels: 20 / 3 }

/** The factor of all lines of a plot by its side: 1 up to 60 mm. */
function growth(side: number): number {
  return Math.min(SMALL.most, Math.max(1, side / SMALL.side))
}

/** The scale of lines of a plot on paper, by its side in pixels. */
export function printScale(side: number): number {
  return LINES.thin * growth(side)
}

/** Shapes of a plot as they are printed: lines of half a point to a point, dots by its size, no type too small to read. */
export function forPrint(shapes: readonly Shape[], { plot, scale, textScale, font }: Layout): Shape[] {
  const wide = growth(plot.size)
  const least = Math.max(LEAST.share * 13 * textScale, LEAST.pixels)
  const dots = (plot.size / SCREEN.side) ** SCREEN.power / scale
  const line = (width: number) => Math.min(LINES.thick * wide, Math.max(LINES.thin * wide, width))
  const printed = (shape: Shape): Shape => {
    if (shape.kind === 'group') return { ...shape, children: shape.children.map(printed) }
    if (shape.kind === 'text') return { ...shape, size: Math.max(least, shape.size) }
    if (shape.kind === 'path') return shape.width ? { ...shape, width: line(shape.width) } : shape
    if (shape.kind !== 'dots') return shape
    const { radius } = shape
    const sized = (radius: number) => Math.max(DOT, dots * radius)
    return { ...shape, radius: typeof radius === 'number' ? sized(radius) : Array.from(radius, sized) }
  }
  return spaced(shapes.map(printed), 0.3 * least, font)
}

/** The shapes without labels of ticks that are nearer to one before them than a gap. */
function spaced(shapes: Shape[], gap: number, font?: Font): Shape[] {
  const taken: Box[] = []
  return shapes.filter(shape => {
    if (!isTick(shape)) return true
    const box = textBox(shape, font)
    if (taken.some(other => textGap(box, other) < gap)) return false
    taken.push(box)
    return true
  })
}

function isTick(shape: Shape): shape is TextShape {
  return shape.kind === 'text' && /(^| )tick /.test(shape.key ?? '')
}

/** The box around shapes in pixels; what is clipped reaches as far as its clip, and what cannot be seen nowhere. */
export function extent(shapes: readonly Shape[], font?: Font): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity]
  const add = ([left, top, right, bottom]: Box) => {
    box[0] = Math.min(box[0], left)
    box[1] = Math.min(box[1], top)
    box[2] = Math.max(box[2], right)
    box[3] = Math.max(box[3], bottom)
  }
  const addPlaces = (places: ArrayLike<number>, reach: number) => {
    for (let i = 0; i < places.length; i += 2)
      add([places[i] - reach, places[i + 1] - reach, places[i] + reach, places[i + 1] + reach])
  }
  for (const shape of shapes) {
    if (shape.opacity === 0) continue
    if (shape.kind === 'text') add(textBox(shape, font))
    else if (shape.kind === 'path')
      for (const line of shape.lines) addPlaces(line, shape.stroke ? (shape.width ?? 1) / 2 : 0)
    else if (shape.kind === 'dots') {
      const { radius } = shape
      addPlaces(shape.centres, typeof radius === 'number' ? radius : Math.max(0, ...Array.from(radius)))
    } else if (shape.kind === 'image') add([shape.x, shape.y, shape.x + shape.width, shape.y + shape.height])
    else if (shape.clip === undefined) add(extent(shape.children, font))
    else if ('polygon' in shape.clip) addPlaces(shape.clip.polygon, 0)
    else {
      const [x, y, width, height] = shape.clip.rectangle
      add([x, y, x + width, y + height])
    }
  }
  return box
}
