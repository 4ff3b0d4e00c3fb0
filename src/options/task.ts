import { isTablePath } from './paths.ts'

/** The kind of what is learned: a class a row, or a number. */
export type Task = 'classification' | 'regression'

/** The task that a spec asks for: regression for a formula, or where a table has a target column. */
export function taskOf({ data, target = null }: { data: string; target?: string | null }): Task {
  return target !== null || formulaOf(data) ? 'regression' : 'classification'
}

/** A formula as data: its target, `y` of x alone or `z` of x and y, and the right side. */
export interface Formula {
  target: 'y' | 'z'
  /** Names that the right side may have, the features. */
  inputs: readonly string[]
  right: string
  /** Index of the first character of the right side. */
  start: number
}

/** The formula that data are, "y = …" of x or "z = …" of x and y; null for "y = x*y" and what compares, which part classes. */
export function formulaOf(data: string): Formula | null {
  const found = /^\s*([yz])\s*=(?!=)\s*/.exec(data)
  if (!found || isTablePath(data)) return null
  const right = data.slice(found[0].length)
  const target = found[1] as 'y' | 'z'
  const names: string[] = right.match(/[\p{L}_][\p{L}\d_]*/gu) ?? []
  const compares = /[<>=≤≥≠!&|]/.test(right) || names.some(name => ['and', 'or', 'not'].includes(name))
  if (compares || (target === 'y' && names.includes('y'))) return null
  return { target, inputs: target === 'y' ? ['x'] : ['x', 'y'], right, start: found[0].length }
}
