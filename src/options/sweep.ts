import { SpecError } from './error.ts'
import { type KeyWith, keysWith, keyTable } from './key-table.ts'
import type { ParseResult } from './keys.ts'
import type { PanelLayout } from './panels.ts'
import type { HiddenLayer, Spec } from './spec.ts'

/** The keys that may take several values, a panel each. */
export const sweptKeys = keysWith('sweep').sort((a, b) => keyTable[a].sweep! - keyTable[b].sweep!)
export type SweptKey = KeyWith<'sweep'>

/** What a spec says of the one key that takes several values. It stands in that key's place, though a Spec's type has one. */
export interface Sweep {
  key: SweptKey
  values: unknown[]
}

/** Panels of a sweep at most. */
export const maxSwept = 16

/** The key of a spec, or of what one is read from, that takes several values; null where none does. */
export function sweepOf(spec: object): Sweep | null {
  return sweepsIn(spec)[0] ?? null
}

/** All keys that take several values, where only one may. */
export function sweepsIn(spec: object): Sweep[] {
  return sweptKeys.flatMap(key => {
    const values = sweptValues((spec as Record<string, unknown>)[key])
    return values ? [{ key, values }] : []
  })
}

export function isSwept(key: string): boolean {
  return sweptKeys.some(swept => swept === key)
}

/** The values of `{"sweep": […]}`, `1..4` or `2|3|8,3`; null for one value. */
export function sweptValues(value: unknown): unknown[] | null {
  if (typeof value === 'object' && value !== null && 'sweep' in value)
    return Array.isArray(value.sweep) ? value.sweep : [value.sweep]
  if (typeof value !== 'string' || !/\||\.\./.test(value)) return null
  const values: unknown[] = []
  for (const part of value.split('|')) {
    // A short text can have a thousand long ranges.
    if (values.length >= maxRange) break
    for (const item of rangeOf(part) ?? [part.trim()]) values.push(item)
  }
  return values
}

/** A range's whole numbers, up to one more than could be wanted. */
function rangeOf(text: string): number[] | null {
  const [, first, last] = /^\s*(\d+)\s*\.\.\s*(\d+)\s*$/.exec(text) ?? []
  if (first === undefined) return null
  const [from, to] = [Number(first), Number(last)]
  return Array.from({ length: Math.min(Math.max(0, to - from + 1), maxRange) }, (_, i) => from + i)
}

/** Numbers of a range at most; a list is checked by who takes it. */
const maxRange = 100_001

/** Several values of a key in their normal form, or all that is wrong with them. */
export function readSweep(
  key: string,
  values: readonly unknown[],
  read: (value: unknown) => ParseResult,
): ParseResult {
  if (values.length < 2 || values.length > maxSwept) {
    const expected = `2 to ${maxSwept} of them, such as 1..4 or 2|3`
    return { faults: [new SpecError(key, `${values.length} values`, expected)] }
  }
  const readings = values.map(read)
  const faults = readings.flatMap(({ faults }) => faults)
  if (faults.length > 0) return { faults }
  const sweep = readings.map(({ value }) => value)
  const distinct = new Set(sweep.map(value => JSON.stringify(value)))
  if (distinct.size === sweep.length) return { value: { sweep }, faults }
  return { faults: [new SpecError(key, values, 'values that differ from each other')] }
}

/** How the panels of a sweep stand where the spec does not say. */
export function sweepLayout(count: number): PanelLayout {
  return count <= 3 ? 'row' : 'grid'
}

/** One of the specs that a sweep shows. Its size is still that of the whole picture. */
export interface SweptSpec {
  /** Such as "2 units" or "seed 3". */
  name: string
  spec: Spec
}

/** The specs whose networks a spec shows, each with one value of what is swept; a spec without a sweep is the only one. */
export function panelsOf(spec: Spec): SweptSpec[] {
  const sweep = sweepOf(spec)
  if (!sweep) return [{ name: '', spec }]
  return sweep.values.map(value => ({
    name: panelName(sweep.key, value),
    spec: { ...spec, ...panelKeys(sweep.key, value, spec.hidden), layout: null },
  }))
}

/** The keys of a panel: a swept activation is that of all layers. */
function panelKeys(key: SweptKey, value: unknown, hidden: HiddenLayer[] | null): Partial<Spec> {
  if (key !== 'activation' || hidden === null) return { [key]: value }
  const activation = value as Spec['activation']
  return { activation, hidden: hidden.map(({ units }) => ({ units, activation })) }
}

function panelName(key: SweptKey, value: unknown): string {
  if (key === 'activation') return String(value)
  if (key !== 'hidden') return `${key} ${value}`
  const layers = value as HiddenLayer[]
  const units = layers.map(layer => layer.units)
  if (units.length > 1) return `${units.slice(0, -1).join(', ')} and ${units.at(-1)} units`
  return `${units[0]} unit${units[0] === 1 ? '' : 's'}`
}
