import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openPage } from './browser.ts'
import { drawn, openStill, settle } from './live.ts'
import { madePage } from './made.ts'

const moons = await madePage({ data: 'moons', scene: 'network', hidden: 3 })
const iris = await madePage({ data: 'iris', scene: 'network', hidden: 3 })

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) {
    await page.keyboard.press(key)
    // A unit may be there only in the next frame.
    await settle(page)
  }
}
const title = async (page: Page) => {
  const box = page.locator('.facts b')
  return (await box.isVisible()) ? box.textContent() : null
}
const heard = (page: Page) => page.getByRole('status').textContent()

/** A place of the stage where the facts have this title, found by trying. */
async function placeOf(page: Page, name: string): Promise<[x: number, y: number]> {
  const { x, y, width, height } = (await page.locator('.stage').boundingBox())!
  for (let row = 3; row < 16; row++)
    for (let column = 1; column < 20; column++) {
      // From outside, so that no large map lies over it.
      await page.mouse.move(2, 2)
      const place: [number, number] = [x + (width * column) / 20, y + (height * row) / 16]
      await page.mouse.move(...place)
      await settle(page)
      if ((await title(page))?.startsWith(name)) return place
    }
  throw new Error(`${name} is nowhere`)
}

describe('a unit of the network', () => {
  it('is named by the address: its map, its formula and its lines stand at the poster', async () => {
    const { page, errors } = await openPage(moons, { address: '?unit=1.2' })
    await settle(page)
    expect(await title(page)).toBe('h₂, a unit of layer 1')
    expect(await page.locator('.facts').textContent()).toMatch(/h₂ = σ\(−?[\d.]+\sx₁ [+−]\s[\d.]+\sx₂ /)
    expect(await heard(page)).toMatch(/^h₂, a unit of layer 1, h₂ = σ.+, the sum is positive for \d+ of 200/)
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
    await press(page, 'Escape')
    expect(await title(page)).toBeNull()
    const { page: plain } = await openStill(moons)
    expect(await drawn(page)).toBe(await drawn(plain))
    expect(errors).toEqual([])
  })

  it('that there is not is passed over', async () => {
    const { page, errors } = await openPage(moons, { address: '?unit=9.9' })
    await settle(page)
    expect(await title(page)).toBeNull()
    expect(errors).toEqual([])
  })

  it('is shown while it is pointed at, and stays when it is clicked', async () => {
    const { page } = await openStill(moons)
    const before = await drawn(page)
    const place = await placeOf(page, 'h₂')
    const asked = await drawn(page)
    expect(asked).not.toBe(before)
    await page.mouse.move(2, 2)
    await settle(page)
    expect([await title(page), await drawn(page)]).toEqual([null, before])
    await page.mouse.click(...place)
    await page.mouse.move(2, 2)
    await settle(page)
    expect(await title(page)).toBe('h₂, a unit of layer 1')
    await press(page, 'Escape')
    expect(await title(page)).toBeNull()
  })

  it('is taken out when it is pressed again, and comes back', async () => {
    const { page, errors } = await openStill(moons)
    const before = await drawn(page)
    const place = await placeOf(page, 'h₂')
    await page.mouse.click(...place)
    await settle(page)
    expect(await page.locator('.facts').textContent()).toMatch(/without h₂: \d+ of 200$/)
    await page.mouse.click(...place)
    await page.mouse.move(2, 2)
    await settle(page)
    if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT })
    expect(await drawn(page)).not.toBe(before)
    await page.mouse.click(...place)
    await page.mouse.move(2, 2)
    await settle(page)
    expect(await drawn(page)).toBe(before)
    expect(errors).toEqual([])
  })

  it('is come to by keyboard, and from there the points', async () => {
    const { page } = await openStill(moons)
    await page.locator('.stage').focus()
    await press(page, 'Enter')
    expect(await heard(page)).toMatch(/^h₁, a unit of layer 1/)
    await press(page, 'ArrowLeft')
    expect(await heard(page)).toMatch(/^x₁, a feature/)
    await press(page, 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowDown')
    expect(await heard(page)).toMatch(/^h₃, a unit of layer 1/)
    await press(page, 'ArrowRight')
    expect(await heard(page)).toMatch(/^P\(class 1\), an output/)
    await press(page, 'Enter')
    expect(await heard(page)).toMatch(/^Point \d+, /)
    await press(page, 'Enter')
    expect(await heard(page)).toMatch(/^h₁, /)
    await press(page, 'Escape')
    expect(await title(page)).toBeNull()
  })

  it('is asked by a finger on a phone, where its facts cover neither tile nor map by half', async () => {
    const phone = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true }
    const { page } = await openStill(moons, '', phone)
    const { x, y, width, height } = (await page.locator('.stage').boundingBox())!
    await page.touchscreen.tap(x + 0.417 * width, y + 0.575 * height)
    await settle(page)
    expect(await title(page)).toBe('h₂, a unit of layer 1')
    const box = (await page.locator('.facts').boundingBox())!
    expect(box.x).toBeGreaterThanOrEqual(x)
    expect(box.x + box.width).toBeLessThanOrEqual(x + width)
    expect(box.y).toBeGreaterThan(y + 0.575 * height)
    expect(box.y + box.height).toBeLessThanOrEqual(y + height)
  })
})

describe('a point of a network', () => {
  it('stands with its values in every unit, also where tiles are strips', async () => {
    for (const file of [moons, iris]) {
      const { page } = await openStill(file)
      const before = await drawn(page)
      await page.locator('.stage').focus()
      await press(page, 'Enter', 'Enter')
      expect(await title(page)).toMatch(/^Point \d+/)
      expect(await drawn(page)).not.toBe(before)
      await press(page, 'Escape')
      expect(await drawn(page)).toBe(before)
    }
  })
})

describe('a point of a regression', () => {
  const numberIn = (text: string) => Number(text.replace('−', '-'))

  it('tells a point’s target, what is predicted, and parts of the units that add up to it', async () => {
    const file = await madePage({ data: 'y = sin(3*x)', scene: 'fit' })
    const { page, errors } = await openStill(file)
    await page.locator('.stage').focus()
    await press(page, 'Enter', 'ArrowRight', 'ArrowRight')
    await page.locator('.facts b').waitFor()
    const rows = await page
      .locator('.facts tr')
      .evaluateAll(all => all.map(row => [...row.children].map(cell => cell.textContent!)))
    const facts = new Map(rows.map(([name, value]) => [name, value]))
    const [predicted, error] = facts.get('predicted')!.split(', error ').map(numberIn)
    expect(Math.abs(predicted - numberIn(facts.get('y')!))).toBeCloseTo(error, 3)
    const parts = rows.filter(([name]) => /^(h[₁-₉]|mean)$/.test(name)).map(([, value]) => numberIn(value))
    expect(parts.length).toBe(7)
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(predicted, 2)
    expect(errors).toEqual([])
  })
})

describe('a linear region', () => {
  it('is read where it is pointed at, with its function and its points, and by keyboard', async () => {
    const made = await madePage({ data: 'moons', scene: 'regions', hidden: 6, activation: 'relu' })
    const { page, errors } = await openStill(made)
    const before = await drawn(page)
    await placeOf(page, 'Region ')
    expect(await title(page)).toMatch(/^Region \d+ · [01]{6}$/)
    expect(await page.locator('.facts').textContent()).toMatch(
      /z = −?[\d.]+\sx₁ [+−]\s[\d.]+\sx₂ .*\d+ of 200 points lie in it/,
    )
    expect(await drawn(page)).not.toBe(before)
    await page.mouse.move(2, 2)
    await page.locator('.stage').focus()
    await press(page, 'Enter')
    const first = await title(page)
    expect(first).toMatch(/^Region/)
    await press(page, 'ArrowRight', 'ArrowUp', 'ArrowLeft')
    expect(await title(page)).not.toBe(first)
    expect(errors).toEqual([])
  })
})
