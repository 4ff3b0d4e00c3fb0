import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { truePath } from '../true-path.ts'

/** Finds the true paths of names that are seen from a folder; each folder is looked at once. */
export function pathsFrom(folder: string): (name: string) => { target: string; root: string } {
  const root = truePath(resolve(folder), 'output')
  const folders = new Map<string, string>()
  return name => {
    const path = resolve(folder, name)
    const parent = dirname(path)
    if (!folders.has(parent)) folders.set(parent, truePath(parent, 'output'))
    return { target: truePath(join(folders.get(parent)!, basename(path)), 'output'), root }
  }
}

/** Whether a true path is a folder or below it. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path
}
