import { describe, expect, it } from 'vitest'
import { testCorpus } from './check.ts'
import { figures } from './figures.js'

/** Figures that are quick to make, a few of each scene, in all languages: the two slow halves have all. */
const quick = [
  'fit-sine',
  'lift-sine',
  'levels-saddle',
  'regions-moons',
  'regions-of-a-curve',
  'output-surface',
  'targets',
  'learning-a-curve',
  'story-of-a-curve',
  'network-of-a-curve',
  'compare-curves',
  'fit-of-several',
  'columns-iris',
  'dependence-of-words',
  'columns-of-target',
  'dependence-of-a-target',
  'slice-boundary',
  'slice-fixed',
  'explain-circles',
  'explain-open',
  'network-moons',
  'boundary-circles',
  'compare-chosen',
  'data-blobs',
  'dark-story',
  'film-strip',
  'few-iterations',
  'few-points',
  'iris',
  'linear-ease',
  'markers-of-ten',
  'noisy-blobs',
  'odd-size',
  'one-feature-cube',
  'own-theme',
  'panels-one-way-dark',
  'paper-orbit',
  'relu-cube',
  'staged-cube',
  'surface-circles',
  'sweep-seed',
  'tanh-plane',
  'ten-features',
  'training-bad-start',
  'two-panels',
  'training-in-de',
  'slice-in-de',
  'explain-in-fr',
  'curve-transform-in-fr',
  'columns-in-es',
  'network-in-zh',
  'floor-levels-in-zh',
  'transform-in-ja',
  'curve-fit-in-ja',
]

describe('a figure of the corpus follows every rule', () => {
  testCorpus(quick, { files: false })

  it('is there of every scene', () => {
    const shown = quick.flatMap(name => scenesOf(figures[name as keyof typeof figures].spec))
    const all = Object.values(figures).flatMap(({ spec }) => scenesOf(spec))
    expect([...new Set(all)].filter(scene => !shown.includes(scene))).toEqual([])
  })
})

/** Task and name of each scene of a figure. */
function scenesOf(spec: object): string[] {
  const { data, scene, target, sequence } = spec as Record<string, string | undefined>
  if (sequence) return []
  const task = target || /^[yz] = /.test(data!) ? 'regression' : 'classification'
  const usual = task === 'classification' ? 'transform' : data!.startsWith('z') ? 'transform' : 'fit'
  return (scene ?? usual).split(',').map(one => `${task} ${one}`)
}
