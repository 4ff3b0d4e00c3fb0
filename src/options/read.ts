import type { Catalog, DatasetFacts } from './catalog.ts'
import { checkSpec, datasetFacts } from './check.ts'
import { SpecError } from './error.ts'
import { formatHidden, layersOf } from './hidden.ts'
import { type Given, keyReader, unknownKey } from './keys.ts'
import { checkPanelSize, defaultSize, type PanelLayout, sceneNames } from './panels.ts'
import type { Spec } from './spec.ts'
import { type Sweep, sweepLayout, sweepOf, sweepsIn } from './sweep.ts'

type Layers = NonNullable<Given['hidden']>

/** Penalty for a table, which has no default of its own. */
const TABLE_ALPHA = 0.1

/** Reads specs from objects. */
export type SpecReader = (input: object) => Spec

/**
 * A function that reads a spec and fills every default from the catalog. Keys that are missing or null take their
 * default. Reading a spec that was read gives the same spec.
 * It throws SpecError for an unknown key, a value out of its range, or an option that means nothing for the data.
 */
export function specReader(catalog: Catalog): SpecReader {
  const keys = keyReader(catalog)
  return input => {
    const given = givenKeys(input)
    for (const key of Object.keys(given))
      if (!keys.names.includes(key)) throw unknownKey(key || '""', keys.names, 'the spec')
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
}

/** The keys of a spec that have a value. Throws SpecError for what has no keys. */
export function givenKeys(value: unknown): Record<string, unknown> {
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
  const sweep = sweepOf(given)
  if (sweep) return sweptSpec(catalog, given, sweep, unread)
  const spec = complete(catalog, given)
  return { spec, faults: checkSpec(catalog, spec, unread) }
}

/** A spec whose key takes several values is a spec for each, which are then one again. */
function sweptSpec(
  catalog: Catalog,
  given: Given,
  { key, values }: Sweep,
  unread: ReadonlySet<string>,
): ReturnType<typeof specOf> {
  const panels = { count: values.length, layout: given.layout ?? sweepLayout(values.length) }
  const plain = key === 'activation' ? { hidden: given.hidden?.map(({ units }) => ({ units })) ?? null } : {}
  const specs = values.map(value =>
    complete(catalog, { ...given, ...plain, [key]: value, layout: null }, panels),
  )
  const spec: Spec = {
    ...specs[0],
    layout: panels.layout,
    duration: Math.max(...specs.map(({ duration }) => duration)),
    [key]: { sweep: specs.map(spec => spec[key]) },
  }
  return { spec, faults: sweepFaults() }

  function* sweepFaults() {
    const [, second] = sweepsIn(given)
    if (second) yield new SpecError(second.key, second.values, `one value: ${key} already takes several`)
    if (sceneNames(given).length > 1)
      yield new SpecError('scene', given.scene, 'one scene: a sweep has panels of its own')
    const named = key === 'activation' ? (given.hidden ?? []) : []
    if (named.some(({ activation }) => (activation ?? values[0]) !== values[0]))
      yield new SpecError(
        'hidden',
        formatHidden(given.hidden!, values[0] as string),
        'layers without an activation: the sweep gives them theirs',
      )
    yield* checkPanelSize(panels.count, spec)
    const told = new Set<string>()
    for (const one of specs)
      for (const fault of checkSpec(catalog, one, unread)) {
        if (!told.has(fault.message)) yield fault
        told.add(fault.message)
      }
  }
}

/**
 * Fills what depends on the data or the scene.
 *
 * @param sweep the panels that the spec becomes one of
 */
function complete(catalog: Catalog, given: Given, sweep?: { count: number; layout: PanelLayout }): Spec {
  const facts = datasetFacts(catalog, given.data)
  const scenes = sceneNames(given).map(scene => catalog.scenes.find(({ name }) => name === scene)!)
  const place = catalog.places.find(({ name }) => name === given.for)
  const layout = given.layout ?? (scenes.length > 1 ? 'row' : null)
  const layers = given.hidden ?? (given.model === null && facts ? defaultLayers(facts, given) : null)
  const usual = given.activation ?? catalog.activations[0]
  const hidden =
    layers?.map(({ units, activation }) => ({
      units,
      activation: activation ?? usual,
    })) ?? null
  const pace = { oneWay: given.oneWay, layers: hidden?.length ?? 1, staged: given.path === 'staged' }
  return {
    ...given,
    samples: given.samples ?? facts?.samples ?? null,
    noise: given.noise ?? facts?.noise ?? null,
    classes: given.classes ?? facts?.classes?.value ?? null,
    hidden,
    activation: usual,
    alpha: given.alpha ?? (facts ? defaultAlpha(facts, given) : TABLE_ALPHA),
    layout,
    turns: given.turns ?? (scenes.some(({ takes }) => takes.includes('turns')) ? 1 : null),
    size:
      given.size ??
      place?.size ??
      defaultSize(scenes[0].size, sweep?.count ?? scenes.length, sweep?.layout ?? layout),
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
