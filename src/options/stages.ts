import type { Spec } from './spec.ts'

/** Keys that generated points depend on, and those of a table. */
const generatorKeys = ['samples', 'noise', 'seed', 'dataSeed', 'classes', 'hollow'] as const
const tableKeys = ['label', 'features'] as const
const networkKeys = [
  ...(['hidden', 'activation', 'alpha', 'maxIter', 'tol', 'restarts'] as const),
  ...(['seed', 'networkSeed', 'model'] as const),
]

/** A text that is the same for specs of the same points. */
export function dataKey(spec: Spec): string {
  const keys = spec.samples === null ? tableKeys : generatorKeys
  return JSON.stringify([spec.data, spec.scale, spec.model, ...keys.map(key => spec[key])])
}

/** A text that is the same for specs of the same points and network. */
export function networkKey(spec: Spec): string {
  return JSON.stringify([dataKey(spec), ...networkKeys.map(key => spec[key])])
}
