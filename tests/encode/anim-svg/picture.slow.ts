import { describe, expect, it } from 'vitest'
import { movingSvg } from '../../../src/encode/anim-svg/picture.ts'
import { baselineOf } from '../../../src/paint/font.ts'
import type { Scene } from '../../../src/scene/scene.ts'
import type { Shape } from '../../../src/scene/shape.ts'
import { plane } from '../../scene/cases.ts'
import { make } from '../../scene/stage.ts'
import { openMoving, type Seen } from './play.ts'

const options = { loop: 'forever', still: 'poster', alt: 'One. Two & three.', recipe: '{}' } as const

/** Pixels that anything may be off. */
const OFF = 0.5

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
    { name: 'panels', options: { data: 'xor', scene: 'data,transform', samples: 60 }, table: undefined },
    { name: 'cubic', options: { data: 'blobs', ease: 'cubic' }, table: undefined },
    { name: 'quick and linear', options: { data: 'blobs', ease: 'linear', duration: 1.7 }, table: undefined },
  ])('shows all that the scene shows, where it is: $name', ({ options: given, table }) => {
    const { scene } = make(given, table)
    const { at } = openMoving(movingSvg(scene, options))
    for (let frame = 0; frame < 60 * scene.duration; frame += 11) {
      const time = frame / 60
      const problem = compared(at(time / scene.duration), flat(scene.at(time)))
      expect(problem, `at ${time.toFixed(3)} s`).toBeNull()
    }
  })

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
      for (const [, used] of text.matchAll(/href="#([^"]+)"|url\(#([^)]+)\)/g)) expect(ids).toContain(used)
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
    expect(text).toContain('"values":"100 200;600 200;600 200"')
    expect(text).toContain('"keySplines":".3333 0 .6667 1;0 0 1 1"')
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
    at: moment => at(moment === 'poster' ? 0 : moment),
  }
}

/** Shapes that are seen, out of their groups. */
function flat(shapes: readonly Shape[], opacity = 1): Shape[] {
  return shapes.flatMap(shape => {
    const all = opacity * (shape.opacity ?? 1)
    if (!(all > 0)) return []
    if (shape.kind === 'group') return flat(shape.children, all)
    if (shape.kind === 'dots' && shape.centres.length === 0) return []
    return [{ ...shape, opacity: all }]
  })
}

/** What is wrong with what is seen, beside the shapes that should be; null where nothing is. */
function compared(seen: readonly Seen[], shapes: readonly Shape[]): string | null {
  // What is hardly there may be all gone.
  const faint = 0.02
  const [a, b] = [seen, shapes].map(all =>
    (all as readonly { opacity: number }[]).filter(({ opacity }) => opacity > faint),
  )
  const [found, wanted] = [a as unknown as Seen[], b as unknown as Shape[]]
  const kinds = (all: readonly { kind: string }[]) => all.map(({ kind }) => kind).join(' ')
  if (kinds(found) !== kinds(wanted)) return `\n${kinds(found)}, not\n${kinds(wanted)}`
  for (const [i, shape] of wanted.entries()) {
    const one = found[i]
    if (Math.abs(one.opacity - shape.opacity!) > faint)
      return `${shape.kind} ${i}: ${one.opacity}, not ${shape.opacity}`
    if (shape.kind === 'text' && one.kind === 'text') {
      if (one.text !== shape.text) return `${one.text}, not ${shape.text}`
      const off = Math.hypot(one.place[0] - shape.x, one.place[1] - baselineOf(shape))
      if (off > OFF) return `${shape.text} off by ${off}`
    }
    if (shape.kind === 'dots' && one.kind === 'dots') {
      if (one.centres.length !== shape.centres.length) return `${one.centres.length / 2} dots`
      const off = Math.max(...one.centres.map((value, k) => Math.abs(value - shape.centres[k])))
      if (off > OFF) return `dots off by ${off}`
    }
    if (shape.kind === 'path' && one.kind === 'path') {
      const lines = Array.from(shape.lines).filter(line => line.length > 0)
      if (one.lines.length !== lines.length) return `${one.lines.length} lines, not ${lines.length}`
      const off = Math.max(
        ...lines.map((line, k) => Math.max(farthest(line, one.lines[k]), farthest(one.lines[k], line))),
      )
      if (off > OFF) return `path ${i} (${shape.fill ?? shape.stroke}) off by ${off}`
    }
  }
  return null
}

/** How far points are from a polyline at most. */
function farthest(points: ArrayLike<number>, line: ArrayLike<number>): number {
  let far = 0
  for (let i = 0; i < points.length; i += 2) {
    let near = Math.hypot(points[i] - line[0], points[i + 1] - line[1])
    for (let k = 0; k + 3 < line.length; k += 2) {
      const [x, y] = [line[k + 2] - line[k], line[k + 3] - line[k + 1]]
      const [dx, dy] = [points[i] - line[k], points[i + 1] - line[k + 1]]
      const share = Math.min(1, Math.max(0, (dx * x + dy * y) / (x * x + y * y || 1)))
      near = Math.min(near, Math.hypot(dx - share * x, dy - share * y))
    }
    far = Math.max(far, near)
  }
  return far
}
