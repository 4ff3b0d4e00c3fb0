import { basename, dirname, join } from 'node:path'
import { SpecError, WorkError } from '../options/error.ts'
import type { PictureSpec } from '../options/sweep.ts'
import type { Artifact } from './artifact.ts'
import { hashOf } from './batch/contents.ts'
import type { InputPaths } from './load.ts'

/** What `findInputs` looks for, and what it accepts. */
export interface SourceOptions {
  /** Files that are not looked for, since the caller has others. */
  without?: readonly (keyof InputPaths)[] | undefined
  /** Accepts a file whose content has changed. */
  changed?: boolean | undefined
}

/**
 * Finds the table, the model file and the font that a figure was made from: at their path from the current folder, else from the
 * figure's folder, else in the figure's folder itself. The first whose content has the hash in the recipe is taken.
 *
 * @throws SpecError where one is gone or was standard input, WorkError where its content has changed
 */
export async function findInputs(
  artifact: Artifact,
  { data, samples, model, font, test }: PictureSpec,
  { without = [], changed = false }: SourceOptions = {},
): Promise<InputPaths> {
  const isTable = samples === null
  return {
    ...(isTable && !without.includes('data') && { data: await findInput(artifact, 'data', data, changed) }),
    ...(model !== null &&
      !without.includes('model') && { model: await findInput(artifact, 'model', model, changed) }),
    ...(font !== null &&
      !without.includes('font') && { font: await findInput(artifact, 'font', font, changed) }),
    ...(typeof test === 'string' &&
      !without.includes('test') && { test: await findInput(artifact, 'test', test, changed) }),
  }
}

async function findInput(
  { file, recipe }: Artifact,
  key: keyof InputPaths,
  path: string,
  changed: boolean,
): Promise<string> {
  if (path === '-')
    throw new SpecError(
      key,
      '-',
      `a table: that of ${file} came from standard input, remake --data names its file`,
    )
  const expected = recipe.sha256?.[key]
  // Without a hash, a file of that name elsewhere could be another table.
  const others =
    expected === undefined ? [] : [join(dirname(file), path), join(dirname(file), basename(path))]
  let found: string | undefined
  for (const candidate of new Set([path, ...others])) {
    const hash = await hashOf(candidate)
    if (hash === null) continue
    if (expected === undefined || hash === expected) return candidate
    found ??= candidate
  }
  if (found === undefined)
    throw new SpecError(
      key,
      path,
      `the file that ${file} was made from; it is gone, remake --${key} names another`,
    )
  if (changed) return found
  throw new WorkError(
    `${found} has changed since ${file} was made from it; remake --force takes it as it is now`,
  )
}
