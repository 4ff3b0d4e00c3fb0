import type { SceneFacts } from './catalog.ts'
import type { Spec } from './spec.ts'

/** Words that stand for columns of a slice: those that matter most, and each pair of several. */
export const sliceWords = ['auto', 'pairs']

/** True for a slice whose columns are named. */
export function namesColumns(slice: Spec['slice']): boolean {
  return slice !== null && !sliceWords.includes(slice[0])
}

/** The numbers of columns that a slice may go along in all of these scenes, the larger one first. */
export function sliceSizes(
  scenes: readonly Pick<SceneFacts, 'name' | 'takes' | 'slices'>[],
  names: readonly string[],
) {
  const sliced = scenes.filter(({ name, takes }) => names.includes(name) && takes.includes('slice'))
  return [2, 1].filter(size => sliced.every(({ slices = [2] }) => slices.includes(size)))
}

/** True for a slice of each pair of some columns. */
export function isPairs(slice: Spec['slice']): boolean {
  return slice?.[0] === 'pairs'
}

/** A time of day behind a date, whose colon is no mark between two values. */
const TIME = /\d[T ]\d{1,2}:\d{2}/

/** True where one of the held columns moves from one value to another. */
export function isMoving(fix: Spec['fix']): boolean {
  return (fix ?? []).some(item => item.slice(item.indexOf('=')).includes(':') && !TIME.test(item))
}

/** Seconds of a film in which a slice moves, there and back. */
export const MOVING_SECONDS = 6
