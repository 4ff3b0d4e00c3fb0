import type { BatchOptions } from './batch.ts'
import type { Catalog } from './catalog.ts'
import { entryReader } from './entry.ts'
import { SpecError, throwAll } from './error.ts'
import { faultList } from './fault-list.ts'
import { type BatchFigure, figuresOf } from './figures.ts'
import { keyReader } from './keys.ts'
import { readSource } from './source.ts'
import { toJs } from './yaml-node.ts'

/** Reads specs from YAML or JSON text. */
export type ConfigReader = (text: string, options?: BatchOptions) => BatchFigure

/**
 * A function that reads YAML or JSON text of one spec, as --config takes it: a figure that has no outputs yet.
 * It throws SpecError for a fault, SpecErrors for several: all faults with their places, also keys that no spec has
 * and that have no value, which a spec that is made leaves aside.
 */
export function configReader(catalog: Catalog): ConfigReader {
  const keys = keyReader(catalog)
  return (text, { file = 'spec', runOptions = [] } = {}) => {
    const source = readSource(text, file)
    const { root } = source
    if (root.kind !== 'map') {
      const expected = 'keys with values, such as data: blobs'
      throw new SpecError('', toJs(root) ?? undefined, expected, source.locate(root))
    }
    const faults = faultList(source)
    const reader = entryReader(keys, faults, runOptions, 1)
    const settings = reader.settings(root)
    if (!settings.has('data') && !reader.isMeant('data', root))
      for (const fault of keys.read('data', undefined).faults) faults.add(root, fault)
    const entry = { written: root, settings, axes: [], outputs: [] }
    const [figure] = figuresOf(catalog, keys, source, faults, new Map(), [entry])
    throwAll(faults.all())
    return figure!
  }
}
