import { SpecError } from './error.ts'
import { nearest } from './suggest.ts'

/** A hidden unit of a network; both numbers count from 0. */
export interface UnitPlace {
  layer: number
  unit: number
}

/**
 * The place of a hidden unit by its name, `h2` of the last hidden layer or `1:h3` of layer 1; an error for one that is not
 * there. @param units of each hidden layer
 */
export function unitPlace(name: string, units: readonly number[]): UnitPlace | SpecError {
  const places = units.flatMap((count, layer) =>
    Array.from({ length: count }, (_, unit) => {
      const short = `h${unit + 1}`
      const names = [`${layer + 1}:${short}`, ...(layer === units.length - 1 ? [short] : [])]
      return { layer, unit, names }
    }),
  )
  const found = places.find(({ names }) => names.includes(name))
  if (found) return found
  const ranges = units.map((count, l) => `${l + 1}:h1 to ${l + 1}:h${count}`).slice(0, -1)
  const last =
    units.length > 0 ? `one of h1 to h${units.at(-1)}, or all` : 'nothing: there is no hidden layer'
  // Of h9 the last one is the nearest.
  const word = nearest(name, places.flatMap(({ names }) => names).reverse())
  return new SpecError('without', name, [last, ...ranges].join(', '), { suggestion: word && `"${word}"` })
}
