import { expect, it } from 'vitest'
import { chromiumPath, openPage } from './browser.ts'
import { drawn, openStill, press, seriousOn, settle } from './live.ts'
import { madePage } from './made.ts'

const made = await madePage({ data: 'blobs', hidden: 2, scene: 'network', play: 'step' })

it('the reader of a step reads its products, and changes a number: all that follows is found anew', async () => {
  expect(chromiumPath).toBeDefined()
  const { page, errors } = await openStill(made)
  await settle(page)
  const before = await drawn(page)
  await page.getByRole('combobox', { name: 'The weights' }).selectOption({ label: 'x₁' })
  const field = page.getByRole('spinbutton', { name: 'x₁' })
  expect(Number(await field.inputValue())).toBeCloseTo(-1.517, 3)
  // A digit of a number is no chapter.
  await field.focus()
  await page.keyboard.press('End')
  await press(page, '9')
  await field.fill('1')
  await expect.poll(() => drawn(page)).not.toBe(before)
  const { page: asked } = await openPage(made, { address: '?autoplay=0&unit=1.1' })
  await settle(asked)
  const said = (await asked.locator('.facts').textContent())!
  expect(said).toMatch(/z = −?[\d.]+ · −1\.517 \+ /)
  await asked.getByRole('combobox', { name: 'The weights' }).selectOption({ label: 'x₁' })
  await asked.getByRole('spinbutton', { name: 'x₁' }).fill('1')
  await expect.poll(() => asked.locator('.facts').textContent()).toMatch(/z = −?[\d.]+ · 1\.000 \+ /)
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect.poll(() => drawn(page)).toBe(before)
  expect(errors).toEqual([])
  expect(await seriousOn(page)).toEqual([])
})
