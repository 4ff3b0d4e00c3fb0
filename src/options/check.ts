import type { Catalog, DatasetFacts } from './catalog.ts'
import { classCount, datasetFacts } from './dataset-facts.ts'
import { type Faults, type KeySet, SpecError } from './error.ts'
import { hiddenNeeded } from './hidden.ts'
import { type IdleRule, idle } from './idle.ts'
import { type KeyWith, keysWith, keyTable } from './key-table.ts'
import { formatSequence } from './kinds/sequence.ts'
import { checkPanels, sceneNames, stripSize } from './panels.ts'
import { pixelsOf } from './paper.ts'
import { minPart } from './sequence.ts'
import { isMoving, isPairs, namesColumns, sliceSizes } from './slice.ts'
import type { Spec } from './spec.ts'
import { nearest } from './suggest.ts'
import { maxSwept } from './sweep.ts'
import { formulaOf, taskOf } from './task.ts'
import { usualScene } from './task-scenes.ts'
import { unitPlace } from './unit.ts'

const rules: readonly IdleRule[] = [
  { needs: ['data'], faults: checkData },
  { needs: ['data', 'target'], faults: checkTarget },
  { needs: ['data', 'samples', 'classes'], faults: checkSamples },
  {
    needs: ['duration', 'data', 'hidden', 'model', 'scene', 'sequence', 'path', 'oneWay'],
    faults: checkTimes,
  },
  { needs: ['sequence', 'scene', 'duration'], faults: checkSequence },
  { needs: ['scene', 'sequence', 'layout', 'size', 'for'], faults: checkPanels },
  { needs: ['scene', 'sequence'], faults: checkOptions },
  { needs: ['scene', 'sequence', 'play'], faults: checkStep },
  { needs: ['data', 'target', 'classifiers'], faults: checkClassifiers },
  { needs: ['slice', 'fix', 'scene', 'sequence', 'play', 'at', 'film', 'poster'], faults: checkSlice },
  { needs: ['hidden', 'scene', 'sequence'], faults: checkLayers },
  { needs: ['without', 'hidden', 'scene', 'sequence', 'play'], faults: checkWithout },
  { needs: ['scene', 'sequence', 'layout', 'size', 'for'], faults: checkPixels },
  { needs: ['size', 'for', 'maxSize'], faults: checkLimits },
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
  unread: KeySet,
  { checked = rules, swept }: { checked?: readonly IdleRule[]; swept?: string } = {},
): Faults {
  for (const { needs, faults } of checked)
    if (unread.size === 0 || !needs.some(key => unread.has(key))) yield* faults(catalog, spec, swept)
}

function* checkData(catalog: Catalog, spec: Spec): Faults {
  const facts = datasetFacts(catalog, spec.data)
  if (formulaOf(spec.data)) yield* checkFormula(spec)
  else {
    yield* refuse(spec, 'only a formula such as "y = sin(3*x)" has one', 'domain')
    const others = ['samples', 'noise', 'classes', 'hollow'] as const
    yield* facts ? checkBuiltIn(catalog, facts, spec) : refuse(spec, 'a table has its own points', ...others)
  }
}

function* checkFormula(spec: Spec): Faults {
  yield* refuse(spec, 'a formula has numbers, no classes', 'classes', 'label', 'hollow')
  yield* refuse(spec, 'a formula has its own target', 'target')
  yield* refuse(spec, 'a formula has no columns', 'features', 'order', 'log')
  yield* refuse(spec, 'a formula lacks no value', 'missing')
}

/** Refuses a classifier of the other task. */
function* checkClassifiers({ classifiers }: Catalog, spec: Spec): Faults {
  const names = classifiers.map(({ name }) => name)
  const odd = spec.classifiers?.find(name => !names.includes(name))
  if (odd === undefined) return
  const what = taskOf(spec) === 'regression' ? 'tells classes apart' : 'predicts numbers'
  yield new SpecError('classifiers', odd, `one of ${names.join(', ')}: ${odd} ${what}`)
}

/** Refuses what needs classes where a number is predicted. */
function* checkTarget(_: Catalog, spec: Spec): Faults {
  if (taskOf(spec) === 'classification') return
  if (!formulaOf(spec.data))
    yield* refuse(spec, `target names the column that is learned, ${spec.target}`, 'label')
  yield* refuse(spec, 'a target has no classes', 'classNames')
  yield* refuse(spec, 'they tell classes apart, which a target does not have', 'markers')
  const plain = 'without --test all points of a target are alike, and there is no legend'
  if (spec.test === null) yield* refuse(spec, plain, 'legend')
  const [method, count] = spec.reduce?.split(':') ?? []
  if (method === 'lda')
    yield new SpecError('reduce', spec.reduce, 'principal components: discriminants part classes', {
      suggestion: `"pca:${count}"`,
    })
}

function* checkBuiltIn({ datasets }: Catalog, facts: DatasetFacts, spec: Spec): Faults {
  const { name } = facts
  if (facts.fixed && spec.samples !== facts.samples)
    yield new SpecError('samples', spec.samples, `${facts.samples}: ${name} has fixed points`)
  if (facts.noise === null) yield* refuse(spec, `${name} has fixed points`, 'noise')
  if (typeof facts.classes === 'number') {
    const choosable = datasets.filter(({ classes }) => typeof classes !== 'number').map(({ name }) => name)
    const reason = `${name} has ${facts.classes} classes, only ${choosable.join(' and ')} have a choice`
    yield* refuse(spec, reason, 'classes')
  } else {
    const { least, most } = facts.classes
    const classes = classCount(spec, facts)
    if (classes < least || classes > most)
      yield new SpecError('classes', classes, `${least} to ${most} for ${name}`)
  }
  const hollow = datasets.filter(dataset => dataset.hollow).map(dataset => dataset.name)
  if (!facts.hollow) yield* refuse(spec, `only ${hollow.join(' and ')} can be hollow`, 'hollow')
  yield* refuse(spec, `${name} has its own classes`, 'label')
  yield* refuse(spec, `${name} has classes, a column to predict is one of a table`, 'target')
  if (facts.features === undefined) yield* refuse(spec, `${name} has no columns to choose from`, 'features')
  yield* refuse(spec, `${name} has no words`, 'order')
  yield* refuse(spec, `${name} is no table`, 'log')
  yield* refuse(spec, `${name} lacks no value`, 'missing')
}

/** Refuses values of keys, for a reason. */
function* refuse(spec: Spec, reason: string, ...keys: (keyof Spec)[]): Faults {
  for (const key of keys) if (spec[key] !== keyTable[key].fallback) yield idle(spec, key, reason)
}

function* checkSamples(catalog: Catalog, spec: Spec): Faults {
  const facts = datasetFacts(catalog, spec.data)
  if (!facts) return
  const classes = classCount(spec, facts)
  if (spec.samples! < 2 * classes)
    yield new SpecError('samples', spec.samples, `at least two for each of ${classes} classes`)
}

function* checkTimes(_: Catalog, { at, film, poster, duration, holdStart, holdEnd }: Spec): Faults {
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
function* checkSequence(catalog: Catalog, spec: Spec): Faults {
  const { scenes } = catalog
  const { sequence, scene, duration } = spec
  if (!sequence) return
  const expected = `nothing beside a sequence, which names its scenes: sequence: ${formatSequence(sequence)}, or scene: ${scene}`
  if (scene !== usualScene(catalog, spec)) yield new SpecError('scene', scene, expected)
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
  const more = `more seconds: the other parts of the sequence leave none to ${short?.scene}`
  if (short) yield new SpecError('duration', duration, more)
}

/** Refuses what none of the spec's scenes would do anything with. */
function* checkOptions({ scenes }: Catalog, spec: Spec): Faults {
  const names = sceneNames(spec)
  for (const key of keysWith('sceneOption')) {
    if (spec[key] === keyTable[key].fallback) continue
    const taking = scenes.filter(({ takes }) => takes.includes(key)).map(({ name }) => name)
    if (names.some(name => taking.includes(name))) continue
    const who =
      taking.length > 0
        ? taking.join(', ')
        : `scenes of ${taskOf(spec) === 'regression' ? 'classes' : 'a regression'}`
    yield idle(spec, key, `it works only with ${who}`)
  }
}

/** Refuses one step of other scenes, and what goes with it by itself. */
function* checkStep({ scenes }: Catalog, spec: Spec): Faults {
  if (spec.play !== 'step') return yield* refuse(spec, 'it goes with --play step', 'row', 'steps')
  const other = sceneWithout(scenes, spec, 'steps')
  if (other) yield idle(spec, 'play', `one step is shown only by network, not by ${other}`)
}

/** Refuses a network without hidden layers for scenes that show what these do. */
function* checkLayers({ scenes }: Catalog, spec: Spec): Faults {
  const needed = spec.hidden?.length === 0 ? hiddenNeeded(scenes, sceneNames(spec)) : null
  if (needed !== null) yield new SpecError('hidden', '0', needed)
}

/** Refuses a unit to take out that is not there, and scenes that show more than the network without it. */
function* checkWithout({ scenes }: Catalog, spec: Spec, swept?: string): Faults {
  const { without, hidden, play } = spec
  if (without === null || (without === 'none' && swept === 'without')) return
  const whole = sceneWithout(scenes, spec, 'without')
  if (play) yield idle(spec, 'without', 'a training that is played is that of all units')
  if (whole) yield idle(spec, 'without', `${whole} shows all units`)
  if (swept === 'hidden') yield idle(spec, 'without', 'networks of a sweep of hidden have no units in common')
  const all = `names, such as h1|h2: all are those of --hidden, ${maxSwept - 1} at most`
  const place =
    without === 'all' ? new SpecError('without', 'all', all) : hidden && unitPlace(without, hidden)
  if (place instanceof SpecError) yield place
}

/** A scene of a spec that does nothing with an option; none where all do. */
function sceneWithout(scenes: Catalog['scenes'], spec: Spec, key: KeyWith<'sceneOption'>) {
  const names = sceneNames(spec)
  return scenes.find(({ name, takes }) => names.includes(name) && !takes.includes(key))?.name
}

/** Refuses limits that files keep by fewer pixels for a size on paper, which stays. */
function* checkLimits(_: Catalog, spec: Spec): Faults {
  if (spec.size.unit) yield* refuse(spec, 'a size in mm or in stays what it is', 'for', 'maxSize')
}

/** Pixels of a picture at most: 256 MB while it is painted. */
const maxPixels = 64e6

function* checkPixels(_: Catalog, spec: Spec): Faults {
  const { density, film } = spec
  const { width, height } = spec.size.unit ? pixelsOf(spec.size) : stripSize(film ?? 1, spec.size)
  const pixels = width * height * density ** 2
  if (pixels <= maxPixels) return
  const key = density > 1 ? 'density' : 'film'
  const expected = `less: ${Math.round(width * density)} × ${Math.round(height * density)} are ${Math.ceil(pixels / 1e6)} million pixels, at most ${maxPixels / 1e6} fit`
  yield new SpecError(key, spec[key], expected)
}

/** Slices of one column and of two, as a message names them. */
const sliceForms: Readonly<Record<number, string>> = {
  1: 'one column, such as A',
  2: 'two columns, such as A,B',
}

/** Faults of a slice that does not go with what shows it. */
function* checkSlice({ scenes }: Pick<Catalog, 'scenes'>, spec: Spec, swept?: string): Faults {
  const { slice, fix, sequence, play } = spec
  if (!slice) {
    yield* refuse(spec, 'it holds columns of a slice: --slice A,B names its plane', 'fix')
    return
  }
  const names = sceneNames(spec)
  const sizes = sliceSizes(scenes, names)
  if (sizes.length === 0)
    yield new SpecError('scene', names.join(','), 'scenes that draw equally many columns of a slice')
  else if (namesColumns(slice) ? !sizes.includes(slice.length) : slice.length > 1)
    yield new SpecError(
      'slice',
      slice.join(','),
      `${sizes.map(size => sliceForms[size]).join(' or ')}, or auto, or pairs`,
    )
  const whole = scenes.filter(({ name, takes }) => names.includes(name) && !takes.includes('slice'))
  if (whole.length > 0 && whole.length < names.length)
    yield idle(spec, 'slice', `${whole.map(({ name }) => name).join(' and ')} shows all of the input`)
  const paired = scenes.filter(({ pairs }) => pairs).map(({ name }) => name)
  if (isPairs(slice) && names.some(name => !paired.includes(name)))
    yield new SpecError(
      'scene',
      names.join(','),
      `${paired.join(' or ')}: --slice pairs shows each pair of columns`,
    )
  if (isPairs(slice)) yield* checkPairs(spec, swept)
  if (!isMoving(fix)) return
  const fixed = sequence
    ? 'a sequence plays its own time'
    : play || scenes.some(({ name, learns }) => learns && names.includes(name))
      ? 'the time of a training is that of its iterates'
      : isPairs(slice)
        ? '--slice pairs is a still'
        : null
  if (fixed) yield new SpecError('fix', fix!.join(','), `values that stay: ${fixed}`)
}

/** Faults of what has no place in the one still of all pairs. */
function* checkPairs(spec: Spec, swept?: string): Faults {
  const still = '--slice pairs is one still'
  yield* refuse(spec, still, 'at', 'film', 'poster', 'sequence')
  if (spec.scene.includes(',')) yield new SpecError('scene', spec.scene, `one scene: ${still}`)
  if (swept) yield new SpecError('slice', 'pairs', `two columns for a sweep of ${swept}: ${still}`)
}
