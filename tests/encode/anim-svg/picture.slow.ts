import { describe, expect, it } from 'vitest'
import { movingSvg } from '../../../src/encode/anim-svg/picture.ts'
import type { Scene } from '../../../src/scene/scene.ts'
import type { Shape } from '../../../src/scene/shape.ts'
import { plane } from '../../scene/cases.ts'
import { make } from '../../scene/stage.ts'
import { likenessOf } from './likeness.ts'
import { openMoving } from './play.ts'

const options = { loop: 'forever', still: 'poster', alt: 'One. Two & three.', recipe: '{}' } as const

describe('an SVG that moves', () => {
  it.each([
    // A sheet that folds over itself has other outlines in each frame.
    ...plane.filter(({ name }) => !['two layers', 'six units'].includes(name)),
    { name: 'data', options: { data: 'blobs', scene: 'data' }, table: undefined },
    { name: 'boundary', options: { data: 'circles', scene: 'boundary', samples: 100 }, table: undefined },
    {
      name: 'compare',
      options: { data: 'moons', scene: 'compare', samples: 60, classifiers: ['tree', 'network'] },
      table: undefined,
    },
    {
      name: 'compare, seven',
      options: { data: 'circles', scene: 'compare', samples: 100 },
      table: undefined,
    },
    { name: 'explain', options: { data: 'circles', scene: 'explain', samples: 100 }, table: undefined },
    {
      name: 'training',
      options: { data: 'moons', hidden: 2, scene: 'training', samples: 100, maxIter: 30 },
      table: undefined,
    },
    {
      name: 'network',
      options: { data: 'blobs', hidden: 2, scene: 'network', samples: 40, duration: 9 },
      table: undefined,
    },
    {
      name: 'markers',
      options: { data: 'clusters', hidden: 2, markers: true, samples: 60 },
      table: undefined,
    },
    { name: 'hollow points', options: { data: 'blobs', test: 0.3 }, table: undefined },
    { name: 'panels', options: { data: 'xor', scene: 'data,transform', samples: 60 }, table: undefined },
    {
      name: 'sequence',
      options: { data: 'blobs', samples: 60, sequence: 'data:2,boundary:3,transform:data..line:3' },
      table: undefined,
    },
    { name: 'cubic', options: { data: 'blobs', ease: 'cubic' }, table: undefined },
    { name: 'quick and linear', options: { data: 'blobs', ease: 'linear', duration: 1.7 }, table: undefined },
  ])(
    'is within 0.3 pixels and 2 levels of all that the scene shows, at each frame: $name',
    ({ options: given, table }) => {
      const { scene } = make(given, table)
      const found = likenessOf(scene, movingSvg(scene, options))
      expect(found.missing).toEqual([])
      expect(found.place, found.where.place).toBeLessThan(0.3)
      expect(found.length, found.where.length).toBeLessThan(0.15)
      expect(found.color, found.where.color).toBeLessThan(2)
      expect(found.opacity, found.where.opacity).toBeLessThan(2)
    },
  )

  it('is small: blobs with sheet, cuts, tints and captions in 200 kB', () => {
    const { scene } = make({ data: 'blobs' })
    expect(movingSvg(scene, options).length).toBeLessThan(200_000)
  })

  it('has a title, a description, its recipe, no script, and nothing from outside', () => {
    const text = movingSvg(make({ data: 'blobs' }).scene, options)
    expect(text).toContain('<title>One.</title><desc>Two &amp; three.</desc><metadata>{}</metadata>')
    expect(text).not.toMatch(/<script|<image|@import|url\((?!#)|href="(?!#)/)
    expect(text).toBe(movingSvg(make({ data: 'blobs' }).scene, options))
  })

  it('names nothing as another file does, and uses only names that it has', () => {
    const names = ['blobs', 'xor'].map(data => {
      const text = movingSvg(make({ data }).scene, options)
      const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(match => match[1])
      expect(new Set(ids).size).toBe(ids.length)
      for (const [, linked, used = linked] of text.matchAll(/href="#([^"]+)"|url\(#([^)]+)\)/g))
        expect(ids).toContain(used)
      return ids
    })
    expect(names[0].filter(id => names[1].includes(id))).toEqual([])
  })

  it.each([
    ['forever', /repeatCount="indefinite"/, /freeze/],
    ['once', /fill="freeze"/, /repeatCount/],
    [3, /repeatCount="3" fill="freeze"/, /indefinite/],
  ] as const)('plays %s', (loop, has, hasNot) => {
    const text = movingSvg(make({ data: 'blobs', scene: 'data', samples: 20 }).scene, { ...options, loop })
    const animations = text.match(/<animate[^>]*>/g)!
    expect(animations.length).toBeGreaterThan(3)
    for (const animation of animations) {
      expect(animation).toMatch(has)
      expect(animation).not.toMatch(hasNot)
    }
  })

  it('gives a point that moves straight two keyframes a move', () => {
    const centre = (time: number) => 10 + 50 * time * time * (3 - 2 * time)
    const dot = (time: number): Shape => ({
      kind: 'dots',
      centres: [centre(time), 20],
      radius: 4,
      colors: ['#ff0000'],
    })
    const { root } = openMoving(
      movingSvg(
        sceneOf(time => [dot(Math.min(1, time))], 2),
        options,
      ),
    )
    const text = JSON.stringify(root)
    expect(text).toContain('"keyTimes":"0;.5;1"')
    expect(text).toContain('"values":"M100 200h0;M600 200h0;M600 200h0"')
    expect(text).toContain('"keySplines":".33 0 .67 1;0 0 1 1"')
  })

  it('does not paint with what is not there yet', () => {
    const line: Shape = { kind: 'path', lines: [[0, 0, 9, 9]], closed: false, stroke: '#000000' }
    const { at } = openMoving(
      movingSvg(
        sceneOf(time => (time < 1 ? [] : [line]), 2),
        options,
      ),
    )
    expect(at(0.49)).toEqual([])
    expect(at(0.51)).toHaveLength(1)
  })
})

function sceneOf(at: (time: number) => Shape[], duration: number): Scene {
  return {
    ...{
      title: '',
      width: 100,
      height: 100,
      duration,
      chapters: [],
      still: 0,
      background: '#ffffff',
      notes: [],
    },
    saysAt: () => [],
    at: moment => at(typeof moment === 'string' ? 0 : moment),
  }
}
