import { describe, expect, it } from 'vitest'
import { chapterOf } from '../../../src/scene/chapters.ts'
import { textBox } from '../../../src/scene/style/give-way.ts'
import { arrowsOf, turnBetween } from '../detectors.ts'
import { textsOf } from '../outline.ts'
import { sceneOf } from '../scenes/frames.ts'
import { make, timesOf } from '../stage.ts'

const accent = '#6b4fa0'

describe('the arrow of a cut', () => {
  it.each([{ data: 'blobs' }, { data: 'blobs', hidden: 1 }, { data: 'article' }, { data: 'xor' }])(
    'turns evenly from across its line to along its axis, and no further: %o',
    options => {
      const scene = sceneOf(make(options), options, { scene: 'transform', oneWay: true })
      const { start, end } = chapterOf(scene.chapters, 'segment-0')
      const frames = timesOf(scene, 25 * scene.duration + 1).filter(time => time > start && time < end)
      const angles = [start, ...frames, end].map(time => arrowsOf(scene.at(time), accent).map(a => a.angle))
      const last = angles[angles.length - 1]
      // A cut that lies on the best straight line waits until that is gone.
      const together = angles.filter(frame => frame.length === last.length)
      expect(together.length).toBeGreaterThan(0.8 * angles.length)
      last.forEach((angle, i) => {
        expect(turnBetween(angle, i === 0 ? 0 : -Math.PI / 2)).toBeLessThan(1e-9)
        const own = together.map(frame => frame[i])
        // The line of `blobs` turns by 90° when it is a hundredth of a pixel long.
        for (let k = 1; k < own.length; k++)
          expect(turnBetween(own[k], own[k - 1])).toBeLessThan(Math.PI / 12)
        const whole = turnBetween(own[0], angle)
        for (const on of own) expect(turnBetween(on, own[0])).toBeLessThan(whole + 0.35)
      })
    },
  )
})

describe('the name of a unit', () => {
  it.each([
    { data: 'moons' },
    { data: 'xor', hidden: 3 },
    { data: 'circles', hollow: true },
    { data: 'circles' },
  ])('has no arrow of another unit on it where the picture rests: %o', options => {
    const scene = sceneOf(make(options), options, { scene: 'transform' })
    for (const moment of [0, 'poster'] as const) {
      const shapes = scene.at(moment)
      const names = textsOf(shapes).filter(({ text }) => /^h[₀-₉]+$/.test(text))
      const arrows = arrowsOf(shapes, accent)
      expect(arrows.length).toBe(3)
      for (const name of names.filter(({ fill }) => fill === accent)) {
        const [left, top, right, bottom] = textBox(name)
        const far = ({ tip: [x, y] }: { tip: number[] }) => Math.hypot(x - name.x, y - name.y)
        const [, ...others] = arrows.toSorted((a, b) => far(a) - far(b))
        for (const { tip, angle } of others)
          for (let back = 0; back <= 17; back += 4) {
            const [x, y] = [tip[0] - back * Math.cos(angle), tip[1] - back * Math.sin(angle)]
            expect(x > left && x < right && y > top && y < bottom, `${name.text} at ${moment}`).toBe(false)
          }
      }
    }
  })
})
