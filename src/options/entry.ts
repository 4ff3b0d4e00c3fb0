import { type ParseResult, SpecError } from './error.ts'
import type { FaultList } from './fault-list.ts'
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

/** Reads the parts of a batch; what is wrong goes to the list of faults, and the rest is read all the same. */
export interface EntryReader {
  /** The values of the keys of a map; `others` are keys that have another meaning there. */
  settings(map: YamlMap, others?: readonly string[]): Map<string, Setting>
  axes(matrix: YamlNode): Axis<Setting>[]
  /** True where an unknown word of the map comes near to the key. */
  isMeant(key: string, map: YamlMap): boolean
  /** The error for a key that is none of the known, which are keys of a figure or of a batch. */
  wrongKey(key: string, known: readonly string[], of?: string): SpecError
}

const VALUES = 'a list of values, or text such as 1..20 or 2|3|8,3'

/**
 * @param runOptions keys of options that are flags alone
 * @param maxFigures and so values of a matrix' key
 */
export function entryReader(
  keys: KeyReader,
  faults: FaultList,
  runOptions: readonly string[],
  maxFigures: number,
): EntryReader {
  const known = new Set(keys.names)
  // An alias is one value at several figures: it is read, and its faults are told, once.
  const settings = new Map<string, Map<YamlNode, Setting>>(keys.names.map(key => [key, new Map()]))

  const settingOf = (key: string, written: YamlNode): Setting => {
    const before = settings.get(key)!.get(written)
    if (before) return before
    const reading = keys.read(key, toJs(written))
    for (const fault of reading.faults) {
      const [, ...path] = fault.field.split('.')
      faults.add(fieldSpan(written, path, fault.isUnknown ?? fault.got === undefined), fault)
    }
    const setting = { key, written, reading }
    settings.get(key)!.set(written, setting)
    return setting
  }

  const wrongKey = (key: string, others: readonly string[], of = 'a figure'): SpecError => {
    const camel = key.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
    if (runOptions.includes(camel)) {
      const flag = `--${camel.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`
      return new SpecError(
        key,
        undefined,
        `nothing: ${flag} is a flag of the command, for all figures of a run`,
      )
    }
    const denied = camel.replace(/^no(.)/, (_, letter: string) => letter.toLowerCase())
    if (denied !== camel && known.has(denied))
      return new SpecError(key, undefined, 'a key of a figure', { suggestion: `"${denied}: false"` })
    return unknownKey(key, others, of)
  }

  const valuesOf = (key: string, written: YamlNode): Setting[] => {
    // A value that cannot be read stands for those that were meant, so that the rest of the figure is read.
    const refuse = (fault: SpecError): Setting[] => {
      faults.add(written, fault)
      return [{ key, written, reading: { faults: [fault] } }]
    }
    if (written.kind === 'list' && written.items.length > 0)
      return written.items.map(item => settingOf(key, item))
    if (written.kind !== 'scalar' || written.value === null)
      return refuse(new SpecError(key, toJs(written) ?? undefined, VALUES))
    if (typeof written.value !== 'string') return [settingOf(key, written)]
    const values = sweptValues(written.value) ?? [written.value]
    if (values.length === 0)
      return refuse(new SpecError(key, written.value, 'values from the lowest to the highest, such as 1..20'))
    if (values.length > maxFigures)
      return refuse(new SpecError(key, written.value, `at most ${maxFigures} values`))
    return values.map(value => settingOf(key, { ...written, value }))
  }

  return {
    wrongKey,
    isMeant: (key, { entries }) =>
      [...entries.keys()].some(word => !known.has(word) && nearest(word, [key]) !== undefined),
    settings(map, others = []) {
      const found = new Map<string, Setting>()
      for (const [key, { key: span, value }] of map.entries) {
        if (known.has(key)) found.set(key, settingOf(key, value))
        else if (!others.includes(key)) faults.add(span, wrongKey(key, [...keys.names, ...others]))
      }
      return found
    },
    axes(matrix) {
      if (matrix.kind === 'scalar' && matrix.value === null) return []
      if (matrix.kind !== 'map') {
        faults.add(
          matrix,
          new SpecError('matrix', toJs(matrix), 'keys with lists of values, such as seed: 1..20'),
        )
        return []
      }
      const axes: Axis<Setting>[] = []
      for (const [key, { key: span, value }] of matrix.entries) {
        if (known.has(key)) axes.push({ key, values: valuesOf(key, value) })
        else faults.add(span, wrongKey(key, keys.names))
      }
      return axes
    },
  }
}
