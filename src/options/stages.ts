import { keysWhere } from './key-table.ts'
import type { Spec } from './spec.ts'

const generatorKeys = keysWhere(({ decides }) => decides?.includes('generated') === true)
const tableKeys = keysWhere(({ decides }) => decides?.includes('table') === true)
const networkKeys = keysWhere(({ decides }) => decides?.includes('network') === true)

/** A text that is the same for specs of the same points. */
export function dataKey(spec: Spec): string {
  const keys = spec.samples === null ? tableKeys : generatorKeys
  return JSON.stringify(keys.map(key => spec[key]))
}

/** A text that is the same for specs of the same points and network. */
export function networkKey(spec: Spec): string {
  return JSON.stringify([dataKey(spec), ...networkKeys.map(key => spec[key])])
}
