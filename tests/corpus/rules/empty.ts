import type { Shape } from '../../../src/core.ts'
import type { Kept } from '../kept.ts'
import { boundsOf, type Leaf, leavesOf } from '../leaves.ts'
import type { Fault, Rule } from './rule.ts'

/** Cells along a picture's shorter side. */
const cells = 12
/** The share of cells below the head that may hold nothing, in upright pictures and in others. */
const most = { upright: 0.45, others: 0.4 }

/** A picture uses its room: few cells are without a line, a point, a letter or a tint. */
export const empty: Rule = {
  name: 'empty',
  holds: `has at most ${100 * most.others} % of its room empty, upright ${100 * most.upright} %`,
  faults(kept) {
    const { width, height } = kept.figure
    const limit = height > width ? most.upright : most.others
    return kept.moments
      .filter(({ name }) => name === 'poster' || name === 'end')
      .flatMap(({ name, shapes }): Fault[] => {
        const share = emptyShare(kept, shapes)
        return share > limit ? [{ moment: name, what: `has ${Math.round(100 * share)} % empty` }] : []
      })
  },
}

/** The share of cells below the head in which nothing is drawn. */
function emptyShare(kept: Kept, shapes: readonly Shape[]): number {
  const { width, height, background } = kept.figure
  const size = Math.min(width, height) / cells
  const [columns, rows] = [width, height].map(side => Math.ceil(side / size - 1e-6))
  const leaves = leavesOf(shapes).filter(({ opacity }) => opacity >= 0.1)
  const full = new Set<number>()
  const fill = (x: number, y: number) => {
    const [column, row] = [Math.floor(x / size), Math.floor(y / size)]
    if (column >= 0 && column < columns && row >= 0 && row < rows) full.add(row * columns + column)
  }
  for (const leaf of leaves) {
    const { shape } = leaf
    if (shape.kind === 'dots')
      for (let i = 0; i < shape.centres.length; i += 2) fill(shape.centres[i], shape.centres[i + 1])
    else if (shape.kind !== 'path') fillBox(boundsOf(leaf, kept.widthOf), size, fill)
    else if (shape.fill !== background) {
      for (const line of shape.lines) fillLine(line, shape.closed, size, fill)
      if (shape.fill) fillInside(shape.lines, size, rows, fill)
    }
  }
  const first = Math.round(headEnd(kept, leaves) / size)
  return 1 - [...full].filter(cell => cell >= first * columns).length / ((rows - first) * columns)
}

type Fill = (x: number, y: number) => void

function fillBox([left, top, right, bottom]: readonly number[], size: number, fill: Fill): void {
  for (let y = top; y < bottom + size; y += size)
    for (let x = left; x < right + size; x += size) fill(Math.min(x, right), Math.min(y, bottom))
}

function fillLine(line: ArrayLike<number>, closed: boolean, size: number, fill: Fill): void {
  const count = line.length / 2
  for (let i = 0; i < (closed ? count : count - 1); i++) {
    const next = (i + 1) % count
    const [x, y, u, v] = [line[2 * i], line[2 * i + 1], line[2 * next], line[2 * next + 1]]
    const steps = Math.ceil((2 * Math.hypot(u - x, v - y)) / size)
    for (let k = 0; k <= steps; k++) fill(x + (k / steps || 0) * (u - x), y + (k / steps || 0) * (v - y))
  }
}

/** Fills cells whose middles are inside, a row of cells at a time. */
function fillInside(lines: readonly ArrayLike<number>[], size: number, rows: number, fill: Fill): void {
  const crossings = Array.from({ length: rows }, (): number[] => [])
  for (const line of lines)
    for (let i = 0, j = line.length - 2; i < line.length; j = i, i += 2) {
      const [low, high] = [line[j + 1], line[i + 1]].sort((a, b) => a - b)
      const [from, to] = [low, high].map(y => Math.ceil(y / size - 0.5))
      for (let row = Math.max(0, from); row < Math.min(rows, to); row++) {
        const share = ((row + 0.5) * size - line[j + 1]) / (line[i + 1] - line[j + 1])
        crossings[row].push(line[j] + share * (line[i] - line[j]))
      }
    }
  for (const [row, places] of crossings.entries()) {
    places.sort((a, b) => a - b)
    for (let i = 0; i + 1 < places.length; i += 2)
      for (let column = Math.ceil(places[i] / size - 0.5); (column + 0.5) * size < places[i + 1]; column++)
        fill((column + 0.5) * size, (row + 0.5) * size)
  }
}

const head = /(^| )(title|caption|detail|legend)( class)? \w+$/

/** The lower end of the head's words, where they stand above: beside a plot and below they are a part of the picture. */
function headEnd({ figure, widthOf }: Kept, leaves: readonly Leaf[]): number {
  const ends = leaves.filter(({ key }) => head.test(key)).map(leaf => boundsOf(leaf, widthOf)[3])
  return Math.max(0, ...ends.filter(end => end < 0.4 * figure.height))
}
