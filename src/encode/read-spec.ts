import { type TextReader, textReader } from '../options/read-text.ts'
import { readSpec as readObject } from './catalog.ts'

/**
 * Reads a spec from an object, or from YAML or JSON text, and fills its defaults.
 *
 * @throws SpecError {field, got, expected, suggestion, place} for anything that is not a spec.
 */
export const readSpec: TextReader = textReader(readObject)
