import { createHash } from 'node:crypto'
import { dirname, join, resolve } from 'node:path'
import type { Recipe } from '../../encode/recipe.ts'
import { streamPlain } from '../plain-file.ts'
import { isInside } from './inside.ts'

/** Gives the SHA-256 of a file's content in hexadecimal digits; null where it cannot be read. */
export type Contents = (path: string) => Promise<string | null>

/** SHA-256 of a file in hexadecimal digits; null where it cannot be read, or is not a file. */
export async function hashOf(path: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of streamPlain(path) as AsyncIterable<Buffer>) hash.update(chunk)
  } catch {
    return null
  }
  return hash.digest('hex')
}

/** True where the files with weights beside a model are those that a recipe has hashes of. */
export async function besideAsIn(
  { sha256 }: Pick<Recipe, 'sha256'>,
  model: string,
  contents: Contents = hashOf,
): Promise<boolean> {
  const folder = resolve(dirname(model))
  for (const [name, hash] of Object.entries(sha256?.beside ?? {})) {
    const path = join(folder, name)
    if (!isInside(path, folder) || (await contents(path)) !== hash) return false
  }
  return true
}
