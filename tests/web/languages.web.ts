import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { languageNames, languageOf, loadLanguage } from '../../src/language/languages.ts'
import { isBegun, withoutWaiting } from '../language/waiting.ts'
import { openStill, press } from './live.ts'
import { madePage } from './made.ts'

const others = languageNames.filter(name => name !== 'en' && !isBegun(name))
await Promise.all(others.map(lang => loadLanguage({ lang })))

const circles = { data: 'circles', samples: 60, restarts: 1 }

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
    const { page, errors } = await openStill(await madePage({ ...circles, lang }))
    const seen = await wordsOf(page)
    const look = async (...keys: string[]) => {
      await press(page, ...keys)
      seen.push(...(await wordsOf(page)))
    }
    await page.locator('.stage').focus()
    await look('Enter')
    expect(await page.locator('.facts b').count()).toBe(1)
    await look('Escape', 'End')
    await page.locator('summary').click()
    await look()
    expect(await page.locator('.sheet tbody tr').count()).toBe(60)
    await page.locator('summary').click()
    await page.locator('.stage').focus()
    await look('?')
    expect(await page.getByRole('dialog').count()).toBe(1)
    await look('Escape')
    // Where a browser copies nothing, the command is shown in a window.
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
    await page.getByRole('button', { name: languageOf({ lang }).page.copy }).click()
    await look()
    expect(await page.getByRole('dialog').count()).toBe(1)
    expect(await page.getAttribute('html', 'lang')).toBe(lang)
    const own = [...new Set(seen)].filter(text =>
      english.test(withoutWaiting(lang, text).replace(alike[lang] ?? /$^/, '')),
    )
    expect(own).toEqual([])
    expect(new Set(seen).size).toBeGreaterThan(25)
    expect(errors).toEqual([])
  })
})

describe('a page in English', () => {
  it('has words that would be found', async () => {
    const { page } = await openStill(await madePage(circles))
    expect((await wordsOf(page)).filter(text => english.test(text)).length).toBeGreaterThan(10)
  })
})
