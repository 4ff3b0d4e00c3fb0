import { type ReadOptions, textReader } from '../options/read-text.ts'
import type { Spec } from '../options/spec.ts'
import type { FigureSpec } from '../options/sweep.ts'
import { type FigureInput, readFigureObject, readSpecObject, type SpecInput } from './catalog.ts'

/**
 * Reads the spec of one network from an object, or from YAML or JSON text, and fills its defaults.
 *
 * @param input keys and values, or a text of them
 * @param options what is told beside it
 * @throws SpecError {field, got, expected, suggestion, place} for anything that is not a spec, and for several values
 *   of a key
 * @function
 */
export const readSpec: (input: SpecInput | string, options?: ReadOptions) => Spec = textReader(readSpecObject)

/**
 * Reads what `render` draws: the spec of one network, as `readSpec` does, or a sweep where a key has several values,
 * such as `hidden: '1..4'`.
 *
 * @param input keys and values, or a text of them
 * @param options what is told beside it
 * @throws SpecError {field, got, expected, suggestion, place} for anything that is not a spec
 * @function
 */
export const readFigureSpec: (input: FigureInput | string, options?: ReadOptions) => FigureSpec =
  textReader(readFigureObject)
