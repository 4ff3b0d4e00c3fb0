import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { makePage, openPage } from './browser.ts'

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

const keys = ['--hidden', '2', '--slice', 'length,width']
const held = (scene: string, ...more: string[]) =>
  makePage(['held', scene, ...more].join(' ').replace(/\W+/g, '-'), table, ...keys, '--scene', scene, ...more)
const openStill = (file: string, more = '', options = {}) =>
  openPage(file, { address: `?autoplay=0${more}`, ...options })

/** Until it is drawn, and laid out anew after that. */
const settle = async (page: Page) => {
  await page.waitForTimeout(400)
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
}
const pixels = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLCanvasElement>('.stage canvas')!.toDataURL())
/** The same below the names of panels. */
const belowNames = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.stage canvas')!
    const { data } = canvas.getContext('2d')!.getImageData(0, 40, canvas.width, canvas.height - 40)
    return String(data)
  })
const atEnd = async (page: Page) => {
  await page.keyboard.press('End')
  await settle(page)
}
const slider = (page: Page, name: string) => page.getByRole('slider', { name, exact: true })
const timeOf = (page: Page) => slider(page, 'Time').inputValue()
/** Moves a slider by keys: to the value, as it is said. */
async function moveTo(page: Page, name: string, said: string): Promise<void> {
  await slider(page, name).focus()
  await page.keyboard.press('Home')
  for (let i = 0; i < 200 && (await slider(page, name).getAttribute('aria-valuetext')) !== said; i++)
    await page.keyboard.press('ArrowRight')
  await settle(page)
}

describe('the sliders of a slice', () => {
  it.each(['boundary', 'transform', 'surface', 'data'])(
    'draw %s as the command line does with --fix, pixel by pixel',
    async scene => {
      const { page, errors } = await openStill(held(scene))
      await atEnd(page)
      const before = await pixels(page)
      await moveTo(page, 'age', '27')
      const moved = await pixels(page)
      expect(moved).not.toBe(before)
      const { page: fixed } = await openStill(held(scene, '--fix', 'age=27'))
      await atEnd(fixed)
      expect(moved === (await pixels(fixed))).toBe(true)
      const { page: asked } = await openStill(held(scene), '&fix=age=27')
      await atEnd(asked)
      expect(moved === (await pixels(asked))).toBe(true)
      await page.getByRole('button', { name: 'Reset' }).click()
      await settle(page)
      expect((await pixels(page)) === before).toBe(true)
      expect(errors).toEqual([])
    },
  )

  it('are moved by dragging and by touch, words by a list', async () => {
    const { page } = await openStill(held('boundary'))
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
    const before = await pixels(page)
    await page.getByRole('combobox', { name: 'colour' }).selectOption('blue')
    await settle(page)
    const { page: fixed } = await openStill(held('boundary', '--fix', 'colour=blue'))
    expect((await pixels(page)) !== before).toBe(true)
    expect((await pixels(page)) === (await pixels(fixed))).toBe(true)
    const { page: phone } = await openStill(held('boundary'), '', {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    })
    const there = (await slider(phone, 'age').boundingBox())!
    await phone.touchscreen.tap(there.x + there.width * 0.9, there.y + there.height / 2)
    expect(Number(await slider(phone, 'age').getAttribute('aria-valuetext'))).toBeGreaterThan(44)
  })

  it.each(['boundary', 'transform'])('go to where the regions of %s are, and stay there', async scene => {
    const { page } = await openPage(held(scene), { address: '?t=0.2' })
    await page.getByRole('button', { name: 'Pause' }).waitFor()
    await moveTo(page, 'age', '27')
    const [time, moved] = [await timeOf(page), await pixels(page)]
    await settle(page)
    expect(await timeOf(page)).toBe(time)
    expect(await page.getByRole('button', { name: 'Pause' }).count()).toBe(0)
    const { page: fixed } = await openStill(held(scene, '--fix', 'age=27', '--at', 'end'))
    await settle(fixed)
    expect(moved === (await pixels(fixed))).toBe(true)
    expect(time).toBe(await timeOf(fixed))
  })

  it('keep the point and the theme, and their keys are not those of the player', async () => {
    const { page } = await openStill(held('boundary'), '&theme=dark')
    await page.locator('.stage').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('End')
    const [point, time] = [await page.locator('.facts b').textContent(), await timeOf(page)]
    await slider(page, 'age').focus()
    for (const key of ['ArrowRight', 'ArrowUp', 'PageUp', 'End', 'ArrowLeft']) await page.keyboard.press(key)
    await settle(page)
    expect(await timeOf(page)).toBe(time)
    expect(await page.locator('.facts b').textContent()).toBe(point)
    expect(await slider(page, 'age').getAttribute('aria-valuetext')).toBe('49')
    expect(await page.locator('.heard').textContent()).toMatch(
      /^\d+ of 60 points are near( \(none of .+\))?$/,
    )
    await page.keyboard.press(' ')
    await page.getByRole('button', { name: 'Pause' }).waitFor()
  })

  it('go into the command that is copied', async () => {
    const { page } = await openStill(
      held('boundary', '--fix', 'colour=red'),
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
    const { page } = await openStill(held('boundary'), '', {
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
    const { page } = await openStill(held('boundary'))
    await page.evaluate(axe.source)
    const found = await page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run()
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)
    })
    expect(found).toEqual([])
    const { page: hidden } = await openStill(held('boundary'), '&hide=controls')
    expect(await hidden.locator('.sliders').count()).toBe(0)
  })

  it('move all panels of a sweep, but not the column that differs there', async () => {
    const { page } = await openStill(held('boundary', '--fix', 'age=25|45'))
    expect(await slider(page, 'age').count()).toBe(0)
    const before = await pixels(page)
    await moveTo(page, 'depth', '0.90')
    expect((await pixels(page)) === before).toBe(false)
    const { page: fixed } = await openStill(held('boundary', '--fix', 'age=25,depth=0.9|age=45,depth=0.9'))
    expect((await belowNames(page)) === (await belowNames(fixed))).toBe(true)
  })
})

describe('a page without a slice', () => {
  it('has no code for sliders', async () => {
    const { page } = await openStill(makePage('unsliced', 'blobs'))
    expect(
      await page.evaluate(() => document.scripts[document.scripts.length - 1].text.includes('Held columns')),
    ).toBe(false)
  })
})
