import { catalog, readFigureObject } from '../encode/catalog.ts'
import { tableScene } from '../figure/load.ts'
import { SpecError } from '../options/error.ts'
import { nearest } from '../options/suggest.ts'
import type { FigureSpec } from '../options/sweep.ts'
import { reader } from '../render/load.ts'
import type { FigureCommand } from './call.ts'
import { commands } from './commands.ts'
import { noteOf } from './print.ts'
import type { CallOptions } from './run-options.ts'

/** The spec of a call without --config, with remarks on dropped keys. @throws SpecError for odd data, and as specs do */
export async function specOfCall(call: FigureCommand): Promise<FigureSpec> {
  const keys = keysGiven(call)
  if (call.data === undefined)
    throw new SpecError('data', undefined, 'a dataset’s name, a path of a table, or -')
  const outputs = namesOfOutputs(call.run)
  const scene = await tableScene(reader, keys, readFigureObject(keys, outputs))
  return readFigureObject({ ...keys, ...scene }, outputs, { onNote: noteOf(call.run) })
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

/** Throws SpecError for a first word that is a misspelt command rather than a misspelt dataset. */
function refuseCommands(word: string): void {
  const names: string[] = commands.map(({ name }) => name)
  const others = [...catalog.datasets, ...catalog.scenes].map(({ name }) => name)
  const meant = nearest(word, [...others, ...names])
  if (meant !== undefined && names.includes(meant))
    throw new SpecError('call', word, 'a command or a dataset', { suggestion: `\`nnanim ${meant}\`` })
}
