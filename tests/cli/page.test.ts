import { expect, it } from 'vitest'
import { chromiumPath, makePage, openPage } from '../web/browser.ts'

it('a page plays, and asks for nothing, in the browser of this machine', async context => {
  if (!chromiumPath) {
    await context.annotate('no Chromium here: no page was opened')
    return
  }
  const { page, requests, errors } = await openPage(makePage('page', 'circles'))
  const slider = page.getByLabel('Time')
  await expect.poll(() => slider.getAttribute('aria-valuetext')).toMatch(/^0:00\.[2-9] of 0:06\.0, The data$/)
  await page.getByRole('button', { name: 'Pause' }).click()
  expect(await page.getByRole('button', { name: 'Play' }).isVisible()).toBe(true)
  expect(requests).toHaveLength(1)
  expect(errors).toEqual([])
})
