import { extremes, ownNumber, unitAt } from '../../data/scale.ts'
import type { Spec } from '../../options/spec.ts'
import type { PlotSquare } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import { pickRows } from '../model/common-model.ts'
import { isPicture } from '../model/diagram.ts'
import { LEVELS } from '../model/unit-maps.ts'
import { type DotsShape, filled, type Shape } from '../shape.ts'
import { rowsOfRun } from './draw-run.ts'
import { sharesOf } from './node-values.ts'
import { TONES, toneColors, unitColors } from './tile-colors.ts'
import { type NetworkSheet, type TilePainter, tileFrame, tileGround } from './tile-painter.ts'

/** Shares of a tile's side: its margin, and the scale of outputs below weights. */
const MARGIN = 0.05
const SCALE = 0.09

type Image = NonNullable<Spec['image']>

/** Tiles of pictures: a row, and first units by their weights times the deviations of pixels. All others are `strips`. */
export function imageTiles(sheet: NetworkSheet<ClassModel>, image: Image, strips: TilePainter): TilePainter {
  const { model, diagram, theme } = sheet
  const { tiles } = sheet.places
  const colors = toneColors(theme)
  const pixelsOf = rowPixels(model)
  const [resting] = rowsOfRun(model)
  const parts = pixelParts(model)
  const isUnit = (column: number, node: number) =>
    column === 1 && diagram.lines.length > 1 && diagram.columns[1][node].units.length === 1
  const row = (key: string, of: number, tile: PlotSquare): Shape[] => [
    ...picture(key, pixelsOf(of), image, inner(tile, MARGIN), colors, 0),
    tileFrame(key, tile, sheet),
  ]
  const unit = (node: number, tile: PlotSquare, reversed: boolean): Shape[] => {
    const weights = parts(diagram.columns[1][node].units[0])
    const most = weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 1e-300)
    const levels = weights.map(weight => 0.5 + ((reversed ? -0.5 : 0.5) * weight) / most)
    const room = inner(tile, MARGIN)
    const size = (1 - SCALE - 2 * MARGIN) * tile.size
    const square = { x: room.x + (room.size - size) / 2, y: room.y - 0.4 * MARGIN * tile.size, size }
    const id = `1 ${node}`
    return [
      tileGround(id, tile, theme),
      ...picture(id, levels, image, square, colors, TONES >> 1),
      ...outputScale(id, tile, unitColors(theme)),
      tileFrame(id, tile, sheet),
    ]
  }
  return {
    points: strips.points,
    output(column, node, tile = tiles[column][node], reversed = false) {
      if (isPicture(diagram.columns, column)) return row('0 0', resting, tile)
      return isUnit(column, node) ? unit(node, tile, reversed) : strips.output(column, node, tile, reversed)
    },
    made: (column, node, count, share) =>
      isUnit(column, node) ? unit(node, tiles[column][node], false) : strips.made(column, node, count, share),
    mark(column, node, of, opacity) {
      if (isPicture(diagram.columns, column)) {
        const children = row('run', of, tiles[column][node])
        return [{ kind: 'group', key: 'run', children, opacity }]
      }
      const marks = strips.mark(column, node, of, opacity)
      if (!isUnit(column, node)) return marks
      const { y, size } = tiles[column][node]
      const middle = y + size * (1 - MARGIN - SCALE / 2)
      return marks.map(mark => ({ ...mark, centres: [(mark as DotsShape).centres[0], middle] }) as DotsShape)
    },
  }
}

function inner({ x, y, size }: PlotSquare, margin: number): PlotSquare {
  return { x: x + margin * size, y: y + margin * size, size: (1 - 2 * margin) * size }
}

/** The pixels of a row in the units of the table, 0 to 1 over all rows. */
function rowPixels({ all, rows, dataset: { features, scale } }: ClassModel): (row: number) => Float64Array {
  const raw = (x: Float64Array) => x.map((value, i) => ownNumber(value, unitAt(scale, i % features.length)))
  const shown = raw(pickRows(all.x, rows, features.length))
  const range = extremes(shown)
  return row => sharesOf(raw(pickRows(all.x, Int32Array.of(row), features.length)), 0, range).at
}

/** The weights of a unit of the first layer, times the standard deviations of their features. */
function pixelParts({ network, dataset: { x, features } }: ClassModel): (unit: number) => Float64Array {
  const width = features.length
  const count = x.length / width
  const [sums, squares] = [new Float64Array(width), new Float64Array(width)]
  for (let i = 0; i < x.length; i++) sums[i % width] += x[i] / count
  for (let i = 0; i < x.length; i++) squares[i % width] += (x[i] - sums[i % width]) ** 2 / count
  return unit => squares.map((square, i) => Math.sqrt(square) * network.layers[0].weights[i][unit])
}

/** Pixels in their tones, row by row from above; those of the tone `ground` are all of it that the others leave. */
function picture(
  key: string,
  values: Float64Array,
  { width, height }: Image,
  { x, y, size }: PlotSquare,
  colors: readonly string[],
  ground: number,
): Shape[] {
  const cell = size / Math.max(width, height)
  const [left, top] = [x + (size - cell * width) / 2, y + (size - cell * height) / 2]
  const at = (pixels: number) => Math.round(pixels * cell)
  const boxes = colors.map((): Box[] => [])
  for (let row = 0; row < height; row++)
    for (let from = 0, to = 0; from < width; from = to) {
      const tone = toneOf(values[row * width + from])
      while (to < width && toneOf(values[row * width + to]) === tone) to++
      boxes[tone].push([left + at(from), top + at(row), at(to) - at(from), at(row + 1) - at(row)])
    }
  boxes[ground] = [[left, top, at(width), at(height)]]
  const order = [ground, ...Array.from(colors.keys()).filter(tone => tone !== ground)]
  const painted = order.filter(tone => boxes[tone].length > 0)
  return painted.map(tone => area(`pixels ${key} ${tone}`, boxes[tone], colors[tone]))
}

function toneOf(value: number): number {
  return Math.max(0, Math.min(TONES - 1, Math.round(value * (TONES - 1))))
}

/** The scale of a unit's outputs at the bottom of its tile. */
function outputScale(id: string, { x, y, size }: PlotSquare, colors: readonly string[]): Shape[] {
  const wide = ((1 - 2 * MARGIN) * size) / LEVELS
  const top = y + size * (1 - MARGIN - SCALE)
  const boxOf = (i: number): Box => [x + MARGIN * size + i * wide, top, wide, SCALE * size]
  return colors.map((fill, i) => area(`scale ${id} ${i}`, [boxOf(i)], fill))
}

/** Left and upper edge, width and height. */
type Box = [number, number, number, number]

function area(key: string, boxes: readonly Box[], fill: string): Shape {
  const lines = boxes.map(([x, y, w, h]) => [x, y, x + w, y, x + w, y + h, x, y + h])
  return filled(key, lines, fill)
}
