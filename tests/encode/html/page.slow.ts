import { deepStrictEqual } from 'node:assert'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pageFont } from '../../../src/encode/html/glyphs.ts'
import { codeOf } from '../../../src/encode/html/page.ts'
import { toJson } from '../../../src/encode/html/page-data.ts'
import * as en from '../../../src/language/en.ts'
import type { Language } from '../../../src/language/language.ts'
import { sceneNames } from '../../../src/options/panels.ts'
import { type PictureSpec, resizeFigure } from '../../../src/options/sweep.ts'
import { tools } from '../../../src/render/tools.ts'
import { figureScene } from '../../../src/scene/compose/figure-scene.ts'
import { sequence } from '../../../src/scene/compose/sequence.ts'
import type { Pace } from '../../../src/scene/model/learning/learning.ts'
import { learningOf } from '../../../src/scene/model/part-readers.ts'
import { buildFigure } from '../../../src/scene/scenes/build.ts'
import { scenes } from '../../../src/scene/scenes/registry.ts'
import { textsOf } from '../../scene/outline.ts'
import { clusterTable, timesOf } from '../../scene/stage.ts'
import { dataOf, figureOf } from './make-page.ts'

const inter = await tools.bundledFont()
const folder = mkdtempSync(join(tmpdir(), 'nnanim-page-'))
const table = (features: number) => {
  const file = join(folder, `${features}.csv`)
  writeFileSync(file, clusterTable(features, ['number', 'array', '@#0'], 15))
  return file
}
const plane = Object.keys(scenes)
const quick = { samples: 60, maxIter: 30, restarts: 1 }
// What Chromium shows of most scenes is held against their pictures in `tests/web/pictures.web.ts`.
const cases: [string, object][] = [
  ...['explain', 'network', 'columns', 'surface'].map((scene): [string, object] => [
    `${scene} of circles`,
    { data: 'circles', scene, ...quick },
  ]),
  ...[1, 5].map((features): [string, object] => [
    `a story of ${features} features`,
    { data: table(features), scene: 'story', hidden: 3, maxIter: 60 },
  ]),
  ['two panels with held-out points', { data: 'moons', scene: 'boundary,transform', test: 0.3 }],
  ['a sweep of trainings', { data: 'moons', hidden: '2..3', scene: 'training', ...quick }],
  [
    'all scenes',
    { data: 'moons', activation: 'relu', ...quick, sequence: plane.map(scene => `${scene}:3s`).join(',') },
  ],
  ['a staged path', { data: 'moons', path: 'staged', trails: 5 }],
  ['a table in a projection, which its author gets notes on', { data: 'iris', hidden: 2 }],
  ['many classes', { data: 'clusters', classes: 10, hidden: 3, samples: 60 }],
]

const { modules } = JSON.parse(readFileSync('dist/web/page.json', 'utf8'))

/** The messages that a page of a spec's scenes has. */
function languageFor(spec: PictureSpec): Language {
  const { said } = codeOf(modules, sceneNames(spec), { plays: spec.sequence !== null })
  return Object.fromEntries(
    Object.entries(en).filter(([section]) => said.includes(section)),
  ) as unknown as Language
}

describe('the scene of a page', () => {
  it.each(cases)('shows what that in Node shows: %s', async (_, options) => {
    const figure = await figureOf(options)
    const { spec, networks } = await dataOf(figure)
    const scene = figureScene(spec, networks, scenes, languageFor(spec), undefined, sequence)
    const { at: expected } = figure.scene
    for (const moment of ['poster' as const, ...timesOf(figure.scene, 5)])
      deepStrictEqual(scene.at(moment), expected(moment))
    for (const key of ['width', 'height', 'duration', 'chapters', 'background', 'title', 'lang'] as const)
      expect(scene[key]).toEqual(figure.scene[key])
  })
})

describe('the data of a page', () => {
  it('has the pace of a training, which takes long to find', async () => {
    const figure = await figureOf({ data: 'moons', scene: 'training', samples: 60, maxIter: 30 })
    const { networks } = await dataOf(figure)
    const { keys } = learningOf(networks[0].model)!
    const [, pace] = Object.entries(networks[0].known!).find(([name]) => name.startsWith('pace')) as [
      string,
      Pace,
    ]
    expect(pace.kept[0]).toBe(0)
    expect(pace.kept.at(-1)).toBe(keys.length - 1)
    expect(pace.changed.length).toBeGreaterThan(400)
  })
})

describe('what a page has of a sheet in space', () => {
  it('is its mesh and from where it is seen, in less than 60 kB, and it is what the page draws by', async () => {
    const { spec, networks } = await dataOf(await figureOf({ data: 'spirals' }))
    const [{ model, record, known }] = networks
    expect(Object.keys(known!)).toEqual(['azimuth 3 true', 'cuts 3'])
    const bytes = (shown: object) => toJson({ networks: [shown] } as never).length
    expect(bytes({ model, record, known }) - bytes({ model, record })).toBeLessThan(60_000)
    const shapesBy = (more: object) => {
      const shown = { model: { ...model }, record, known: { ...known, ...more } }
      return figureScene(spec, [shown], scenes, en).at(3)
    }
    deepStrictEqual(shapesBy({}), shapesBy({ 'lines 3': undefined, 'cuts 3': undefined }))
    expect(shapesBy({ 'azimuth 3 true': 1 })).not.toEqual(shapesBy({}))
    const { places } = known!['cuts 3'] as { places: Float64Array }
    expect(shapesBy({ 'cuts 3': { pieces: {}, places: places.subarray(0, 0) } })).not.toEqual(shapesBy({}))
  })
})

describe('the glyphs of a page', () => {
  it('have the letters of texts in whatever size a phone lays it out', async () => {
    const figure = await figureOf({ data: 'moons', scene: 'compare', samples: 40 })
    const { glyphs } = (await dataOf(figure)).glyphs
    const { spec, parts } = figure.input
    for (const [width, height] of [
      [256, 448],
      [671, 279],
    ]) {
      // biome-ignore format: one line
      const shapes = buildFigure(resizeFigure(spec, { width, height }), parts).at('poster')
      for (const { text, weight = 400 } of textsOf(shapes))
        expect([text, [...text].filter(character => !(character in glyphs[weight]))]).toEqual([text, []])
    }
  })

  it.each([
    { data: 'circles', scene: 'story' },
    { data: 'moons', scene: 'training', solver: 'adam' },
    { data: 'xor', scene: 'compare' },
    { data: 'moons', scene: 'explain' },
    { data: 'spirals', scene: 'transform', legend: true },
    { data: 'moons', sequence: 'training,compare:6', samples: 60 },
  ])('set every text of %o as the font does, also at moments that were not looked at', async options => {
    const figure = await figureOf(options)
    const { glyphs } = await dataOf(figure)
    const own = pageFont(glyphs)
    const texts = timesOf(figure.scene, 211).flatMap(time => textsOf(figure.scene.at(time)))
    const lacking = texts.flatMap(({ text, weight = 400 }) =>
      [...text.normalize('NFC')].filter(character => !(character in glyphs.glyphs[weight])),
    )
    expect(lacking).toEqual([])
    const off = texts.filter(({ text, weight = 400 }) => {
      const [one, other] = [own, inter].map(font => font.lineOf(text, weight).width)
      return Math.abs(one - other) > 1e-3
    })
    expect(off.map(({ text }) => text)).toEqual([])
  })
})
