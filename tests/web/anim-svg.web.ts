import { writeFileSync } from 'node:fs'
import { decode } from 'fast-png'
import { chromium, type Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { movingSvg } from '../../src/encode/anim-svg/picture.ts'
import { readFigureObject } from '../../src/encode/catalog.ts'
import { makeFigure } from '../../src/render/figure.ts'
import { openRaster } from '../../src/render/raster.ts'
import type { Moment, Scene } from '../../src/scene/scene.ts'
import type { Shape } from '../../src/scene/shape.ts'
import { textBox } from '../../src/scene/style/give-way.ts'
import { chromiumPath, openContent } from './browser.ts'

/** Figures that move in the plane: every scene, path and kind of panel of them. */
const figures: Record<string, object> = {
  blobs: { data: 'blobs', hidden: 2 },
  'one unit': { data: 'blobs', hidden: 1 },
  'three classes': { data: 'clusters', hidden: 2 },
  'cubic ease, hollow points': { data: 'blobs', hidden: 2, ease: 'cubic', test: 0.3 },
  'linear ease, trails': { data: 'blobs', hidden: 2, ease: 'linear', trails: 20 },
  staged: { data: 'blobs', hidden: 2, path: 'staged' },
  'one way, dark': { data: 'xor', hidden: 2, oneWay: true, theme: 'dark' },
  'bent by relu': { data: 'moons', hidden: '2:relu' },
  'four features': { data: 'iris', hidden: 2 },
  data: { data: 'moons', scene: 'data' },
  boundary: { data: 'circles', hidden: 3, scene: 'boundary' },
  'markers, boundary': { data: 'clusters', hidden: 4, scene: 'boundary', markers: true },
  panels: { data: 'blobs', hidden: 2, scene: 'data,transform,boundary' },
  sweep: { data: 'blobs', hidden: { sweep: [1, 2] } },
  compare: { data: 'moons', scene: 'compare' },
  training: { data: 'blobs', hidden: 2, scene: 'training' },
  'training that bends': { data: 'moons', hidden: 2, scene: 'training' },
}

/** Moments of each, evenly spread. */
const MOMENTS = 40

const raster = await openRaster('auto')

async function figureOf(input: object) {
  const spec = readFigureObject(input)
  const { scene, alt } = await makeFigure(spec, { raster })
  return { scene, text: movingSvg(scene, { loop: spec.loop, still: 'poster', alt, recipe: '{}' }) }
}

describe.runIf(chromiumPath)('an SVG that moves, in Chromium', () => {
  it.each(Object.entries(figures))('shows what the PNG of each moment shows: %s', async (name, input) => {
    const { scene, text } = await figureOf(input)
    if (process.env.SAVE) writeFileSync(`${process.env.SAVE}/${name}.anim.svg`, text)
    const { page, requests, errors } = await openContent(`<body style="margin:0">${text}`, scene)
    const worst = { mean: 0, share: 0 }
    for (let i = 0; i < MOMENTS; i++) {
      const time = ((i + 0.37) * scene.duration) / MOMENTS
      await seek(page, time)
      const shot = await page.screenshot()
      const found = differenceOf(shot, scene, time)
      if (process.env.SAVE && found.mean > 1) writeFileSync(`${process.env.SAVE}/${name}-${i}.png`, shot)
      worst.mean = Math.max(worst.mean, found.mean)
      worst.share = Math.max(worst.share, found.share)
    }
    if (process.env.SAVE) console.log(name, text.length, worst)
    expect(worst.mean).toBeLessThan(1.5)
    expect(requests).toEqual([])
    expect(errors).toEqual([])
  })
})

describe.runIf(chromiumPath)('an SVG that moves, on a page', () => {
  it('shows as an image what it shows inline', async () => {
    const { scene, text } = await figureOf(figures.blobs)
    for (const share of [0.1, 0.4, 0.55, 0.8, 0.95]) {
      const time = share * scene.duration
      const { page } = await openContent(imageOf(stoppedAt(text, time, scene.duration)), scene)
      expect(await settled(page)).toBe(true)
      expect(differenceOf(await page.screenshot(), scene, time).mean).toBeLessThan(1.5)
    }
  })

  it.each([
    ['less motion', { reducedMotion: 'reduce' }],
    ['print', { media: 'print' }],
  ] as const)('shows the still for %s', async (_, media) => {
    const { scene, text } = await figureOf(figures.blobs)
    const { page } = await openContent(`<body style="margin:0">${text}`, scene)
    await page.emulateMedia(media)
    await seek(page, 1.8)
    expect(differenceOf(await page.screenshot(), scene, 'poster').mean).toBeLessThan(1.5)
    await page.emulateMedia({ reducedMotion: 'no-preference', media: 'screen' })
    expect(differenceOf(await page.screenshot(), scene, 'poster').mean).toBeGreaterThan(3)
  })

  it('shows the still as an image too where the system asks for less motion', async () => {
    const { scene, text } = await figureOf(figures.blobs)
    // What Playwright emulates, images are not told.
    const browser = await chromium.launch({
      executablePath: chromiumPath!,
      args: ['--no-sandbox', '--force-prefers-reduced-motion'],
    })
    const page = await browser.newPage({ viewport: { width: scene.width, height: scene.height } })
    await page.setContent(imageOf(text))
    expect(await settled(page)).toBe(true)
    expect(differenceOf(await page.screenshot(), scene, 'poster').mean).toBeLessThan(1.5)
    await browser.close()
  })

  it('switches to the dark twin on a dark page, and is printed light', async () => {
    const [light, dark] = await Promise.all(
      ['light', 'dark'].map(theme => figureOf({ ...figures.blobs, theme })),
    )
    const text = movingSvg(light.scene, {
      loop: 'forever',
      still: 'poster',
      dark: dark.scene,
      alt: '',
      recipe: '{}',
    })
    if (process.env.SAVE) writeFileSync(`${process.env.SAVE}/auto.anim.svg`, text)
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await openContent(`<body style="margin:0">${text}`, light.scene, { colorScheme })
      const { scene } = { light, dark }[colorScheme]
      for (const time of [0.2, 1.9, 2.7, 3.6, 4.6, 5.7]) {
        await seek(page, time)
        expect(differenceOf(await page.screenshot(), scene, time).mean).toBeLessThan(1.5)
      }
      await page.emulateMedia({ reducedMotion: 'reduce' })
      expect(differenceOf(await page.screenshot(), scene, 'poster').mean).toBeLessThan(1.5)
      await page.emulateMedia({ media: 'print', colorScheme })
      expect(differenceOf(await page.screenshot(), light.scene, 'poster').mean).toBeLessThan(1.5)
    }
    const image = imageOf(stoppedAt(text, 2.7, light.scene.duration))
    const { page } = await openContent(image, light.scene, { colorScheme: 'dark' })
    expect(await settled(page)).toBe(true)
    expect(differenceOf(await page.screenshot(), dark.scene, 2.7).mean).toBeLessThan(1.5)
  })

  it('stands beside another one, and neither changes the other', async () => {
    const [first, second] = await Promise.all([figureOf(figures.blobs), figureOf(figures['three classes'])])
    const size = { width: 600, height: 1200 }
    const style = '<style>svg{display:block}</style><body style="margin:0">'
    const { page, requests } = await openContent(style + first.text + second.text, size)
    await seek(page, 2)
    for (const [i, { scene }] of [first, second].entries()) {
      const shot = await page.screenshot({ clip: { x: 0, y: 600 * i, width: 600, height: 600 } })
      expect(differenceOf(shot, scene, 2).mean).toBeLessThan(1.5)
    }
    expect(requests).toEqual([])
  })

  it('shows its first frame where styles and animations are taken out', async () => {
    const { scene, text } = await figureOf(figures.blobs)
    const bare = text.replace(/<style>.*?<\/style>/, '').replace(/<animate[^>]*>/g, '')
    const { page } = await openContent(`<body style="margin:0">${bare}`, scene)
    expect(differenceOf(await page.screenshot(), scene, 0).mean).toBeLessThan(1.5)
  })
})

/** What is used of a page's window, whose types Node's do not have. */
interface Window {
  document: {
    querySelector(name: 'img'): { decode(): Promise<void>; naturalWidth: number }
    querySelectorAll(name: 'svg'): Iterable<{ pauseAnimations(): void; setCurrentTime(time: number): void }>
  }
}

/** An image of a text, which asks for nothing. */
function imageOf(text: string): string {
  return `<body style="margin:0"><img src="data:image/svg+xml;base64,${Buffer.from(text).toString('base64')}">`
}

/** The same picture in which nothing moves any more that can be seen: it began some of its time ago, and takes a day. */
function stoppedAt(text: string, time: number, duration: number): string {
  const slow = 86_400
  return text.replaceAll(`dur="${duration}s"`, `dur="${slow}s" begin="-${(time / duration) * slow}s"`)
}

/** Waits until the image of a page is drawn. */
async function settled(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const image = (globalThis as unknown as Window).document.querySelector('img')
    await image.decode()
    await new Promise(done => setTimeout(done, 200))
    return image.naturalWidth > 0
  })
}

/** Stops all pictures of a page at a time of theirs. */
async function seek(page: Page, time: number): Promise<void> {
  await page.evaluate(time => {
    for (const svg of (globalThis as unknown as Window).document.querySelectorAll('svg')) {
      svg.pauseAnimations()
      svg.setCurrentTime(time)
    }
  }, time)
}

/** Levels of 255 by which a screenshot differs from the scene's picture outside its texts. */
function differenceOf(shot: Uint8Array, scene: Scene, moment: Moment): { mean: number; share: number } {
  const { width, height, background } = scene
  const shapes = scene.at(moment)
  const { pixels } = raster.create(width, height).draw(shapes, background)
  const seen = decode(shot)
  const covered = new Uint8Array(width * height)
  for (const [left, top, right, bottom] of textBoxes(shapes))
    for (let y = Math.max(0, Math.floor(top - 4)); y < Math.min(height, bottom + 4); y++)
      covered.fill(
        1,
        y * width + Math.max(0, Math.floor(left - 8)),
        y * width + Math.min(width, Math.ceil(right + 8)),
      )
  let [sum, count, far] = [0, 0, 0]
  for (let i = 0; i < covered.length; i++) {
    if (covered[i]) continue
    count++
    for (let c = 0; c < 3; c++) {
      const off = Math.abs(seen.data[i * seen.channels + c] - ((pixels[i] >>> (8 * c)) & 255))
      sum += off
      if (off > 96) far++
    }
  }
  return { mean: sum / (3 * count), share: far / (3 * count) }
}

function textBoxes(shapes: readonly Shape[]): ReturnType<typeof textBox>[] {
  return shapes.flatMap(shape => {
    if (shape.kind === 'group') return textBoxes(shape.children)
    if (shape.kind !== 'text') return []
    const [left, top, right, bottom] = textBox(shape)
    if (!shape.rotate) return [[left, top, right, bottom] as const]
    // A quarter turn about its place.
    const [half, high] = [(right - left) / 2, (bottom - top) / 2]
    return [[shape.x - high, shape.y - half, shape.x + high, shape.y + half] as const]
  }) as ReturnType<typeof textBox>[]
}
