import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { InputPaths } from '../figure/load.ts'
import { NeedsForce, SpecError, WorkError } from '../options/error.ts'
import { isTablePath } from '../options/paths.ts'
import type { PictureSpec } from '../options/sweep.ts'
import type { Artifact } from './artifact.ts'
import { besideAsIn, hashOf } from './batch/contents.ts'
import { isInside } from './batch/inside.ts'

export interface SourceOptions {
  /** Files that are not looked for, since the caller has others. */
  without?: readonly (keyof InputPaths)[] | undefined
  /** Accepts a file whose content has changed. */
  changed?: boolean | undefined
  /** Reads whatever the recipe names, which may be any file of whoever makes the figure again. */
  trusted?: boolean | undefined
}

/** The ends of the names of files that are read because a recipe names them. */
const endings: Record<keyof InputPaths, { words: string; fits: (path: string) => boolean }> = {
  data: { words: '.csv, .tsv, .json or .jsonl', fits: isTablePath },
  test: { words: '.csv, .tsv, .json or .jsonl', fits: isTablePath },
  model: { words: '.json, .onnx or .safetensors', fits: path => /\.(json|onnx|safetensors)$/i.test(path) },
  font: { words: '.ttf or .otf', fits: path => /\.[to]tf$/i.test(path) },
}

/**
 * Finds the table, the model file and the font that a figure was made from: at their path from the current folder, else from the
 * figure's folder, else in the figure's folder itself. The first whose content has the hash in the recipe is taken.
 *
 * @throws SpecError where one is gone or was standard input, WorkError where its content has changed, NeedsForce for one
 *   without a hash, outside of the figure's and the current folder, or whose name does not end as such files do
 */
export async function findInputs(
  artifact: Artifact,
  { data, samples, model, font, test }: PictureSpec,
  { without = [], ...accepted }: SourceOptions = {},
): Promise<InputPaths> {
  const named = { data: samples === null ? data : null, model, font, test }
  const found: InputPaths = {}
  for (const key of ['data', 'model', 'font', 'test'] as const) {
    const path = named[key]
    if (typeof path === 'string' && !without.includes(key))
      found[key] = await findInput(artifact, key, path, accepted)
  }
  return found
}

async function findInput(
  { file, recipe }: Artifact,
  key: keyof InputPaths,
  path: string,
  { changed = false, trusted = false }: Omit<SourceOptions, 'without'>,
): Promise<string> {
  const fromInput = `a table: that of ${file} came from standard input, remake --data names its file`
  if (path === '-') throw new SpecError(key, '-', fromInput)
  const { words, fits } = endings[key]
  if (!trusted && !fits(path))
    throw new NeedsForce(`${path}, which ${file} names, does not end in ${words}; --force reads it`)
  const expected = recipe.sha256?.[key]
  // Without a hash, a file of that name elsewhere could be another table.
  const others =
    expected === undefined ? [] : [join(dirname(file), path), join(dirname(file), basename(path))]
  let found: string | undefined
  let outside: string | undefined
  const folders = [resolve(), resolve(dirname(file))]
  for (const candidate of new Set([path, ...others])) {
    if (!trusted && !folders.some(folder => isInside(resolve(candidate), folder))) {
      if (existsSync(candidate)) outside ??= candidate
      continue
    }
    const hash = await hashOf(candidate)
    if (hash === null) continue
    if (expected === undefined && !trusted)
      throw new NeedsForce(
        `${candidate} may be another file than ${file} was made from, which has no hash of it; --force takes it`,
      )
    const isSame = hash === expected && (key !== 'model' || (await besideAsIn(recipe, candidate)))
    if (expected === undefined || isSame) return candidate
    found ??= candidate
  }
  if (found === undefined && outside !== undefined)
    throw new NeedsForce(
      `${outside}, which ${file} names, is outside of its folder and of the current one; --force reads it`,
    )
  const wanted = `the file that ${file} was made from; it is gone, remake --${key} names another`
  if (found === undefined) throw new SpecError(key, path, wanted)
  if (changed) return found
  const beside = key === 'model' && recipe.sha256?.beside ? ', or a file beside it,' : ''
  throw new WorkError(
    `${found}${beside} has changed since ${file} was made from it; remake --force takes it as it is now`,
  )
}
