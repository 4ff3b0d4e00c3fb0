import { readlinkSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { SpecError } from '../options/error.ts'
import { orElse } from '../options/or-else.ts'

/** Symbolic links that a path may lead through, as on Linux. */
const maxLinks = 40

/** An absolute path without symbolic links, even of no file yet. @throws SpecError for links that lead in a circle */
export function truePath(path: string, field: string): string {
  let followed = 0
  const resolveLinks = (current: string): string => {
    try {
      return realpathSync.native(current)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ELOOP') followed = maxLinks
    }
    const parent = dirname(current)
    if (parent === current) return current
    const file = join(resolveLinks(parent), basename(current))
    const link = orElse(() => readlinkSync(file), null)
    if (link === null) return file
    // The system does not report a circle that leads through a folder that does not exist.
    if (++followed > maxLinks) throw new SpecError(field, path, 'a name whose links lead somewhere')
    return resolveLinks(resolve(dirname(file), link))
  }
  return resolveLinks(path)
}
