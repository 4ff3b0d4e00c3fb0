import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, onTestFinished } from 'vitest'
import { getCurrentTest } from 'vitest/suite'

/** Where Debian and Ubuntu have Chromium, or Chrome. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The browser of this machine; undefined where there is none. */
export const chromiumPath = places.find(existsSync)

/** Starts the browser, which its caller closes. */
export const launch = (...args: string[]): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath!,
    // Threads that compile ahead take a quarter of a page's time, and give nothing to one that is opened once.
    args: ['--no-sandbox', '--disable-background-networking', '--js-flags=--single-threaded', ...args],
  })

let browser: Promise<Browser> | undefined
const folder = mkdtempSync(join(tmpdir(), 'nnanim-web-'))

afterAll(async () => {
  await (await browser)?.close()
  browser = undefined
  rmSync(folder, { recursive: true, force: true })
})

/** Where a page of that name belongs. */
export function pageFile(name: string): string {
  return join(folder, `${name}.html`)
}

/** The path of a page that the command line makes of its arguments; made once for each name. */
export function makePage(name: string, ...args: string[]): string {
  const file = pageFile(name)
  if (!existsSync(file)) execFileSync('node', ['bin/nnanim.js', ...args, '-o', file, '--quiet'])
  return file
}

/** Opens a page by its path or address; what it asks for and complains about is noted. `before` runs in it before its own scripts. */
export async function openPage(
  file: string,
  {
    address = '',
    before,
    ...options
  }: BrowserContextOptions & { address?: string; before?: () => void } = {},
): Promise<{ page: Page; requests: string[]; errors: string[]; warnings: string[] }> {
  browser ??= launch()
  const context = await (await browser).newContext({ viewport: { width: 800, height: 800 }, ...options })
  // Pages that play in the background take the time of those that are looked at.
  if (getCurrentTest()) onTestFinished(() => context.close())
  if (before) await context.addInitScript(before)
  const page = await context.newPage()
  const requests: string[] = []
  const errors: string[] = []
  const warnings: string[] = []
  page.on('request', request => requests.push(request.url()))
  page.on('pageerror', error => errors.push(String(error)))
  page.on('console', message => {
    if (message.type() === 'error') errors.push(message.text())
    if (message.type() === 'warning') warnings.push(message.text())
  })
  await page.goto(`${/^\w+:/.test(file) ? file : pathToFileURL(file).href}${address}`)
  return { page, requests, errors, warnings }
}

/** Opens a page of that size by its text; what it asks for and complains about is noted. */
export async function openContent(
  text: string,
  { width, height }: { width: number; height: number },
  options: BrowserContextOptions = {},
): ReturnType<typeof openPage> {
  const file = join(folder, 'empty.html')
  if (!existsSync(file)) writeFileSync(file, '')
  const opened = await openPage(file, { viewport: { width, height }, ...options })
  opened.requests.length = 0
  await opened.page.setContent(text)
  return opened
}
