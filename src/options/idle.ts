import type { Catalog } from './catalog.ts'
import { datasetFacts } from './dataset-facts.ts'
import { type Faults, SpecError } from './error.ts'
import { flagForm } from './flag-form.ts'
import { keysWith, keyTable } from './key-table.ts'
import { sceneNames } from './panels.ts'
import type { Spec } from './spec.ts'
import { choosesNetwork } from './stages.ts'

/** A condition on several keys of a spec. */
export interface IdleRule {
  /** Keys without which it has nothing to say; to others that it reads, their defaults do no harm. */
  needs: readonly (keyof Spec)[]
  faults(catalog: Catalog, spec: Spec, swept?: string): Faults
}

const pointKeys = ['data', 'scene', 'sequence', 'samples', 'test', 'maxPoints'] as const

/** Rules against options that would do nothing in a figure, though they go with its data and its scenes. */
export const idleRules: readonly IdleRule[] = [
  { needs: ['scene', 'sequence', 'classifiers'], faults: idleClassifierOptions },
  { needs: ['scene', 'sequence'], faults: ignoredOptions },
  { needs: ['size', 'fontSize'], faults: idleFontSize },
  { needs: ['hidden', 'activation', 'model'], faults: idleActivation },
  {
    needs: ['hidden', 'solver', 'scene', 'sequence', 'restarts', 'networkSeed', 'cuts'],
    faults: idleWithoutHidden,
  },
  { needs: ['pulls', 'cuts', 'hidden'], faults: idlePulls },
  { needs: [...pointKeys, 'hidden', 'solver', 'model', 'dataSeed', 'networkSeed'], faults: idleSeeds },
]

/** A remark that an option was dropped, from the fault that it would have been. */
export function droppedNote({ field, expected }: SpecError): string {
  return `${field} is left out, as it does nothing here: ${expected.slice(expected.indexOf(': ') + 2)}`
}

function* idleClassifierOptions({ classifiers }: Catalog, spec: Spec): Faults {
  for (const key of keysWith('classifierOption')) {
    const taking = classifiers.filter(({ takes }) => takes.includes(key)).map(({ name }) => name)
    if (spec[key] !== keyTable[key].fallback && spec.classifiers?.every(name => !taking.includes(name)))
      yield idle(spec, key, `it works only with ${taking.join(' or ')}`)
  }
}

function* ignoredOptions({ scenes }: Catalog, spec: Spec): Faults {
  const names = sceneNames(spec)
  const [first, ...others] = scenes.filter(({ name }) => names.includes(name))
  for (const key of first.ignores ?? [])
    if (spec[key] !== keyTable[key].fallback && others.every(({ ignores }) => ignores?.includes(key)))
      yield idle(spec, key, `${names.join(' and ')} ${names.length > 1 ? 'do' : 'does'} not use it`)
}

function* idleFontSize(_: Catalog, spec: Spec): Faults {
  const reason = 'type has points where the picture has a size in mm or in, such as --size 85mm'
  if (spec.fontSize !== null && !spec.size.unit) yield idle(spec, 'fontSize', reason)
}

/** Layers that name no activation of their own have the spec's once it is read. */
function* idleActivation({ activations }: Catalog, spec: Spec): Faults {
  const { activation, hidden } = spec
  if (activation === activations[0] || !hidden?.every(layer => layer.activation !== activation)) return
  yield idle(spec, 'activation', hidden[0] ? 'every hidden layer names its own' : 'there is no hidden layer')
}

/** The loss of logistic regression is convex, and there are no units that cut the plane. */
function* idleWithoutHidden({ scenes }: Catalog, spec: Spec): Faults {
  if (spec.hidden?.length !== 0) return
  if (spec.restarts !== keyTable.restarts.fallback)
    yield idle(spec, 'restarts', 'without hidden layers one start finds the minimum')
  if (spec.networkSeed !== null && !drawsWeights(spec))
    yield idle(spec, 'networkSeed', 'without hidden layers all first weights are 0')
  const names = sceneNames(spec)
  if (!spec.cuts && scenes.some(({ name, takes }) => names.includes(name) && takes.includes('cuts')))
    yield idle(spec, 'cuts', 'without hidden layers no unit cuts the plane')
}

function* idlePulls(_: Catalog, spec: Spec): Faults {
  if (!spec.pulls && (!spec.cuts || (spec.hidden?.[0]?.units ?? 0) > 3))
    yield idle(spec, 'pulls', 'it is for one to three lines of hidden units')
}

/** False for a model, and for L-BFGS without hidden layers, which starts from zeros and does not shuffle. */
function drawsWeights({ model, hidden, learningRate }: Spec): boolean {
  return model === null && (hidden?.length !== 0 || learningRate !== null)
}

function* idleSeeds(catalog: Catalog, spec: Spec): Faults {
  const facts = datasetFacts(catalog, spec.data)
  // How many rows a table has is known once it is read.
  if (facts && typeof spec.test !== 'string')
    yield* seedFaults(catalog, spec, facts.fixed ? facts.samples : null)
}

/** Faults of seeds by which nothing is drawn; `rows` of a table or of fixed points, null for points that are drawn. */
export function* seedFaults({ scenes }: Pick<Catalog, 'scenes'>, spec: Spec, rows: number | null): Faults {
  const { seed, dataSeed, networkSeed, test, maxPoints } = spec
  const names = sceneNames(spec)
  const bySeed = scenes.some(
    ({ name, shuffles, leavesOut }) => names.includes(name) && (shuffles || (leavesOut && test === null)),
  )
  const isChosen = typeof test === 'number' || choosesNetwork(spec) || bySeed
  const isDrawn = rows === null || rows > maxPoints || isChosen
  if (dataSeed !== null && !isDrawn)
    yield idle(spec, 'dataSeed', `all ${rows} rows are trained on and drawn, none is chosen by a seed`)
  const draws = (isDrawn && dataSeed === null) || (drawsWeights(spec) && networkSeed === null)
  if (seed !== keyTable.seed.fallback && !draws)
    yield idle(spec, 'seed', 'neither points nor first weights are drawn by it')
}

/** The fault of an option that would do nothing, and why. */
export function idle(spec: Spec, key: keyof Spec, reason: string): SpecError {
  return new SpecError(key, given(spec, key), `nothing: ${reason}`)
}

/** A value as a message shows it: objects in their text form. */
function given(spec: Spec, key: keyof Spec): unknown {
  return typeof spec[key] === 'object' ? flagForm(spec, key) : spec[key]
}
