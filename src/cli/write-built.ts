import { SpecError } from '../options/error.ts'
import { checkTarget, keepOthers, openAtomic } from '../render/atomic.ts'
import { checkPath } from '../render/plain-file.ts'
import { print } from './print.ts'

/** A file of the build that a command writes. */
interface Built {
  bytes: Uint8Array
  /** The endings that it may have. */
  endings: readonly string[]
  /** A word by which a file of another version is known. */
  word: string
  /** Replaces a file without that word. */
  force?: boolean | undefined
}

/** Writes a file of the build, and prints its name. @throws SpecError for an odd name or another file, WorkError */
export async function writeBuilt(file: string, { bytes, endings, word, force }: Built): Promise<void> {
  checkPath(file, 'output')
  if (!endings.some(ending => file.toLowerCase().endsWith(ending)))
    throw new SpecError('output', file, `a file ending in ${endings.join(' or ')}`)
  const target = await checkTarget(file, 'output')
  if (!force) keepOthers(file, target, 'output', word)
  const sink = await openAtomic(target)
  try {
    await sink.write(bytes)
    await sink.commit()
  } finally {
    await sink.discard()
  }
  print(file)
}
