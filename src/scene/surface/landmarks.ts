import { between } from '../space/mesh.ts'
import type { Relief } from './relief.ts'
import { eachPart } from './relieforder.ts'

/** A line on the sheet: corners one after the other, and the cells that it must not be hidden by. */
export interface Ruling {
  corners: number[]
  cells: number[]
  kind: 'tick' | 'outline'
}

/** A piece of the border between two classes. */
export interface BorderEdge {
  ends: [number, number]
  pieces: [number, number]
  cells: number[]
}

/** The grid's lines at the ticks and along the edge, cell by cell. */
export function rulingsOn({ ground, xs, ys }: Relief, ticks: number[][]): Ruling[] {
  const columns = xs.length - 1
  return [xs, ys].flatMap((lines, d) => {
    const [across, stride, step] = d === 0 ? [ys, columns, 1] : [xs, 1, columns]
    return lines.flatMap((line, l): Ruling[] => {
      const edge = l === 0 || l === lines.length - 1
      if (!edge && !ticks[d].includes(line)) return []
      const on: number[] = []
      for (let v = 0; v < ground.length / 2; v++) if (ground[2 * v + d] === line) on.push(v)
      on.sort((a, b) => ground[2 * a + 1 - d] - ground[2 * b + 1 - d])
      return across.slice(1).map((end, i) => ({
        corners: on.filter(v => ground[2 * v + 1 - d] >= across[i] && ground[2 * v + 1 - d] <= end),
        cells: [l - 1, l].filter(c => c >= 0 && c < lines.length - 1).map(c => c * step + i * stride),
        kind: edge ? 'outline' : 'tick',
      }))
    })
  })
}

/** Where pieces of different classes meet within a cell. */
export function bordersIn(relief: Relief): { borders: BorderEdge[]; bordersOf: Map<number, number[]> } {
  const borders: BorderEdge[] = []
  const bordersOf = new Map<number, number[]>()
  relief.cells.forEach(parts => {
    if (typeof parts === 'number') return
    const owners = new Map<string, number>()
    eachPart(parts, 0, 0, p => {
      const { corners, class: k } = relief.pieces[p]
      corners.forEach((v, i) => {
        const w = corners[(i + 1) % corners.length]
        const other = owners.get(`${w} ${v}`)
        owners.set(`${v} ${w}`, p)
        if (other === undefined || relief.pieces[other].class === k) return
        const index = borders.push({ ends: [v, w], pieces: [other, p], cells: [] }) - 1
        for (const piece of [other, p]) bordersOf.set(piece, [...(bordersOf.get(piece) ?? []), index])
      })
    })
  })
  const { ground } = relief
  for (const border of borders) {
    const [a, b] = border.ends
    const [x, y] = [0, 1].map(d => [ground[2 * a + d], ground[2 * b + d]])
    border.cells = cellsUnder(relief, [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)], 0.012)
  }
  return { borders, bordersOf }
}

/** The cells that a rectangle on the ground touches, widened by a margin. */
export function cellsUnder(
  { xs, ys }: Relief,
  [left, low, right, high]: [number, number, number, number],
  margin: number,
): number[] {
  const cells: number[] = []
  const last = between(xs, right + margin)
  for (let r = between(ys, low - margin), top = between(ys, high + margin); r <= top; r++)
    for (let c = between(xs, left - margin); c <= last; c++) cells.push(r * (xs.length - 1) + c)
  return cells
}
