import type { BrowserContextOptions } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { Moment, Scene } from '../../src/scene/scene.ts'
import { chromiumPath, launch, openContent } from './browser.ts'
import { differenceOf, MAX_LEVELS, pictureOf } from './likeness.ts'
import { DRAWN, figureOf, figures, imagesOf, seeking, stoppedAt } from './moving-svg.ts'

describe.runIf(chromiumPath)('an SVG that moves, on a page', () => {
  it('plays as an image by itself', async () => {
    const { scene, text } = await figureOf({ ...figures.blobs, duration: 2, holdStart: 0 })
    const { page } = await openContent(imagesOf([text], scene, 1), scene)
    const first = differenceTo(await page.screenshot(), scene, 0)
    await expect
      .poll(async () => differenceTo(await page.screenshot(), scene, 0), { interval: 50 })
      .toBeGreaterThan(first + 2)
    await page.context().close()
  })

  it.each([
    ['less motion', { reducedMotion: 'reduce' }],
    ['print', { media: 'print' }],
  ] as const)('shows the still for %s', async (_, media) => {
    const { scene, text } = await figureOf(figures.blobs)
    const { page } = await openContent(`<body style="margin:0">${text}`, scene)
    await page.emulateMedia(media)
    await page.evaluate(seeking(1.8))
    expect(differenceTo(await page.screenshot(), scene, 'poster')).toBeLessThan(MAX_LEVELS)
    await page.emulateMedia({ reducedMotion: 'no-preference', media: 'screen' })
    expect(differenceTo(await page.screenshot(), scene, 'poster')).toBeGreaterThan(3)
    await page.context().close()
  })

  it('shows the still as an image too where the system asks for less motion', async () => {
    const { scene, text } = await figureOf(figures.blobs)
    // What Playwright emulates, images are not told.
    const browser = await launch('--force-prefers-reduced-motion')
    const page = await browser.newPage({ viewport: { width: scene.width, height: scene.height } })
    await page.setContent(imagesOf([text], scene, 1))
    expect(await page.evaluate(DRAWN)).toBe(true)
    expect(differenceTo(await page.screenshot(), scene, 'poster')).toBeLessThan(MAX_LEVELS)
    await browser.close()
  })

  it('switches to the dark twin on a dark page, and is printed light', async () => {
    const dark = await figureOf({ ...figures.blobs, theme: 'dark' })
    const light = await figureOf(figures.blobs, { dark: dark.scene })
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await openContent(`<body style="margin:0">${light.text}`, light.scene, { colorScheme })
      const { scene } = { light, dark }[colorScheme]
      for (const time of [0.2, 1.9, 2.7, 3.6, 4.6, 5.7]) {
        await page.evaluate(seeking(time))
        expect(differenceTo(await page.screenshot(), scene, time)).toBeLessThan(MAX_LEVELS)
      }
      await page.emulateMedia({ reducedMotion: 'reduce' })
      expect(differenceTo(await page.screenshot(), scene, 'poster')).toBeLessThan(MAX_LEVELS)
      await page.emulateMedia({ media: 'print', colorScheme })
      expect(differenceTo(await page.screenshot(), light.scene, 'poster')).toBeLessThan(MAX_LEVELS)
      await page.context().close()
    }
    const image = await imageShot(stoppedAt(light.text, 2.7), light.scene, { colorScheme: 'dark' })
    expect(differenceTo(image, dark.scene, 2.7)).toBeLessThan(MAX_LEVELS)
  })

  it('stands beside another one, and neither changes the other', async () => {
    const both = await Promise.all([figureOf(figures.blobs), figureOf(figures['three classes'])])
    const size = { width: 600, height: 1200 }
    const style = '<style>svg{display:block}</style><body style="margin:0">'
    const { page, requests } = await openContent(style + both.map(({ text }) => text).join(''), size)
    await page.evaluate(seeking(2))
    const shot = await page.screenshot()
    for (const [i, { scene }] of both.entries())
      expect(differenceOf(shot, pictureOf(scene, 2), [0, 600 * i])).toBeLessThan(MAX_LEVELS)
    expect(requests).toEqual([])
    await page.context().close()
  })

  it('shows its first frame where styles and animations are taken out', async () => {
    const { scene, text } = await figureOf(figures.blobs)
    const bare = text.replace(/<style>.*?<\/style>/, '').replace(/<animate[^>]*>/g, '')
    const { page } = await openContent(`<body style="margin:0">${bare}`, scene)
    expect(differenceTo(await page.screenshot(), scene, 0)).toBeLessThan(MAX_LEVELS)
    await page.context().close()
  })
})

function differenceTo(shot: Uint8Array, scene: Scene, moment: Moment): number {
  return differenceOf(shot, pictureOf(scene, moment))
}

/** A screenshot of a file as an image, once it is drawn. */
async function imageShot(text: string, scene: Scene, options: BrowserContextOptions): Promise<Uint8Array> {
  const { page } = await openContent(imagesOf([text], scene, 1), scene, options)
  expect(await page.evaluate(DRAWN)).toBe(true)
  const shot = await page.screenshot()
  await page.context().close()
  return shot
}
