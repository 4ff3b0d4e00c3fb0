import type { Catalog, DatasetFacts } from './catalog.ts'
import { SpecError } from './error.ts'
import { flagForm } from './flag-form.ts'
import { hiddenNeeded } from './hidden-needed.ts'
import { keysWith, keyTable } from './key-table.ts'
import { checkPanels, sceneNames } from './panels.ts'
import { isExpression, isTablePath } from './paths.ts'
import { formatSequence, minPart } from './sequence.ts'
import type { Spec } from './spec.ts'
import { choosesNetwork } from './stages.ts'
import { stripSize } from './strip.ts'
import { nearest } from './suggest.ts'

/** Endings of tables that are no text. */
const SPREADSHEET = /\.(xlsx?|xlsm|ods|numbers)$/i

const FOLDER_AND_NAME = /[\\/][^\\/.]+$/

/**
 * The facts of a built-in dataset or of an expression, or undefined for a table: "-", a path that ends as tables do, or one with a
 * folder and no ending, so that `./blobs` is a file although `blobs` is built in.
 * Throws SpecError for any other word, with the nearest right one.
 */
export function datasetFacts(catalog: Catalog, data: string): DatasetFacts | undefined {
  const facts = catalog.datasets.find(({ name }) => name === data)
  if (facts || data === '-' || isTablePath(data)) return facts
  if (isExpression(data)) return catalog.expression(data)
  if (SPREADSHEET.test(data))
    throw new SpecError('data', data, 'a table of text: save the spreadsheet as CSV, and give that file')
  if (FOLDER_AND_NAME.test(data)) return undefined
  const names = catalog.datasets.map(({ name }) => name)
  const scenes = catalog.scenes.map(({ name }) => name)
  const name = nearest(data, names)
  const scene = name === undefined ? nearest(data, scenes) : undefined
  throw new SpecError(
    'data',
    data,
    `one of ${names.join(', ')}, a path ending in .csv, .tsv or .json, -, or an expression such as "y > sin(3*x)"`,
    {
      suggestion: scene ? `\`nnanim ${names[0]} --scene ${scene}\`` : name && `"${name}"`,
    },
  )
}

/** The number of classes of a dataset, which some specs choose. */
export function classCount({ classes }: Pick<Spec, 'classes'>, facts: DatasetFacts): number {
  return classes ?? (typeof facts.classes === 'number' ? facts.classes : facts.classes.value)
}

/** A condition on several keys of a spec. */
interface Rule {
  /** Keys without which it has nothing to say; to others that it reads, their defaults do no harm. */
  needs: readonly (keyof Spec)[]
  faults(catalog: Catalog, spec: Spec, swept?: string): Iterable<SpecError>
}

const rules: readonly Rule[] = [
  { needs: ['data'], faults: checkData },
  { needs: ['data', 'samples', 'classes'], faults: checkSamples },
  {
    needs: ['duration', 'data', 'hidden', 'model', 'scene', 'sequence', 'path', 'oneWay'],
    faults: checkTimes,
  },
  { needs: ['sequence', 'scene', 'duration'], faults: checkSequence },
  { needs: ['scene', 'sequence', 'layout', 'size', 'for'], faults: (_, spec) => checkPanels(spec) },
  { needs: ['scene', 'sequence'], faults: checkOptions },
  { needs: ['hidden', 'scene', 'sequence'], faults: checkLayers },
  { needs: ['scene', 'sequence', 'layout', 'size', 'for'], faults: checkPixels },
]

/** Rules against options that would do nothing in a figure, though they go with its data and its scenes. */
export const idleRules: readonly Rule[] = [
  { needs: ['scene', 'sequence', 'classifiers'], faults: idleClassifierOptions },
  { needs: ['scene', 'sequence'], faults: ignoredOptions },
  { needs: ['hidden', 'activation', 'model'], faults: idleActivation },
  {
    needs: ['hidden', 'solver', 'scene', 'sequence', 'restarts', 'networkSeed', 'cuts'],
    faults: idleWithoutHidden,
  },
  {
    needs: [
      'data',
      'scene',
      'sequence',
      'samples',
      'hidden',
      'solver',
      'model',
      'test',
      'maxPoints',
      'dataSeed',
      'networkSeed',
    ],
    faults: idleSeeds,
  },
]

/**
 * Faults of options that do not go together, or that mean nothing for the data.
 *
 * @param unread keys that have a fault of their own, and their defaults in the spec
 * @param options the rules, and the key of the sweep that the spec is a panel of
 */
export function* checkSpec(
  catalog: Catalog,
  spec: Spec,
  unread: ReadonlySet<string>,
  { checked = rules, swept }: { checked?: readonly Rule[]; swept?: string } = {},
): Iterable<SpecError> {
  for (const { needs, faults } of checked)
    if (unread.size === 0 || !needs.some(key => unread.has(key))) yield* faults(catalog, spec, swept)
}

/** A remark that an option was dropped, from the fault that it would have been. */
export function droppedNote({ field, expected }: SpecError): string {
  return `${field} is left out, as it does nothing here: ${expected.slice(expected.indexOf(': ') + 2)}`
}

function* idleClassifierOptions({ classifiers }: Catalog, spec: Spec): Iterable<SpecError> {
  for (const key of keysWith('classifierOption')) {
    const taking = classifiers.filter(({ takes }) => takes.includes(key)).map(({ name }) => name)
    if (spec[key] !== keyTable[key].fallback && spec.classifiers?.every(name => !taking.includes(name)))
      yield idle(spec, key, `it means something to the classifier ${taking.join(' or ')} alone`)
  }
}

function* ignoredOptions({ scenes }: Catalog, spec: Spec): Iterable<SpecError> {
  const names = sceneNames(spec)
  const [first, ...others] = scenes.filter(({ name }) => names.includes(name))
  for (const key of first.ignores ?? [])
    if (spec[key] !== keyTable[key].fallback && others.every(({ ignores }) => ignores?.includes(key)))
      yield idle(spec, key, `it means nothing to ${names.join(' and ')}`)
}

/** Layers that name no activation of their own have the spec's once it is read. */
function* idleActivation({ activations }: Catalog, spec: Spec): Iterable<SpecError> {
  const { activation, hidden } = spec
  if (activation !== activations[0] && hidden?.every(layer => layer.activation !== activation))
    yield idle(
      spec,
      'activation',
      hidden.length > 0 ? 'every hidden layer names its own' : 'there is no hidden layer',
    )
}

/** The loss of logistic regression is convex, and there are no units that cut the plane. */
function* idleWithoutHidden({ scenes }: Catalog, spec: Spec): Iterable<SpecError> {
  if (spec.hidden?.length !== 0) return
  if (spec.restarts !== keyTable.restarts.fallback)
    yield idle(spec, 'restarts', 'without hidden layers one start finds the minimum')
  if (spec.networkSeed !== null && !drawsWeights(spec))
    yield idle(spec, 'networkSeed', 'without hidden layers all first weights are 0')
  const names = sceneNames(spec)
  if (!spec.cuts && scenes.some(({ name, takes }) => names.includes(name) && takes.includes('cuts')))
    yield idle(spec, 'cuts', 'without hidden layers no unit cuts the plane')
}

/** False for a model, and for L-BFGS without hidden layers, which starts from zeros and does not shuffle. */
function drawsWeights({ model, hidden, learningRate }: Spec): boolean {
  return model === null && (hidden?.length !== 0 || learningRate !== null)
}

function* idleSeeds(catalog: Catalog, spec: Spec): Iterable<SpecError> {
  const facts = datasetFacts(catalog, spec.data)
  // How many rows a table has is known once it is read.
  if (facts && typeof spec.test !== 'string')
    yield* seedFaults(catalog, spec, facts.fixed ? facts.samples : null)
}

/**
 * Faults of seeds by which nothing is drawn.
 *
 * @param rows of a table, or of a dataset with fixed points; null for points that are drawn
 */
export function* seedFaults(
  { scenes }: Pick<Catalog, 'scenes'>,
  spec: Spec,
  rows: number | null,
): Iterable<SpecError> {
  const { seed, dataSeed, networkSeed, test, maxPoints } = spec
  const names = sceneNames(spec)
  const leavesOut = test === null && scenes.some(scene => scene.leavesOut && names.includes(scene.name))
  const isChosen = typeof test === 'number' || choosesNetwork(spec) || leavesOut
  const isDrawn = rows === null || rows > maxPoints || isChosen
  if (dataSeed !== null && !isDrawn)
    yield idle(spec, 'dataSeed', `all ${rows} rows are trained on and drawn, none is chosen by a seed`)
  const draws = (isDrawn && dataSeed === null) || (drawsWeights(spec) && networkSeed === null)
  if (seed !== keyTable.seed.fallback && !draws)
    yield idle(spec, 'seed', 'neither points nor first weights are drawn by it')
}

function idle(spec: Spec, key: keyof Spec, reason: string): SpecError {
  return new SpecError(key, given(spec, key), `${keyTable[key].fallback ?? 'nothing'}: ${reason}`)
}

function* checkData(catalog: Catalog, spec: Spec): Iterable<SpecError> {
  const facts = datasetFacts(catalog, spec.data)
  yield* facts ? checkBuiltIn(catalog, facts, spec) : checkTable(spec)
}

function* checkBuiltIn({ datasets }: Catalog, facts: DatasetFacts, spec: Spec): Iterable<SpecError> {
  const { name } = facts
  if (facts.fixed) {
    if (spec.samples !== facts.samples)
      yield new SpecError('samples', spec.samples, `${facts.samples}: ${name} has fixed points`)
  }
  if (facts.noise === null) yield* refuse(spec, 'noise', `${name} has fixed points`)
  if (typeof facts.classes === 'number') {
    const choosable = datasets.filter(({ classes }) => typeof classes !== 'number').map(({ name }) => name)
    const reason = `${name} has ${facts.classes} classes, only ${choosable.join(' and ')} have a choice`
    yield* refuse(spec, 'classes', reason)
  } else {
    const { least, most } = facts.classes
    const classes = classCount(spec, facts)
    if (classes < least || classes > most)
      yield new SpecError('classes', classes, `${least} to ${most} for ${name}`)
  }
  if (spec.hollow && !facts.hollow) {
    const hollow = datasets.filter(dataset => dataset.hollow).map(dataset => dataset.name)
    yield new SpecError('hollow', true, `false: only ${hollow.join(' and ')} can be hollow`)
  }
  yield* refuse(spec, 'label', `${name} has its own classes`)
  if (facts.features === undefined) yield* refuse(spec, 'features', `${name} has no columns to choose from`)
  yield* refuse(spec, 'order', `${name} has no words`)
  if (spec.missing !== 'error') yield new SpecError('missing', spec.missing, `error: ${name} lacks no value`)
}

function* checkTable(spec: Spec): Iterable<SpecError> {
  const reason = 'a table has its own points'
  yield* refuse(spec, 'samples', reason)
  yield* refuse(spec, 'noise', reason)
  yield* refuse(spec, 'classes', reason)
  if (spec.hollow) yield new SpecError('hollow', true, `false: ${reason}`)
}

function* refuse(
  spec: Spec,
  key: 'samples' | 'noise' | 'classes' | 'label' | 'features' | 'order',
  reason: string,
): Iterable<SpecError> {
  if (spec[key] !== null) yield idle(spec, key, reason)
}

/** A value as a message shows it: objects in their text form. */
function given(spec: Spec, key: keyof Spec): unknown {
  return typeof spec[key] === 'object' ? flagForm(spec, key) : spec[key]
}

function* checkSamples(catalog: Catalog, spec: Spec): Iterable<SpecError> {
  const facts = datasetFacts(catalog, spec.data)
  if (!facts) return
  const classes = classCount(spec, facts)
  if (spec.samples! < 2 * classes)
    yield new SpecError('samples', spec.samples, `at least two for each of ${classes} classes`)
}

function* checkTimes(
  _: Catalog,
  { at, film, poster, duration, holdStart, holdEnd }: Spec,
): Iterable<SpecError> {
  if (at !== null && film !== null) yield new SpecError('film', film, 'nothing: `at` names the one moment')
  for (const [key, time] of Object.entries({ at, poster }))
    if (typeof time === 'number' && time > duration)
      yield new SpecError(key, time, `0 to ${duration} seconds, the duration`)
  const holds = (holdStart ?? 0) + (holdEnd ?? 0)
  if (holds >= duration) {
    const key = holdEnd === null ? 'holdStart' : 'holdEnd'
    yield new SpecError(key, holds, `holds that leave time to move in ${duration} seconds`)
  }
}

/** Refuses a scene beside a sequence, chapters that a scene never has, and parts that a duration leaves no time. */
function* checkSequence({ scenes }: Catalog, { sequence, scene, duration }: Spec): Iterable<SpecError> {
  if (!sequence) return
  if (scene !== keyTable.scene.fallback)
    yield new SpecError(
      'scene',
      scene,
      `nothing beside a sequence, which names its scenes: sequence: ${formatSequence(sequence)}, or scene: ${scene}`,
    )
  for (const { scene, chapters = '', captions = {} } of sequence) {
    const known = scenes.find(({ name }) => name === scene)!.chapters
    const named = typeof captions === 'string' ? [] : Object.keys(captions)
    for (const id of [...chapters.split('..').filter(word => word !== ''), ...named]) {
      if (known.includes(id.replace(/\d+$/, '0'))) continue
      const word = nearest(id, known)
      yield new SpecError('sequence', id, `a chapter of ${scene}: ${known.join(', ')}`, {
        suggestion: word && `"${word}"`,
      })
    }
  }
  const [short] = sequence.filter(({ seconds }) => seconds < minPart)
  if (short)
    yield new SpecError(
      'duration',
      duration,
      `more seconds: the other parts of the sequence leave none to ${short.scene}`,
    )
}

/** Refuses what none of the spec's scenes would do anything with. */
function* checkOptions({ scenes }: Catalog, spec: Spec): Iterable<SpecError> {
  const names = sceneNames(spec)
  for (const key of keysWith('sceneOption')) {
    if (spec[key] === keyTable[key].fallback) continue
    const taking = scenes.filter(({ takes }) => takes.includes(key)).map(({ name }) => name)
    if (!names.some(name => taking.includes(name)))
      yield idle(spec, key, `it means something to ${taking.join(', ')} alone`)
  }
}

/** Refuses a network without hidden layers for scenes that show what these do. */
function* checkLayers({ scenes }: Catalog, spec: Spec, swept?: string): Iterable<SpecError> {
  const needed = spec.hidden?.length === 0 ? hiddenNeeded(scenes, sceneNames(spec), swept) : null
  if (needed !== null) yield new SpecError('hidden', '0', needed)
}

/** Pixels of a picture at most: 256 MB while it is painted. */
const maxPixels = 64e6

function* checkPixels(_: Catalog, spec: Spec): Iterable<SpecError> {
  const { size, density, film } = spec
  const { width, height } = stripSize(film ?? 1, size)
  const pixels = width * height * density ** 2
  if (pixels <= maxPixels) return
  const key = density > 1 ? 'density' : 'film'
  yield new SpecError(
    key,
    spec[key],
    `less: ${width * density} × ${height * density} are ${Math.ceil(pixels / 1e6)} million pixels, at most ${maxPixels / 1e6} fit`,
  )
}
