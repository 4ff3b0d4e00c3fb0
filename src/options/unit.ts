import { SpecError } from './error.ts'
import { nearest } from './suggest.ts'

/** A hidden unit of a network; both numbers count from 0. */
export interface UnitPlace {
  layer: number
  unit: number
}

/**
 * The place of a hidden unit by its name, `h2` of the last hidden layer or `1:h3` of layer 1; an error for one that is not
 * there. @param layers the hidden ones
 */
export function unitPlace(name: string, layers: readonly { units: number }[]): UnitPlace | SpecError {
  const last = `${layers.length}:`
  const whole = name.includes(':') ? name : last + name
  const names = layers.flatMap(({ units }, l) =>
    Array.from({ length: units }, (_, i) => `${l + 1}:h${i + 1}`),
  )
  const [layer, unit] = whole.split(':h').map(Number)
  if (names.includes(whole)) return { layer: layer - 1, unit: unit - 1 }
  const ranges = layers.map(({ units }, l) => `${l + 1}:h1 to ${l + 1}:h${units}`).reverse()
  const expected = ranges.join(', ').replaceAll(last, '') || 'nothing: there is no hidden layer'
  // Of h9 the last one is the nearest.
  const word = nearest(whole, names.reverse())?.replace(last, '')
  return new SpecError('without', name, expected, { suggestion: word && `"${word}"` })
}
