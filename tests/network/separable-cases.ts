import type { Cloud } from '../../src/network/hull-distance.ts'
import { isSeparable, type OpenReason } from '../../src/network/separable.ts'
import { planted } from './planted.ts'

export function cloudOf(rows: number[][], y: number[]): Cloud {
  return { points: Float64Array.from(rows.flat()), y: Int32Array.from(y) }
}

/** Without a hint: all scores equal, so that the linear program must decide. */
export function decide(
  rows: number[][],
  y: number[],
  classes = Math.max(...y) + 1,
): Promise<boolean | OpenReason> {
  return isSeparable(cloudOf(rows, y), new Float64Array(y.length * classes))
}

/** Wrong answers for classes between which gaps are planted, of 1e-12 of the spread on and of less; empty for none. */
export async function wrongAnswers(dimensions: number, classes: number): Promise<string[]> {
  const wrong: string[] = []
  const gaps = [1e-1, 1e-3, 1e-5, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11, 2e-12, 1.1e-12, 4.5e-13, 1e-13]
  for (const [k, size] of gaps.entries()) {
    for (const gap of [size, -size]) {
      const seed = `planted ${dimensions} ${classes} ${size}`
      const plan = { seed, dimensions, classes, gap, offset: [0, 50][k % 2], stretch: [0, 0, 3][k % 3] }
      const { rows, y } = planted(plan)
      const answer = await decide(rows, y, classes)
      if (answer !== gap > 1e-12) wrong.push(`${gap}: ${answer}`)
    }
  }
  return wrong
}
