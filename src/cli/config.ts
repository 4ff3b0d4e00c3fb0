import { dirname, isAbsolute } from 'node:path'
import { readFigureSpec } from '../encode/read-spec.ts'
import { tableScene } from '../figure/load.ts'
import { readText } from '../figure/read-text.ts'
import { shareOf } from '../options/kinds/table.ts'
import { overWords } from '../options/own-words.ts'
import { isExpression } from '../options/paths.ts'
import { readSource } from '../options/source.ts'
import type { FigureSpec } from '../options/sweep.ts'
import { reader } from '../render/load.ts'
import type { FigureCommand } from './call.ts'
import { keysGiven, namesOfOutputs } from './input.ts'
import { noteOf } from './print.ts'

/**
 * The spec of a call with --config: flags win over the file's values, and those over the defaults. Keys that were
 * dropped are remarked.
 *
 * @throws SpecError for a file that cannot be read, and all that a spec refuses
 */
export async function specFrom(file: string, call: FigureCommand): Promise<FigureSpec> {
  const flags = keysGiven(call)
  const { text } = await readText(reader, file, 'config')
  const own = keysIn(readSource(text, file).value)
  const over = { ...fromFolderOf(file, own), ...overWords(own, flags) }
  const read = { file, outputs: namesOfOutputs(call.run) }
  const scene = await tableScene(reader, { ...own, ...over }, readFigureSpec(text, { ...read, over }))
  return readFigureSpec(text, { ...read, onNote: noteOf(call.run), over: { ...over, ...scene } })
}

/** The paths in a config, which are relative to its folder, as paths from the current folder. */
function fromFolderOf(file: string, own: Record<string, unknown>): Record<string, string> {
  const folder = dirname(file)
  if (folder === '.') return {}
  const paths = ['data', 'model', 'font', 'test'].flatMap(key => {
    const path = own[key]
    if (typeof path !== 'string' || path === '-' || isAbsolute(path)) return []
    const isBuiltIn = key === 'data' && (isExpression(path) || !/[\\/.]/.test(path))
    if (isBuiltIn || (key === 'test' && typeof shareOf(path) === 'number')) return []
    // Not normalized: `sub/../blobs` is a file, while `blobs` would be the dataset.
    return [[key, `${folder}/${path}`]]
  })
  return Object.fromEntries(paths)
}

function keysIn(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
