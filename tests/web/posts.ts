import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { openPage, pageFile } from './browser.ts'

/** A Content-Security-Policy that allows no style of its own, no WebAssembly, and nothing of strangers. */
export const strict = "default-src 'none'; script-src 'self'; connect-src 'self'"

/** The file of the player. */
export const playerCode = () => readFileSync('dist/player.js', 'utf8')

interface Post {
  page: Page
  /** Paths that were asked for, in their order. */
  asked: string[]
  errors: string[]
}

/**
 * Opens a post on http://host.test with the player and a policy.
 *
 * @param files texts by their paths, besides `player.js`
 * @param policy of the page; empty for none
 */
export async function openPost(
  body: string,
  files: Readonly<Record<string, string>> = {},
  { policy = strict, ...options }: BrowserContextOptions & { policy?: string } = {},
): Promise<Post> {
  const blank = pageFile('blank')
  if (!existsSync(blank)) writeFileSync(blank, '')
  const { page, errors } = await openPage(blank, options)
  const asked: string[] = []
  const all: Readonly<Record<string, string>> = { 'player.js': playerCode(), ...files }
  await page.route('http://host.test/**', (route, request) => {
    const path = new URL(request.url()).pathname.slice(1)
    asked.push(path)
    if (path === '')
      return route.fulfill({
        contentType: 'text/html',
        headers: policy ? { 'content-security-policy': policy } : {},
        body: `<!doctype html><html lang="en"><meta charset="utf-8"><title>A post</title><script type="module" src="player.js"></script><main><h1>A post</h1>${body}</main></html>`,
      })
    if (all[path] === undefined) return route.fulfill({ status: 404 })
    const contentType = path.endsWith('.js') ? 'text/javascript' : 'application/json'
    return route.fulfill({ contentType, body: all[path] })
  })
  await page.goto('http://host.test/')
  return { page, asked, errors }
}

/** Waits until all figures of a page are drawn. */
export async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('nnanim-figure')].every(figure => figure.duration > 0),
  )
}
