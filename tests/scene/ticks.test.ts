import { expect, it } from 'vitest'
import { loadLanguage } from '../../src/language/languages.ts'
import type { planeAxes } from '../../src/scene/coordinates/plane.ts'
import type { Scene } from '../../src/scene/scene.ts'
import type { Shape } from '../../src/scene/shape.ts'
import { tickText } from '../../src/scene/style/tick-labels.ts'
import { makeRegression } from './regressions.ts'
import { make, middle } from './stage.ts'

await loadLanguage({ lang: 'de' })

const textsOf = (shapes: readonly Shape[]): string[] =>
  shapes.flatMap(shape =>
    shape.kind === 'group' ? textsOf(shape.children) : shape.kind === 'text' ? [shape.text] : [],
  )

/** All texts of a scene, at its ends and in the middle of each chapter. */
function textsIn(scene: Scene): string[] {
  const moments = scene.chapters.map(middle)
  return ['poster' as const, 'end' as const, ...moments].flatMap(moment => textsOf(scene.at(moment)))
}

const german = { samples: 60, restarts: 1, maxIter: 40, lang: 'de' }

it.each([
  ['a plane', { data: 'blobs', scene: 'data' }],
  ['units without bounds', { data: 'blobs', hidden: '2:softplus', scene: 'transform' }],
  ['a cube', { data: 'blobs', scene: 'surface' }],
  ['curves of a training', { data: 'moons', scene: 'training' }],
  ['slices', { data: 'iris', hidden: '3', samples: null, scene: 'boundary', slice: 'pairs' }],
  ['bars of columns', { data: 'iris', hidden: '3', samples: null, scene: 'columns' }],
])('%s has numbers with a comma in German, and none with a point', (_, keys) => {
  const texts = textsIn(make({ ...german, ...keys }).scene)
  expect(texts.filter(text => /\d\.\d/.test(text))).toEqual([])
  expect(texts.filter(text => /^−?\d+,\d+$/.test(text))).not.toEqual([])
})

it.each([
  ['a curve', { data: 'y = sin(3*x)/4', scene: 'fit' }],
  ['levels', { data: 'z = x*y/3', scene: 'levels' }],
  ['a surface', { data: 'z = x*y/3', scene: 'surface' }],
  ['errors of a training', { data: 'y = sin(3*x)', scene: 'training' }],
])('%s of a regression has them too', (_, keys) => {
  const texts = textsIn(makeRegression({ ...german, ...keys }).scene)
  expect(texts.filter(text => /\d\.\d/.test(text))).toEqual([])
  expect(texts.filter(text => /^−?\d+,\d+$/.test(text))).not.toEqual([])
})

it('A tick of words is as the table has it, a number as the language writes it', () => {
  const layout = {
    ...{ width: 600, height: 600, scale: 1, textScale: 1, plot: { x: 100, y: 100, size: 400 } },
    tick: (digits: string) => digits.replace('.', ','),
  } as Parameters<typeof planeAxes>[0]
  const view = { centre: [0, 0], half: 1 }
  const axis = { name: 'x', ticks: [{ at: 0, label: '1.5' }] }
  const textOf = (axes: Parameters<typeof tickText>[1]) =>
    [0, 1].map(d => tickText(axis.ticks[0], axes, d, 12, view, layout).text)
  expect(textOf(axis)).toEqual(['1,5', '1,5'])
  expect(textOf({ ...axis, isText: true })).toEqual(['1.5', '1.5'])
})
