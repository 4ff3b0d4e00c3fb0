import { SpecError } from './error.ts'
import { givenKeys, type Sparing } from './read.ts'
import { locatedError, readSource, type Source } from './source.ts'
import { fieldSpan, toJs } from './yaml-node.ts'

/** Options of `readSpec` beside the spec. */
export interface ReadOptions {
  /** Name of the text's file, for messages. */
  file?: string
  /** Keys that win over the input's own, as flags win over a file. */
  over?: object
  /** Names of the files that the figure is for: a page alone has the theme `auto` by default. */
  outputs?: readonly string[]
  /** Is told of keys of a sweep that do nothing in any panel, and are left out. */
  onNote?: ((note: string) => void) | undefined
}

/** A reader of objects made to read text too, and to name the place of what it refuses there. */
export function textReader<Read>(
  read: (input: object, outputs: readonly string[], sparing: Sparing) => Read,
): (input: object | string, options?: ReadOptions) => Read {
  return (input, { file = 'spec', over = {}, outputs = [], onNote } = {}) => {
    const source = typeof input === 'string' ? readSource(input, file) : undefined
    if (source) refuseOthers(source, file)
    const given = { ...givenKeys(source ? source.value : input), ...givenKeys(over) }
    try {
      return read(given, outputs, { onNote })
    } catch (error) {
      if (!source || !(error instanceof SpecError)) throw error
      const path = error.field.split('.')
      const isWritten = source.placeOf(path[0]) !== undefined && !Object.hasOwn(over, path[0])
      const span = fieldSpan(source.root, path, error.isUnknown ?? error.got === undefined)
      throw isWritten ? locatedError(error, source.locate(span)) : error
    }
  }
}

/** Throws SpecError for a text that is no keys, or empty. */
function refuseOthers({ root, locate }: Source, file: string): void {
  if (root.kind === 'map') return
  const got = toJs(root) ?? undefined
  const location = got === undefined ? { place: { file } } : locate(root)
  throw new SpecError('', got, 'keys with values, such as data: blobs', location)
}
