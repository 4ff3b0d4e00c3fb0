import type { BatchFigure } from './batch.ts'
import type { Catalog } from './catalog.ts'
import { datasetFacts } from './check.ts'
import type { Setting } from './entry.ts'
import { short } from './error.ts'
import type { FaultList } from './fault-list.ts'
import { keyTable } from './key-table.ts'
import type { KeyReader } from './keys.ts'
import { type Axis, combinationCount, combinations } from './matrix.ts'
import type { OutputEntry } from './output.ts'
import { nameKeeper } from './output-names.ts'
import { outputDefaults, specOf } from './read.ts'
import type { Source } from './source.ts'
import type { Given } from './spec.ts'
import { specJson } from './sweep.ts'
import { fillTemplate } from './template.ts'
import { toJs, type YamlNode } from './yaml-node.ts'

/** An entry of a batch as it was read: what its figures have in common, and what not. */
export interface Entry {
  written: YamlNode
  settings: ReadonlyMap<string, Setting>
  axes: readonly Axis<Setting>[]
  outputs: readonly OutputEntry[]
}

/**
 * The figures of entries: one a combination of a matrix, in order. Rules and names that need a key with a fault
 * are left out, so that nothing is told that goes with another fault.
 */
export function figuresOf(
  catalog: Catalog,
  keys: KeyReader,
  { placeAt }: Source,
  faults: FaultList,
  defaults: ReadonlyMap<string, Setting>,
  entries: readonly Entry[],
): BatchFigure[] {
  const keepName = nameKeeper(faults, placeAt)

  return entries.flatMap(({ written, settings, axes, outputs }) => {
    const place = placeAt(written)
    const common = new Map([...defaults, ...settings])
    const files = outputs.map(({ template }) => template.text)
    const standIn = { ...keys.defaults, ...outputDefaults(files), data: catalog.datasets[0].name }
    const filled = (values: Given, settings: Iterable<Setting>) => withSettings(standIn, values, settings)
    const given = filled(standIn, common.values())
    // A default says how networks are trained, which a loaded one is not.
    const untrained = [...common.values()].filter(
      setting => defaults.get(setting.key) !== setting || keyTable[setting.key].notWithModel === undefined,
    )
    const loaded = filled(standIn, untrained)
    const varied = axes.filter(({ values }) => values.length > 1).map(({ key }) => key)
    const count = combinationCount(axes)

    const figureOf = (combination: readonly Setting[]): BatchFigure => {
      const chosen = new Map([...common, ...combination.map(setting => [setting.key, setting] as const)])
      const unread = new Set(chosen.has('data') ? [] : ['data'])
      for (const { key, reading } of chosen.values()) if (reading.faults.length > 0) unread.add(key)
      const base = chosen.get('model')?.reading.value ? loaded : given
      const { spec, faults: odd } = specOf(catalog, filled(base, combination), unread)
      const values = () => valuesOf(combination, varied)

      for (const fault of odd) {
        const setting = chosen.get(fault.field)
        const isShared = setting !== undefined && setting === defaults.get(fault.field)
        const which = [isShared ? `of line ${place.line}` : '', values() && `with ${values()}`].filter(
          Boolean,
        )
        const remark = which.length > 0 ? ` (in the figure ${which.join(' ')})` : ''
        faults.add(setting?.written ?? written, fault, remark)
      }

      const isTable = datasetFacts(catalog, spec.data) === undefined
      // What follows from a key with a fault is not known either.
      const isKnown = (key: string) => unread.size === 0 || (chosen.has(key) && !unread.has(key))
      const named = outputs.filter(({ template }) => template.keys.every(isKnown))
      const json = specJson(spec)
      const names = named.map(({ template }) => fillTemplate(template, json, isTable))
      named.forEach((output, i) => {
        keepName(names[i], output, { varied, count, values })
      })
      return { spec, outputs: names, place }
    }
    return Array.from(combinations(axes), figureOf)
  })
}

/** Values with those of settings that were read; null is a default. */
function withSettings(defaults: Given, values: Given, settings: Iterable<Setting>): Given {
  const changed: Record<string, unknown> = { ...values }
  for (const { key, written, reading } of settings)
    if (reading.faults.length === 0)
      changed[key] = toJs(written) === null ? defaults[key as keyof Given] : reading.value
  return changed as Given
}

/** Which figure of a matrix it is. */
function valuesOf(combination: readonly Setting[], varied: readonly string[]): string {
  return combination
    .filter(({ key }) => varied.includes(key))
    .map(({ key, written }) => {
      const value = toJs(written)
      return `${key} ${short(typeof value === 'string' ? value : JSON.stringify(value))}`
    })
    .join(', ')
}
