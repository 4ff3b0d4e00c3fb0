import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { keptIn } from '../../options/kept-in.ts'
import { truePath } from '../true-path.ts'

/**
 * Opens a function that gives the true path of a name relative to a folder, and the true path of that folder. The links
 * of each folder are resolved once.
 *
 * @throws SpecError for links that lead in a circle, also from the function
 */
export function pathsFrom(folder: string): (name: string) => { target: string; root: string } {
  const root = truePath(resolve(folder), 'output')
  const folders = new Map<string, string>()
  return name => {
    const path = resolve(folder, name)
    const parent = dirname(path)
    const inside = keptIn(folders, parent, () => truePath(parent, 'output'))
    return { target: truePath(join(inside, basename(path)), 'output'), root }
  }
}

/** True for a true path that is a folder or below it. */
export function isInside(path: string, folder: string): boolean {
  const name = relative(folder, path)
  return name !== '..' && !name.startsWith(`..${sep}`) && resolve(folder, name) === path
}
