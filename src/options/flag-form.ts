import type { HiddenLayer } from './forms.ts'
import { keyTable } from './key-table.ts'
import { kindOf } from './kinds/kinds.ts'
import type { Spec } from './spec.ts'
import { type SpecJson, sweepsIn } from './sweep.ts'
import { formatList } from './text.ts'

/** The text form of a key's value, as its flag takes it, which a spec reads as the same value; null for none. */
export function flagForm(spec: SpecJson, key: keyof Spec): string | null {
  const { format } = kindOf(keyTable[key].form)
  const [sweep] = sweepsIn(spec)
  // A swept activation is that of all layers, which name none.
  const activation = (
    sweep?.key === 'activation' ? (spec.hidden as HiddenLayer[] | null)?.[0]?.activation : spec.activation
  ) as string | undefined
  const form = (value: unknown): string | null => {
    if (value === null) return null
    if (format) return format(value as never, activation)
    if (Array.isArray(value)) return formatList(value)
    return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
  return sweep?.key === key ? sweep.values.map(form).join('|') : form(spec[key])
}
