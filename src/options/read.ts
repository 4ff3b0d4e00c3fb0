import type { Catalog } from './catalog.ts'
import { SpecError } from './error.ts'
import { flagForm } from './flag-form.ts'
import { autoTheme } from './forms.ts'
import { droppedNote } from './idle.ts'
import { keyReader, unknownKey } from './keys.ts'
import type { Given, Spec } from './spec.ts'
import { type Spares, specOf } from './spec-of.ts'
import { type FigureSpec, isSweep, specJson } from './sweep.ts'

/** The treatment of keys that would do nothing in a figure. */
export interface Sparing {
  /** None without it; a sweep drops all but its own key, as panels differ in what they take. */
  spares?: Spares | undefined
  /** Is told of each that is dropped. */
  onNote?: ((note: string) => void) | undefined
}

/**
 * Reads the spec of a figure from an object: of one network, or of a sweep where a key has several values.
 *
 * @param outputs names of the files that the figure is for, whose endings decide some defaults
 */
export type FigureSpecReader = (input: object, outputs?: readonly string[], sparing?: Sparing) => FigureSpec

/** The defaults that differ from the table's for files of such names. */
export function outputDefaults(outputs: readonly string[]): Pick<Given, 'theme'> | undefined {
  return outputs.length > 0 && outputs.every(name => /\.(html|figure\.json)$/i.test(name))
    ? { theme: autoTheme }
    : undefined
}

/**
 * A function that reads a figure's spec and fills every default from the catalog. Keys that are missing or null take
 * their default. Reading the JSON of a spec that was read gives the same spec.
 * It throws SpecError for an unknown key, a value out of its range, or an option that means nothing for the data.
 */
export function figureSpecReader(catalog: Catalog): FigureSpecReader {
  const keys = keyReader(catalog)
  return (input, outputs = [], { spares, onNote } = {}) => {
    const given = givenKeys(input)
    for (const key of Object.keys(given))
      if (!keys.names.includes(key)) throw unknownKey(key || '""', keys.names, 'the spec', given[key])
    const values: Record<string, unknown> = { ...keys.defaults, ...outputDefaults(outputs) }
    for (const key of keys.names) {
      if (given[key] === undefined && key !== 'data') continue
      const { value, faults } = keys.read(key, given[key])
      if (faults[0]) throw faults[0]
      values[key] = value
    }
    const { spec, faults, dropped } = specOf(catalog, values as Given, new Set(), spares)
    for (const fault of faults) throw fault
    for (const fault of dropped) onNote?.(droppedNote(fault))
    return spec
  }
}

/** The spec of one network. @throws SpecError for a sweep, which has several */
export function singleSpec(figure: FigureSpec): Spec {
  if (!isSweep(figure)) return figure
  const { key } = figure
  const expected = 'one value: several are a sweep, which readFigureSpec reads and render draws'
  throw new SpecError(key, flagForm(specJson(figure), key), expected)
}

/** The keys of a spec that have a value. Throws SpecError for what has no keys. */
export function givenKeys(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Promise)
    throw new SpecError('spec', value, 'keys with values, such as data: blobs')
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined && v !== null))
}
