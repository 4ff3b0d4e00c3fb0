import { SpecError } from '../../options/error.ts'
import { scalesOf } from '../layout/lay-out.ts'
import { type Layout, MARGIN, type PlotArea, type PlotSquare, roomOf } from '../layout/layout.ts'

/** Pixels at 600 of the smallest tile: below it no eye tells a map from another. */
const LEAST = 36

/** Pixels at a text scale of 1 for words: a line of names, names beside tiles, and the legend of lines. */
export const ROOM = { name: 17, unit: 34, class: 72, more: 78, legend: 28 }

/** Pixels at 600 between tiles, and between the head and them. */
const GAP = { tiles: 6, head: 8 }

/** Tiles of a column, and of a row, from which on names stand at corners, and pixels of a name that has no room below. */
const CROWD = { column: 7, row: 5, name: 56 }

/** Shares of a tile's side between tiles at most, where there is room: names of classes are the longest. */
const SPREAD = { class: 0.9, other: 0.3 }

/** Ratio of the sides of the room from which on the network goes downwards. */
const TALL = 1.15

/** Sides against a tile's: of a decision, and of the way from a column to the next, at best, at least and at most. */
const DECISION = { good: 1.9, least: 1.25 }
const WAY = { good: 0.8, least: 0.42, most: 4.5 }

/** Shares of the room that a tile takes across, and a decision across and along, at most. */
const MOST = { tile: 0.3, decision: 0.62, along: 0.4 }

/** Times that a picture is larger at most where one is looked for that suffices. */
const LARGER = 8

/** Pixels at a text scale of 1 of the place of all units that have no tile. */
const REST = 18

/** The tiles of a column: so many, of what kind, and pixels of its longest name at a text scale of 1 for features. */
export interface TileColumn {
  count: number
  /** True where one more place, behind the tiles, stands for all that have none. */
  rest?: boolean
  kind: 'input' | 'unit' | 'class' | 'decision'
  longest?: number
  /** The factor by which its tiles are larger than others where there is room, or smaller. */
  grows?: number
}

/** The place of a name at its tile; `before` is at its left, or above it in rows. */
export type NamePlace = 'below' | 'corner' | 'beside' | 'before'

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

/** Pixels for a network along its columns and across, and scales. */
interface Room extends Pick<Layout, 'scale' | 'textScale'> {
  along: number
  across: number
  down: boolean
}

function nameOf({ count, kind, longest = 0 }: TileColumn, { down }: Pick<Room, 'down'>): NamePlace {
  if (kind === 'decision' || (kind === 'class' && down)) return 'below'
  if (kind === 'class') return 'beside'
  if (kind === 'input' && (down || count >= CROWD.column || longest > CROWD.name)) return 'before'
  if (down) return count < CROWD.row ? 'beside' : 'corner'
  return count < CROWD.column ? 'below' : 'corner'
}

/** Pixels across for the name of each tile of a column, and at its end for what has none. */
function wordsAcross(column: TileColumn, room: Room): [each: number, end: number] {
  const isOwn = nameOf(column, room) === (room.down ? 'beside' : 'below')
  const [each, end] = room.down ? [ROOM.unit, ROOM.more] : [ROOM.name, ROOM.name]
  return [isOwn ? each * room.textScale : 0, column.rest ? (REST + end) * room.textScale : 0]
}

/** Pixels along for words before the first column, after each but the last, and behind that. */
function wordsAlong(columns: readonly TileColumn[], room: Room): number[] {
  const before =
    nameOf(columns[0], room) !== 'before' ? 0 : room.down ? ROOM.name : (columns[0].longest ?? 0) + 8
  const after = columns.map(({ kind }) => (kind !== 'class' ? 0 : room.down ? ROOM.name : ROOM.class))
  if (room.down) after[after.length - 1] = 2 * ROOM.name
  return [before, ...after].map(pixels => pixels * room.textScale)
}

function total(sides: readonly number[]): number {
  return sides.reduce((sum, side) => sum + side, 0)
}

/** The side of a tile, and of a decision, as the room allows. */
function sizesIn(columns: readonly TileColumn[], room: Room): { size: number; decision: number } {
  const across = columns.map(column => {
    const [each, end] = wordsAcross(column, room)
    return (room.across - end) / column.count - each - GAP.tiles * room.scale
  })
  const free = room.along - total(wordsAlong(columns, room))
  const decisions = columns.filter(({ kind }) => kind === 'decision').length
  const tiles = columns.length - decisions
  const fitted = (way: number, decision: number) =>
    Math.min(free / (tiles + decisions * decision + way * (columns.length - 1)), ...across)
  const good = Math.min(fitted(WAY.good, DECISION.good), MOST.tile * room.across)
  const size = good >= LEAST * room.scale ? good : fitted(WAY.least, DECISION.least)
  const left = free - (tiles + WAY.good * (columns.length - 1)) * size
  const most = Math.min(MOST.decision * room.across, MOST.along * room.along, left)
  return { size, decision: Math.max(DECISION.least * size, most) }
}

/** The sides of each column's tiles, where some grow into the room that others leave. */
function grownIn(columns: readonly TileColumn[], room: Room, size: number, decision: number): number[] {
  const sides = columns.map(({ kind, grows = 1 }) =>
    kind === 'decision' ? decision : Math.min(1, grows) * size,
  )
  const growths = columns.map((column, c) => {
    const [each, end] = wordsAcross(column, room)
    const most = (0.97 * (room.across - end)) / column.count - each - GAP.tiles * room.scale
    return Math.max(0, Math.min(most, (column.grows ?? 1) * size) - sides[c])
  })
  const ways = 2 * WAY.good * size * (columns.length - 1)
  const free = room.along - total(wordsAlong(columns, room)) - total(sides) - ways
  const share = Math.max(0, Math.min(1, free / (total(growths) || 1)))
  return sides.map((side, c) => side + share * growths[c])
}

/** The rectangle of a picture in which tiles stand. */
function areaOf(layout: Layout, { x, y, width, height }: PlotArea): PlotArea {
  const [margin, above] = [MARGIN * layout.textScale, GAP.head * layout.scale]
  return {
    x: x + margin,
    y: y + above,
    width: width - 2 * margin,
    height: height - above - ROOM.legend * layout.textScale,
  }
}

function roomIn(
  { width, height }: { width: number; height: number },
  { scale, textScale }: Pick<Layout, 'scale' | 'textScale'>,
): Room {
  const down = height > TALL * width
  return { along: down ? height : width, across: down ? width : height, down, scale, textScale }
}

/** Places of tiles in a room with their legend, downwards in a tall one. @throws SpecError for a picture that is too small */
export function placeTiles(layout: Layout, columns: readonly TileColumn[], whole = roomOf(layout)) {
  const area = areaOf(layout, whole)
  const room = roomIn(area, layout)
  const { size, decision } = sizesIn(columns, room)
  if (size < LEAST * layout.scale) throw tooSmall(layout, columns, area)
  const sizes = grownIn(columns, room, size, decision)
  const [before, ...after] = wordsAlong(columns, room)
  const count = Math.max(1, columns.length - 1)
  const free = room.along - total(sizes) - before - total(after)
  const way = Math.min(free / count, WAY.most * size + 5 * GAP.tiles * layout.scale)
  let at = (room.down ? area.y : area.x) + before + (free - (columns.length - 1) * way) / 2
  const tiles = columns.map((column, c) => {
    const side = sizes[c]
    const [each, end] = wordsAcross(column, room)
    const taken = side + each + GAP.tiles * layout.scale
    const spread = SPREAD[column.kind === 'class' ? 'class' : 'other'] * side
    const step = taken + Math.min(Math.max(0, (room.across - end) / column.count - taken), spread)
    const first =
      (room.down ? area.x : area.y) + (room.across - end - (column.count - 1) * step - side - each) / 2
    const along = at
    at += side + after[c] + way
    return Array.from({ length: column.count + (column.rest ? 1 : 0) }, (_, i): PlotSquare => {
      const size = i < column.count ? side : REST * layout.textScale
      const across = first + i * step - (i < column.count ? 0 : step - taken)
      const middle = along + (side - size) / 2
      return room.down ? { x: across, y: middle, size } : { x: middle, y: across, size }
    })
  })
  const legend = whole.y + whole.height - 12 * layout.textScale
  return { tiles, down: room.down, names: columns.map(column => nameOf(column, room)), legend }
}

/** The error for a picture that is too small, with a larger one that is not. */
function tooSmall(layout: Layout, columns: readonly TileColumn[], area: PlotArea): SpecError {
  const { width, height } = layout
  for (let factor = 1.05; factor < LARGER; factor *= 1.05)
    for (const [x, y] of [
      [factor, 1],
      [1, factor],
      [factor, factor],
    ]) {
      const [wide, high] = [width * x, height * y].map(side => 10 * Math.ceil(side / 10))
      const { scale, large: textScale } = scalesOf(wide, high)
      const grown = Math.max(1, textScale / layout.textScale)
      const [across, down] = [(width - area.width) * grown, (height - area.height) * grown]
      const free = { width: wide - across, height: high - down }
      const longest = Math.max(...columns.map(({ count }) => count))
      // Somewhat more than was found, as the head may take more room there.
      const sides = [wide, high].map(side => 10 * Math.ceil(0.106 * side))
      const expected = `at least ${sides.join('x')} for this network of ${columns.length} columns, the longest of ${longest} tiles`
      if (sizesIn(columns, roomIn(free, { scale, textScale })).size >= LEAST * scale)
        return new SpecError('size', `${width}x${height}`, expected)
    }
  return new SpecError('size', `${width}x${height}`, 'fewer layers: this network has no room in any picture')
}
