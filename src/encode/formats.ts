import { SpecError } from '../spec/error.ts'
import type { Format } from './format.ts'
import { gif } from './gif.ts'
import { png } from './png.ts'

/** Every format by the ending of its files. */
export const formats: Record<string, Format> = { gif, png }

/**
 * The format that a file's ending names, in any case.
 *
 * @throws SpecError for an ending that no format has.
 */
export function formatOf(file: string): Format {
  const ending = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? ''
  const format = Object.hasOwn(formats, ending) ? formats[ending] : undefined
  if (format) return format
  throw new SpecError(
    'output',
    file,
    `a file ending in ${Object.keys(formats)
      .map(name => `.${name}`)
      .join(' or ')}`,
  )
}
