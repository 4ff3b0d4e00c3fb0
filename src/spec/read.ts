import type { Catalog, DatasetFacts } from './catalog.ts'
import { checkSpec, datasetFacts } from './check.ts'
import { SpecError } from './error.ts'
import { layersOf } from './hidden.ts'
import { type Given, keyReader, unknownKey } from './keys.ts'
import { defaultSize, sceneNames } from './panels.ts'
import { locatedError, readSource, type Source } from './source.ts'
import type { Spec } from './spec.ts'
import { valueAt } from './written.ts'

/** What `readSpec` may be told beside the spec. */
export interface ReadOptions {
  /** Name of the text's file, for messages. */
  file?: string
  /** Keys that win over the input's own, as flags win over a file. */
  over?: object
}

type Layers = NonNullable<Given['hidden']>

/** Penalty for a table, which has no default of its own. */
const TABLE_ALPHA = 0.1

/** Reads specs from objects, or from YAML or JSON text. */
export type SpecReader = (input: object | string, options?: ReadOptions) => Spec

/**
 * A function that reads a spec and fills every default from the catalog. Keys that are missing or null take their
 * default. Reading a spec that was read gives the same spec.
 * It throws SpecError for an unknown key, a value out of its range, or an option that means nothing for the data.
 */
export function specReader(catalog: Catalog): SpecReader {
  const keys = keyReader(catalog)
  const read = (given: Record<string, unknown>): Spec => {
    for (const key of Object.keys(given))
      if (!keys.names.includes(key)) throw unknownKey(key, keys.names, 'the spec')
    const values: Record<string, unknown> = { ...keys.defaults }
    for (const key of keys.names) {
      if (given[key] === undefined && key !== 'data') continue
      const { value, faults } = keys.read(key, given[key])
      if (faults[0]) throw faults[0]
      values[key] = value
    }
    const { spec, faults } = specOf(catalog, values as Given)
    for (const fault of faults) throw fault
    return spec
  }
  return (input, { file = 'spec', over = {} } = {}) => {
    const source = typeof input === 'string' ? readSource(input, file) : undefined
    const given = { ...givenKeys(source ? source.value : input), ...givenKeys(over) }
    try {
      return read(given)
    } catch (error) {
      if (!source || !(error instanceof SpecError)) throw error
      const [key] = error.field.split('.')
      if (Object.hasOwn(over, key!)) throw error
      throw locatedError(error, locationOf(source, error.field, keys.names.includes(key!)))
    }
  }
}

/** Reads one spec, as `specReader` does. */
export function readSpecWith(catalog: Catalog, input: object | string, options?: ReadOptions): Spec {
  return specReader(catalog)(input, options)
}

/** Where the value of a field stands, or its name where the name is the fault. */
function locationOf({ root, locate }: Source, field: string, isKnown: boolean) {
  const path = field.split('.')
  const name = root.kind === 'map' ? root.entries.get(path[0]!)?.key : undefined
  const span = (isKnown ? valueAt(root, path) : undefined) ?? name
  return span && locate(span)
}

function givenKeys(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new SpecError('spec', value, 'keys with values, such as data: blobs')
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined && v !== null))
}

/**
 * The spec of keys that were read, and what is wrong with how they go together.
 *
 * @param unread keys that have a fault of their own, and their defaults instead
 */
export function specOf(
  catalog: Catalog,
  given: Given,
  unread: ReadonlySet<string> = new Set(),
): { spec: Spec; faults: Iterable<SpecError> } {
  const spec = complete(catalog, given)
  return { spec, faults: checkSpec(catalog, spec, unread) }
}

/** Fills what depends on the data or the scene. */
function complete(catalog: Catalog, given: Given): Spec {
  const facts = datasetFacts(catalog, given.data)
  const scenes = sceneNames(given).map(scene => catalog.scenes.find(({ name }) => name === scene)!)
  const place = catalog.places.find(({ name }) => name === given.for)
  const layout = given.layout ?? (scenes.length > 1 ? 'row' : null)
  const layers = given.hidden ?? (given.model === null && facts ? defaultLayers(facts, given) : null)
  const hidden =
    layers?.map(({ units, activation }) => ({
      units,
      activation: activation ?? given.activation ?? 'sigmoid',
    })) ?? null
  const pace = { oneWay: given.oneWay, layers: hidden?.length ?? 1, staged: given.path === 'staged' }
  return {
    ...given,
    samples: given.samples ?? facts?.samples ?? null,
    noise: given.noise ?? facts?.noise ?? null,
    classes: given.classes ?? facts?.classes?.value ?? null,
    hidden,
    activation: given.activation ?? 'sigmoid',
    alpha: given.alpha ?? (facts ? defaultAlpha(facts, given) : TABLE_ALPHA),
    layout,
    turns: given.turns ?? (scenes.some(({ takes }) => takes.includes('turns')) ? 1 : null),
    size: given.size ?? place?.size ?? defaultSize(scenes, layout),
    loop: given.loop ?? place?.loop ?? 'forever',
    duration: given.duration ?? Math.max(...scenes.map(scene => scene.duration(pace))),
  }
}

/** The dataset's own network; an activation that was asked for wins over the one that it names. */
function defaultLayers({ hidden }: DatasetFacts, { activation }: Given): Layers {
  const layers = layersOf(hidden) as Layers
  return activation === null ? layers : layers.map(({ units }) => ({ units }))
}

/** The dataset's own penalty, in the same proportion to another number of points: the loss divides it by that. */
function defaultAlpha({ alpha, samples }: DatasetFacts, given: Given): number {
  return Number(((alpha * (given.samples ?? samples)) / samples).toPrecision(6))
}
