import { type ParseResult, SpecError } from './error.ts'
import type { FaultList } from './fault-list.ts'
import { keptIn } from './kept-in.ts'
import { type KeyReader, unknownKey } from './keys.ts'
import type { Axis } from './matrix.ts'
import { nearest } from './suggest.ts'
import { sweptValues } from './sweep.ts'
import { fieldSpan, toJs, type YamlMap, type YamlNode } from './yaml-node.ts'

/** A value that a key has, and where it was written. */
export interface Setting {
  key: string
  written: YamlNode
  reading: ParseResult
}

const VALUES = 'a list of values, or text such as 1..20 or 2|3|8,3'

/** Figures of one file at most, and so values of a matrix' key. */
export const maxFigures = 100_000

/** The readers of the parts of a batch; what is wrong goes to the list of faults, and the rest is read all the same. */
export interface Readers {
  keys: KeyReader
  faults: FaultList
  /** Keys of options that are flags alone. */
  runOptions: readonly string[]
  /** The settings by their keys. An alias is one value at several figures: it is read, and its faults are told, once. */
  known: ReadonlyMap<string, Map<YamlNode, Setting>>
}

function settingOf({ keys, faults, known }: Readers, key: string, written: YamlNode): Setting {
  return keptIn(known.get(key)!, written, () => {
    const reading = keys.read(key, toJs(written))
    for (const fault of reading.faults) {
      const [, ...path] = fault.field.split('.')
      faults.add(fieldSpan(written, path, fault.isUnknown ?? fault.got === undefined), fault)
    }
    return { key, written, reading }
  })
}

/** The values of the keys of a map; `others` are keys that have another meaning there. */
export function settingsOf(of: Readers, map: YamlMap, others: readonly string[] = []): Map<string, Setting> {
  const { keys, faults, known } = of
  const found = new Map<string, Setting>()
  for (const [key, { key: span, value }] of map.entries) {
    if (known.has(key)) found.set(key, settingOf(of, key, value))
    else if (!others.includes(key)) faults.add(span, wrongKey(of, key, [...keys.names, ...others]))
  }
  return found
}

/** The keys of a matrix, with their values. */
export function matrixAxes(of: Readers, matrix: YamlNode): Axis<Setting>[] {
  const { keys, faults, known } = of
  if (matrix.kind === 'scalar' && matrix.value === null) return []
  if (matrix.kind !== 'map') {
    faults.refuse(matrix, 'matrix', 'keys with lists of values, such as seed: 1..20', toJs(matrix))
    return []
  }
  const axes: Axis<Setting>[] = []
  for (const [key, { key: span, value }] of matrix.entries) {
    if (known.has(key)) axes.push({ key, values: valuesOf(of, key, value) })
    else faults.add(span, wrongKey(of, key, keys.names))
  }
  return axes
}

function valuesOf(of: Readers, key: string, written: YamlNode): Setting[] {
  // A value that cannot be read stands for those that were meant, so that the rest of the figure is read.
  const refuse = (got: unknown, expected: string): Setting[] => {
    const fault = new SpecError(key, got, expected)
    of.faults.add(written, fault)
    return [{ key, written, reading: { faults: [fault] } }]
  }
  if (written.kind === 'list' && written.items.length > 0)
    return written.items.map(item => settingOf(of, key, item))
  if (written.kind !== 'scalar' || written.value === null) return refuse(toJs(written) ?? undefined, VALUES)
  const { value } = written
  if (typeof value !== 'string') return [settingOf(of, key, written)]
  const values = sweptValues(value) ?? [value]
  if (values.length === 0) return refuse(value, 'values from the lowest to the highest, such as 1..20')
  if (values.length > maxFigures) return refuse(value, `at most ${maxFigures} values`)
  return values.map(value => settingOf(of, key, { ...written, value }))
}

/** True where an unknown word of a map comes near to a key. */
export function isMeant({ known }: Readers, key: string, { entries }: YamlMap): boolean {
  return [...entries.keys()].some(word => !known.has(word) && nearest(word, [key]) !== undefined)
}

/** The error for a key that is none of these, which are keys of a figure or of a batch. */
export function wrongKey(
  { runOptions, known }: Readers,
  key: string,
  keys: readonly string[],
  of = 'a figure',
): SpecError {
  const camel = key.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
  if (runOptions.includes(camel)) {
    const flag = `--${camel.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`
    const expected = `nothing: ${flag} is a flag of the command, for all figures of a run`
    return new SpecError(key, undefined, expected)
  }
  const denied = camel.replace(/^no(.)/, (_, letter: string) => letter.toLowerCase())
  if (denied !== camel && known.has(denied))
    return new SpecError(key, undefined, 'a key of a figure', { suggestion: `"${denied}: false"` })
  return unknownKey(key, keys, of)
}
