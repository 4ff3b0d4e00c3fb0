import type { Catalog } from './catalog.ts'
import { checkSpec } from './check.ts'
import { completeSpec } from './complete.ts'
import { SpecError } from './error.ts'
import { flagForm } from './flag-form.ts'
import { autoTheme } from './forms.ts'
import { droppedNote, idleRules } from './idle.ts'
import { keysWith, keyTable } from './key-table.ts'
import { keyReader, unknownKey } from './keys.ts'
import { formatLayers } from './kinds/layers.ts'
import { formatSequence } from './kinds/sequence.ts'
import { wordFaults } from './own-words.ts'
import { checkPanelSize, MOST_IN_ROW, plotsAcross, scenePanels, usualLayout } from './panels.ts'
import { foreignFormat } from './paths.ts'
import type { Given, Spec } from './spec.ts'
import { isOfModel } from './stages.ts'
import {
  type FigureSpec,
  isSweep,
  pictureOf,
  type SpecJson,
  type Sweep,
  type SweptKey,
  specJson,
  sweepsIn,
  sweptValues,
} from './sweep.ts'
import { type GivenScene, ofTask, withScene } from './task-scenes.ts'

/** True for a key that was not given for this figure alone: where it would do nothing, it is dropped, not refused. */
export type Spares = (key: string) => boolean

/** The treatment of keys that would do nothing in a figure. */
export interface Sparing {
  /** None without it; a sweep drops all but its own key, as panels differ in what they take. */
  spares?: Spares | undefined
  /** Is told of each that is dropped. */
  onNote?: ((note: string) => void) | undefined
}

/**
 * Reads the spec of a figure from an object: of one network, or of a sweep where a key has several values.
 *
 * @param outputs names of the files that the figure is for, whose endings decide some defaults
 */
export type FigureSpecReader = (input: object, outputs?: readonly string[], sparing?: Sparing) => FigureSpec

/** The defaults that differ from the table's for files of such names. */
export function outputDefaults(outputs: readonly string[]): Pick<Given, 'theme'> | undefined {
  return outputs.length > 0 && outputs.every(name => /\.(html|figure\.json)$/i.test(name))
    ? { theme: autoTheme }
    : undefined
}

/**
 * A function that reads a figure's spec and fills every default from the catalog. Keys that are missing or null take
 * their default. Reading the JSON of a spec that was read gives the same spec.
 * It throws SpecError for an unknown key, a value out of its range, or an option that means nothing for the data.
 */
export function figureSpecReader(catalog: Catalog): FigureSpecReader {
  const keys = keyReader(catalog)
  return (input, outputs = [], { spares, onNote } = {}) => {
    const given = givenKeys(input)
    for (const key of Object.keys(given))
      if (!keys.names.includes(key)) throw unknownKey(key || '""', keys.names, 'the spec', given[key])
    const values: Record<string, unknown> = { ...keys.defaults, ...outputDefaults(outputs) }
    for (const key of keys.names) {
      if (given[key] === undefined && key !== 'data') continue
      const { value, faults } = keys.read(key, given[key])
      if (faults[0]) throw faults[0]
      values[key] = value
    }
    const { spec, faults, dropped } = specOf(catalog, values as Given, new Set(), spares)
    for (const fault of faults) throw fault
    for (const fault of dropped) onNote?.(droppedNote(fault))
    return spec
  }
}

/**
 * The spec of one network.
 *
 * @throws SpecError for a sweep, which has several
 */
export function singleSpec(figure: FigureSpec): Spec {
  if (!isSweep(figure)) return figure
  const { key } = figure
  throw new SpecError(
    key,
    flagForm(specJson(figure), key),
    'one value: several are a sweep, which readFigureSpec reads and render draws',
  )
}

/** The keys of a spec that have a value. Throws SpecError for what has no keys. */
export function givenKeys(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Promise)
    throw new SpecError('spec', value, 'keys with values, such as data: blobs')
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined && v !== null))
}

/** A spec, what is wrong with how its keys go together, and which of them would do nothing. */
interface Reading<Figure extends FigureSpec = FigureSpec> {
  spec: Figure
  faults: Iterable<SpecError>
  idle: readonly SpecError[]
}

/**
 * The spec of keys that were read, what is wrong with how they go together, and what was dropped.
 *
 * @param catalog with the scenes of all tasks
 * @param without keys that have a fault of their own, and their defaults instead
 */
export function specOf(
  catalog: Catalog,
  keys: Given,
  without: ReadonlySet<string> = new Set(),
  spares: Spares = () => false,
): Omit<Reading, 'idle'> & { dropped: readonly SpecError[] } {
  const { given, unread, odd } = withScene(catalog, keys, without)
  const [sweep] = sweepsIn(given)
  const shown = ofTask(catalog, given)
  const { spec, faults, idle } = sweep
    ? readPanels(shown, given, sweep, unread)
    : readSingle(shown, given, unread)
  const dropped = [
    ...odd.filter(({ field }) => spares(field)),
    ...idle.filter(({ field }) => spares(field) || (sweep && sweep.key !== field)),
  ]
  if (dropped.length === 0) return { spec, faults: [...odd, ...faults], dropped }
  const defaults = Object.fromEntries(dropped.map(({ field }) => [field, keyTable[field].fallback]))
  const rest = specOf(catalog, { ...keys, ...defaults }, without, spares)
  return { ...rest, dropped: [...dropped, ...rest.dropped] }
}

function readSingle(catalog: Catalog, given: GivenScene, unread: ReadonlySet<string>): Reading<Spec> {
  const spec = completeSpec(catalog, given)
  const idle = idleOf(catalog, given, spec, unread)
  return { spec, faults: singleFaults(), idle }

  function* singleFaults() {
    yield* wordFaults(catalog, given, unread)
    yield* layerFaults(catalog, given, unread)
    yield* solverFaults(catalog, given, unread)
    yield* idle
    yield* checkSpec(catalog, spec, unread)
  }
}

/** Asks for the activation of a model file that has weights alone: a wrong guess would be a false picture. */
function* layerFaults(
  { activations }: Catalog,
  given: Given,
  unread: ReadonlySet<string>,
): Iterable<SpecError> {
  if (foreignFormat(given.model) !== 'safetensors' || given.activation !== null || unread.has('activation'))
    return
  const expected = `one of ${activations.join(', ')}: ${given.model} has the weights of its layers, but does not name the function of the hidden ones`
  yield new SpecError('activation', undefined, expected)
}

/** Refuses what none of the solvers, of which a sweep may have several, would do anything with. */
function* solverFaults({ solvers }: Catalog, given: Given, unread: ReadonlySet<string>): Iterable<SpecError> {
  if (given.model !== null || unread.has('solver')) return
  const chosen = (sweptValues(given.solver) ?? [given.solver ?? solvers[0].name]) as string[]
  for (const key of keysWith('solverOption')) {
    const taking = solvers.filter(({ defaults }) => key in defaults).map(({ name }) => name)
    if (given[key] === null || chosen.some(solver => taking.includes(solver))) continue
    yield new SpecError(
      key,
      flagForm(given as SpecJson, key),
      `nothing: it means something to the solver ${taking.join(' or ')} alone`,
    )
  }
}

function idleOf(catalog: Catalog, given: GivenScene, spec: Spec, unread: ReadonlySet<string>): SpecError[] {
  return [...modelFaults(catalog, given, spec), ...checkSpec(catalog, spec, unread, { checked: idleRules })]
}

/** Refuses values of training beside a model; those that a spec has without being given them do no harm. */
function* modelFaults(catalog: Catalog, given: GivenScene, spec: Spec): Iterable<SpecError> {
  if (given.model === null) return
  const keys = keysWith('notWithModel').filter(key => isOfModel(key, given.model))
  const usual = completeSpec(catalog, {
    ...given,
    ...Object.fromEntries(keys.map(key => [key, keyTable[key].fallback])),
  })
  for (const key of keys)
    if (given[key] !== keyTable[key].fallback && JSON.stringify(spec[key]) !== JSON.stringify(usual[key]))
      yield new SpecError(key, flagForm(spec, key), `nothing: ${keyTable[key].notWithModel}`)
}

/** A sweep: a whole spec for each value of its key, and what their picture has in common. */
function readPanels(
  catalog: Catalog,
  given: GivenScene,
  { key, values }: Pick<Sweep, 'key' | 'values'>,
  unread: ReadonlySet<string>,
): Reading<Sweep> {
  const size = given.size ?? catalog.places.find(({ name }) => name === given.for)?.size
  const panels = {
    count: values.length,
    layout: given.layout ?? usualLayout(values.length, size, MOST_IN_ROW),
  }
  const plain = key === 'activation' ? { hidden: given.hidden?.map(({ units }) => ({ units })) ?? null } : {}
  // Of other keys with several values, which are refused below, the first stands for all.
  const firsts = Object.fromEntries(sweepsIn(given).map(({ key, values }) => [key, values[0]]))
  const specs = values.map(value =>
    completeSpec(catalog, { ...given, ...firsts, ...plain, [key]: value, layout: null }, panels),
  )
  const common = pictureOf(specs[0])
  const duration = Math.max(...specs.map(spec => spec.duration))
  const spec: Sweep = {
    ...common,
    layout: panels.layout,
    duration,
    key,
    values: specs.map(spec => spec[key]),
    panels: specs.map(spec => ({
      label: labelOf(catalog, key, spec[key]),
      spec: { ...spec, duration },
    })),
  }
  const found = specs.map(one => idleOf(catalog, { ...given, ...firsts, [key]: one[key] }, one, unread))
  // What does something in one panel is no fault; of its own key each value must.
  const own = found.flat().find(({ field }) => field === key)
  const others = found[0].filter(({ field }) => field !== key)
  const idle = others.filter(({ field }) =>
    found.every(faults => faults.some(fault => fault.field === field)),
  )
  if (own)
    idle.push(new SpecError(key, flagForm(specJson(spec), key), own.expected.replace(/^[^:]*/, 'nothing')))
  return { spec, faults: sweepFaults(), idle }

  function* sweepFaults() {
    const [, second] = sweepsIn(given)
    if (second) yield new SpecError(second.key, second.values, `one value: ${key} already takes several`)
    if (scenePanels(given) > 1)
      yield new SpecError('scene', given.scene, 'one scene: a sweep has panels of its own')
    if (given.sequence)
      yield new SpecError(
        'sequence',
        formatSequence(given.sequence),
        `nothing beside a sweep of ${key}, whose panels show one scene: choose it with scene`,
      )
    const named = key === 'activation' ? (given.hidden ?? []) : []
    if (named.some(({ activation }) => (activation ?? values[0]) !== values[0]))
      yield new SpecError(
        'hidden',
        formatLayers(given.hidden!, values[0] as string),
        'layers without an activation: the sweep gives them theirs',
      )
    yield* checkPanelSize(panels.count, spec, plotsAcross(catalog.scenes, spec))
    yield* wordFaults(catalog, given, unread)
    yield* layerFaults(catalog, given, unread)
    yield* solverFaults(catalog, given, unread)
    yield* idle
    const reported = new Set<string>()
    for (const { spec: one } of spec.panels)
      for (const fault of checkSpec(catalog, one, unread, { swept: key })) {
        if (!reported.has(fault.message)) yield fault
        reported.add(fault.message)
      }
  }
}

/** The name of the panel of one value, where all languages have the same. */
function labelOf({ solvers }: Catalog, key: SweptKey, value: unknown): string | null {
  if (key === 'solver') return solvers.find(({ name }) => name === value)!.label
  if (key === 'fix') return (value as string[]).join(', ').replaceAll('=', ' ')
  return key === 'activation' ? String(value) : null
}
