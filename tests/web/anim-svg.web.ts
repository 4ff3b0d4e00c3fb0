import { decode } from 'fast-png'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Scene } from '../../src/scene/scene.ts'
import { chromiumPath, openContent } from './browser.ts'
import { differenceOf, farthestDot, MAX_LEVELS, MAX_OFF, type Picture, pictureOf } from './likeness.ts'
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
} from './moving-svg.ts'

/** Times of each figure, whose images are shown at once. */
const TIMES = 8

describe.runIf(chromiumPath)('an SVG that moves, in Chromium', () => {
  it.each(Object.entries(figures))(
    'shows inline and as an image what the PNG of each time shows: %s',
    async (_, input) => {
      const { scene, text } = await figureOf(input)
      const { page, requests, errors } = await openContent(`<body style="margin:0">${text}`, scene)
      const times = timesOf(scene, TIMES)
      const images = await imageShot(
        times.map(time => stoppedAt(text, time)),
        scene,
      )
      for (const [i, time] of times.entries()) {
        const picture = pictureOf(scene, time)
        const at = `at ${time} s`
        await page.evaluate(seeking(time))
        expect(differenceOf(await page.screenshot(), picture), `${at}, inline`).toBeLessThan(MAX_LEVELS)
        expect(await farthest(page, scene, time), `${at}, pixels`).toBeLessThan(MAX_OFF)
        expect(images(i, picture), `${at}, as an image`).toBeLessThan(MAX_LEVELS)
      }
      expect(requests).toEqual([])
      expect(errors).toEqual([])
      await page.context().close()
    },
  )
})

async function farthest(page: Page, scene: Scene, time: number): Promise<number> {
  return farthestDot((await page.evaluate(CENTRES)) as number[], scene, time)
}

/** Shows files as images on one page; what comes back says how far one of them is from a picture, in levels. */
async function imageShot(
  texts: readonly string[],
  scene: Scene,
): Promise<(i: number, picture: Picture) => number> {
  const columns = Math.ceil(3000 / scene.width)
  const size = { width: columns * scene.width, height: Math.ceil(texts.length / columns) * scene.height }
  const { page, requests } = await openContent(imagesOf(texts, scene, columns), size)
  expect(await page.evaluate(DRAWN)).toBe(true)
  const shot = decode(await page.screenshot())
  expect(requests.filter(request => !request.startsWith('data:'))).toEqual([])
  await page.context().close()
  return (i, picture) => differenceOf(shot, picture, placeOf(i, scene, columns))
}
