import * as z from 'zod/mini'
import type { GivenLayer } from '../forms.ts'
import { numberOf } from '../text.ts'
import { NUMBER, textForm } from './json.ts'
import { type Kind, nameIn, preprocess } from './kind.ts'

const LAYER = `\\s*${NUMBER}\\s*(:\\s*[A-Za-z_]+\\s*)?`

export const layersKind: Kind<'layers'> = {
  schema({ max, maxUnits }, { activations }) {
    const error = `1 to ${max} hidden layers of 1 to ${maxUnits} units each, such as 2 or 4:relu,3, or 0 for none`
    const isSome = z.gte(1, `${error}; a hidden layer needs a unit`)
    const units = z.int(error).check(isSome, z.lte(maxUnits, error))
    const layer = z.strictObject({ units, activation: z.optional(nameIn(activations)) }, error)
    return preprocess(layersOf, z.array(layer, error).check(z.maxLength(max, error)))
  },
  json(normal, { maxUnits }) {
    const units = { type: 'integer', minimum: 1, maximum: maxUnits }
    const items = { anyOf: [normal.items, units, textForm(LAYER)] }
    return [{ ...units, minimum: 0 }, textForm(`${LAYER}(,${LAYER})*`), { ...normal, items }]
  },
  format: formatLayers,
}

/**
 * The layers that a text, a number or a list of them names: "4:relu,3" → [{units: 4, activation: "relu"},
 * {units: 3}], and 0 → [], which is logistic regression. What is not in that form stays as it is, for the schema to refuse.
 */
export function layersOf(value: unknown): unknown {
  if (numberOf(value) === 0) return []
  const items = typeof value === 'string' ? value.split(',') : typeof value === 'number' ? [value] : value
  return Array.isArray(items) ? items.map(layerOf) : value
}

function layerOf(item: unknown): unknown {
  if (typeof item === 'number') return { units: item }
  if (typeof item !== 'string') return item
  const [units, activation, ...rest] = item.split(':').map(part => part.trim())
  if (rest.length > 0) return item
  return activation === undefined
    ? { units: numberOf(units) }
    : { units: numberOf(units), activation: activation.toLowerCase() }
}

/** Hidden layers in their text form, "0" for none; layers of the usual activation do not name it. */
export function formatLayers(layers: readonly GivenLayer[], usual?: string): string {
  if (layers.length === 0) return '0'
  return layers
    .map(({ units, activation }) =>
      activation === undefined || activation === usual ? `${units}` : `${units}:${activation}`,
    )
    .join(',')
}
