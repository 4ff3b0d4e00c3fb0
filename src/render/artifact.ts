import { stat } from 'node:fs/promises'
import { readFigureObject } from '../encode/catalog.ts'
import { type Recipe, readRecipe } from '../encode/recipe.ts'
import { drawnAlone } from '../figure/raster.ts'
import { SpecError, WorkError } from '../options/error.ts'
import { orElse } from '../options/or-else.ts'
import type { FigureSpec } from '../options/sweep.ts'
import { currentFrames } from './commit.ts'
import { checkPath, readNamed } from './plain-file.ts'

/** A file that nnanim made, or a folder of frames. */
export interface Artifact {
  /** Its name; that of a folder ends in a slash. */
  file: string
  isFolder: boolean
  /** Path of the file, or paths of all frames in the folder. */
  parts: readonly string[]
  /** Content of the file, or of the first frame. */
  bytes: Uint8Array
  recipe: Recipe
}

/** Reads a file, or a folder's first frame, and its recipe. @throws SpecError for what has none or cannot be read */
export async function readArtifact(path: string): Promise<Artifact> {
  checkPath(path, 'file')
  const isFolder = (await stat(path).catch(() => null))?.isDirectory() === true
  const file = isFolder && !/[/\\]$/.test(path) ? `${path}/` : path
  const parts = isFolder ? await currentFrames(path) : [path]
  if (parts.length === 0) throw new SpecError('file', file, 'a folder with frames that nnanim made')
  const bytes = readNamed(parts[0], 'file')
  const recipe = recipeIn(bytes)
  if (recipe)
    return {
      ...{ file, isFolder, parts, bytes },
      recipe: { ...recipe, rasterizer: recipe.rasterizer ?? 'an unknown rasterizer' },
    }
  throw new SpecError(
    'file',
    file,
    'a file with a recipe: it was not made by nnanim, lost it since, or shows a scene that is code',
  )
}

/** The recipe in a file; null where there is none, the file is of another kind, or cut off before it. */
export function recipeIn(bytes: Uint8Array): Recipe | null {
  return orElse(() => readRecipe(bytes), null, WorkError)
}

/**
 * The spec in the recipe of an artifact, without keys that do nothing, which older versions took.
 *
 * @param onNote is told of each of them
 * @throws SpecError that names the file, for a recipe that this version cannot read
 */
export function specIn({ file, recipe }: Artifact, onNote?: (note: string) => void): FigureSpec {
  try {
    const rasterizer = renamed(recipe)
    const input = { ...recipe.spec, ...(rasterizer && { rasterizer }) }
    return readFigureObject(input, [], { spares: () => true, onNote })
  } catch (error) {
    if (!(error instanceof SpecError)) throw error
    const { field, got, expected, suggestion, isUnknown } = error
    throw new SpecError(field, got, expected, { suggestion, isUnknown, place: { file } })
  }
}

/**
 * The present name of a recipe's rasterizer, where its name meant something else up to nnanim 0.2.0: node-canvas drew
 * letters alone, and so did another library. Null where the name still holds.
 */
function renamed({ rasterizer, spec }: Recipe): 'auto' | 'outlines' | null {
  const named: unknown = spec?.rasterizer
  if (named === 'napi') return 'outlines'
  return named === 'canvas' && !String(rasterizer).endsWith(drawnAlone) ? 'auto' : null
}

/** Remarks for the user on what of an artifact's recipe is read otherwise than it is written. */
export function notesOn({ file, recipe }: Artifact): string[] {
  const now = renamed(recipe)
  return now
    ? [`${file}: rasterizer ${recipe.spec.rasterizer} of nnanim ${recipe.nnanim} is read as ${now}`]
    : []
}

/** The rasterizer of an artifact's letters; undefined for a name that is not known. */
export function rasterizerIn({ recipe }: Artifact): 'canvas' | 'outlines' | undefined {
  const name = /^\w+(?= )/.exec(String(recipe.rasterizer))?.[0]
  if (name === 'napi') return 'outlines'
  return name === 'canvas' || name === 'outlines' ? name : undefined
}
