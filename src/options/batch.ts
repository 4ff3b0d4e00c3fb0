import type { Catalog } from './catalog.ts'
import { isMeant, matrixAxes, maxFigures, type Readers, type Setting, settingsOf, wrongKey } from './entry.ts'
import { SpecError, throwAll } from './error.ts'
import { faultList } from './fault-list.ts'
import { type BatchFigure, type Entry, figuresOf } from './figures.ts'
import { keyReader } from './keys.ts'
import { combinationCount } from './matrix.ts'
import { OUTPUT, readOutputs } from './output.ts'
import { readSource, type Source } from './source.ts'
import { nearest } from './suggest.ts'
import { toJs, type YamlMap } from './yaml-node.ts'

export interface BatchOptions {
  /** Name of the text's file, for messages. */
  file?: string
  /** Keys of options that are flags alone, such as "dryRun", of which a message says so. */
  runOptions?: readonly string[]
}

const TOP = ['defaults', 'figures', '$schema']
const OWN = ['output', 'matrix']
const FIGURES = 'a list of figures, such as - {data: blobs, output: blobs.gif}'

/** The readers of a text of figures, and the list of its faults. */
interface Parts extends Readers {
  catalog: Catalog
  source: Source
}

/**
 * The figures of YAML or JSON text. `defaults` are keys of a spec for all; `figures` is a list of entries, each with
 * keys of a spec, one `output` or several, and perhaps a `matrix` whose values make a figure for each combination. An
 * entry's keys win over the defaults, and those of its matrix over both; null takes a default back. They are in the order
 * of the text, those of a matrix with its last key changing fastest.
 *
 * It throws SpecError for a fault, SpecErrors for several: all faults of all figures, with their places.
 */
export function readBatchWith(
  catalog: Catalog,
  text: string,
  options: BatchOptions = {},
): { figures: BatchFigure[] } {
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
  const settings = settingsOf(parts, root)
  if (!settings.has('data')) missData(root, parts)
  const [figure] = figuresIn(parts, new Map(), [{ written: root, settings, axes: [], outputs: [] }])
  return figure!
}

function partsOf(catalog: Catalog, text: string, { file = '', runOptions = [] }: BatchOptions): Parts {
  const source = readSource(text, file)
  const keys = keyReader(catalog)
  const known = new Map(keys.names.map(key => [key, new Map()]))
  return { catalog, source, faults: faultList(source), keys, runOptions, known }
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
function missData(map: YamlMap, parts: Parts): void {
  if (isMeant(parts, 'data', map)) return
  for (const fault of parts.keys.read('data', undefined).faults) parts.faults.add(map, fault)
}

/** The settings of all figures; all that is wrong with the keys of the whole text is told here too. */
function readDefaults(parts: Parts): Map<string, Setting> {
  const { source, faults, keys } = parts
  const { root } = source
  if (root.kind !== 'map') {
    faults.refuse(root, '', 'the keys defaults and figures', toJs(root) ?? undefined)
    return new Map()
  }
  for (const [key, { key: span }] of root.entries) {
    if (TOP.includes(key)) continue
    const meant = nearest(key, [...TOP, ...OWN, ...keys.names])
    if (meant === undefined || TOP.includes(meant)) faults.add(span, wrongKey(parts, key, TOP, 'a batch'))
    else faults.refuse(span, key, `defaults and figures: ${meant} stands below one of them`)
  }
  const written = root.entries.get('defaults')?.value
  if (written?.kind !== 'map') {
    const got = written && toJs(written)
    if (written && got !== null) faults.refuse(written, 'defaults', 'keys, such as fps: 20', got)
    return new Map()
  }
  for (const key of OWN) {
    const entry = written.entries.get(key)
    if (entry) faults.refuse(entry.key, key, 'nothing: each figure has its own')
  }
  return settingsOf(parts, written, OWN)
}

function readEntries(parts: Parts, defaults: ReadonlyMap<string, Setting>): Entry[] {
  const { source, faults } = parts
  if (source.root.kind !== 'map') return []
  const list = source.root.entries.get('figures')?.value
  if (list?.kind !== 'list' || list.items.length === 0) {
    const got = list && list.kind !== 'map' ? (toJs(list) ?? undefined) : undefined
    if (list || !isMeant(parts, 'figures', source.root))
      faults.refuse(list ?? source.root, 'figures', FIGURES, got)
    return []
  }
  const entries: Entry[] = []
  let total = 0
  for (const item of list.items) {
    if (item.kind !== 'map') {
      faults.refuse(item, 'figures', 'keys with values, such as data: blobs', toJs(item) ?? undefined)
      continue
    }
    const entry = readEntry(item, parts, defaults)
    const count = combinationCount(entry.axes)
    const isTooMany = total + count > maxFigures
    if (isTooMany) {
      const expected = `at most ${maxFigures} figures in a file: up to here it has ${total + count}`
      const matrix = item.entries.get('matrix')
      faults.refuse(matrix?.key ?? item, matrix ? 'matrix' : 'figures', expected)
    }
    if (isTooMany && count === 1) break
    // One figure of a matrix without end is still looked at.
    total += isTooMany ? 1 : count
    entries.push(isTooMany ? { ...entry, axes: [] } : entry)
  }
  return entries
}

function readEntry(item: YamlMap, parts: Parts, defaults: ReadonlyMap<string, Setting>): Entry {
  const { source, faults, keys } = parts
  const settings = settingsOf(parts, item, OWN)
  const matrix = item.entries.get('matrix')?.value
  const axes = matrix ? matrixAxes(parts, matrix) : []
  const hasData = settings.has('data') || defaults.has('data') || axes.some(({ key }) => key === 'data')
  if (!hasData) missData(item, parts)
  const output = item.entries.get('output')?.value
  if (!output && !isMeant(parts, 'output', item)) faults.refuse(item, 'output', OUTPUT)
  const outputs = output ? readOutputs(output, source.text, keys.names, faults) : []
  return { written: item, settings, axes, outputs }
}
