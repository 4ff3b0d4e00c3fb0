import { decode } from 'fast-png'
import type { Locator } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { openPage } from '../web/browser.ts'
import { serve } from './server.ts'

/** A page of a folder in Chromium, by its path in the folder, until the test ends. */
export async function visit(folder: string, { path = '', base = '/' } = {}) {
  const { home, close } = await serve(folder, base)
  onTestFinished(close)
  const viewport = { width: 1200, height: 1500 }
  const { page, requests, errors, warnings } = await openPage(home + path, { viewport })
  return {
    page,
    /** Fails where the page complained about something, or asked another server. */
    expectQuiet() {
      const away = requests.filter(url => !/^(data|blob):/.test(url) && !url.startsWith(home))
      expect({ errors, warnings, away }).toEqual({ errors: [], warnings: [], away: [] })
    },
  }
}

/** Waits until an element shows a figure: as many pixels far from grey, as its classes are, as no fallback has. */
export async function drawn(element: Locator): Promise<void> {
  const colourful = async () => {
    const { data, channels } = decode(await element.screenshot())
    let count = 0
    for (let i = 0; i < data.length; i += channels) {
      const colour = [data[i], data[i + 1], data[i + 2]]
      if (Math.max(...colour) - Math.min(...colour) > 60) count++
    }
    return count
  }
  await expect.poll(colourful).toBeGreaterThan(2000)
}
