import { catalog, readSpec } from '../encode/catalog.ts'
import type { Places } from '../render/load.ts'
import { type Made, placeOf, rasterizerIn, readMade, specIn } from '../render/made.ts'
import { choicesOf } from '../spec/choices.ts'
import { SpecError } from '../spec/error.ts'
import type { Spec } from '../spec/spec.ts'
import { make } from './figure.ts'
import { draftOf } from './input.ts'
import type { RemakeCall } from './parse.ts'

/** Makes a file again, with the changes that flags ask for; without -o in the file's own place. */
export async function remake(call: RemakeCall): Promise<void> {
  const { file, run, force } = call
  if (run.config !== undefined)
    throw new SpecError('config', run.config, `nothing: the spec is the one in ${file}`)
  const made = await readMade(file)
  const spec = changedSpec(specIn(made), call)
  await make(spec, run.output ?? [file], run, {
    places: await placesOf(made, spec, call, force ? 'allowed' : 'refused'),
    rasterizer: rasterizerIn(made),
  })
}

/** Choices that mean something for one choice of another key alone, and go with it. */
const goesWith: Partial<Record<string, readonly (keyof Spec)[]>> = {
  data: ['samples', 'noise', 'dataSeed', 'classes', 'hollow', 'label', 'features'],
  hidden: ['model'],
  model: ['hidden'],
  scene: ['layout', 'turns'],
}

/**
 * A spec with the changes of a call. What the spec holds only because it is a default of its data, its scene or its
 * network follows the change: `remake circles.gif --data blobs` trains two units, as `nnanim blobs` does. A value
 * that was given but equals the default counts as one. What the new data, network or scene knows nothing of is
 * dropped.
 *
 * @throws SpecError for a change that is refused, or that a remaining choice does not go with
 */
export function changedSpec(spec: Spec, { data, given, run }: RemakeCall): Spec {
  const changes = { ...given, ...(data !== undefined && { data }) }
  const dropped: string[] = Object.keys(changes).flatMap(key => goesWith[key] ?? [])
  const kept = Object.fromEntries(
    Object.entries(choicesOf(readSpec, spec)).filter(([key]) => !dropped.includes(key)),
  )
  return readSpec({ ...kept, ...(run.draft && draftOf({ ...kept, ...changes })), ...changes })
}

/** Where the files are that both specs name; what a change names is read at its own path. */
async function placesOf(
  made: Made,
  spec: Spec,
  { data, given }: RemakeCall,
  changed: Parameters<typeof placeOf>[3],
): Promise<Places> {
  const isTable = !catalog.datasets.some(({ name }) => name === spec.data)
  const places: Places = {}
  if (data === undefined && isTable) places.data = await placeOf(made, 'data', spec.data, changed)
  if (given.model === undefined && spec.model !== null)
    places.model = await placeOf(made, 'model', spec.model, changed)
  return places
}
