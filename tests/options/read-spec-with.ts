import type { Catalog } from '../../src/options/catalog.ts'
import { figureSpecReader, singleSpec } from '../../src/options/read.ts'
import { type ReadOptions, textReader } from '../../src/options/read-text.ts'
import type { Spec } from '../../src/options/spec.ts'

/** Reads one spec, from an object or from text, with the names and defaults of a catalog. */
export function readSpecWith(catalog: Catalog, input: object | string, options?: ReadOptions): Spec {
  const read = figureSpecReader(catalog)
  return textReader((keys, outputs) => singleSpec(read(keys, outputs)))(input, options)
}
