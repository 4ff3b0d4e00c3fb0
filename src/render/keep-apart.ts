import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { SpecError } from '../options/error.ts'
import { orElse } from '../options/or-else.ts'

/** A file or a folder of frames that a call writes to. */
export interface WriteTarget {
  /** The key of the call that names it, for messages. */
  field: string
  file: string
  /** The absolute path of the true target. */
  path: string
  isFolder: boolean
}

/**
 * Opens a check of the targets of a call, one by one: none may be a file that the call reads, or lie in a folder of
 * frames, which is replaced as a whole.
 *
 * @returns a function that throws SpecError for such a target
 */
export function keepApart(inputs: Iterable<string>, targets: readonly WriteTarget[]) {
  const read = new Map(Array.from(inputs, input => [identityOf(input), input]))
  read.delete(null)
  const folders = new Map(targets.filter(({ isFolder }) => isFolder).map(({ path, file }) => [path, file]))
  return ({ field, file, path }: WriteTarget): void => {
    const input = read.size > 0 && read.get(identityOf(path))
    if (input) throw new SpecError(field, file, `another file: ${input} is read`)
    for (let inner = path; folders.size > 0 && inner !== dirname(inner); inner = dirname(inner)) {
      const folder = folders.get(dirname(inner))
      if (folder !== undefined)
        throw new SpecError(field, file, `a name outside of ${folder}, which is written as a whole`)
    }
  }
}

/** Device and inode of a file: the same for all its names, through symbolic and hard links; null where there is none. */
function identityOf(path: string): string | null {
  const found = orElse(() => statSync(path, { bigint: true }), null)
  return found && `${found.dev} ${found.ino}`
}
