import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { FigureControl } from '../../src/web/player-api.d.ts'
import { example } from './document.ts'
import { figures, player } from './figures.ts'
import { project, workplace } from './project.ts'
import { drawn, visit } from './visit.ts'

const files = { ...example('Marp'), ...figures(), ...player() }
const render = `import { readFileSync, writeFileSync } from 'node:fs'
import { Marp } from '@marp-team/marp-core'

const { html, css } = new Marp({ html: true }).render(readFileSync('deck.md', 'utf8'))
writeFileSync('index.html', '<!doctype html><style>' + css + '</style>' + html)
`
const deck = project('marp', { ...files, 'render.js': render })

it('an item of a list plays its chapter of the figure', async () => {
  await deck.run(join(workplace, 'node_modules/.bin/nnanim'), 'moons', '-o', 'moons.gif', '-q')
  // In a process of its own: the package is one of tests/hosts, which the project's types do not see.
  await deck.run('node', 'render.js')
  const { page, expectQuiet } = await visit(deck.folder)
  expect(await page.locator('img').evaluate((image: { naturalWidth?: number }) => image.naturalWidth)).toBe(
    600,
  )
  const figure = page.locator('nnanim-figure')
  await drawn(figure)
  // As the slides of Marp CLI mark an item that is shown.
  const show = (item: number) =>
    page
      .locator(`[data-marpit-fragment="${item}"]`)
      .evaluate(element => element.setAttribute('data-bespoke-marp-fragment', 'active'))
  const times = () =>
    figure.evaluate((element: Partial<FigureControl>) => {
      const { time, playing, chapters } = element
      return { time: time!, playing, chapters: chapters! }
    })
  for (const [i, id] of ['data', 'segment-0', 'boundary'].entries()) {
    await show(i + 1)
    const { start, end } = (await times()).chapters.find(chapter => chapter.id === id)!
    await expect.poll(async () => (await times()).playing).toBe(true)
    await expect.poll(async () => (await times()).playing).toBe(false)
    const { time } = await times()
    expect(time).toBeGreaterThan((start + end) / 2)
    expect(time).toBeLessThan(end + 0.3)
  }
  expectQuiet()
})
