import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openPage } from './browser.ts'
import { drawn, openStill, press, seriousOn } from './live.ts'
import { madePage } from './made.ts'

const table = join(tmpdir(), 'nnanim-web-held.csv')
const rows = Array.from({ length: 60 }, (_, i) => {
  const [k, turn] = [i % 2, (i * 0.618) % 1]
  const numbers = [
    1 + k + turn,
    3 - k + ((i * 0.414) % 1),
    20 + ((7 * i) % 31),
    (i % 11) / 10,
    (i % 13) / 4,
    (i % 17) / 5,
  ]
  return [
    ...numbers.map(value => value.toFixed(2)),
    ['red', 'green', 'blue'][i % 3],
    `2024-03-${10 + (i % 20)}`,
    k ? 'yes' : 'no',
  ].join()
})
writeFileSync(table, ['length,width,age,depth,height,weight,colour,on,label', ...rows].join('\n'))

const made = new Map<string, Promise<string>>()
/** The page of a scene on a slice of the table, made once. */
const held = (scene: string, more: object = {}) => {
  const options = { data: table, hidden: 2, slice: 'length,width', scene, ...more }
  const key = JSON.stringify(options)
  if (!made.has(key)) made.set(key, madePage(options))
  return made.get(key)!
}

/** Until a page shows what another one shows, from a row of pixels on. */
const expectSame = async (page: Page, other: Page, from = 0) => {
  const wanted = await drawn(other, from)
  await expect.poll(() => drawn(page, from)).toBe(wanted)
}
const slider = (page: Page, name: string) => page.getByRole('slider', { name, exact: true })
const timeOf = (page: Page) => slider(page, 'Time').inputValue()
/** Moves a slider by keys: to the value, as it is said. */
async function moveTo(page: Page, name: string, said: string): Promise<void> {
  await slider(page, name).focus()
  await page.keyboard.press('Home')
  for (let i = 0; i < 200 && (await slider(page, name).getAttribute('aria-valuetext')) !== said; i++)
    await page.keyboard.press('ArrowRight')
}

describe('the sliders of a slice', () => {
  it.each(['transform', 'surface'])(
    'draw %s as the command line does with --fix, pixel by pixel',
    async scene => {
      const { page, errors } = await openStill(await held(scene))
      const { page: fixed } = await openStill(await held(scene, { fix: 'age=27' }))
      const { page: asked } = await openStill(await held(scene), '&fix=age=27')
      for (const one of [page, fixed, asked]) await press(one, 'End')
      const before = await drawn(page)
      expect(await drawn(fixed)).not.toBe(before)
      await expectSame(asked, fixed)
      await moveTo(page, 'age', '27')
      await expectSame(page, fixed)
      await page.getByRole('button', { name: 'Reset' }).click()
      await expect.poll(() => drawn(page)).toBe(before)
      expect(errors).toEqual([])
    },
  )

  it.each([
    ['fit', 'width'],
    ['levels', 'length,width'],
  ])('draw %s of a target on its slice, too', async (scene, slice) => {
    const target = { target: 'height', slice, fix: 'age=31' }
    const { page, errors } = await openStill(await held(scene, target))
    const { page: fixed } = await openStill(await held(scene, { ...target, fix: 'age=27' }))
    for (const one of [page, fixed]) await press(one, 'End')
    expect(await drawn(fixed)).not.toBe(await drawn(page))
    await moveTo(page, 'age', '27')
    await expectSame(page, fixed)
    expect(errors).toEqual([])
  })

  it('are moved by dragging and by touch, words by a list', async () => {
    const { page } = await openStill(await held('boundary'))
    const box = (await slider(page, 'age').boundingBox())!
    const said = () => slider(page, 'age').getAttribute('aria-valuetext')
    const first = await said()
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2, { steps: 4 })
    await page.mouse.up()
    expect(Number(await said())).toBeGreaterThan(40)
    await page.getByRole('button', { name: 'Reset' }).click()
    expect(await said()).toBe(first)
    const before = await drawn(page)
    await page.getByRole('combobox', { name: 'colour' }).selectOption('blue')
    const { page: fixed } = await openStill(await held('boundary', { fix: 'colour=blue' }))
    await expectSame(page, fixed)
    expect(await drawn(page)).not.toBe(before)
    const { page: phone } = await openStill(await held('boundary'), '', {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    })
    const there = (await slider(phone, 'age').boundingBox())!
    await phone.touchscreen.tap(there.x + there.width * 0.9, there.y + there.height / 2)
    expect(Number(await slider(phone, 'age').getAttribute('aria-valuetext'))).toBeGreaterThan(44)
  })

  it('go to where the regions are, and stay there', async () => {
    const scene = 'boundary'
    const { page } = await openPage(await held(scene), { address: '?t=0.2' })
    await page.getByRole('button', { name: 'Pause' }).waitFor()
    await moveTo(page, 'age', '27')
    const { page: fixed } = await openStill(await held(scene, { fix: 'age=27', at: 'end' }))
    await expectSame(page, fixed)
    expect(await page.getByRole('button', { name: 'Pause' }).count()).toBe(0)
    expect(await timeOf(page)).toBe(await timeOf(fixed))
  })

  it('keep the point and the theme, and their keys are not those of the player', async () => {
    const { page } = await openStill(await held('boundary'), '&theme=dark')
    await page.locator('.stage').focus()
    await press(page, 'Enter', 'End')
    const [point, time] = [await page.locator('.facts b').textContent(), await timeOf(page)]
    await slider(page, 'age').focus()
    await press(page, 'ArrowRight', 'ArrowUp', 'PageUp', 'End', 'ArrowLeft')
    expect(await timeOf(page)).toBe(time)
    expect(await page.locator('.facts b').textContent()).toBe(point)
    expect(await slider(page, 'age').getAttribute('aria-valuetext')).toBe('49')
    await expect
      .poll(() => page.locator('.heard').textContent())
      .toMatch(/^\d+ of 60 rows lie near this slice( \(none of .+\))?$/)
    await page.keyboard.press(' ')
    await page.getByRole('button', { name: 'Pause' }).waitFor()
  })

  it('go into the command that is copied', async () => {
    const { page } = await openStill(
      await held('boundary', { fix: 'colour=red' }),
      '&fix=age=27,depth=99x,nothing=1,length=2,colour=blue',
    )
    await page.evaluate(() => {
      navigator.clipboard.writeText = async text => void Object.assign(globalThis, { copied: text })
    })
    await page.getByRole('button', { name: 'Copy command' }).click()
    const copied = () => page.evaluate(() => (globalThis as unknown as { copied: string }).copied)
    expect(await copied()).toContain(" --fix 'colour=blue,age=27' ")
    await page.getByRole('button', { name: 'Reset' }).click()
    await page.getByRole('button', { name: 'Copy command' }).click()
    expect(await copied()).toContain(' --fix colour=red '.trim())
  })

  it.each([
    [360, 640],
    [390, 844],
    [1280, 720],
  ])('have their room below the figure, %i × %i', async (width, height) => {
    const { page } = await openStill(await held('boundary'), '', {
      viewport: { width, height },
      hasTouch: width < 600,
    })
    const boxOf = async (name: string) => (await page.locator(name).boundingBox())!
    const [stage, controls, sliders] = await Promise.all(['.stage', '.controls', '.sliders'].map(boxOf))
    expect(controls.y).toBeGreaterThanOrEqual(stage.y + stage.height - 1)
    expect(sliders.y).toBeGreaterThanOrEqual(controls.y + controls.height - 1)
    expect(sliders.y + sliders.height).toBeLessThanOrEqual(height + 1)
    expect(stage.height).toBeGreaterThan(0.4 * height)
    const fields = await page.locator('.held').evaluateAll(all =>
      all.map(one => {
        const { left, right, top, bottom } = one.getBoundingClientRect()
        const { height } = one.querySelector('input, select')!.getBoundingClientRect()
        return { left, right, top, bottom, height }
      }),
    )
    expect(fields).toHaveLength(6)
    for (const [i, a] of fields.entries()) {
      expect(a.height).toBeGreaterThanOrEqual(44)
      expect([a.left >= 0, a.right <= width]).toEqual([true, true])
      for (const b of fields.slice(i + 1))
        expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top + 1 || b.bottom <= a.top + 1).toBe(
          true,
        )
    }
  })

  it('are named for those who hear them, and hidden with the controls', async () => {
    const { page } = await openStill(await held('boundary'))
    expect(await seriousOn(page)).toEqual([])
    const { page: hidden } = await openStill(await held('boundary'), '&hide=controls')
    expect(await hidden.locator('.sliders').count()).toBe(0)
  })

  it('move all panels of a sweep, but not the column that differs there', async () => {
    const { page } = await openStill(await held('boundary', { fix: 'age=25|45' }))
    expect(await slider(page, 'age').count()).toBe(0)
    const before = await drawn(page)
    await moveTo(page, 'depth', '0.90')
    const { page: fixed } = await openStill(
      await held('boundary', { fix: 'age=25,depth=0.9|age=45,depth=0.9' }),
    )
    // Below the names of the panels, which say what differs.
    await expectSame(page, fixed, 40)
    expect(await drawn(page)).not.toBe(before)
  })
})

describe('a page without a slice', () => {
  it('has no code for sliders', async () => {
    const { page } = await openStill(await madePage({ data: 'blobs' }))
    expect(
      await page.evaluate(() => document.scripts[document.scripts.length - 1].text.includes('Held columns')),
    ).toBe(false)
  })
})
