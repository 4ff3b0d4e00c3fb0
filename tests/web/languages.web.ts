import { writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { languageNames, languageOf, loadLanguage } from '../../src/language/languages.ts'
import { tools } from '../../src/render/tools.ts'
import { scenes } from '../../src/scene/scenes/registry.ts'
import { regressionScenes } from '../../src/scene/scenes/regression/registry.ts'
import { figureOf, pageWithoutLetters } from '../encode/html/make-page.ts'
import { makePage, openPage, pageFile } from './browser.ts'

const others = languageNames.filter(name => name !== 'en')
await Promise.all(others.map(lang => loadLanguage({ lang })))

/** Words of the player and of its figures that are in English alone. */
const english =
  /\b(the|of|and|with|play|pause|speed|points?|classes|predicted|keys?|press|arrow|download|copy|command|close|turn|drag|figure|full screen|chapter|share|time|previous|next|hidden|layer|output|input|wrong|right|sure)\b/i

/** What some of these words are in other languages as well, and names of flags and files. */
const alike: Readonly<Record<string, RegExp>> = {
  fr: /\b(points?|pause|classes|figure)\b/gi,
  de: /\b(Pause)\b/g,
}

/** All texts of the page, and what is said of its elements to those who do not see them. */
const wordsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const attributes = ['aria-label', 'aria-valuetext', 'aria-description', 'title', 'alt', 'placeholder']
    const found: string[] = [document.title]
    for (const node of document.querySelectorAll('body, body *')) {
      if (node.closest('script, style, code, textarea, kbd')) continue
      for (const name of attributes) found.push(node.getAttribute(name) ?? '')
      for (const child of node.childNodes)
        if (child.nodeType === Node.TEXT_NODE) found.push(child.textContent!.trim())
    }
    return found.filter(text => text !== '')
  })

describe.each(others)('a page in %s', lang => {
  it('has no English word, in its controls, keys, hints, table and on its points', async () => {
    const file = makePage(`circles-${lang}`, 'circles', '--lang', lang)
    const { page, errors } = await openPage(file, { address: '?autoplay=0' })
    await page.locator('.stage canvas').first().waitFor()
    const seen = await wordsOf(page)
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key)
      await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
      seen.push(...(await wordsOf(page)))
    }
    await page.locator('.stage').focus()
    await press('Enter')
    expect(await page.locator('.facts b').count()).toBe(1)
    await press('Escape', 'End')
    await page.locator('summary').click()
    await press()
    expect(await page.locator('.sheet tbody tr').count()).toBe(200)
    await page.locator('summary').click()
    await page.locator('.stage').focus()
    await press('?')
    expect(await page.getByRole('dialog').count()).toBe(1)
    await press('Escape')
    // Where a browser copies nothing, the command is shown in a window.
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
    await page.getByRole('button', { name: languageOf({ lang }).page.copy }).click()
    await press()
    expect(await page.getByRole('dialog').count()).toBe(1)
    expect(await page.getAttribute('html', 'lang')).toBe(lang)
    const own = [...new Set(seen)].filter(text => english.test(text.replace(alike[lang] ?? /$^/, '')))
    expect(own).toEqual([])
    expect(new Set(seen).size).toBeGreaterThan(25)
    expect(errors).toEqual([])
  })
})

const small = { restarts: 1, maxIter: 8, size: 320, theme: 'light', hidden: 2 }
const tasks = {
  classification: { scenes, options: { data: 'moons', samples: 24 } },
  regression: { scenes: regressionScenes, options: { data: 'z = x*y', samples: 24 } },
}
const cases = Object.entries(tasks).flatMap(([task, { scenes, options }]) =>
  Object.keys(scenes).map(scene => ({
    task,
    // Of one input.
    options: {
      ...small,
      ...options,
      scene,
      ...(/^(fit|compare)$/.test(scene) && task === 'regression' && { data: 'y = x^2' }),
    },
  })),
)

describe('a page of each scene', () => {
  it.each(cases)('opens in each language: $task, $options.scene', async ({ options }) => {
    const figure = await figureOf(options)
    const file = pageFile('scene')
    writeFileSync(file, '')
    const { page, errors } = await openPage(file, { viewport: { width: 320, height: 440 } })
    for (const lang of languageNames) {
      writeFileSync(file, pageWithoutLetters(await tools.page(), figure, lang))
      await page.goto(`${pathToFileURL(file)}?autoplay=0`)
      const colors = await page.evaluate(async () => {
        await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
        const canvas = document.querySelector('canvas')
        if (!canvas) return 0
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
        return new Set(new Uint32Array(data.buffer)).size
      })
      expect(errors, lang).toEqual([])
      expect(colors, lang).toBeGreaterThan(20)
    }
  })
})

describe('a page in English', () => {
  it('has words that would be found', async () => {
    const { page } = await openPage(makePage('circles', 'circles'), { address: '?autoplay=0' })
    await page.locator('.stage canvas').first().waitFor()
    expect((await wordsOf(page)).filter(text => english.test(text)).length).toBeGreaterThan(10)
  })
})
