import type { z } from 'zod'
import type { Catalog, DatasetFacts } from './catalog.ts'
import { checkSpec, datasetFacts } from './check.ts'
import { SpecError } from './error.ts'
import { layersOf } from './hidden.ts'
import { defaultSize, sceneNames } from './panels.ts'
import { specSchema } from './schema.ts'
import { readSource } from './source.ts'
import type { Spec } from './spec.ts'
import { nearest } from './suggest.ts'

/** What `readSpec` may be told beside the spec. */
export interface ReadOptions {
  /** Name of the text's file, for messages. */
  file?: string
  /** Keys that win over the input's own, as flags win over a file. */
  over?: object
}

type Given = z.output<ReturnType<typeof specSchema>>
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
  const schema = specSchema(catalog)
  return (input, { file = 'spec', over = {} } = {}) => {
    const source = typeof input === 'string' ? readSource(input, file) : undefined
    try {
      const given = { ...givenKeys(source ? source.value : input), ...givenKeys(over) }
      const spec = complete(catalog, parse(schema, given))
      checkSpec(catalog, spec)
      return spec
    } catch (error) {
      if (!source || !(error instanceof SpecError) || error.place) throw error
      const [key, ...path] = error.field.split('.')
      const place = Object.hasOwn(over, key!) ? undefined : source.placeOf(key!, ...path)
      throw new SpecError(error.field, error.got, error.expected, { suggestion: error.suggestion, place })
    }
  }
}

/** Reads one spec, as `specReader` does. */
export function readSpecWith(catalog: Catalog, input: object | string, options?: ReadOptions): Spec {
  return specReader(catalog)(input, options)
}

function givenKeys(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new SpecError('spec', value, 'keys with values, such as data: blobs')
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined && v !== null))
}

function parse(schema: ReturnType<typeof specSchema>, given: Record<string, unknown>): Given {
  const keys = Object.keys(schema.shape)
  for (const key of Object.keys(given)) {
    if (keys.includes(key)) continue
    const word = nearest(key, keys)
    const expected = word === undefined ? `one of the keys ${keys.join(', ')}` : 'a key of the spec'
    throw new SpecError(key, undefined, expected, { suggestion: word && `"${word}"` })
  }
  const result = schema.safeParse(given, { reportInput: true })
  if (result.success) return result.data
  const [issue] = result.error.issues
  const key = String(issue!.path[0])
  throw new SpecError(key, given[key], issue!.message, { suggestion: suggestionFor(issue!) })
}

/** The nearest of the names that a field takes. */
function suggestionFor(issue: z.core.$ZodIssue): string | undefined {
  if (issue.code !== 'invalid_value' || typeof issue.input !== 'string') return undefined
  const word = nearest(issue.input, issue.values.map(String))
  return word && `"${word}"`
}

/** Fills what depends on the data or the scene. */
function complete(catalog: Catalog, given: Given): Spec {
  const facts = datasetFacts(catalog, given.data)
  const scenes = sceneNames(given).map(scene => catalog.scenes.find(({ name }) => name === scene)!)
  const place = catalog.places.find(({ name }) => name === given.for)
  const layout = given.layout ?? (scenes.length > 1 ? 'row' : null)
  if (given.model !== null && given.hidden !== null)
    throw new SpecError('hidden', given.hidden, 'nothing: the model file has its own layers')
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
