import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { catalog } from '../../src/encode/catalog.ts'
import { readFigureFile } from '../../src/encode/figure-json/read-figure.ts'
import { figureOf, pageOf } from '../encode/html/make-page.ts'
import { openPage, pageFile } from './browser.ts'
import { figureText } from './made.ts'
import { drawn, openPost } from './posts.ts'
import { dataIn, differences, mostOf } from './same-pixels.ts'

const small = { restarts: 1, maxIter: 8, size: 320, hidden: 2, samples: 24, theme: 'light', lang: 'en' }
/** Scenes of regression that want one input. */
const narrow = ['fit', 'compare']
const kinds = catalog.scenes.map(({ name: scene, task = 'classification' }) => {
  const numbers = narrow.includes(scene) ? 'y = x^2' : 'z = x*y'
  const activation = scene === 'regions' ? 'relu' : 'sigmoid'
  return { task, scene, activation, data: task === 'regression' ? numbers : 'moons' }
})
const ways = [...catalog.languages.map(lang => ({ lang })), { theme: 'dark' }]
const cases = kinds.flatMap(kind => ways.map(way => ({ ...small, ...kind, ...way })))

/** A figure with its first frame alone: letters that stand at other moments take long to find. */
async function firstOf({ task: _, ...options }: (typeof cases)[0]) {
  const figure = await figureOf(options)
  const first = figure.scene.at(0)
  return { ...figure, scene: { ...figure.scene, at: () => first } }
}

/** The PNG of the canvas of a page. */
const pngOf = (page: Page) =>
  page
    .locator('canvas')
    .first()
    .evaluate(canvas => (canvas as HTMLCanvasElement).toDataURL())

describe('the first frame', () => {
  const file = pageFile('scene')
  let opened: Awaited<ReturnType<typeof openPage>>
  beforeAll(async () => {
    writeFileSync(file, '')
    opened = await openPage(file, { viewport: { width: 320, height: 440 } })
  })

  it.each(cases)('of a page is that of its figure: $task, $scene, $data, $lang, $theme', async options => {
    const { page, requests, errors } = opened
    const figure = await firstOf(options)
    const text = await pageOf(figure)
    writeFileSync(file, text)
    requests.length = 0
    await page.goto(`${pathToFileURL(file)}?autoplay=0&t=0`)
    const data = dataIn(text)
    expect(differences(await pngOf(page), figure.scene, 0, data)).toBeLessThanOrEqual(mostOf(data))
    expect([requests, errors]).toEqual([[page.url()], []])
  })

  it.each(kinds)('of an element is that of its figure: $task, $scene, $data', async kind => {
    const { task, ...call } = { ...small, ...kind }
    const { scene } = await firstOf({ task, ...call })
    const text = await figureText(call)
    const body = '<nnanim-figure src="a.json" width="320"></nnanim-figure>'
    const { page, asked, errors } = await openPost(body, { 'a.json': text })
    await drawn(page)
    await page.evaluate(() => document.querySelector('nnanim-figure')!.seek(0))
    const { figure } = readFigureFile(text)
    await expect.poll(async () => differences(await pngOf(page), scene, 0, figure)).toBe(0)
    expect([asked, errors]).toEqual([['', 'player.js', 'a.json'], []])
  })
})
