import { writeFileSync } from 'node:fs'
import { decode } from 'fast-png'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Moment, Scene } from '../../src/scene/scene.ts'
import { differenceOf, farthestDot, MAX_LEVELS, MAX_OFF, pictureOf } from '../web/likeness.ts'
import {
  CENTRES,
  DRAWN,
  figureOf,
  figures,
  imagesOf,
  placeOf,
  seeking,
  stoppedAt,
  timesOf,
} from '../web/moving-svg.ts'
import { type Firefox, openFirefox } from './firefox.ts'
import { bytesOf, workplace } from './run.ts'

let firefox: Firefox
beforeAll(async () => {
  firefox = await openFirefox()
})
afterAll(() => firefox?.close())

const { path } = workplace()

/** A page that shows a file, and nothing else. */
const inline = (text: string) => `<style>body{margin:0}svg{display:block}</style>${text}`

async function differenceTo(scene: Scene, moment: Moment): Promise<number> {
  return differenceOf(await firefox.screenshot(), pictureOf(scene, moment))
}

describe('an SVG that moves, in Firefox', () => {
  it.each(['bent by relu', 'compare'])(
    'shows inline and as an image what the PNG of each time shows: %s',
    async name => {
      const { scene, text } = await figureOf(figures[name])
      const times = timesOf(scene, 5)
      const pictures = times.map(time => pictureOf(scene, time))
      await firefox.open(inline(text))
      for (const [i, time] of times.entries()) {
        await firefox.evaluate(seeking(time))
        const shot = await firefox.screenshot()
        expect(differenceOf(shot, pictures[i]), `at ${time} s, inline`).toBeLessThan(MAX_LEVELS)
        const centres = (await firefox.evaluate(CENTRES)) as number[]
        expect(farthestDot(centres, scene, time), `at ${time} s, pixels`).toBeLessThan(MAX_OFF)
      }
      const stopped = times.map(time => stoppedAt(text, time))
      await firefox.open(imagesOf(stopped, scene, 1))
      expect(await firefox.evaluate(DRAWN)).toBe(true)
      const shot = decode(await firefox.screenshot())
      for (const [i, picture] of pictures.entries()) {
        const difference = differenceOf(shot, picture, placeOf(i, scene, 1))
        expect(difference, `at ${times[i]} s, as an image`).toBeLessThan(MAX_LEVELS)
      }
    },
  )

  it('plays as an image by itself', async () => {
    const { scene, text } = await figureOf({ ...figures.blobs, duration: 2, holdStart: 0 })
    await firefox.open(imagesOf([text], scene, 1))
    const first = await differenceTo(scene, 0)
    await expect.poll(() => differenceTo(scene, 0), { timeout: 20_000 }).toBeGreaterThan(first + 2)
  })

  it('stands beside another one, and neither changes the other', async () => {
    const both = await Promise.all([figureOf(figures.blobs), figureOf(figures['three classes'])])
    await firefox.open(inline(both.map(({ text }) => text).join('')))
    await firefox.evaluate(seeking(2))
    const shot = await firefox.screenshot()
    for (const [i, { scene }] of both.entries())
      expect(differenceOf(shot, pictureOf(scene, 2), [0, 600 * i])).toBeLessThan(MAX_LEVELS)
  })

  it('is dark on a dark page, is printed light, and rests where less motion is asked for', async () => {
    const dark = await figureOf({ ...figures.blobs, theme: 'dark' })
    const light = await figureOf(figures.blobs, { dark: dark.scene })
    const rest = pictureOf(light.scene, 'poster')
    await firefox.open(inline(light.text))
    await firefox.evaluate(seeking(2.7))
    expect(await differenceTo(light.scene, 2.7)).toBeLessThan(MAX_LEVELS)
    await firefox.prefer('layout.css.prefers-color-scheme.content-override', 0)
    // Pages hear of it a little later.
    await expect.poll(() => differenceTo(dark.scene, 2.7), { timeout: 20_000 }).toBeLessThan(MAX_LEVELS)
    writeFileSync(path('page.pdf'), await firefox.print(light.scene))
    const printed = bytesOf('pdftoppm', ['-r', '96', '-png', path('page.pdf')])
    expect(differenceOf(printed, rest)).toBeLessThan(MAX_LEVELS)
    await firefox.prefer('ui.prefersReducedMotion', 1)
    await expect.poll(() => differenceTo(dark.scene, 'poster'), { timeout: 20_000 }).toBeLessThan(MAX_LEVELS)
    await firefox.open(imagesOf([light.text], light.scene, 1))
    expect(await firefox.evaluate(DRAWN)).toBe(true)
    expect(await differenceTo(dark.scene, 'poster')).toBeLessThan(MAX_LEVELS)
  })
})
