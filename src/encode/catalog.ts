import { generators } from '../data/registry.ts'
import { activationNames } from '../network/activation.ts'
import type { Catalog } from '../options/catalog.ts'
import { type FigureSpecReader, figureSpecReader, singleSpec } from '../options/read.ts'
import type { Spec } from '../options/spec.ts'
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
 * Reads a figure's spec from an object, and fills its defaults.
 *
 * @throws SpecError {field, got, expected, suggestion} for anything that is not a spec
 */
export const readFigureObject: FigureSpecReader = figureSpecReader(catalog)

/**
 * Reads the spec of one network, as `readFigureObject` does.
 *
 * @throws SpecError for several values of a key too
 */
export function readSpecObject(input: object): Spec {
  return singleSpec(readFigureObject(input))
}
