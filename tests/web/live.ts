import axe from 'axe-core'
import type { BrowserContextOptions, Frame, Page } from 'playwright-core'
import { openPage } from './browser.ts'

/** Opens a page that stands still. */
export const openStill = (file: string, more = '', options: BrowserContextOptions = {}) =>
  openPage(file, { address: `?autoplay=0${more}`, ...options })

/** Until what was asked for is drawn. */
export const settle = (page: Page | Frame) =>
  page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))

export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
  await settle(page)
}

/** What is drawn from a row of pixels on: a number that differs where pixels do. */
export const drawn = (page: Page, from = 0) =>
  page.evaluate(from => {
    const canvas = document.querySelector<HTMLCanvasElement>('.stage canvas')!
    const { data } = canvas.getContext('2d')!.getImageData(0, from, canvas.width, canvas.height - from)
    let sum = 0
    for (let i = 0; i < data.length; i += 4) sum = (sum * 31 + data[i] + data[i + 1] * 3) % 1_000_000_007
    return sum
  }, from)

/** What axe finds serious on a page, and whether it lacks a first heading. */
export async function seriousOn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await (globalThis as never as { axe: typeof axe }).axe.run()
    return violations
      .filter(
        ({ id, impact }) => ['serious', 'critical'].includes(`${impact}`) || id === 'page-has-heading-one',
      )
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)
  })
}
