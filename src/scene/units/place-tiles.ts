import { SpecError } from '../../options/error.ts'
import type { Layout, PlotSquare } from '../style/layout.ts'
import { MARGIN, type PlotArea, roomOf } from '../style/room.ts'

/** Pixels at 600 of the smallest tile: below it no eye tells a map from another. */
const LEAST = 36

/** Pixels at a text scale of 1: a line of names below a tile, names beside one, and the legend of lines. */
const NAME = 17
export const BESIDE = { unit: 34, class: 72, more: 78 }
const LEGEND = 28

/** Pixels at 600 between the head and the tiles. */
const TOP = 8

/** Pixels at a text scale of 1 from which on a name of a feature has no room below its tile. */
const LONG = 56

/** Tiles of a column from which on their names stand inside, and of a row. */
const CROWD = 7
const CROWD_DOWN = 5

/** Ratio of the sides of the room from which on the network goes downwards. */
const TALL = 1.15

/** A tile of the decision against the others, and the way from a column to the next against a tile: at best, and at least. */
const DECISION = { good: 1.9, least: 1.25 }
const WAY = { good: 0.8, least: 0.42, most: 4.5 }

/** Shares of the room's sides that a tile takes at most, and a decision. */
const MOST = { tile: 0.3, decision: 0.62, along: 0.4 }

/** Times that a picture may be larger where one is looked for that suffices, and how large its type is at most, as upright ones have it. */
const FAR = 8
const LARGER = 1.25

/** The tiles of a column: so many, and whether they are large ones, or ones of classes. */
export interface TileColumn {
  count: number
  kind: 'input' | 'unit' | 'class' | 'decision'
  /** Pixels of its longest name at a text scale of 1, where that is a reader's own. */
  longest?: number
  /** The factor by which its tiles are larger than others where there is room: pixels are seen in them. */
  grows?: number
}

/** The place of a name at its tile; `before` is at its left, or above it in rows. */
export type NamePlace = 'below' | 'inside' | 'beside' | 'before'

/** The places of all tiles of a network. */
export interface TilePlaces {
  /** A list a column. */
  tiles: PlotSquare[][]
  /** True where columns are rows, one below the other. */
  down: boolean
  names: NamePlace[]
  /** Baseline of the legend of lines. */
  legend: number
}

/** Pixels of a network's tiles along its columns and across, before they have places. */
interface Room {
  along: number
  across: number
  down: boolean
  scale: number
  textScale: number
}

function nameOf({ count, kind, longest = 0 }: TileColumn, down: boolean): NamePlace {
  if (kind === 'decision' || (kind === 'class' && down)) return 'below'
  if (kind === 'class') return 'beside'
  if (kind === 'input' && (down || count >= CROWD || longest > LONG)) return 'before'
  if (down) return count < CROWD_DOWN ? 'beside' : 'inside'
  return count < CROWD ? 'below' : 'inside'
}

/** Pixels that a tile of a column takes across beside its side, and at the column's end. */
function besideTile(column: TileColumn, { down, scale, textScale }: Room): { each: number; end: number } {
  const place = nameOf(column, down)
  const gap = 6 * scale
  const isCrowd = column.count >= (down ? CROWD_DOWN : CROWD) && column.kind !== 'class'
  if (down) {
    const each = place === 'beside' ? BESIDE.unit * textScale + gap : column.kind === 'class' ? 2 * gap : gap
    return { each, end: isCrowd ? BESIDE.more * textScale : 0 }
  }
  return { each: place === 'below' ? NAME * textScale + gap : gap, end: isCrowd ? NAME * textScale : 0 }
}

/** Pixels that names before the first column take along, and those behind the last one. */
function namesAtEnds(columns: readonly TileColumn[], { down, textScale }: Room): [number, number] {
  const last = columns.at(-1)!.kind
  const before = nameOf(columns[0], down) !== 'before' ? 0 : down ? NAME : (columns[0].longest ?? 0) + 8
  const behind = down ? 2 * NAME : last === 'class' ? BESIDE.class : 0
  return [before * textScale, behind * textScale]
}

/** Pixels between two columns at least, for so large tiles: names of classes stand there. */
function wayAfter({ kind }: TileColumn, size: number, share: number, { down, textScale }: Room): number {
  return Math.max(share * size, kind === 'class' && !down ? BESIDE.class * textScale : 0)
}

/** The side of a tile, and of a decision, as the room allows. */
function sizesIn(columns: readonly TileColumn[], room: Room): { size: number; decision: number } {
  const across = Math.min(
    ...columns.map(column => {
      const { each, end } = besideTile(column, room)
      return (room.across - end) / column.count - each
    }),
  )
  const along = room.along - total(namesAtEnds(columns, room))
  const large = columns.filter(({ kind }) => kind === 'decision').length
  const sideFor = (share: number, factor: number) => {
    const ways = columns.slice(0, -1)
    const fixed = total(ways.map(column => wayAfter(column, 0, 0, room)))
    return (along - fixed) / (columns.length - large + factor * large + share * (columns.length - 1))
  }
  const least = LEAST * room.scale
  const good = Math.min(across, sideFor(WAY.good, DECISION.good), MOST.tile * room.across)
  const size = good >= least ? good : Math.min(across, sideFor(WAY.least, DECISION.least))
  const used = total(columns.slice(0, -1).map(column => wayAfter(column, size, WAY.good, room)))
  const free = along - used - (columns.length - large) * size
  const tallest = Math.min(
    MOST.decision * room.across,
    room.across - besideTile({ count: 1, kind: 'decision' }, room).each,
  )
  const most = Math.min(tallest, MOST.along * along, free)
  return { size, decision: Math.max(DECISION.least * size, most) }
}

/**
 * Places of the tiles of a network's columns, from left to right, downwards in a tall room.
 *
 * @param whole the room that they have with their legend
 * @throws SpecError for a picture that is too small for them
 */
export function placeTiles(
  layout: Layout,
  columns: readonly TileColumn[],
  whole = roomOf(layout),
): TilePlaces {
  const area = areaOf(layout, whole)
  const down = area.height > TALL * area.width
  const room = roomIn(area, down, layout)
  const { size, decision } = sizesIn(columns, room)
  if (size < LEAST * layout.scale) throw tooSmall(layout, columns, area)
  const sizes = grownIn(columns, room, { size, decision })
  const ends = namesAtEnds(columns, room)
  const used = total(sizes) + total(ends)
  const ways = columns.slice(0, -1).map(column => wayAfter(column, size, WAY.least, room))
  const wider = (room.along - used - total(ways)) / Math.max(1, ways.length)
  const most = WAY.most * size + 30 * layout.scale
  const wide = ways.map(way => Math.max(way, Math.min(way + wider, most)))
  let at = (down ? area.y : area.x) + ends[0] + (room.along - used - total(wide)) / 2
  const tiles = columns.map((column, c) => {
    const side = sizes[c]
    const { each, end } = besideTile(column, room)
    const free = room.across - end - column.count * (side + each)
    const step = side + each + Math.min(Math.max(0, free) / column.count, 0.3 * side)
    const name = nameOf(column, down) === (down ? 'beside' : 'below') ? each - 6 * layout.scale : 0
    const first = (down ? area.x : area.y) + (room.across - end - (column.count - 1) * step - side - name) / 2
    const placed = Array.from({ length: column.count }, (_, i): PlotSquare => {
      const across = first + i * step
      return down ? { x: across, y: at, size: side } : { x: at, y: across, size: side }
    })
    at += side + (wide[c] ?? 0)
    return placed
  })
  const legend = whole.y + whole.height - 12 * layout.textScale
  return { tiles, down, names: columns.map(column => nameOf(column, down)), legend }
}

/** The sides of each column's tiles, where some grow into the room that others leave. */
function grownIn(
  columns: readonly TileColumn[],
  room: Room,
  { size, decision }: { size: number; decision: number },
): number[] {
  const sides = columns.map(({ kind }) => (kind === 'decision' ? decision : size))
  const growths = columns.map((column, c) => {
    const { each, end } = besideTile(column, room)
    const most = (0.9 * (room.across - end)) / column.count - each
    return Math.max(0, Math.min(most, (column.grows ?? 1) * size) - sides[c])
  })
  const ways = columns.slice(0, -1).map(column => wayAfter(column, size, 2 * WAY.good, room))
  const free = room.along - total(namesAtEnds(columns, room)) - total(sides) - total(ways)
  const share = Math.max(0, Math.min(1, free / (total(growths) || 1)))
  return sides.map((side, c) => side + share * growths[c])
}

function total(sides: readonly number[]): number {
  return sides.reduce((sum, side) => sum + side, 0)
}

function areaOf(layout: Layout, { x, y, width, height }: PlotArea): PlotArea {
  const margin = MARGIN * layout.textScale
  const above = TOP * layout.scale
  return {
    x: x + margin,
    y: y + above,
    width: width - 2 * margin,
    height: height - above - LEGEND * layout.textScale,
  }
}

function roomIn({ width, height }: PlotArea, down: boolean, { scale, textScale }: Layout): Room {
  return { along: down ? height : width, across: down ? width : height, down, scale, textScale }
}

/** The error for a picture that is too small, with a larger one that is not. */
function tooSmall(layout: Layout, columns: readonly TileColumn[], area: PlotArea): SpecError {
  const { width, height } = layout
  for (let factor = 1.05; factor < FAR; factor *= 1.05)
    for (const [across, up] of [
      [factor, 1],
      [1, factor],
      [factor, factor],
    ]) {
      const [wide, high] = [width * across, height * up].map(side => 10 * Math.ceil(side / 10))
      const scale = Math.min(wide, high) / 600
      const textScale = LARGER * (scale < 1 ? scale ** 0.4 : scale)
      const grown = Math.max(1, textScale / layout.textScale)
      const free = {
        ...area,
        width: wide - (width - area.width) * grown,
        height: high - (height - area.height) * grown,
      }
      const room = roomIn(free, free.height > TALL * free.width, { ...layout, scale, textScale })
      if (sizesIn(columns, room).size >= LEAST * scale)
        return new SpecError(
          'size',
          `${width}x${height}`,
          `at least ${wide}x${high} for this network of ${columns.length} columns, the longest of ${Math.max(...columns.map(({ count }) => count))} tiles`,
        )
    }
  return new SpecError('size', `${width}x${height}`, 'fewer layers: this network has no room in any picture')
}
