import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openStill, press, seriousOn, settle } from './live.ts'
import { madePage } from './made.ts'

const [moons, boundary, circles] = await Promise.all([
  madePage({ data: 'moons', hidden: 2 }),
  madePage({ data: 'moons', hidden: 2, scene: 'boundary' }),
  madePage({ data: 'circles' }),
])

const bead = (page: Page) => page.getByRole('slider', { name: 'The boundary' })
const middleOf = async (page: Page) => {
  const { x, y, width, height } = (await bead(page).boundingBox())!
  return [x + width / 2, y + height / 2]
}

async function drag(page: Page, dx: number, dy: number) {
  const [x, y] = await middleOf(page)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + dx, y + dy, { steps: 6 })
  await page.mouse.up()
  await settle(page)
}

/** The rings in the hidden space and in the input, in pixels of the figure. */
const rings = async (page: Page) => {
  const path = (await page.locator('.stage svg path').getAttribute('d')) ?? ''
  return Array.from(path.matchAll(/M([-\d.]+) ([-\d.]+)a7/g), ([, x, y]) => [Number(x) + 7, Number(y)])
}

/** The distance of the middle one of three points from the line through the others. */
const bend = ([[ax, ay], [bx, by], [cx, cy]]: number[][]) =>
  Math.abs((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)) / Math.hypot(cx - ax, cy - ay)

describe('the bead on a page of transform', () => {
  it.each([
    ['the hidden space', 4.6, 0],
    ['the input', 7.2, 1],
  ])(
    'is dragged in %s, and runs straight in the one and round the curve of the other',
    async (_, time, own) => {
      const { page, errors } = await openStill(moons, `&t=${time}`)
      expect(await rings(page)).toEqual([])
      const seen: number[][][] = []
      for (const step of [15, 30, 60]) {
        await drag(page, step, own === 0 ? -2 * step : -step / 2)
        seen.push(await rings(page))
        const box = (await page.locator('.stage').boundingBox())!
        const [x, y] = await middleOf(page)
        const scale = box.width / 600
        expect((x - box.x) / scale).toBeCloseTo(seen.at(-1)![own][0], 0)
        expect((y - box.y) / scale).toBeCloseTo(seen.at(-1)![own][1], 0)
      }
      const [hidden, input] = [0, 1].map(space => bend(seen.map(rings => rings[space])))
      expect(hidden).toBeLessThan(0.2)
      expect(input).toBeGreaterThan(2)
      expect(errors).toEqual([])
    },
  )

  it('keeps its place while the film goes on, and is moved by keys', async () => {
    const { page } = await openStill(moons, '&t=4.6')
    await bead(page).focus()
    const before = await rings(page)
    await press(page, 'ArrowRight', 'ArrowUp')
    const moved = await rings(page)
    expect(moved).not.toEqual(before)
    await press(page, 'ArrowLeft', 'ArrowDown')
    expect((await rings(page))[1][0]).toBeCloseTo(before[1][0], 6)
    const [x, y] = await middleOf(page)
    await press(page, '.', '.', '.')
    expect(await rings(page)).toHaveLength(2)
    await press(page, 'PageDown')
    for (let i = 0; i < 12; i++) await press(page, '.')
    expect((await rings(page))[1][0]).toBeCloseTo(before[1][0], 6)
    expect(Math.hypot((await middleOf(page))[0] - x, (await middleOf(page))[1] - y)).toBeGreaterThan(2)
    expect(await seriousOn(page)).toEqual([])
  })

  it('is where the border is drawn in a plane, and on pages of this scene alone', async () => {
    const { page: early } = await openStill(moons, '&t=1')
    expect(await bead(early).count()).toBe(0)
    const { page: cube } = await openStill(circles)
    expect(await bead(cube).count()).toBe(0)
    const { page: other } = await openStill(boundary)
    expect(await other.locator('.stage svg').count()).toBe(0)
  })
})
