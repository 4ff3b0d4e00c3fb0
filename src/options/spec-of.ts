import type { Catalog } from './catalog.ts'
import { checkSpec } from './check.ts'
import { completeSpec } from './complete.ts'
import { type Faults, type KeySet, SpecError } from './error.ts'
import { flagForm } from './flag-form.ts'
import { idleRules } from './idle.ts'
import { keysWith, keyTable } from './key-table.ts'
import { formatLayers } from './kinds/layers.ts'
import { formatSequence } from './kinds/sequence.ts'
import { wordFaults } from './own-words.ts'
import { checkPanelSize, MOST_IN_ROW, plotsAcross, scenePanels, usualLayout } from './panels.ts'
import { foreignFormat } from './paths.ts'
import type { Given, Spec } from './spec.ts'
import { isOfModel } from './stages.ts'
import {
  type FigureSpec,
  maxSwept,
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

/** A spec, what is wrong with how its keys go together, and those of them that would do nothing and were dropped. */
interface Reading {
  spec: FigureSpec
  faults: readonly SpecError[]
  dropped: readonly SpecError[]
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
  without: KeySet,
  spares: Spares = () => false,
): Reading {
  const { given: named, unread, odd } = withScene(catalog, keys, without)
  const shown = ofTask(catalog, named)
  const given = withUnits(shown, named)
  const [sweep] = sweepsIn(given)
  const { spec, idle, own, checks } = (sweep ? readPanels : readOne)(shown, given, unread)
  const dropped = [
    ...odd.filter(({ field }) => spares(field)),
    ...idle.filter(({ field }) => spares(field) || (sweep && sweep.key !== field)),
  ]
  if (dropped.length === 0) {
    const faults = [...odd, ...own, ...givenFaults(shown, given, unread), ...idle, ...checks]
    return { spec, faults, dropped }
  }
  const defaults = Object.fromEntries(dropped.map(({ field }) => [field, keyTable[field].fallback]))
  const rest = specOf(catalog, { ...keys, ...defaults }, without, spares)
  return { ...rest, dropped: [...dropped, ...rest.dropped] }
}

/** The same keys, where all units are taken out one by one with the names of these behind the whole network. */
function withUnits(catalog: Catalog, given: GivenScene): GivenScene {
  if (given.without !== 'all' || sweepsIn(given).length > 0) return given
  const units = completeSpec(catalog, given).hidden?.at(-1)?.units ?? 0
  const sweep = ['none', ...Array.from({ length: units }, (_, unit) => `h${unit + 1}`)]
  return units > 0 && sweep.length <= maxSwept ? { ...given, without: { sweep } as never } : given
}

function readOne(catalog: Catalog, given: GivenScene, unread: KeySet): KeyReading<Spec> {
  const spec = completeSpec(catalog, given)
  const idle = idleFaults(catalog, given, spec, unread)
  return { spec, idle, own: [], checks: checkSpec(catalog, spec, unread) }
}

/** A spec, and faults of its keys that are looked for when they are asked for. */
interface KeyReading<Figure extends FigureSpec> {
  spec: Figure
  /** Of options that would do nothing. */
  idle: SpecError[]
  /** Of keys that do not go with a sweep. */
  own: Faults
  /** Of the whole spec, or those of its panels. */
  checks: Faults
}

/** A sweep of what was given with several values for a key. */
function readPanels(catalog: Catalog, given: GivenScene, unread: KeySet): KeyReading<Sweep> {
  // Of other keys with several values, which are refused, the first stands for all.
  const firsts = Object.fromEntries(sweepsIn(given).map(({ key, values }) => [key, values[0]]))
  const spec = sweepOf(catalog, { ...given, ...firsts }, sweepsIn(given)[0])
  const { key, values, panels } = spec
  const found = panels.map(({ spec: one }, i) =>
    idleFaults(catalog, { ...given, ...firsts, [key]: values[i] }, one, unread),
  )
  return {
    spec,
    idle: idleInAll(spec, found),
    own: sweepFaults(catalog, given, spec),
    checks: panelFaults(catalog, spec, unread),
  }
}

/** A whole spec for each value of a key, and what their picture has in common. */
function sweepOf(catalog: Catalog, given: GivenScene, { key, values }: Pick<Sweep, 'key' | 'values'>): Sweep {
  const count = values.length
  const size = given.size ?? catalog.places.find(({ name }) => name === given.for)?.size
  const layout = given.layout ?? usualLayout(count, size, MOST_IN_ROW)
  const plain = key === 'activation' ? { hidden: given.hidden?.map(({ units }) => ({ units })) ?? null } : {}
  const specs = values.map(value =>
    completeSpec(catalog, { ...given, ...plain, [key]: value, layout: null }, { key, count, layout }),
  )
  const duration = Math.max(...specs.map(spec => spec.duration))
  return {
    ...pictureOf(specs[0]),
    layout,
    duration,
    key,
    values: specs.map(spec => spec[key]),
    panels: specs.map(spec => ({ label: labelOf(catalog, key, spec[key]), spec: { ...spec, duration } })),
  }
}

/** The name of the panel of one value, where all languages have the same. */
function labelOf({ solvers }: Catalog, key: SweptKey, value: unknown): string | null {
  if (key === 'solver') return solvers.find(({ name }) => name === value)!.label
  if (key === 'fix') return (value as string[]).join(', ').replaceAll('=', ' ')
  return key === 'activation' ? String(value) : null
}

/** Faults that all panels have: what does something in one of them is none; of the sweep's own key each value must. */
function idleInAll(sweep: Sweep, found: readonly SpecError[][]): SpecError[] {
  const { key } = sweep
  const idle = found[0].filter(
    ({ field }) => field !== key && found.every(faults => faults.some(fault => fault.field === field)),
  )
  const own = found.flat().find(({ field }) => field === key)
  if (!own) return idle
  const expected = own.expected.replace(/^[^:]*/, 'nothing')
  return [...idle, new SpecError(key, flagForm(specJson(sweep), key), expected)]
}

/** Faults of keys that do not go with a sweep. */
function* sweepFaults({ scenes }: Catalog, given: GivenScene, sweep: Sweep): Faults {
  const { key, values } = sweep
  const { hidden, scene, sequence } = given
  const [, second] = sweepsIn(given)
  if (second) yield new SpecError(second.key, second.values, `one value: ${key} already takes several`)
  if (scenePanels(given) > 1) yield new SpecError('scene', scene, 'one scene: a sweep has panels of its own')
  const expected = `nothing beside a sweep of ${key}, whose panels show one scene: choose it with scene`
  if (sequence) yield new SpecError('sequence', formatSequence(sequence), expected)
  const isNamed = ({ activation = values[0] }) => activation !== values[0]
  const wanted = 'layers without an activation: the sweep gives them theirs'
  if (key === 'activation' && hidden?.some(isNamed))
    yield new SpecError('hidden', formatLayers(hidden, values[0] as string), wanted)
  yield* checkPanelSize(values.length, sweep, plotsAcross(scenes, sweep))
}

/** Faults of the panels, each once. */
function* panelFaults(catalog: Catalog, { key, panels }: Sweep, unread: KeySet): Faults {
  const reported = new Set<string>()
  for (const { spec } of panels)
    for (const fault of checkSpec(catalog, spec, unread, { swept: key })) {
      if (!reported.has(fault.message)) yield fault
      reported.add(fault.message)
    }
}

/** Faults that are seen only in what was given, before defaults take the place of what was not. */
function* givenFaults(catalog: Catalog, given: GivenScene, unread: KeySet): Faults {
  yield* wordFaults(catalog, given, unread)
  yield* layerFaults(catalog, given, unread)
  yield* solverFaults(catalog, given, unread)
}

/** True for the length of the one step that is shown, whatever solver trains. */
const isOfStep = (key: string, { play }: Pick<Given, 'play'>) => key === 'learningRate' && play === 'step'

/** Asks for the activation of a model file that has weights alone: a wrong guess would be a false picture. */
function* layerFaults({ activations }: Catalog, given: Given, unread: KeySet): Faults {
  if (foreignFormat(given.model) !== 'safetensors' || given.activation !== null || unread.has('activation'))
    return
  const expected = `one of ${activations.join(', ')}: ${given.model} has the weights of its layers, but does not name the function of the hidden ones`
  yield new SpecError('activation', undefined, expected)
}

/** Refuses what none of the solvers, of which a sweep may have several, would do anything with. */
function* solverFaults({ solvers }: Catalog, given: Given, unread: KeySet): Faults {
  if (given.model !== null || unread.has('solver')) return
  const chosen = (sweptValues(given.solver) ?? [given.solver ?? solvers[0].name]) as string[]
  for (const key of keysWith('solverOption')) {
    const taking = solvers.filter(({ defaults }) => key in defaults).map(({ name }) => name)
    if (given[key] === null || isOfStep(key, given) || chosen.some(solver => taking.includes(solver)))
      continue
    const expected = `nothing: it works only with the solver ${taking.join(' or ')}`
    yield new SpecError(key, flagForm(given as SpecJson, key), expected)
  }
}

/** Faults of given options that would do nothing in the figure of a spec. */
function idleFaults(catalog: Catalog, given: GivenScene, spec: Spec, unread: KeySet): SpecError[] {
  return [...modelFaults(catalog, given, spec), ...checkSpec(catalog, spec, unread, { checked: idleRules })]
}

/** Refuses values of training beside a model; those that a spec has without being given them do no harm. */
function* modelFaults(catalog: Catalog, given: GivenScene, spec: Spec): Faults {
  if (given.model === null) return
  const keys = keysWith('notWithModel').filter(key => isOfModel(key, given.model) && !isOfStep(key, given))
  const usual = completeSpec(catalog, {
    ...given,
    ...Object.fromEntries(keys.map(key => [key, keyTable[key].fallback])),
  })
  for (const key of keys)
    if (given[key] !== keyTable[key].fallback && JSON.stringify(spec[key]) !== JSON.stringify(usual[key]))
      yield new SpecError(key, flagForm(spec, key), `nothing: ${keyTable[key].notWithModel}`)
}
