import { describe, expect, it } from 'vitest'
import type { Scene } from '../../../src/scene/scene.ts'
import type { Shape } from '../../../src/scene/shape.ts'
import { textFaults } from '../detectors.ts'
import { clusterTable, make } from '../stage.ts'
import { jumpsOf, sceneOf, textFaultsOf } from './frames.ts'

// All scenes, data and sizes are walked by `frames.slow.ts`.
describe.each([{ data: 'article' }, { data: 'circles' }, { data: 'clusters', classes: 10 }])(
  '%o',
  options => {
    const made = make(options)

    it.each(['transform', 'orbit'])('has its texts in full, apart and off the points: %s', scene => {
      expect(textFaultsOf(sceneOf(made, options, { scene }), 4)).toEqual([])
    })

    it('lets nothing jump', () => {
      expect(jumpsOf(sceneOf(made, options, { scene: 'transform', sheet: false }), options)).toEqual([])
    })
  },
)

describe('long names of classes', () => {
  const classes = ['A', 'B', 'C', 'D'].map(name => `${name}, a name that is longer than most are`)
  const options = { data: 'table.csv', hidden: 2 }
  const made = make(
    { ...options, restarts: 1, maxIter: 30 },
    clusterTable(2, ['"a"', '"b"', '"c"', '"d"']).replace(
      /"([a-d])"/g,
      (_, name) => `"${classes[name.charCodeAt(0) - 97]}"`,
    ),
  )

  it.each(['transform', 'story', 'surface', 'data,boundary'])('touch nothing in several rows: %s', scene => {
    const faults = textFaultsOf(sceneOf(made, options, { scene }), 2)
    expect(faults).toEqual([])
  })
})

describe('the detectors', () => {
  const text = (words: string, x: number, weight: 400 | 600 = 400): Shape => ({
    ...{ kind: 'text', x, y: 50, text: words, size: 12, weight, fill: '#000000' },
  })

  it('find texts that meet, leave the picture, are cut or lie over a point', () => {
    const dots: Shape = { kind: 'dots', centres: [55, 48], radius: 4, colors: ['#0072b2'] }
    expect(textFaults([text('one', 10), text('two', 20)], { width: 100, height: 100 })).toEqual([
      '“one” lies over “two”',
    ])
    expect(textFaults([text('some…', 80)], { width: 100, height: 100 })).toEqual([
      '“some…” leaves the picture',
      '“some…” is cut',
    ])
    expect(textFaults([text('h₁', 50, 600), dots], { width: 100, height: 100 })).toEqual([
      '“h₁” covers a point',
    ])
  })

  it('find what moves at once, and an arrow that turns at once', () => {
    const at = (x: number, head: number[]): Shape[] => [
      text('word', x),
      { kind: 'path', lines: [head], closed: true, fill: '#6b4fa0' },
    ]
    const [right, up] = [[60, 50, 50, 45, 50, 55], [60, 50, 65, 60, 55, 60]] // biome-ignore format: two arrows
    const scene: Scene = {
      ...{
        title: '',
        width: 100,
        height: 100,
        duration: 0.4,
        chapters: [],
        still: 0,
        background: '#ffffff',
        notes: [],
      },
      saysAt: () => [],
      at: time => (typeof time === 'string' || time < 0.2 ? at(10, right) : at(16, up)),
    }
    expect(jumpsOf(scene, { data: 'blobs' })).toEqual([
      'texts move by 7.8 % at 0.20 s',
      'an arrow turns by 90° at 0.20 s',
    ])
  })
})
