import { describe, expect, it } from 'vitest'
import { layOut } from '../../../src/scene/layout/lay-out.ts'
import type { Layout, PlotSquare } from '../../../src/scene/layout/layout.ts'
import { placeTiles, type TileColumn } from '../../../src/scene/units/place-tiles.ts'

const words = { titles: ['The network itself'], captions: ['The output adds three maps'], details: ['all'] }
const layoutOf = (width: number, height: number): Layout =>
  layOut(width, height, { ...words, legend: [], below: true, film: true })

const column = (count: number, kind: TileColumn['kind'] = 'unit'): TileColumn => ({ count, kind })
const more = (kind: TileColumn['kind'] = 'unit'): TileColumn => ({ count: 8, rest: true, kind })
const networks: [string, TileColumn[]][] = [
  ['no hidden layer', [column(2, 'input'), column(1, 'decision')]],
  ['two wide layers', [column(2, 'input'), more(), more(), column(1, 'decision')]],
  ['ten classes', [column(2, 'input'), column(8), column(10, 'class'), column(1, 'decision')]],
  ['many features', [more('input'), more(), column(10, 'class')]],
  [
    'eight layers',
    [column(2, 'input'), ...Array.from({ length: 8 }, () => column(3)), column(1, 'decision')],
  ],
]
const sizes = [
  [600, 600],
  [1280, 720],
  [1080, 1920],
] as const

const within = ({ x, y, size }: PlotSquare, { width, height }: Layout) =>
  x >= 0 && y >= 0 && x + size <= width && y + size <= height

/** Pixels between two squares; below 0 where one lies over the other. */
const gap = (a: PlotSquare, b: PlotSquare) =>
  Math.max(b.x - a.x - a.size, a.x - b.x - b.size, b.y - a.y - a.size, a.y - b.y - b.size)

describe.each(networks)('the tiles of %s', (_, columns) => {
  it.each(sizes)(
    'lie in a picture of %i × %i, in their order, apart from each other and 36 pixels of 600 large',
    (width, height) => {
      const layout = layoutOf(width, height)
      const { tiles, legend, down } = placeTiles(layout, columns)
      const all = tiles.flat()
      expect(tiles.map(({ length }) => length)).toEqual(
        columns.map(({ count, rest }) => count + (rest ? 1 : 0)),
      )
      const places = columns.flatMap(({ rest }, c) => (rest ? [tiles[c].at(-1)] : []))
      for (const [i, tile] of all.entries()) {
        expect(within(tile, layout)).toBe(true)
        if (places.includes(tile)) expect(tile.size).toBeLessThan(20 * layout.textScale)
        else expect(tile.size).toBeGreaterThanOrEqual(36 * layout.scale)
        expect(tile.y).toBeGreaterThan(layout.detail.y)
        expect(tile.y + tile.size).toBeLessThan(legend - 8 * layout.textScale)
        for (const other of all.slice(i + 1)) expect(gap(tile, other)).toBeGreaterThan(2 * layout.scale)
      }
      // A line is in the way between its two columns alone: it passes behind no other tile.
      const along = ({ x, y }: PlotSquare) => (down ? y : x)
      expect(down).toBe(height > width)
      for (const [c, next] of tiles.slice(1).entries()) {
        const end = Math.max(...tiles[c].map(tile => along(tile) + tile.size))
        expect(Math.min(...next.map(along))).toBeGreaterThan(end)
      }
    },
  )
})

describe('a picture that is too small', () => {
  const columns = [
    more('input'),
    ...Array.from({ length: 8 }, () => more()),
    column(10, 'class'),
    column(1, 'decision'),
  ]

  it.each([
    [300, 300],
    [600, 300],
    [200, 400],
  ])('of %i × %i is refused with a size that will do', (width, height) => {
    let said = ''
    try {
      placeTiles(layoutOf(width, height), columns)
    } catch (error) {
      said = String(error)
    }
    expect(said).toMatch(/size: got "\d+x\d+", expected at least \d+x\d+ for this network/)
    const [, wide, high] = /at least (\d+)x(\d+)/.exec(said)!
    expect(() => placeTiles(layoutOf(Number(wide), Number(high)), columns)).not.toThrow()
    expect(Number(wide) * Number(high)).toBeLessThan(40 * width * height)
  })
})
