import { activationOf } from '../../network/activation.ts'
import { forward } from '../../network/forward.ts'
import type { PlotSquare } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import { pickRows } from '../model/common-model.ts'
import { outputOf, sumOf } from '../model/diagram.ts'
import { extremes, LEVELS } from '../model/unit-maps.ts'
import type { Shape } from '../shape.ts'
import { dotStyle } from '../style/points.ts'
import { classColor } from '../style/themes.ts'
import { inputColors, unitColors } from './tile-colors.ts'
import { byNode, cutLine, markAt, type NetworkSheet, type TilePainter, tileSquare } from './tile-painter.ts'

/** Shares of a tile's side: its margin, its scale at the bottom, and of a row of dots those over which these are spread. */
const MARGIN = 0.06
const SCALE = 0.07
const SPREAD = 0.62

/** The golden ratio, whose multiples spread evenly whatever their number. */
const GOLDEN = 0.618034

/** Rows of a class a pixel at 600 of a tile's side from which on they are drawn as how many are where, in so many bins. */
const DENSE = 1.2
const BINS = 28

/** Values of rows from 0 to 1 across a tile, and where a sum of 0 stands; beyond these where it is outside. */
interface Strip {
  at: Float64Array
  zero: number
}

/** Strips of units: their output for every row, a row of dots a class, as true of many features as of two. */
export function stripTiles(sheet: NetworkSheet<ClassModel>): TilePainter {
  const { model, diagram, layout, theme } = sheet
  const { network, dataset, all, rows, classes } = model
  const { tiles } = sheet.places
  const last = network.layers.length
  const input = pickRows(all.x, rows, dataset.features.length)
  const outputs = [input, ...forward(network, input)]
  const widthOf = (column: number) => outputs[column].length / rows.length
  const sumsOf = (column: number, node: number, count?: number) =>
    sumOf(diagram, [column - 1, node], outputs[column - 1], widthOf(column - 1), count)
  const sumRange = byNode((column, node) => extremes(sumsOf(column, node)))
  const restOf = byNode((column, node): Strip => {
    const of = diagram.columns[column][node]
    const values = outputOf(of, outputs[column], widthOf(column))
    const isAlone = column > 0 && of.units.length === 1
    const activation = isAlone ? activationOf(network.layers[column - 1].activation) : null
    const isBounded = activation?.range.every(Number.isFinite)
    const range = isAlone && !activation ? [0, 1] : isBounded ? activation!.range : extremes(values)
    const zero = Float64Array.of(activation ? 0 : Number.NaN)
    activation?.apply(zero)
    return { at: scaled(values, range), zero: scaled(zero, range)[0] }
  })
  const style = dotStyle(theme, classes, layout)
  const labels = Array.from({ length: classes }, (_, k) => [...rows.keys()].filter(i => all.y[rows[i]] === k))
  // An output of several tells its class from all others.
  const lanesOf = (column: number, node: number) => {
    const { units } = diagram.columns[column][node]
    if (column < last || classes === 2 || units.length > 1)
      return labels.map((own, k) => ({ own, color: style.colors[k] }))
    const others = labels.filter((_, k) => k !== units[0]).flat()
    return [
      { own: labels[units[0]], color: style.colors[units[0]] },
      { own: others, color: theme.muted },
    ]
  }
  const drawn = (
    column: number,
    node: number,
    { at, zero }: Strip,
    tile: PlotSquare,
    decides: boolean,
  ): Shape[] => {
    const id = `${column} ${node}`
    const lanes = lanesOf(column, node)
    const colors = column === 0 ? inputColors(theme) : unitColors(theme)
    const box = (key: string, [from, to]: number[], [top, bottom]: number[], fill: string): Shape => {
      const [left, up, right, low] = [...placeOf(from, top, tile), ...placeOf(to, bottom, tile)]
      return { kind: 'path', key, lines: [[left, up, right, up, right, low, left, low]], closed: true, fill }
    }
    const cut = zero > 0 && zero < 1 ? [[...placeOf(zero, 0, tile), ...placeOf(zero, 1, tile)]] : []
    return [
      tileSquare(`ground ${id}`, tile, { fill: theme.background }),
      ...(decides
        ? [0, 1].map(k => box(`side ${id} ${k}`, [k / 2, (k + 1) / 2], [0, 1], classColor(theme.tints, k)))
        : []),
      ...colors.map((fill, i) =>
        box(`scale ${id} ${i}`, [i / LEVELS, (i + 1) / LEVELS], [1 + MARGIN, 1 + MARGIN + SCALE], fill),
      ),
      ...cutLine(`cut ${id}`, cut, sheet),
      ...lanes.map(({ own, color }, lane) => {
        const values = own.map(row => at[row])
        const pixelsOf = (value: number, down: number) =>
          placeOf(value, (lane + 0.5 + SPREAD * (down - 0.5)) / lanes.length, tile)
        return laneOf(`row ${id} ${lane}`, values, color, pixelsOf, {
          ids: own.map(row => rows[row]),
          side: tile.size,
          count: lanes.length,
          scale: layout.scale,
        })
      }),
      tileSquare(`frame ${id}`, tile, { stroke: theme.grid.strong, width: layout.scale }),
    ]
  }
  const decides = (column: number) => column === last && classes === 2
  return {
    // They are its dots.
    points: () => [],
    output(column, node, tile = tiles[column][node], reversed = false) {
      const { at, zero } = restOf(column, node)
      const strip = reversed ? { at: at.map(value => 1 - value), zero: 1 - zero } : { at, zero }
      return drawn(column, node, strip, tile, decides(column))
    },
    made(column, node, count, share) {
      const end = restOf(column, node)
      const range = sumRange(column, node)
      const mix = (from: number, to: number) => from + (to - from) * share
      const at = scaled(sumsOf(column, node, count), range).map((value, i) => mix(value, end.at[i]))
      const zero = mix(scaled(Float64Array.of(0), range)[0], end.zero)
      return drawn(column, node, { at, zero }, tiles[column][node], share >= 1 && decides(column))
    },
    mark(column, node, row, opacity) {
      const i = rows.indexOf(row)
      const lanes = lanesOf(column, node)
      const lane = lanes.findIndex(({ own }) => own.includes(i))
      const tile = tiles[column][node]
      const { own } = lanes[lane]
      const down = isDense(own.length, tile.size, layout.scale) ? 0.5 : downOf(own.indexOf(i))
      const across = (lane + 0.5 + SPREAD * (down - 0.5)) / lanes.length
      const centres = placeOf(restOf(column, node).at[i], across, tile)
      return [
        markAt(`mark ${column} ${node}`, centres, classColor(theme.classes, all.y[row]), sheet, opacity),
      ]
    },
  }
}

/** True for a class of which only how many are where is drawn. */
function isDense(count: number, side: number, scale: number): boolean {
  return count > (DENSE * side) / scale
}

/** Share of the height of a row of dots at which its i-th one stands. */
function downOf(i: number): number {
  return (i * GOLDEN) % 1
}

/** A row of dots at values of 0 to 1; of many as high as they are many: roots, so that a few beside many are seen. */
function laneOf(
  key: string,
  values: number[],
  color: string,
  pixelsOf: (value: number, down: number) => [number, number],
  { ids, side, count, scale }: { ids: number[]; side: number; count: number; scale: number },
): Shape {
  if (!isDense(values.length, side, scale)) {
    const centres = values.flatMap((value, i) => pixelsOf(value, downOf(i)))
    const radius = Math.max(0.9 * scale, Math.min(2.4 * scale, (0.2 * side) / count))
    return { kind: 'dots', key, centres, rows: ids, radius, colors: [color], opacity: 0.75 }
  }
  const counts = new Float64Array(BINS)
  for (const value of values) counts[Math.min(BINS - 1, Math.floor(value * BINS))]++
  const largest = counts.reduce((a, b) => Math.max(a, b))
  const steps = [...counts].flatMap((rows, bin) =>
    [bin, bin + 1].flatMap(edge => pixelsOf(edge / BINS, 1 - Math.sqrt(rows / largest))),
  )
  return {
    kind: 'path',
    key,
    lines: [[...pixelsOf(0, 1), ...steps, ...pixelsOf(1, 1)]],
    closed: true,
    fill: color,
  }
}

function scaled(values: Float64Array, [low, high]: readonly number[]): Float64Array {
  return values.map(value => Math.max(0, Math.min(1, (value - low) / (high - low || 1))))
}

/** The pixels of a value of 0 to 1 across a tile, so far down over its scale. */
function placeOf(at: number, down: number, { x, y, size }: PlotSquare): [number, number] {
  return [x + size * (MARGIN + (1 - 2 * MARGIN) * at), y + size * (MARGIN + (1 - SCALE - 3 * MARGIN) * down)]
}
