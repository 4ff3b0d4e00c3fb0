import { readlinkSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { SpecError } from '../options/error.ts'

/** Links on the way to a file at most, as Linux has it. */
const maxLinks = 40

/**
 * An absolute path without links, also where its last parts do not exist yet.
 *
 * @param field of the call, for the message
 * @throws SpecError for links that lead to one another
 */
export function truePath(path: string, field: string): string {
  let links = 0
  const follow = (way: string): string => {
    try {
      return realpathSync.native(way)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ELOOP') links = maxLinks
    }
    const parent = dirname(way)
    if (parent === way) return way
    const file = join(follow(parent), basename(way))
    const link = linkAt(file)
    if (link === null) return file
    // A loop through a folder that does not exist is none to the system.
    if (++links > maxLinks) throw new SpecError(field, path, 'a name whose links lead somewhere')
    return follow(resolve(dirname(file), link))
  }
  return follow(path)
}

function linkAt(path: string): string | null {
  try {
    return readlinkSync(path)
  } catch {
    return null
  }
}
