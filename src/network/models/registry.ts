import { SpecError } from '../../options/error.ts'
import { asObject, type Model, type ModelReader } from './model.ts'
import { nnanim } from './nnanim.ts'

/** Every format of model files that is read, by the value of `format` in them or what else they are called. */
// biome-ignore format: one a line
const readers: Readonly<Record<string, ModelReader>> = {
  'nnanim-model': nnanim,
}

/**
 * Reads a model file's text or its parsed JSON. A missing scale means none.
 *
 * @throws SpecError that names the field, such as `layers[1].weights[0]`
 */
export function readModel(json: unknown): Model {
  const model = asObject('model', typeof json === 'string' ? parse(json) : json)
  const reader = Object.values(readers).find(({ is }) => is(model))
  const formats = Object.keys(readers).map(name => `"${name}"`)
  if (!reader) throw new SpecError('format', model.format, formats.join(' or '))
  return reader.read(model)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new SpecError('model', undefined, `JSON; ${(error as Error).message}`)
  }
}
