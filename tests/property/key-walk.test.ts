import { afterAll, expect, it } from 'vitest'
import { keysWith, keyTable } from '../../src/options/key-table.ts'
import { regressionScenes, scenes } from '../../src/scene/scenes/registry.ts'
import { type Kind, openFigures, others, values, walk } from './key-walk.ts'

const figures = await openFigures()
afterAll(figures.close)

const all = Object.keys(values)
const special = [...keysWith('sceneOption'), 'ease', 'xLabel', 'yLabel', 'scale', 'dataSeed']

/** Scenes of which each figure takes long, walked for one kind of data at most. */
const late = ['boundary', 'compare', 'orbit', 'story', 'surface', 'training']
const early = Object.keys(scenes).filter(scene => !late.includes(scene))

/** Kinds of data and scenes with the keys that are tried in them. */
const steps: [kind: Kind, scene: string, keys: readonly string[]][] = [
  ['words', 'transform', all],
  ['many', 'story', ['target', 'captions', 'duration', 'path', 'font']],
  ['model', 'data', all],
  ['generated', 'data', ['samples', 'noise', 'classes', 'seed', 'test', 'markers']],
  ...early.map((scene): (typeof steps)[number] => ['expression', scene, special]),
  ['foreign', 'transform', ['scale', 'features', 'activation']],
  ['one', 'surface', special],
  ...Object.keys(regressionScenes)
    .filter(scene => scene !== 'surface')
    .map((scene): (typeof steps)[number] => [
      scene === 'levels' ? 'saddle' : 'curve',
      scene,
      [...special, 'domain', 'noise'],
    ]),
]

const allSeen = 'of one or two features nothing is held, as a note says'

/** Keys that change no picture of a kind of data and a scene, and why that is right. */
const idle: Record<string, Record<string, string>> = {
  'words transform': {
    missing: 'no row of the table lacks a value',
    restarts: 'the start that wins is the first',
    sheet: 'of three features there is none',
    cuts: 'of three features there are none',
  },
  'many story': {
    path: 'a layer of more than three features is not taken apart',
    font: 'its text is not measured, but painted in the font',
  },
  'model data': { missing: 'no row of the table lacks a value', slice: allSeen },
  ...Object.fromEntries(
    Object.keys(regressionScenes)
      .filter(scene => regressionScenes[scene].facts.takes.includes('slice'))
      .map(scene => [`${scene === 'levels' ? 'saddle' : 'curve'} ${scene}`, { slice: allSeen }]),
  ),
  ...Object.fromEntries(
    early
      .filter(scene => scenes[scene].facts.takes.includes('slice'))
      .map(scene => [`expression ${scene}`, { slice: allSeen }]),
  ),
  'one surface': {
    slice: allSeen,
    turns: 'over one feature it is a curve, which is known once the table is read',
    ease: 'a turn without a hold goes at one pace, so that its loop has no seam',
  },
}

it('all keys are walked over, or are tried with files', () => {
  const tried = [...all, ...others.walked, ...others.files]
  expect(tried.toSorted()).toEqual(Object.keys(keyTable).toSorted())
})

it.each(steps)('a key that %s in %s takes changes the picture, or has a reason why not', async (...step) => {
  const { same, changed } = await walk(figures, ...step)
  expect(same.toSorted()).toEqual(Object.keys(idle[step.slice(0, 2).join(' ')] ?? {}).toSorted())
  expect(changed.length).toBeGreaterThan(1)
})
