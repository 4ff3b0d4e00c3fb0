import type { Catalog } from './catalog.ts'
import { datasetFacts } from './dataset-facts.ts'
import type { Setting } from './entry.ts'
import { type Place, SpecError, shortText } from './error.ts'
import type { FaultList } from './fault-list.ts'
import { droppedNote } from './idle.ts'
import type { KeyReader } from './keys.ts'
import { type Axis, combinationCount, combinations } from './matrix.ts'
import type { OutputEntry } from './output.ts'
import { normalPath } from './paths.ts'
import { outputDefaults } from './read.ts'
import type { Source } from './source.ts'
import type { Given } from './spec.ts'
import { specOf } from './spec-of.ts'
import { type FigureSpec, type SpecJson, specJson } from './sweep.ts'
import { fillTemplate } from './template.ts'
import { toJs, type YamlNode } from './yaml-node.ts'

export interface BatchFigure {
  spec: FigureSpec
  /** Names of its files as the batch gives them, with the values of keys filled in; one at least. */
  outputs: string[]
  /** The beginning of its entry. */
  place: Place
  /** Notes on keys that are given for other figures too, and were dropped here, where they do nothing. */
  notes?: readonly string[]
  /** Seeds that are given for other figures too, and may turn out to do nothing with a table. */
  shared?: readonly string[]
}

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
    const varied = axes.filter(({ values }) => values.length > 1).map(({ key }) => key)
    const count = combinationCount(axes)

    const figureOf = (combination: readonly Setting[]): BatchFigure => {
      const chosen = new Map([...common, ...combination.map(setting => [setting.key, setting] as const)])
      const unread = new Set(chosen.has('data') ? [] : ['data'])
      for (const { key, reading } of chosen.values()) if (reading.faults.length > 0) unread.add(key)
      // What is given for several figures may do nothing in one of them.
      const spares = (key: string) => count > 1 || chosen.get(key) !== settings.get(key)
      const all = filled(given, combination)
      const { spec, faults: odd, dropped } = specOf(catalog, all, unread, spares)
      const values = () => valuesOf(combination, varied)

      for (const fault of odd) {
        const setting = chosen.get(fault.field)
        const isShared = setting !== undefined && setting === defaults.get(fault.field)
        const which = [isShared && `of line ${place.line}`, values() && `with ${values()}`].filter(Boolean)
        const remark = which.length > 0 ? ` (in the figure ${which.join(' ')})` : ''
        faults.add(setting?.written ?? written, fault, remark)
      }

      const isTable = datasetFacts(catalog, spec.data) === undefined
      // What follows from a key with a fault is not known either.
      const isKnown = (key: string) => unread.size === 0 || (chosen.has(key) && !unread.has(key))
      const named = outputs.filter(({ template }) => template.keys.every(isKnown))
      // A value of a matrix tells the name from others also where it does nothing.
      const asGiven = combination.filter(({ key }) => dropped.some(({ field }) => field === key))
      const json = { ...specJson(spec), ...withSettings(given, {} as Given, asGiven) } as SpecJson
      const names = named.map(({ template }) => fillTemplate(template, json, isTable))
      named.forEach((output, i) => {
        keepName(names[i], output, { varied, count, values })
      })
      const notes = dropped.map(droppedNote)
      const shared = ['seed', 'dataSeed'].filter(key => chosen.has(key) && spares(key))
      return {
        ...{ spec, outputs: names, place },
        ...(notes.length > 0 && { notes }),
        ...(shared.length > 0 && { shared }),
      }
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

/** The values that tell a figure of a matrix from the others. */
function valuesOf(combination: readonly Setting[], varied: readonly string[]): string {
  return combination
    .filter(({ key }) => varied.includes(key))
    .map(({ key, written }) => {
      const value = toJs(written)
      return `${key} ${shortText(typeof value === 'string' ? value : JSON.stringify(value))}`
    })
    .join(', ')
}

/** A figure of a matrix, as far as its name matters. */
interface Member {
  /** Keys of the matrix that have several values. */
  varied: readonly string[]
  /** Figures of the matrix. */
  count: number
  /** Its values of these keys, in words. */
  values(): string
}

/** Sees to it that no two outputs are one file. */
function nameKeeper(faults: FaultList, placeAt: (span: OutputEntry['span']) => Place) {
  const taken = new Map<string, { output: OutputEntry; member: Member }>()
  const told = new Set<OutputEntry>()
  return (name: string, output: OutputEntry, member: Member): void => {
    const path = normalPath(name)
    const other = taken.get(path)
    if (!other) taken.set(path, { output, member })
    else if (!told.has(output)) {
      told.add(output)
      const { file, line, column } = placeAt(other.output.span)
      const expected = `another file: the output at ${file}:${line}:${column} has the same name`
      if (other.output !== output) faults.refuse(output.span, 'output', expected, name)
      else faults.add(output.span, sameInMatrix(name, output, other.member, member))
    }
  }
}

function sameInMatrix(name: string, { template }: OutputEntry, first: Member, second: Member): SpecError {
  const { text, keys } = template
  const missing = second.varied.filter(key => !keys.includes(key)).map(key => `{${key}}`)
  const expected = `a name of its own for each of the ${second.count} figures of the matrix`
  const wanted = `${expected}: ${JSON.stringify(name)} is that of ${first.values()} and of ${second.values()}`
  if (missing.length === 0) return new SpecError('output', text, wanted)
  const ending = /(?<=[^\\/])((\.(anim|figure))?\.[^.\\/]*|[\\/])?$/
  const better = text.replace(ending, found => `-${missing.join('-')}${found}`)
  return new SpecError('output', text, `${expected}: add ${missing.join(' and ')} to the output`, {
    suggestion: JSON.stringify(better),
  })
}
