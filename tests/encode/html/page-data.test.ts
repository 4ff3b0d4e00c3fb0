import { deepStrictEqual } from 'node:assert'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fromJson, type PageData, toJson } from '../../../src/encode/html/page-data.ts'
import { figureScene } from '../../../src/scene/scenes/figure-scene.ts'
import { scenes } from '../../../src/scene/scenes/registry.ts'
import { clusterTable, timesOf } from '../../scene/stage.ts'
import { dataOf, figureOf } from './make-page.ts'

const again = <T>(value: T): T => fromJson(toJson(value as unknown as PageData)) as unknown as T

describe('the data of a page', () => {
  it('comes back as it was, with numbers and arrays that JSON has no word for', () => {
    const data = {
      numbers: [0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0.1, 5e-324],
      arrays: [
        Float64Array.of(-0, Number.NaN, 1 / 3),
        Int32Array.of(-1, 2),
        Uint8Array.of(255),
        new Int32Array(0),
      ],
      none: null,
    }
    deepStrictEqual(again(data), data)
  })

  it('keeps every text and every name, also those that it writes for something else', () => {
    const names = [
      'array',
      'number',
      'arrays',
      'data',
      '@',
      '@#0',
      '@@#0',
      '@NaN',
      '@-0',
      '__proto__',
      'constructor',
      '</script>',
      '<!--',
      '\u2028',
      '\ud800',
      '\0',
      '',
    ]
    for (const name of names)
      for (const value of [0, name, Float64Array.of(1)]) {
        const data = Object.fromEntries([[name, value]])
        deepStrictEqual(again(data), data)
      }
    deepStrictEqual(again(names), names)
  })

  it('is ASCII that ends no script, and holds an array once', () => {
    const array = Float64Array.from({ length: 1000 }, (_, i) => Math.sin(i))
    const once = toJson({ a: array } as never)
    const twice = toJson({ a: array, b: array, c: array.slice(), text: '</script><!--ä\u2028' } as never)
    expect(twice.length).toBeLessThan(once.length + 100)
    expect(twice).toMatch(/^[ -;=-~]*$/)
  })

  it('holds an array of a part of a buffer alone', () => {
    const part = new Float64Array(1000).subarray(3, 5)
    expect(toJson({ part } as never).length).toBeLessThan(100)
    deepStrictEqual(again({ part }), { part: new Float64Array(2) })
  })
})

const folder = mkdtempSync(join(tmpdir(), 'nnanim-page-'))
const table = (features: number) => {
  const file = join(folder, `${features}.csv`)
  writeFileSync(file, clusterTable(features, ['number', 'array', '@#0'], 15))
  return file
}
const plane = ['transform', 'boundary', 'surface', 'orbit', 'story', 'data', 'training', 'compare']
const cases: [string, object][] = [
  ...['blobs', 'circles'].flatMap(data =>
    plane.map((scene): [string, object] => [
      `${scene} of ${data}`,
      { data, scene, samples: 60, maxIter: 30, restarts: 1 },
    ]),
  ),
  ...['transform', 'story', 'data'].flatMap(scene =>
    [1, 3, 5].map((features): [string, object] => [
      `${scene} of ${features} features`,
      { data: table(features), scene, hidden: 3, maxIter: 60 },
    ]),
  ),
  ['two panels with held-out points', { data: 'moons', scene: 'boundary,transform', test: 0.3 }],
  ['the boundary of spirals', { data: 'spirals', scene: 'boundary' }],
  ['a sweep', { data: 'moons', hidden: '1..3', scene: 'transform' }],
  ['a staged path', { data: 'moons', path: 'staged', trails: 5 }],
  ['many classes', { data: 'clusters', classes: 10, hidden: 3, samples: 60 }],
]

describe('the scene of a page', () => {
  it('has a case for every scene', () => {
    expect(plane.toSorted()).toEqual(Object.keys(scenes).toSorted())
  })

  it.each(cases)('shows what that in Node shows: %s', async (_, options) => {
    const figure = await figureOf(options)
    const { spec, networks } = await dataOf(figure)
    const scene = figureScene(spec, networks, scenes)
    const [{ at, ...one }, { at: expected, ...other }] = [scene, figure.scene]
    for (const moment of ['poster' as const, ...timesOf(figure.scene, 5)])
      deepStrictEqual(at(moment), expected(moment))
    const { width, height, duration, chapters, background, title } = one
    expect({ width, height, duration, chapters, background, title }).toEqual(
      Object.fromEntries(
        (['width', 'height', 'duration', 'chapters', 'background', 'title'] as const).map(key => [
          key,
          other[key],
        ]),
      ),
    )
  })
})
