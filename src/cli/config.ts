import { dirname, isAbsolute } from 'node:path'
import { readFigureSpec } from '../encode/read-spec.ts'
import { readSource } from '../options/source.ts'
import type { FigureSpec } from '../options/sweep.ts'
import { readInput } from '../render/load.ts'
import { draftOf, keysOf } from './input.ts'
import type { FigureCall } from './parse.ts'

/**
 * The spec of a call with the file of --config: flags win over it, and it over the defaults.
 * Throws SpecError as `specOf` does, and for a file that cannot be read.
 */
export async function specFrom(file: string, call: FigureCall): Promise<FigureSpec> {
  const flags = keysOf(call)
  const { text } = await readInput(file, 'config')
  const own = keysIn(readSource(text, file).value)
  const draft = call.run.draft ? draftOf({ ...own, ...flags }) : {}
  const missing = Object.entries(draft).filter(([key]) => (own[key] ?? null) === null)
  return readFigureSpec(text, {
    file,
    over: { ...fromFolderOf(file, own), ...Object.fromEntries(missing), ...flags },
  })
}

/** Files that a config names stand beside it, wherever the program is started. */
function fromFolderOf(file: string, own: Record<string, unknown>): Record<string, string> {
  const folder = dirname(file)
  const moved: Record<string, string> = {}
  if (folder === '.') return moved
  for (const key of ['data', 'model']) {
    const path = own[key]
    if (typeof path !== 'string' || path === '-' || isAbsolute(path)) continue
    if (key === 'data' && !/[\\/.]/.test(path)) continue // a built-in name
    // Not normalized: `sub/../blobs` is a file, `blobs` would be the dataset.
    moved[key] = `${folder}/${path}`
  }
  return moved
}

function keysIn(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
