import { catalog, readFigureSpec } from '../encode/catalog.ts'
import { SpecError } from '../options/error.ts'
import { panelGrid, wholeSize } from '../options/panels.ts'
import { nearest } from '../options/suggest.ts'
import type { FigureSpec } from '../options/sweep.ts'
import { listOf } from '../options/text.ts'
import { commands } from './commands.ts'
import type { FigureCall } from './parse.ts'

/** Of a panel, and so of a picture that has no others. */
const DRAFT = { width: 300, height: 300 }

/**
 * The spec of a call without --config.
 * Throws SpecError for a word that is no dataset, and all that a spec refuses.
 */
export function specOf(call: FigureCall): FigureSpec {
  const keys = keysOf(call)
  if (call.data === undefined)
    throw new SpecError('data', undefined, 'a dataset’s name, a path of a table, or -')
  return readFigureSpec({ ...(call.run.draft && draftOf(keys)), ...keys })
}

/** The keys of a spec that a call gives. Throws SpecError where its data is nearly a command. */
export function keysOf({ data, given }: FigureCall): Record<string, unknown> {
  if (data === undefined) return given
  refuseCommands(data)
  return { ...given, data }
}

/** What --draft is short for, with the panels that the call asks for. */
export function draftOf({ scene, layout }: Record<string, unknown>): object {
  const names = listOf(scene)
  const count = Array.isArray(names) ? names.length : 1
  const how = layout === 'column' || layout === 'grid' ? layout : 'row'
  return { size: wholeSize(DRAFT, panelGrid(count, how)), fps: 12 }
}

/** A first word that is nearly a command is not a dataset with a slip. */
function refuseCommands(word: string): void {
  const names: string[] = commands.map(({ name }) => name)
  const others = [...catalog.datasets, ...catalog.scenes].map(({ name }) => name)
  const meant = nearest(word, [...others, ...names])
  if (meant !== undefined && names.includes(meant))
    throw new SpecError('call', word, 'a command or a dataset', { suggestion: `\`nnanim ${meant}\`` })
}
