import { verifiableWork } from '../encode/budget.ts'
import { catalog, readFigureObject } from '../encode/catalog.ts'
import { choicesOf } from '../options/choices.ts'
import { SpecError } from '../options/error.ts'
import type { GivenPart } from '../options/forms.ts'
import { type KeyWith, keysWhere, keysWith } from '../options/key-table.ts'
import { sequenceOf } from '../options/kinds/sequence.ts'
import { overWords } from '../options/own-words.ts'
import type { Sparing } from '../options/read.ts'
import type { FigureSpec } from '../options/sweep.ts'
import { notesOn, rasterizerIn, readArtifact, specIn } from '../render/artifact.ts'
import { keepApart } from '../render/keep-apart.ts'
import { findInputs } from '../render/sources.ts'
import type { CallOf } from './call.ts'
import { renderFiles } from './figure.ts'
import { namesOfOutputs } from './input.ts'
import { noteOf } from './print.ts'

/** Makes a file again with changes; without -o it replaces the file. @throws SpecError for a wrong call, WorkError */
export async function remake(call: CallOf<'remake'>): Promise<void> {
  const { file, run } = call
  const { force } = run
  if (run.config !== undefined)
    throw new SpecError('config', run.config, `nothing: the spec is the one in ${file}`)
  const made = await readArtifact(file)
  const onNote = noteOf(run)
  for (const note of notesOn(made)) onNote?.(note)
  const spec = specIn(made, onNote)
  const changes = { ...call.given, ...(call.data !== undefined && { data: call.data }) }
  const remade = changedSpec(spec, changes, {
    from: [made.file],
    to: run.output ? namesOfOutputs(run) : [made.file],
    onNote,
  })
  // Only the new figure may replace the old one, not the model file.
  const { saveModel } = run
  const keepsApart = keepApart(made.parts, [])
  if (saveModel !== undefined)
    keepsApart({ field: 'saveModel', file: saveModel, path: saveModel, isFolder: false })
  const without = (['data', 'model', 'font', 'test'] as const).filter(key => key in changes)
  await renderFiles(remade, run.output ?? [made.file], run, {
    inputPaths: await findInputs(made, remade, { without, changed: force, trusted: force }),
    rasterizer: rasterizerIn(made),
    maxWork: force ? undefined : verifiableWork,
    spares: key => !(key in changes),
  })
}

/** Options that mean nothing to scenes, by their names with commas or as the parts of a sequence. */
function meaningless(given: unknown, isSequence: boolean): string[] {
  const names = [sequenceOf(given)].flat().map(part => (part as GivenPart).scene)
  const scenes = catalog.scenes.filter(({ name }) => names.includes(name))
  const isTaken = (key: KeyWith<'sceneOption'>) => scenes.some(({ takes }) => takes.includes(key))
  const options: string[] = keysWith('sceneOption').filter(key => !isTaken(key))
  return names.length > 1 && !isSequence ? options : [...options, 'layout']
}

/**
 * A spec with changes. Values that equal the defaults of the old data, scene or network become the defaults of the new
 * ones, even if they were given: `remake moons.gif --data blobs` trains two units, as `nnanim blobs` does. Values that
 * have a meaning only for the old data or scene are dropped.
 *
 * @param how the names of the files that it was and will be in, whose endings decide some defaults; `onNote` is told of
 *   old choices that do nothing beside the changes, and are dropped
 * @throws SpecError for a change that is refused, or that a remaining choice does not go with
 */
export function changedSpec(
  spec: FigureSpec,
  changes: Record<string, string | boolean>,
  { from = [], to = [], onNote }: { from?: string[]; to?: string[]; onNote?: Sparing['onNote'] } = {},
): FigureSpec {
  const dropped: string[] = keysWhere(({ goesWith = [] }) => [goesWith].flat().some(key => key in changes))
  for (const key of ['scene', 'sequence'] as const)
    if (key in changes) dropped.push(...meaningless(changes[key], key === 'sequence'))
  const chosen = Object.entries(choicesOf(keys => readFigureObject(keys, from), spec))
  const kept = Object.fromEntries(chosen.filter(([key]) => !dropped.includes(key)))
  const keys = { ...kept, ...overWords(kept, changes) }
  return readFigureObject(keys, to, { spares: key => !(key in changes), onNote })
}
