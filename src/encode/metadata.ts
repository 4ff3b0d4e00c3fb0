import { WorkError } from '../options/error.ts'
import { orElse } from '../options/or-else.ts'
import { formatOfContent, formats, labelOf } from './formats.ts'

/** True for a file that is all there: its end is where it says, and is one. False for a file of another kind. */
export function isWhole(file: Uint8Array, size: number = file.length): boolean {
  return orElse(() => formatOfContent(file)?.metadata?.isWhole(file, size), false, WorkError) ?? false
}

/** The texts of a file for programs. @throws WorkError for a file of another kind, or one that ends too early */
export function carriedTexts(file: Uint8Array): Iterable<string> {
  const metadata = formatOfContent(file)?.metadata
  if (!metadata) {
    // An ending such as that of anim.svg is of a kind of another.
    const kinds = Object.values(formats).filter(({ name }) => !formats[/\.(.*)/.exec(name)?.[1] ?? ''])
    const labels = kinds.map(labelOf)
    throw new WorkError(`the file is not a ${labels.slice(0, -1).join(', ')} or ${labels.at(-1)}`)
  }
  return metadata.texts(file)
}
