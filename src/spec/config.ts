import type { BatchFigure, BatchOptions } from './batch.ts'
import type { Catalog } from './catalog.ts'
import { entryReader } from './entry.ts'
import { SpecError, throwAll } from './error.ts'
import { faultList } from './faults.ts'
import { figuresOf } from './figures.ts'
import { keyReader } from './keys.ts'
import { readSource } from './source.ts'
import { plainOf } from './written.ts'

/**
 * Reads YAML or JSON text of one spec, as --config takes it: a figure that has no outputs yet.
 * It throws SpecError for a fault, SpecErrors for several: all faults with their places.
 */
export function readConfigWith(
  catalog: Catalog,
  text: string,
  { file = 'spec', runOptions = [] }: BatchOptions = {},
): BatchFigure {
  const source = readSource(text, file)
  const { root } = source
  const faults = faultList(source)
  const keys = keyReader(catalog)
  const reader = entryReader(keys, faults, runOptions, 1)
  if (root.kind !== 'map')
    throw new SpecError('', plainOf(root) ?? undefined, 'keys with values, such as data: blobs', {
      ...source.locate(root),
    })
  const choices = reader.choices(root)
  if (!choices.has('data') && !reader.isMeant('data', root))
    for (const fault of keys.read('data', undefined).faults) faults.add(root, fault)
  const entry = { written: root, choices, axes: [], outputs: [] }
  const [figure] = figuresOf(catalog, keys, source, faults, new Map(), [entry])
  throwAll(faults.all())
  return figure!
}
