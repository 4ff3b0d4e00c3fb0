import { describe, expect, it } from 'vitest'
import { wrap } from '../../../src/encode/anim-svg/drawn.ts'
import { movingSvg } from '../../../src/encode/anim-svg/picture.ts'
import { animateLines } from '../../../src/encode/anim-svg/values.ts'
import type { Scene } from '../../../src/scene/scene.ts'
import type { PathShape, Shape } from '../../../src/scene/shape.ts'
import { make } from '../../scene/stage.ts'

// Chromium shows what the scene shows, at any time: `tests/web/anim-svg.web.ts`.
const options = { loop: 'forever', still: 'poster', alt: 'One. Two & three.', recipe: '{}' } as const
const files = ['blobs', 'moons'].map(data =>
  movingSvg(make({ data, hidden: 2, samples: 30, restarts: 1, maxIter: 50, duration: 2 }).scene, options),
)
const line: Shape = { kind: 'path', lines: [[0, 0, 9, 9]], closed: false, stroke: '#000000' }

/** The file of one shape over a time, if it is there. */
function fileOf(duration: number, at: (time: number) => Shape | undefined, loop: Loop = 'forever'): string {
  const about = { title: '', width: 100, height: 100, background: '#ffffff', chapters: [], notes: [] }
  const shapes = (time: number) => [at(time) ?? []].flat()
  const scene: Scene = {
    ...about,
    duration,
    still: 0,
    saysAt: () => [],
    at: time => shapes(Number(time) || 0),
  }
  return movingSvg(scene, { ...options, loop })
}
type Loop = 'forever' | 'once' | number

/** A dot whose place is a share of 50 pixels, over a time. */
const dotAt = (share: (time: number) => number) => (time: number) => ({
  ...{ kind: 'dots' as const, radius: 4, colors: ['#ff0000'] },
  centres: [10 + 50 * share(time), 20],
})

describe('an SVG that moves', () => {
  it('has a title, a description, its recipe, no script, and nothing from outside', () => {
    const [text] = files
    expect(text).toContain('<title>One.</title><desc>Two &amp; three.</desc><metadata>{}</metadata>')
    expect(text).not.toMatch(/<script|<image|@import|url\((?!#)|href="(?!#)/)
    expect(text.length).toBeLessThan(300_000)
  })

  it('names nothing as another file does, and uses only names that it has', () => {
    const names = files.map(text => {
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
    const [animation] = /<animate[^>]*>/.exec(fileOf(2, dotAt(Math.sin), loop))!
    expect(animation).toMatch(has)
    expect(animation).not.toMatch(hasNot)
  })

  it('gives a point that moves straight two keyframes a move', () => {
    const text = fileOf(
      2,
      dotAt(time => (time < 1 ? time * time * (3 - 2 * time) : 1)),
    )
    expect(text).toContain('keyTimes="0;.5;1"')
    expect(text).toContain('values="M100 200h0;M600 200h0;M600 200h0"')
    expect(text).toContain('keySplines=".33 0 .67 1;0 0 1 1"')
  })

  it('stands still while it rests, also for a tenth of a second between two slow moves', () => {
    const way = (time: number) => Math.max(0, (time - 0.5) / 0.5) ** 3 - Math.max(0, (0.4 - time) / 0.4) ** 3
    const text = fileOf(1, dotAt(way))
    const [times, values] = ['keyTimes', 'values'].map(name =>
      new RegExp(` ${name}="(M?[^"]*)"`).exec(text)![1].split(';'),
    )
    const rests = times.filter((_, i) => values[i] === 'M100 200h0').map(Number)
    expect(rests).toEqual([expect.closeTo(0.4, 2), expect.closeTo(0.5, 2)])
  })

  it('does not paint with what is not there yet', () => {
    const text = fileOf(2, time => (time < 1 ? undefined : line))
    expect(text).toMatch(/<path[^>]*><animate [^>]*keyTimes="0;\.49\d*"[^>]*values="hidden;visible"/)
  })

  it('has nothing for dots that are none at any time', () => {
    const none: Shape = { kind: 'dots', centres: [], radius: 4, colors: ['#ff0000'] }
    expect(fileOf(2, () => none)).toBe(fileOf(2, () => undefined))
  })
})

it('a line that stays is straight where it is off by 0.05 pixels, and bent where it is by 0.06', () => {
  const clock = { times: [0, 1], duration: 1, loop: 'forever' } as const
  const pathOf = (off: number) => {
    const lines = [Float64Array.of(0, 0, 5, off, 10, 0, 15, off, 20, 0, 25, off, 30, 0)]
    const shape: PathShape = { kind: 'path', lines, closed: false, stroke: '#000000' }
    return animateLines([shape, shape], clock)
  }
  expect(pathOf(0.05)).toEqual({ base: 'M0 0l300 0', animation: '' })
  expect(pathOf(0.06).base).not.toBe('M0 0l300 0')
})

it('is in a group as far as it fades, and in none where it is seen all the time', () => {
  const inside = '<path/>'
  expect(wrap({ attributes: {}, animation: '' }, inside)).toBe(inside)
  expect(wrap({ attributes: { opacity: '.5' }, animation: '' }, inside)).toBe(`<g opacity=".5">${inside}</g>`)
  expect(wrap({ attributes: {}, animation: '<animate/>' }, inside)).toBe(`<g><animate/>${inside}</g>`)
})
