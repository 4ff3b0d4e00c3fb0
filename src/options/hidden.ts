import type { HiddenLayer } from './forms.ts'
import { numberOf } from './text.ts'

/**
 * The layers that a text, a number or a list of them names: "4:relu,3" → [{units: 4, activation: "relu"},
 * {units: 3}], and 0 → [], which is logistic regression. What is not in that form stays as it is, for the schema to refuse.
 */
export function layersValue(value: unknown): unknown {
  if (numberOf(value) === 0) return []
  const items = typeof value === 'string' ? value.split(',') : typeof value === 'number' ? [value] : value
  return Array.isArray(items) ? items.map(layerOf) : value
}

/** Hidden layers in their text form, "0" for none; layers of the usual activation do not name it. */
export function formatHidden(
  layers: readonly (Pick<HiddenLayer, 'units'> & Partial<HiddenLayer>)[],
  usual?: string,
): string {
  if (layers.length === 0) return '0'
  return layers
    .map(({ units, activation }) =>
      activation === undefined || activation === usual ? `${units}` : `${units}:${activation}`,
    )
    .join(',')
}

/**
 * Number of layers that the staged way takes apart: those of three units at most on three at most.
 *
 * @param features of the data; those of a table are known only where the spec chooses them
 */
export function stagedLayers(layers: readonly { units: number }[], features = 1): number {
  const widths = [features, ...layers.map(({ units }) => units)]
  return layers.filter((_, l) => widths[l] <= 3 && widths[l + 1] <= 3).length
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
