import { once } from 'node:events'
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { decode } from 'fast-png'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, expect, onTestFinished } from 'vitest'

let browser: Promise<Browser> | undefined
afterAll(async () => (await browser)?.close())

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}

/** A server of a folder, under an address such as `/notes/`, which is closed when the test ends. */
async function serve(folder: string, base: string): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, 'http://localhost')
    const path = join(folder, decodeURIComponent(pathname).slice(base.length))
    const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path
    if (pathname === '/favicon.ico') response.writeHead(204).end()
    else if (!pathname.startsWith(base) || !existsSync(file)) response.writeHead(404).end()
    else {
      response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
      createReadStream(file).pipe(response)
    }
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return server
}

export interface Visit {
  page: Page
  /** The address of the server's folder. */
  home: string
  /** What the page complained about: errors, warnings, files that are not there. */
  complaints: string[]
  /** What was asked of other servers. */
  away: string[]
}

/** A page of a folder in Chromium, by its path in the folder. */
export async function visit(folder: string, { path = '', base = '/' } = {}): Promise<Visit> {
  const server = await serve(folder, base)
  const home = `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`
  browser ??= chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  const context = await (await browser).newContext({ viewport: { width: 1200, height: 1500 } })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const complaints: string[] = []
  const away: string[] = []
  page.on('request', request => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(home)) away.push(request.url())
  })
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text())
  })
  await page.goto(home + path)
  return { page, home, complaints, away }
}

/** The number of pixels of an element whose colour is far from grey: the classes of a figure, but no words. */
export async function colourful(element: Locator): Promise<number> {
  const { data, channels } = decode(await element.screenshot())
  let count = 0
  for (let i = 0; i < data.length; i += channels) {
    const colour = [data[i], data[i + 1], data[i + 2]]
    if (Math.max(...colour) - Math.min(...colour) > 60) count++
  }
  return count
}

/** A promise that is kept when an element shows a figure: as many colourful pixels as no fallback has. */
export async function drawn(element: Locator): Promise<void> {
  await expect.poll(() => colourful(element), { timeout: 20_000 }).toBeGreaterThan(2000)
}
