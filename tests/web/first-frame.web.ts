import { expect, it } from 'vitest'
import { makePage, openPage } from './browser.ts'

it('of a deep network with the sheet in the cube is painted before the page has all been read', async () => {
  const file = makePage('first-spirals', 'spirals')
  const { page, errors } = await openPage(file, {
    address: '?autoplay=0',
    // Counts the colours of the canvas when the browser has read the last of the page.
    before: () => {
      document.addEventListener('DOMContentLoaded', () => {
        const canvas = document.querySelector('canvas')!
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
        const words = new Uint32Array(data.buffer)
        ;(globalThis as { painted?: number }).painted = new Set(words).size
      })
    },
  })
  expect(errors).toEqual([])
  expect(await page.evaluate(() => (globalThis as { painted?: number }).painted)).toBeGreaterThan(20)
  await page.context().close()
})
