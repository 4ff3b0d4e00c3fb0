import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { readSpec } from '../encode/catalog.ts'
import { type Recipe, readRecipe } from '../encode/recipe.ts'
import { SpecError, WorkError } from '../spec/error.ts'
import type { Spec } from '../spec/spec.ts'
import type { Places } from './load.ts'
import type { Raster } from './raster.ts'

/** A file that nnanim made. */
export interface Made {
  file: string
  bytes: Uint8Array
  recipe: Recipe
}

/**
 * Reads a file and the recipe in it.
 *
 * @throws SpecError for a file that cannot be read, or has no recipe
 */
export async function readMade(file: string): Promise<Made> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'that exists' : `that can be read (${error.code})`
    throw new SpecError('file', file, `a file ${reason}`)
  })
  const recipe = recipeIn(bytes)
  if (recipe === null)
    throw new SpecError('file', file, 'a file with a recipe: it was not made by nnanim, or lost it since')
  return { file, bytes, recipe }
}

function recipeIn(bytes: Uint8Array): Recipe | null {
  try {
    return readRecipe(bytes)
  } catch (error) {
    if (error instanceof WorkError) return null
    throw error
  }
}

/**
 * The spec of a made file.
 *
 * @throws SpecError that names the file, for a recipe that this version cannot read
 */
export function specIn({ file, recipe }: Made): Spec {
  try {
    return readSpec(recipe.spec)
  } catch (error) {
    if (!(error instanceof SpecError)) throw error
    const { field, got, expected, suggestion } = error
    throw new SpecError(field, got, expected, { suggestion, place: { file } })
  }
}

/** The rasterizer that drew a file; undefined for a name that is not known. */
export function rasterizerIn({ recipe }: Made): Raster['name'] | undefined {
  return (['canvas', 'napi'] as const).find(name => recipe.rasterizer.startsWith(`${name} `))
}

/**
 * Where a file that the recipe names is now: at its path, seen from the current folder, else from the figure's
 * folder, else beside the figure. Its content decides, where the recipe knows that.
 *
 * @throws SpecError where it is gone or was standard input, WorkError where its content has changed; neither when
 *   `changed` is allowed and some file is there
 */
export async function placeOf(
  { file, recipe }: Made,
  key: keyof Places,
  path: string,
  changed: 'refused' | 'allowed' = 'refused',
): Promise<string> {
  if (path === '-')
    throw new SpecError(
      'data',
      '-',
      `a table: the data of ${file} came from standard input, name its file with --data`,
    )
  const expected = recipe.sha256?.[key]
  const folder = dirname(file)
  const others = expected === undefined ? [] : [join(folder, path), join(folder, basename(path))]
  let found: string | undefined
  for (const candidate of new Set([path, ...others])) {
    const hash = await hashOf(candidate)
    if (hash === null) continue
    if (expected === undefined || hash === expected) return candidate
    found ??= candidate
  }
  if (found === undefined)
    throw new SpecError(key, path, `the file that ${file} was made from; it is gone, --${key} names another`)
  if (changed === 'allowed') return found
  throw new WorkError(
    `${found} has changed since ${file} was made from it; --force draws it as it is now, --${key} names another`,
  )
}

/** SHA-256 of a file; null where none can be read. */
async function hashOf(path: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk)
  } catch {
    return null
  }
  return hash.digest('hex')
}
