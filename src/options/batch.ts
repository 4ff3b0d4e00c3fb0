import type { Catalog } from './catalog.ts'
import { type EntryReader, entryReader, type Setting } from './entry.ts'
import { SpecError, throwAll } from './error.ts'
import { type FaultList, faultList } from './fault-list.ts'
import { type BatchFigure, type Entry, figuresOf } from './figures.ts'
import { type KeyReader, keyReader } from './keys.ts'
import { combinationCount } from './matrix.ts'
import { OUTPUT, readOutputs } from './output.ts'
import { readSource, type Source } from './source.ts'
import { nearest } from './suggest.ts'
import { toJs, type YamlMap } from './yaml-node.ts'

export interface Batch {
  /** In the order of the text, those of a matrix with its last key changing fastest. */
  figures: BatchFigure[]
}

export interface BatchOptions {
  /** Name of the text's file, for messages. */
  file?: string
  /** Keys of options that are flags alone, such as "dryRun", of which a message says so. */
  runOptions?: readonly string[]
}

/** Figures of one file at most. */
const maxFigures = 100_000

const TOP = ['defaults', 'figures', '$schema']
const OWN = ['output', 'matrix']
const FIGURES = 'a list of figures, such as - {data: blobs, output: blobs.gif}'

/** The readers of a text of figures, and the list of its faults. */
interface Parts {
  catalog: Catalog
  source: Source
  faults: FaultList
  keys: KeyReader
  reader: EntryReader
}

/**
 * The figures of YAML or JSON text. `defaults` are keys of a spec for all; `figures` is a list of entries, each with
 * keys of a spec, one `output` or several, and perhaps a `matrix` whose values make a figure for each combination. An
 * entry's keys win over the defaults, and those of its matrix over both; null takes a default back.
 *
 * It throws SpecError for a fault, SpecErrors for several: all faults of all figures, with their places.
 */
export function readBatchWith(catalog: Catalog, text: string, options: BatchOptions = {}): Batch {
  const parts = partsOf(catalog, text, { file: 'batch', ...options })
  const defaults = readDefaults(parts)
  return { figures: figuresIn(parts, defaults, readEntries(parts, defaults)) }
}

/**
 * The one spec of YAML or JSON text, as --config takes it: a figure that has no outputs yet.
 * It throws SpecError for a fault, SpecErrors for several: all faults with their places, also keys that no spec has
 * and that have no value, which a spec that is made leaves aside.
 */
export function readConfigWith(catalog: Catalog, text: string, options: BatchOptions = {}): BatchFigure {
  const parts = partsOf(catalog, text, { file: 'spec', ...options })
  const { root, locate } = parts.source
  if (root.kind !== 'map') {
    const expected = 'keys with values, such as data: blobs'
    throw new SpecError('', toJs(root) ?? undefined, expected, locate(root))
  }
  const settings = parts.reader.settings(root)
  if (!settings.has('data')) missData(root, parts)
  const [figure] = figuresIn(parts, new Map(), [{ written: root, settings, axes: [], outputs: [] }])
  return figure!
}

function partsOf(catalog: Catalog, text: string, { file = '', runOptions = [] }: BatchOptions): Parts {
  const source = readSource(text, file)
  const faults = faultList(source)
  const keys = keyReader(catalog)
  return { catalog, source, faults, keys, reader: entryReader(keys, faults, runOptions, maxFigures) }
}

/** The figures of entries; throws all faults that were found. */
function figuresIn(
  { catalog, keys, source, faults }: Parts,
  defaults: ReadonlyMap<string, Setting>,
  entries: readonly Entry[],
): BatchFigure[] {
  const figures = figuresOf(catalog, keys, source, faults, defaults, entries)
  throwAll(faults.all())
  return figures
}

/** Adds the fault of an entry without data, where no other word of it comes near to that key. */
function missData(map: YamlMap, { faults, keys, reader }: Parts): void {
  if (reader.isMeant('data', map)) return
  for (const fault of keys.read('data', undefined).faults) faults.add(map, fault)
}

/** The settings of all figures; all that is wrong with the keys of the whole text is told here too. */
function readDefaults({ source: { root }, faults, keys, reader }: Parts): Map<string, Setting> {
  if (root.kind !== 'map') {
    faults.add(root, new SpecError('', toJs(root) ?? undefined, 'the keys defaults and figures'))
    return new Map()
  }
  for (const [key, { key: span }] of root.entries) {
    if (TOP.includes(key)) continue
    const meant = nearest(key, [...TOP, ...OWN, ...keys.names])
    const error =
      meant === undefined || TOP.includes(meant)
        ? reader.wrongKey(key, TOP, 'a batch')
        : new SpecError(key, undefined, `defaults and figures: ${meant} stands below one of them`)
    faults.add(span, error)
  }
  const written = root.entries.get('defaults')?.value
  if (written?.kind !== 'map') {
    const got = written && toJs(written)
    if (written && got !== null) faults.add(written, new SpecError('defaults', got, 'keys, such as fps: 20'))
    return new Map()
  }
  for (const key of OWN) {
    const entry = written.entries.get(key)
    if (entry) faults.add(entry.key, new SpecError(key, undefined, 'nothing: each figure has its own'))
  }
  return reader.settings(written, OWN)
}

function readEntries(parts: Parts, defaults: ReadonlyMap<string, Setting>): Entry[] {
  const { source, faults, reader } = parts
  if (source.root.kind !== 'map') return []
  const list = source.root.entries.get('figures')?.value
  if (list?.kind !== 'list' || list.items.length === 0) {
    const got = list && list.kind !== 'map' ? (toJs(list) ?? undefined) : undefined
    if (list || !reader.isMeant('figures', source.root))
      faults.add(list ?? source.root, new SpecError('figures', got, FIGURES))
    return []
  }
  const entries: Entry[] = []
  let total = 0
  for (const item of list.items) {
    if (item.kind !== 'map') {
      const got = toJs(item) ?? undefined
      faults.add(item, new SpecError('figures', got, 'keys with values, such as data: blobs'))
      continue
    }
    const entry = readEntry(item, parts, defaults)
    const count = combinationCount(entry.axes)
    const isTooMany = total + count > maxFigures
    if (isTooMany) {
      const expected = `at most ${maxFigures} figures in a file: up to here it has ${total + count}`
      const matrix = item.entries.get('matrix')
      faults.add(matrix?.key ?? item, new SpecError(matrix ? 'matrix' : 'figures', undefined, expected))
    }
    if (isTooMany && count === 1) break
    // One figure of a matrix without end is still looked at.
    total += isTooMany ? 1 : count
    entries.push(isTooMany ? { ...entry, axes: [] } : entry)
  }
  return entries
}

function readEntry(item: YamlMap, parts: Parts, defaults: ReadonlyMap<string, Setting>): Entry {
  const { source, faults, keys, reader } = parts
  const settings = reader.settings(item, OWN)
  const matrix = item.entries.get('matrix')?.value
  const axes = matrix ? reader.axes(matrix) : []
  const hasData = settings.has('data') || defaults.has('data') || axes.some(({ key }) => key === 'data')
  if (!hasData) missData(item, parts)
  const output = item.entries.get('output')?.value
  if (!output && !reader.isMeant('output', item)) faults.add(item, new SpecError('output', undefined, OUTPUT))
  const outputs = output ? readOutputs(output, source.text, keys.names, faults) : []
  return { written: item, settings, axes, outputs }
}
