import { existsSync, readFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { readRecipe } from '../encode/recipe.ts'
import { SpecError } from '../spec/error.ts'
import type { Spec } from '../spec/spec.ts'

/**
 * The file that is written without -o, in the current folder: the dataset's or the table's name.
 * Throws SpecError where a file of that name stands that nnanim did not make.
 */
export function defaultOutput({ data, at }: Spec): string {
  const name = data === '-' ? 'stdin' : basename(data, extname(data))
  const file = `${name}.${at === null ? 'gif' : 'png'}`
  if (existsSync(file) && !isOurs(file))
    throw new SpecError(
      file,
      undefined,
      'a file made by nnanim, or none; name a file with -o, which replaces it',
    )
  return file
}

function isOurs(file: string): boolean {
  try {
    return readRecipe(readFileSync(file)) !== null
  } catch {
    return false
  }
}
