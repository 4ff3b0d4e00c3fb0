// Figures that differ only in language and theme have one network: they are the same figure under other keys.
import { plainKeys } from './hashes.js'

const worn = ['lang', 'theme']

/** The keys of a figure without what it wears. */
export function bareKeys(spec) {
  return Object.fromEntries(Object.entries(plainKeys(spec)).filter(([key]) => !worn.includes(key)))
}

/**
 * A figure with what its keys say that it wears.
 *
 * @param bare the figure of `bareKeys`
 */
export async function dressed(bare, spec) {
  const change = Object.fromEntries(worn.filter(key => key in spec).map(key => [key, spec[key]]))
  if (Object.keys(change).length === 0) return bare
  return bare.under(change)
}
