import { readFile } from 'node:fs/promises'
import { WorkError } from '../options/error.ts'

/**
 * The value that `open` gives for a file of the build, at the same relative path from `src/render`, `dist/render` and
 * `dist/bundle`.
 *
 * @throws WorkError for one that is missing or damaged
 */
export async function openBuilt<T>(file: string, open: (bytes: Uint8Array) => T): Promise<Awaited<T>> {
  try {
    return await open(await readFile(new URL(`../../dist/${file}`, import.meta.url)))
  } catch (error) {
    throw new WorkError(`dist/${file} is missing or damaged: install nnanim again`, { cause: error })
  }
}

/** A function that loads what it gives when it is first called. */
export function once<T>(load: () => T): () => T {
  let loaded: { value: T } | undefined
  return () => {
    loaded ??= { value: load() }
    return loaded.value
  }
}
