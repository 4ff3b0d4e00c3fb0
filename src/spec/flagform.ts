import { formatHidden } from './hidden.ts'
import type { Spec } from './spec.ts'
import { listOf } from './text.ts'

/** The text form of a key's value, as its flag takes it, which a spec reads as the same value; null for none. */
export function flagForm(spec: Spec, key: keyof Spec): string | null {
  const value = spec[key]
  if (value === null) return null
  if (value === spec.hidden) return formatHidden(spec.hidden, spec.activation)
  if (Array.isArray(value)) {
    const text = value.join(',')
    return JSON.stringify(listOf(text)) === JSON.stringify(value) ? text : JSON.stringify(value)
  }
  if (typeof value !== 'object') return String(value)
  if ('width' in value) return `${value.width}x${value.height}`
  if ('azimuth' in value) return `${value.azimuth},${value.elevation}`
  return JSON.stringify(value)
}
