import { keysWhere, keyTable } from './key-table.ts'
import { foreignFormat } from './paths.ts'
import type { Spec } from './spec.ts'

const generatorKeys = keysWhere(({ decides }) => decides?.includes('generated') === true)
const tableKeys = keysWhere(({ decides }) => decides?.includes('table') === true)
const networkKeys = keysWhere(({ decides }) => decides?.includes('network') === true)

/** A text that is the same for specs of the same points. */
export function dataKey(spec: Spec): string {
  // A model file that leaves it open is read with it.
  const activation = spec.model !== null && !isOfModel('activation', spec.model) ? spec.activation : null
  if (spec.samples !== null) return JSON.stringify([...generatorKeys.map(key => spec[key]), activation])
  // A seed decides of a table which rows are held out.
  const seed = typeof spec.test === 'number' ? (spec.dataSeed ?? spec.seed) : null
  return JSON.stringify([...tableKeys.map(key => spec[key]), seed, activation])
}

/** True for a key that a model file decides, so that it has no value beside one. */
export function isOfModel(key: string, model: string | null): boolean {
  const { notWithModel, openIn = [] } = keyTable[key]
  if (model === null || notWithModel === undefined) return false
  return !openIn.some(format => format === foreignFormat(model))
}

/** A text that is the same for specs of the same network; `needsHidden` where a scene draws a hidden layer in any case. */
export function networkKey(spec: Spec, needsHidden: boolean): string {
  const choosing = choosesNetwork(spec) ? [spec.dataSeed, needsHidden] : null
  return JSON.stringify([dataKey(spec), ...networkKeys.map(key => spec[key]), choosing])
}

/** True where cross-validation chooses hidden layers and penalty: of a table for which neither is given. */
export function choosesNetwork({ hidden, alpha, model }: Pick<Spec, 'hidden' | 'alpha' | 'model'>): boolean {
  return hidden === null && alpha === null && model === null
}
