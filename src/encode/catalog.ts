import { generators } from '../data/registry.ts'
import { activationNames } from '../network/activation.ts'
import type { Catalog } from '../options/catalog.ts'
import { type SpecReader, specReader } from '../options/read.ts'
import { eases } from '../scene/geometry/ease.ts'
import { scenes } from '../scene/scenes/registry.ts'
import { themes } from '../scene/style/theme.ts'
import { places } from './places.ts'

/** All names and defaults that the rooms' registries hold. */
export const catalog: Catalog = {
  datasets: generators.map(({ generate, forms, ...facts }) => facts),
  scenes: Object.values(scenes).map(({ facts }) => facts),
  themes: Object.keys(themes),
  eases: Object.keys(eases),
  activations: activationNames,
  places,
}

/**
 * Reads a spec from an object, and fills its defaults.
 *
 * @throws SpecError {field, got, expected, suggestion} for anything that is not a spec.
 */
export const readSpec: SpecReader = specReader(catalog)
