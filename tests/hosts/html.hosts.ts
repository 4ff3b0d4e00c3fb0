import { expect, it } from 'vitest'
import { example } from './document.ts'
import { figures, player } from './figures.ts'
import { project } from './project.ts'
import { drawn, visit } from './visit.ts'

const { folder } = project('html', { ...example('Plain HTML'), ...figures(), ...player() })

it('the element plays in a page', async () => {
  const { page, expectQuiet } = await visit(folder, { path: 'index.html' })
  const figure = page.locator('nnanim-figure')
  await drawn(figure)
  await expect.poll(() => figure.evaluate(element => 'time' in element && element.time)).toBeGreaterThan(0.2)
  expectQuiet()
})

it('a button of the page plays what mount made', async () => {
  const { page, expectQuiet } = await visit(folder, { path: 'code.html' })
  const place = page.locator('#moons')
  await drawn(place)
  const before = await place.screenshot()
  await page.getByRole('button', { name: 'Play', exact: true }).last().click()
  await expect.poll(async () => before.equals(await place.screenshot())).toBe(false)
  expectQuiet()
})
