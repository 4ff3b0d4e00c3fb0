import type { Shape } from '../shape.ts'

/** The contents of plots in rows, and the axes of the plane that are alike in all of them. */
export interface SharedAxes {
  contents: Shape[][]
  /** The first and the second axis; the first cell of the last row has the name of the first one. */
  shared: boolean[]
}

/** Plots in rows, of which those at the left and at the bottom alone have axes that are alike in all of them. */
export function shareAxes(contents: readonly Shape[][], columns: number): SharedAxes {
  const count = contents.length
  const shared = [0, 1].map(d => {
    const axes = contents.map(shapes => JSON.stringify(shapes.filter(({ key }) => partOf(d).test(key ?? ''))))
    return count > 1 && axes[0] !== '[]' && axes.every(axis => axis === axes[0])
  })
  const isKept = ({ key = '' }: Shape, cell: number) => {
    if (shared[1] && partOf(1).test(key)) return cell % columns === 0
    if (!shared[0] || !partOf(0).test(key)) return true
    return isAxisName(key, 0) ? cell === firstOfLast(count, columns) : cell + columns >= count
  }
  return { contents: contents.map((shapes, cell) => shapes.filter(shape => isKept(shape, cell))), shared }
}

/** The first cell of the last row. */
export function firstOfLast(count: number, columns: number): number {
  return count - 1 - ((count - 1) % columns)
}

/** True for the key of an axis's name. */
export function isAxisName(key: string | undefined, axis: number): boolean {
  return key === `axis ${axis}`
}

/** The keys of an axis's name and of the labels of its ticks. */
function partOf(axis: number): RegExp {
  return new RegExp(`^(axis|tick) ${axis}( |$)`)
}
