import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { SpecError } from '../options/error.ts'

/** A file or a folder of frames that a call writes. */
export interface Target {
  /** The key of the call that names it, and its name there. */
  field: string
  file: string
  /** The absolute path of the true target. */
  path: string
  isFolder: boolean
}

/**
 * A check of targets of a call, one by one: what the call reads stays as it is, and folders of frames, which are
 * replaced as a whole, hold nothing else that it writes.
 *
 * @param inputs files that the call reads
 * @returns what throws SpecError for a target that is in the way
 */
export function keepApart(inputs: Iterable<string>, targets: readonly Target[]): (target: Target) => void {
  const read = new Map<string, string>()
  for (const input of inputs) {
    const identity = identityOf(input)
    if (identity !== null) read.set(identity, input)
  }
  const folders = new Map(targets.filter(({ isFolder }) => isFolder).map(({ path, file }) => [path, file]))
  return ({ field, file, path }) => {
    const identity = read.size > 0 ? identityOf(path) : null
    const input = identity !== null && read.get(identity)
    if (input) throw new SpecError(field, file, `another file: ${input} is read`)
    for (let way = path; folders.size > 0 && way !== dirname(way); way = dirname(way)) {
      const folder = folders.get(dirname(way))
      if (folder !== undefined)
        throw new SpecError(field, file, `a name outside of ${folder}, which is written as a whole`)
    }
  }
}

/** The same for all names of a file, links of both kinds; null where there is none. */
function identityOf(path: string): string | null {
  try {
    const { dev, ino } = statSync(path, { bigint: true })
    return `${dev} ${ino}`
  } catch {
    return null
  }
}
