import type { Catalog } from './catalog.ts'
import { checkSpec } from './check.ts'
import { completeSpec } from './complete.ts'
import { type Faults, type KeySet, SpecError } from './error.ts'
import { flagForm } from './flag-form.ts'
import { idleRules } from './idle.ts'
import { keysWith, keyTable } from './key-table.ts'
import { wordFaults } from './own-words.ts'
import { foreignFormat } from './paths.ts'
import type { Given, Spec } from './spec.ts'
import { isOfModel } from './stages.ts'
import { type SpecJson, sweptValues } from './sweep.ts'
import type { GivenScene } from './task-scenes.ts'

/** Faults that are seen only in what was given, before defaults take the place of what was not. */
export function* givenFaults(catalog: Catalog, given: GivenScene, unread: KeySet): Faults {
  yield* wordFaults(catalog, given, unread)
  yield* layerFaults(catalog, given, unread)
  yield* solverFaults(catalog, given, unread)
}

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
    if (given[key] === null || chosen.some(solver => taking.includes(solver))) continue
    const expected = `nothing: it means something to the solver ${taking.join(' or ')} alone`
    yield new SpecError(key, flagForm(given as SpecJson, key), expected)
  }
}

/** Faults of given options that would do nothing in the figure of a spec. */
export function idleFaults(catalog: Catalog, given: GivenScene, spec: Spec, unread: KeySet): SpecError[] {
  return [...modelFaults(catalog, given, spec), ...checkSpec(catalog, spec, unread, { checked: idleRules })]
}

/** Refuses values of training beside a model; those that a spec has without being given them do no harm. */
function* modelFaults(catalog: Catalog, given: GivenScene, spec: Spec): Faults {
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
