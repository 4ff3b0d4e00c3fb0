import { readlinkSync, realpathSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { SpecError } from '../../spec/error.ts'

/** Finds the true paths of names that are seen from a folder; each folder is looked at once. */
export function pathsFrom(folder: string): (name: string) => { target: string; root: string } {
  const root = truePath(resolve(folder))
  const folders = new Map<string, string>()
  return name => {
    const path = resolve(folder, name)
    const parent = dirname(path)
    if (!folders.has(parent)) folders.set(parent, truePath(parent))
    return { target: truePath(join(folders.get(parent)!, basename(path))), root }
  }
}

/** Whether a true path is a folder or below it. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path
}

/** A path without links, also where its last parts do not exist yet. */
function truePath(path: string): string {
  try {
    return realpathSync.native(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOOP')
      throw new SpecError('output', path, 'a name whose links lead somewhere')
  }
  const parent = dirname(path)
  if (parent === path) return path
  const folder = truePath(parent)
  const link = linkAt(join(folder, basename(path)))
  return link === null ? join(folder, basename(path)) : truePath(resolve(folder, link))
}

function linkAt(path: string): string | null {
  try {
    return readlinkSync(path)
  } catch {
    return null
  }
}
