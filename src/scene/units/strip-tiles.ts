import { extremes } from '../../data/scale.ts'
import { activationOf } from '../../network/activation.ts'
import type { PlotSquare } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import { pickRows } from '../model/common-model.ts'
import { LEVELS } from '../model/unit-maps.ts'
import type { Shape } from '../shape.ts'
import { dotStyle } from '../style/points.ts'
import { classColor } from '../style/themes.ts'
import { byNode, mixShares, nodeValues, type Shares, sharesOf, turned } from './node-values.ts'
import { inputColors, unitColors } from './tile-colors.ts'
import {
  cutLine,
  markAt,
  type NetworkSheet,
  type TilePainter,
  tileFrame,
  tileGround,
} from './tile-painter.ts'

/** Shares of a tile's side: its margin, its scale at the bottom, and of a row of dots those over which these are spread. */
const MARGIN = 0.06
const SCALE = 0.07
const SPREAD = 0.62

/** The golden ratio, whose multiples spread evenly whatever their number. */
const GOLDEN = 0.618034

/** Rows of a class a pixel at 600 of a tile's side from which on they are drawn as how many are where, in so many bins. */
const DENSE = 1.2
const BINS = 28

/** The drawn rows of a row of dots, by their places among all drawn, and its colour. */
interface Lane {
  own: number[]
  color: string
}

/** Strips of units: their output for every row, a row of dots a class, as true of many features as of two. */
export function stripTiles(sheet: NetworkSheet<ClassModel>): TilePainter {
  const { model, theme } = sheet
  const { all, rows, classes } = model
  const { tiles } = sheet.places
  const { rest, sum } = strips(sheet)
  const lanesOf = laneFinder(sheet)
  const drawn = stripDrawing(sheet, lanesOf)
  const decides = (column: number) => column === model.network.layers.length && classes === 2
  return {
    // They are its dots.
    points: () => [],
    output(column, node, tile = tiles[column][node], reversed = false) {
      const strip = rest(column, node)
      return drawn(column, node, reversed ? turned(strip) : strip, tile, decides(column))
    },
    made(column, node, count, share) {
      const strip = mixShares(sum(column, node, count), rest(column, node), share)
      return drawn(column, node, strip, tiles[column][node], share >= 1 && decides(column))
    },
    mark(column, node, row, opacity) {
      const i = rows.indexOf(row)
      const lanes = lanesOf(column, node)
      const lane = lanes.findIndex(({ own }) => own.includes(i))
      const tile = tiles[column][node]
      const { own } = lanes[lane]
      const down = isDense(own.length, tile, sheet) ? 0.5 : downOf(own.indexOf(i))
      const centres = placeOf(rest(column, node).at[i], inLane(lane, lanes.length, down), tile)
      return [markAt(column, node, centres, classColor(theme.classes, all.y[row]), sheet, opacity)]
    },
  }
}

/** The outputs of nodes for the drawn rows, and their sums, as shares of their scales; 0 is the output of a sum of 0. */
function strips(sheet: NetworkSheet<ClassModel>) {
  const { network, dataset, all, rows } = sheet.model
  const values = nodeValues(sheet, pickRows(all.x, rows, dataset.features.length))
  const sumRange = byNode((column, node) => extremes(values.sum(column, node)))
  return {
    rest: byNode((column, node): Shares => {
      const given = values.output(column, node)
      const isAlone = column > 0 && sheet.diagram.columns[column][node].units.length === 1
      const activation = isAlone ? activationOf(network.layers[column - 1].activation) : null
      const isBounded = activation?.range.every(Number.isFinite)
      const range = isAlone && !activation ? [0, 1] : isBounded ? activation!.range : extremes(given)
      const zero = Float64Array.of(activation ? 0 : Number.NaN)
      activation?.apply(zero)
      return sharesOf(given, zero[0], range)
    }),
    sum: (column: number, node: number, count: number) =>
      sharesOf(values.sum(column, node, count), 0, sumRange(column, node)),
  }
}

/** Gives the lanes of a node: one a class, and of an output of several its class and all others. */
function laneFinder({ model, diagram, layout, theme }: NetworkSheet<ClassModel>) {
  const { all, rows, classes, network } = model
  const { colors } = dotStyle(theme, classes, layout)
  const labels = colors.map((_, k) => [...rows.keys()].filter(i => all.y[rows[i]] === k))
  return (column: number, node: number): Lane[] => {
    const { units } = diagram.columns[column][node]
    if (column < network.layers.length || classes === 2 || units.length > 1)
      return labels.map((own, k) => ({ own, color: colors[k] }))
    const others = labels.filter((_, k) => k !== units[0]).flat()
    return [
      { own: labels[units[0]], color: colors[units[0]] },
      { own: others, color: theme.muted },
    ]
  }
}

/** Draws a strip on a tile: dots over its scale, and behind them both sides where it `decides`. */
function stripDrawing(sheet: NetworkSheet<ClassModel>, lanesOf: ReturnType<typeof laneFinder>) {
  const { theme } = sheet
  return (column: number, node: number, { at, zero }: Shares, tile: PlotSquare, decides: boolean) => {
    const id = `${column} ${node}`
    const lanes = lanesOf(column, node)
    const colors = column === 0 ? inputColors(theme) : unitColors(theme)
    const box = (key: string, part: number, parts: number, [top, bottom]: number[], fill: string): Shape => {
      const [left, up] = placeOf(part / parts, top, tile)
      const [right, low] = placeOf((part + 1) / parts, bottom, tile)
      return { kind: 'path', key, lines: [[left, up, right, up, right, low, left, low]], closed: true, fill }
    }
    const sides = decides ? [0, 1] : []
    const scale = [1 + MARGIN, 1 + MARGIN + SCALE]
    const cut = zero > 0 && zero < 1 ? [[...placeOf(zero, 0, tile), ...placeOf(zero, 1, tile)]] : []
    return [
      tileGround(id, tile, theme),
      ...sides.map(k => box(`side ${id} ${k}`, k, 2, [0, 1], classColor(theme.tints, k))),
      ...colors.map((fill, i) => box(`scale ${id} ${i}`, i, LEVELS, scale, fill)),
      ...cutLine(`cut ${id}`, cut, sheet),
      ...lanes.map((lane, l) => laneOf(`row ${id} ${l}`, lane, at, sheet, tile, l, lanes.length)),
      tileFrame(id, tile, sheet),
    ]
  }
}

/** True for a class of which only how many are where is drawn. */
function isDense(count: number, { size }: PlotSquare, { layout }: NetworkSheet): boolean {
  return count > (DENSE * size) / layout.scale
}

/** Share of the height of a row of dots at which its i-th one stands. */
function downOf(i: number): number {
  return (i * GOLDEN) % 1
}

/** Share of a tile's height at which a share of one of so many rows of dots stands. */
function inLane(lane: number, lanes: number, down: number): number {
  return (lane + 0.5 + SPREAD * (down - 0.5)) / lanes
}

/** A row of dots at values of 0 to 1; of many as high as they are many: roots, so that a few beside many are seen. */
function laneOf(
  key: string,
  { own, color }: Lane,
  at: Float64Array,
  sheet: NetworkSheet<ClassModel>,
  tile: PlotSquare,
  lane: number,
  lanes: number,
): Shape {
  const { scale } = sheet.layout
  const pixelsOf = (value: number, down: number) => placeOf(value, inLane(lane, lanes, down), tile)
  if (!isDense(own.length, tile, sheet)) {
    const centres = own.flatMap((row, i) => pixelsOf(at[row], downOf(i)))
    const rows = own.map(row => sheet.model.rows[row])
    const radius = Math.max(0.9 * scale, Math.min(2.4 * scale, (0.2 * tile.size) / lanes))
    return { kind: 'dots', key, centres, rows, radius, colors: [color], opacity: 0.75 }
  }
  const counts = new Float64Array(BINS)
  for (const row of own) counts[Math.min(BINS - 1, Math.floor(at[row] * BINS))]++
  const largest = counts.reduce((a, b) => Math.max(a, b))
  const steps = [...counts].flatMap((rows, bin) =>
    [bin, bin + 1].flatMap(edge => pixelsOf(edge / BINS, 1 - Math.sqrt(rows / largest))),
  )
  const line = [...pixelsOf(0, 1), ...steps, ...pixelsOf(1, 1)]
  return { kind: 'path', key, lines: [line], closed: true, fill: color }
}

/** The pixels of a value of 0 to 1 across a tile, so far down over its scale. */
function placeOf(at: number, down: number, { x, y, size }: PlotSquare): [number, number] {
  return [x + size * (MARGIN + (1 - 2 * MARGIN) * at), y + size * (MARGIN + (1 - SCALE - 3 * MARGIN) * down)]
}
