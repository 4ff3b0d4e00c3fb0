import type { GivenPart, HiddenLayer } from './forms.ts'
import { formatHidden } from './hidden.ts'
import type { Size } from './paper.ts'
import { formatSequence } from './sequence.ts'
import type { Spec } from './spec.ts'
import { type SpecJson, sweepsIn } from './sweep.ts'
import { formatWordOrders, listOf } from './text.ts'

/** The text form of a key's value, as its flag takes it, which a spec reads as the same value; null for none. */
export function flagForm(spec: SpecJson, key: keyof Spec): string | null {
  const [sweep] = sweepsIn(spec)
  // A swept activation is that of all layers, which name none.
  const activation = (
    sweep?.key === 'activation' ? (spec.hidden as HiddenLayer[] | null)?.[0]?.activation : spec.activation
  ) as string | undefined
  const form = (value: unknown): string | null => {
    if (value === null) return null
    if (key === 'order') return formatWordOrders(value as Record<string, string[]>)
    if (key === 'hidden') return formatHidden(value as HiddenLayer[], activation)
    if (key === 'sequence') return formatSequence(value as GivenPart[])
    if (Array.isArray(value)) {
      const text = value.join(',')
      return JSON.stringify(listOf(text)) === JSON.stringify(value) ? text : JSON.stringify(value)
    }
    if (typeof value !== 'object') return String(value)
    if ('width' in value && 'height' in value) {
      const { width, height, unit = '' } = value as Size
      return height === 0 ? `${width}${unit}` : `${width}${unit}x${height}${unit}`
    }
    if ('azimuth' in value && 'elevation' in value) return `${value.azimuth},${value.elevation}`
    if ('from' in value && 'to' in value) return `${value.from}:${value.to}`
    return JSON.stringify(value)
  }
  return sweep?.key === key ? sweep.values.map(form).join('|') : form(spec[key])
}
