import type { Spec } from './spec.ts'

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
