import { expect, it } from 'vitest'
import { chromiumPath, makePage, openPage } from '../web/browser.ts'

it('a page plays, and asks for nothing, in the browser of this machine', async () => {
  if (!chromiumPath) {
    console.warn('There is no Chromium here: no page was opened.')
    return
  }
  const { page, requests, errors } = await openPage(makePage('page', 'circles'))
  const spoken = () => page.getByLabel('Time').getAttribute('aria-valuetext')
  const first = await spoken()
  expect(first).toMatch(/^0:0\d\.\d of 0:08\.0, /)
  await expect.poll(spoken, { timeout: 30_000 }).not.toBe(first)
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByRole('button', { name: 'Play' }).waitFor()
  expect(requests).toHaveLength(1)
  expect(errors).toEqual([])
})
