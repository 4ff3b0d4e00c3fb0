import { activationOf } from '../../network/activation.ts'
import { forward } from '../../network/forward.ts'
import { memoize } from '../memoize.ts'
import { type Diagram, outputOf, sumOf } from '../model/diagram.ts'
import { type FigureModel, pickRows } from '../model/figure-model.ts'
import { LEVELS } from '../model/unit-maps.ts'
import type { Marker, Shape } from '../shape.ts'
import { mixColors } from '../style/color.ts'
import type { Layout, PlotSquare } from '../style/layout.ts'
import { dotStyle } from '../style/points.ts'
import type { Theme } from '../style/theme.ts'
import { classColor } from '../style/themes.ts'
import { tileFrame } from './draw-map.ts'
import type { TilePlaces } from './place-tiles.ts'
import { inputColors, unitColors } from './tile-colors.ts'
import type { TilePainter } from './tile-painter.ts'

/** Rows from which on a class is drawn as how many of it are where, and in how many bins. */
const DENSE = 120
const BINS = 28

/** Shares of a tile's side: its margin, and its scale at the bottom. */
const MARGIN = 0.06
const SCALE = 0.07

/** The share of a class's row over which its dots are spread, so that one is seen beside another. */
const SPREAD = 0.62

/** The golden ratio, whose multiples spread evenly whatever their number. */
const GOLDEN = 0.618034

/** Rows of the points that stand in a row of a tile: those of a class, or of several together. */
interface Lane {
  rows: number[]
  /** The same as rows of the data. */
  ids: number[]
  color: string
  marker?: Marker | undefined
}

/** Values of rows from 0 to 1 across a tile, and where the line of a sum of 0 stands; none where that is outside. */
interface Strip {
  places: Float64Array
  zero: number | null
}

/** Strips of units: their output for every row, a row of dots a class, as true of many features as of two. */
export function stripTiles(
  model: FigureModel,
  diagram: Diagram,
  { tiles }: TilePlaces,
  layout: Layout,
  theme: Theme,
): TilePainter {
  const { network, dataset, all, rows, classes } = model
  const last = network.layers.length
  const input = pickRows(all.x, rows, dataset.features.length)
  const outputs = [input, ...forward(network, input)]
  const widthOf = (column: number) => outputs[column].length / rows.length
  const style = dotStyle(theme, classes, layout)
  const laneOf = (own: number[]) => ({ rows: own, ids: own.map(i => rows[i]) })
  const lanes = Array.from(
    { length: classes },
    (_, k): Lane => ({
      ...laneOf([...rows.keys()].filter(i => all.y[rows[i]] === k)),
      color: style.colors[k],
      marker: Array.isArray(style.marker) ? style.marker[k] : style.marker,
    }),
  )
  const others = (k: number): Lane => ({
    ...laneOf(lanes.flatMap((lane, other) => (other === k ? [] : lane.rows))),
    color: theme.muted,
  })
  // An output of several tells its class from all others.
  const lanesOf = memoize((id: string): Lane[] => {
    const [column, node] = id.split(' ').map(Number)
    const { units } = diagram.columns[column][node]
    return column === last && classes > 2 && units.length === 1 ? [lanes[units[0]], others(units[0])] : lanes
  })
  const sumsOf = (column: number, node: number, count?: number) =>
    sumOf(diagram, column - 1, node, outputs[column - 1], widthOf(column - 1), count)
  const rangeOf = memoize((id: string) => {
    const [column, node] = id.split(' ').map(Number)
    return extremes(sumsOf(column, node))
  })
  const restOf = memoize((id: string): Strip => {
    const [column, node] = id.split(' ').map(Number)
    const of = diagram.columns[column][node]
    const values = outputOf(of, outputs[column], widthOf(column))
    const known = column === 0 || of.units.length > 1 ? null : network.layers[column - 1].activation
    const activation = known === null ? null : known === 'softmax' ? null : activationOf(known)
    const range =
      known === 'softmax'
        ? [0, 1]
        : activation?.range.every(Number.isFinite)
          ? activation.range
          : extremes(values)
    const zero = new Float64Array(1)
    activation?.apply(zero)
    return { places: scaled(values, range), zero: activation ? inside(scaled(zero, range)[0]) : null }
  })
  const drawn = (
    id: string,
    { places, zero }: Strip,
    tile: PlotSquare,
    colors: readonly string[],
    decides: boolean,
  ) => drawStrip(id, places, zero, lanesOf(id), tile, { colors, decides }, layout, theme)
  const colorsOf = (column: number) => (column === 0 ? inputColors(theme) : unitColors(theme))
  const decides = (column: number) => column === last && classes === 2
  return {
    // They are its dots.
    points: () => [],
    output(column, node, tile = tiles[column][node], reversed = false) {
      const id = `${column} ${node}`
      const { places, zero } = restOf(id)
      const turned = reversed
        ? { places: places.map(at => 1 - at), zero: zero === null ? null : 1 - zero }
        : { places, zero }
      return drawn(id, turned, tile, colorsOf(column), decides(column))
    },
    made(column, node, count, share) {
      const id = `${column} ${node}`
      const end = restOf(id)
      if (share >= 1) return drawn(id, end, tiles[column][node], colorsOf(column), decides(column))
      const range = rangeOf(id)
      const sums = scaled(sumsOf(column, node, count), range)
      const places = sums.map((at, i) => at + (end.places[i] - at) * share)
      const start = inside(scaled(Float64Array.of(0), range)[0])
      const zero = start === null || end.zero === null ? null : start + (end.zero - start) * share
      return drawn(id, { places, zero }, tiles[column][node], colorsOf(column), false)
    },
    mark(column, node, row, opacity) {
      const tile = tiles[column][node]
      const at = rows.indexOf(row)
      const { places } = restOf(`${column} ${node}`)
      const own = lanesOf(`${column} ${node}`)
      const lane = own.findIndex(one => one.rows.includes(at))
      const { rows: dots } = own[lane]
      const down = dots.length > DENSE ? 0.5 : downOf(dots.indexOf(at))
      const centres = dotPlace(places[at], lane, down, own.length, tile)
      const gap = { color: theme.background, width: 1.6 * layout.scale }
      const ring = { color: theme.ink, width: 1.6 * layout.scale, gap }
      const color = classColor(theme.classes, all.y[row])
      return [
        {
          kind: 'dots',
          key: `mark ${column} ${node}`,
          centres,
          radius: 3 * layout.scale,
          colors: [color],
          ring,
          opacity,
        },
      ]
    },
  }
}

function extremes(values: Float64Array): [number, number] {
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))]
}

function scaled(values: Float64Array, [low, high]: readonly number[]): Float64Array {
  const span = high - low || 1
  return values.map(value => Math.max(0, Math.min(1, (value - low) / span)))
}

function inside(at: number): number | null {
  return at > 0 && at < 1 ? at : null
}

/** Share of the height of a row of dots at which its i-th one stands. */
function downOf(i: number): number {
  return (i * GOLDEN) % 1
}

/** The pixels of a value of a class's row on a tile, so far down in it. */
function dotPlace(
  at: number,
  k: number,
  down: number,
  classes: number,
  { x, y, size }: PlotSquare,
): [number, number] {
  const height = (size * (1 - SCALE - 2 * MARGIN)) / classes
  return [
    x + size * (MARGIN + (1 - 2 * MARGIN) * at),
    y + size * MARGIN + height * (k + 0.5 + SPREAD * (down - 0.5)),
  ]
}

/** A tile's scale, the line of its cut, and its rows: dots, or how many of a class are where. */
function drawStrip(
  id: string,
  places: Float64Array,
  zero: number | null,
  lanes: readonly Lane[],
  tile: PlotSquare,
  { colors, decides }: { colors: readonly string[]; decides: boolean },
  layout: Layout,
  theme: Theme,
): Shape[] {
  const { x, y, size } = tile
  const { scale } = layout
  const box = (key: string, from: number, to: number, top: number, bottom: number, fill: string): Shape => {
    const [left, right] = [from, to].map(at => x + size * (MARGIN + (1 - 2 * MARGIN) * at))
    const [up, low] = [y + size * top, y + size * bottom]
    return { kind: 'path', key, lines: [[left, up, right, up, right, low, left, low]], closed: true, fill }
  }
  const floor = 1 - SCALE
  const ground: Shape[] = decides
    ? [0, 1].map(k =>
        box(
          `side ${id} ${k}`,
          k / 2,
          (k + 1) / 2,
          MARGIN / 2,
          floor - MARGIN / 2,
          classColor(theme.tints, k),
        ),
      )
    : []
  const marks = colors.map((fill, i) =>
    box(`scale ${id} ${i}`, i / LEVELS, (i + 1) / LEVELS, floor, 1 - MARGIN / 2, fill),
  )
  const edge = zero === null ? [] : [dotPlace(zero, 0, 0, 1, tile)[0]]
  const cut = edge.map((at): Shape => {
    const stroke = mixColors(theme.accent, theme.ink, 0.55)
    return {
      kind: 'path',
      key: `cut ${id}`,
      lines: [[at, y + (size * MARGIN) / 2, at, y + size * floor]],
      closed: false,
      stroke,
      width: 1.2 * scale,
    }
  })
  const back: Shape = {
    kind: 'path',
    key: `ground ${id}`,
    lines: [[x, y, x + size, y, x + size, y + size, x, y + size]],
    closed: true,
    fill: theme.background,
  }
  const filled = lanes.flatMap((lane, k) =>
    drawLane(`${id} ${k}`, lane, k, lanes.length, places, tile, layout),
  )
  return [back, ...ground, ...marks, ...cut, ...filled, tileFrame(`frame ${id}`, tile, layout, theme)]
}

/** A row of a tile: dots, or how many of many are where. */
function drawLane(
  key: string,
  { rows, ids, color, marker }: Lane,
  k: number,
  count: number,
  places: Float64Array,
  tile: PlotSquare,
  { scale }: Layout,
): Shape[] {
  if (rows.length <= DENSE) {
    const radius = Math.max(0.9 * scale, Math.min(2.4 * scale, (0.2 * tile.size) / count))
    const centres = rows.flatMap((row, i) => dotPlace(places[row], k, downOf(i), count, tile))
    return [
      {
        kind: 'dots',
        key: `row ${key}`,
        centres,
        rows: ids,
        radius,
        colors: [color],
        ...(marker && { marker }),
        opacity: 0.75,
      },
    ]
  }
  const counts = new Float64Array(BINS)
  for (const row of rows) counts[Math.min(BINS - 1, Math.floor(places[row] * BINS))]++
  const most = counts.reduce((a, b) => Math.max(a, b))
  const at = (bin: number, height: number) => dotPlace(bin / BINS, k, 1 - height, count, tile)
  // Areas of roots, so that a few rows beside many are seen.
  const outline = [...counts].flatMap((one, bin) => {
    const height = Math.sqrt(one / most)
    return [...at(bin, height), ...at(bin + 1, height)]
  })
  const lines = [[...at(0, 0), ...outline, ...at(BINS, 0)]]
  return [{ kind: 'path', key: `row ${key}`, lines, closed: true, fill: color }]
}
