import { catalog, readFigureObject } from '../encode/catalog.ts'
import { tableScene } from '../figure/load.ts'
import { SpecError } from '../options/error.ts'
import { MOST_IN_ROW, panelGrid, usualLayout, wholeSize } from '../options/panels.ts'
import { nearest } from '../options/suggest.ts'
import { type FigureSpec, maxSwept, sweepsIn } from '../options/sweep.ts'
import { listOf } from '../options/text.ts'
import { reader } from '../render/load.ts'
import type { FigureCommand } from './call.ts'
import { commands } from './commands.ts'
import { noteOf } from './print.ts'
import type { CallOptions } from './run-options.ts'

/** Pixels of a panel, and so of a picture without panels, with --draft. */
const DRAFT = { width: 300, height: 300 }

/** The spec of a call without --config, with remarks on dropped keys. @throws SpecError for odd data, and as specs do */
export async function specOfCall(call: FigureCommand): Promise<FigureSpec> {
  const keys = keysGiven(call)
  if (call.data === undefined)
    throw new SpecError('data', undefined, 'a dataset’s name, a path of a table, or -')
  const drafted = { ...(call.run.draft && draftOf(keys)), ...keys }
  const outputs = namesOfOutputs(call.run)
  const scene = await tableScene(reader, drafted, readFigureObject(drafted, outputs))
  return readFigureObject({ ...drafted, ...scene }, outputs, { onNote: noteOf(call.run) })
}

/** The names of a call's files; a file without a name has the ending of its format. */
export function namesOfOutputs({ output = ['-'], format = '' }: CallOptions): string[] {
  return output.map(name => (name === '-' ? `-.${format}` : name))
}

/** The keys of a spec that a call gives. @throws SpecError where its data looks like a misspelt command */
export function keysGiven({ data, given }: FigureCommand): Record<string, unknown> {
  if (data === undefined) return given
  refuseCommands(data)
  return { ...given, data }
}

/** The keys that --draft stands for: a size for the panels that the keys ask for, and 12 frames a second. */
export function draftOf({ scene, layout, ...keys }: Record<string, unknown>): object {
  const names = listOf(scene)
  const swept = sweepsIn(keys)[0]?.values.length
  const count = swept ? Math.min(swept, maxSwept) : Array.isArray(names) ? names.length : 1
  const usual = usualLayout(count, null, swept ? MOST_IN_ROW : count)
  const how = layout === 'row' || layout === 'column' || layout === 'grid' ? layout : usual
  return { size: wholeSize(DRAFT, panelGrid(count, how)), fps: 12 }
}

/** Throws SpecError for a first word that is a misspelt command rather than a misspelt dataset. */
function refuseCommands(word: string): void {
  const names: string[] = commands.map(({ name }) => name)
  const others = [...catalog.datasets, ...catalog.scenes].map(({ name }) => name)
  const meant = nearest(word, [...others, ...names])
  if (meant !== undefined && names.includes(meant))
    throw new SpecError('call', word, 'a command or a dataset', { suggestion: `\`nnanim ${meant}\`` })
}
