import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scenes } from '../../src/scene/scenes/registry.ts'
import { regressionScenes } from '../../src/scene/scenes/regression/registry.ts'
import { openLibrary } from './baseline.js'
import { figures } from './figures.js'
import { known } from './hashes.js'
import { writeInputs } from './inputs.js'
import { shapesOf } from './shapes.js'

/** Figures of the reference set that are quick to make, a few of each scene: `painters.slow.ts` compares all of them. */
const quick = [
  'fit-sine',
  'lift-sine',
  'lift-two-inputs',
  'levels-saddle',
  'output-surface',
  'targets',
  'learning-a-curve',
  'story-of-a-curve',
  'network-of-a-curve',
  'compare-curves',
  'columns-iris',
  'slice-boundary',
  'slice-moving',
  'explain-circles',
  'network-moons',
  'article-theme',
  'boundary-circles',
  'compare-chosen',
  'data-blobs',
  'dark-story',
  'film-strip',
  'film-strip-cube',
  'four-clusters-in-four-units',
  'few-iterations',
  'few-points',
  'iris',
  'linear-ease',
  'markers-of-ten',
  'noisy-blobs',
  'odd-size',
  'one-feature-cube',
  'one-feature-story',
  'one-feature-surface',
  'own-theme',
  'panels-one-way-dark',
  'paper-orbit',
  'relu-cube',
  'six-units-boundary',
  'staged-cube',
  'surface-circles',
  'sweep-seed',
  'tanh-plane',
  'ten-features',
  'three-features-two-classes',
  'trails',
  'training-bad-start',
  'two-panels',
  'two-units-into-three',
]

const scratch = mkdtempSync(join(tmpdir(), 'nnanim-hashes-'))
writeInputs(scratch)
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

let library: Awaited<ReturnType<typeof openLibrary>>
beforeAll(async () => {
  library = await openLibrary('.')
}, 60_000)

describe('a figure of the reference set', () => {
  it.each(quick)('has the shapes that it had: %s', async name => {
    const { hash } = await shapesOf(library, figures[name as keyof typeof figures], scratch)
    expect(hash, `if that is meant to be seen: npm run pictures -- --accept ${name}`).toBe(known.get(name))
  })

  it('is there of every scene', () => {
    const shown = quick.flatMap(name => {
      const { data, scene } = figures[name as keyof typeof figures].spec as { data: string; scene?: string }
      const isCurve = data.startsWith('y = ')
      const task = isCurve || data.startsWith('z = ') ? 'regression' : 'classification'
      return (scene ?? (isCurve ? 'fit' : 'transform')).split(',').map(one => `${task} ${one}`)
    })
    const all = [
      ...Object.keys(scenes).map(name => `classification ${name}`),
      ...Object.keys(regressionScenes).map(name => `regression ${name}`),
    ]
    expect(all.filter(name => !shown.includes(name))).toEqual([])
  })
})
