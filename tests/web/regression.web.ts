import { describe, expect, it } from 'vitest'
import { regressionScenes } from '../../src/scene/scenes/regression/registry.ts'
import { makePage, openPage } from './browser.ts'

/** Scenes that want two inputs. */
const wide = ['levels', 'surface']

const pageOf = (scene: string) =>
  makePage(`regression-${scene}`, wide.includes(scene) ? 'z = x*y' : 'y = sin(3*x)', '--scene', scene)

const numberIn = (text: string) => Number(text.replace('−', '-'))

describe('a page of regression', () => {
  it.each(Object.keys(regressionScenes))('draws %s and says all it has to say', async scene => {
    const { page, errors } = await openPage(pageOf(scene), { address: '?autoplay=0' })
    await page.locator('.stage').focus()
    expect(await page.getByRole('img').first().getAttribute('aria-label')).toMatch(/^\d+ points of [yz] = /)
    for (const key of ['Home', 'PageDown', 'PageDown', 'PageDown', 'PageDown', 'End']) {
      await page.keyboard.press(key)
      await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
    }
    expect(errors).toEqual([])
  })

  it('tells a point’s target, what is predicted, and parts of the units that add up to it', async () => {
    const { page, errors } = await openPage(pageOf('fit'), { address: '?autoplay=0' })
    await page.locator('.stage').focus()
    for (const key of ['Enter', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key)
    await page.locator('.facts b').waitFor()
    const rows = await page
      .locator('.facts tr')
      .evaluateAll(all => all.map(row => [...row.children].map(cell => cell.textContent!)))
    const facts = new Map(rows.map(([name, value]) => [name, value]))
    const [predicted, error] = facts.get('predicted')!.split(', off by ').map(numberIn)
    expect(Math.abs(predicted - numberIn(facts.get('y')!))).toBeCloseTo(error, 3)
    const parts = rows.filter(([name]) => /^(h[₁-₉]|mean)$/.test(name)).map(([, value]) => numberIn(value))
    expect(parts.length).toBe(7)
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(predicted, 2)
    expect(errors).toEqual([])
  })
})
