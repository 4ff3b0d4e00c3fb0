import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { chromium } from 'playwright-core'
import { openFirefox } from '../readers/firefox.ts'

/** The outcome of a page: the value that `globalThis.answer` promises there, complaints, and the files asked for. */
export interface Visit {
  answer: unknown
  errors: string[]
  requests: string[]
}

/** A browser that opens what a folder has, as its server gives it. */
export interface Browser {
  visit(folder: string, page?: string): Promise<Visit>
  close(): Promise<void>
}

/** Begins every page: it keeps what goes wrong before and while its script runs. */
export const listening = `<script>
  globalThis.complaints = []
  for (const type of ['error', 'unhandledrejection', 'securitypolicyviolation'])
    addEventListener(type, event => complaints.push(type + ': ' + (event.reason ?? event.message ?? event.blockedURI)), true)
  for (const kind of ['error', 'warn']) console[kind] = (...words) => complaints.push(words.join(' '))
</script>`

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

const readAnswer = `(async () => {
  for (let i = 0; !('answer' in globalThis) && i < 200; i++) await new Promise(done => setTimeout(done, 50))
  const answer = await Promise.resolve(globalThis.answer).catch(error => 'failed: ' + (error.stack ?? error))
  return JSON.stringify({ answer: answer ?? null, errors: complaints })
})()`

/** Serves a folder on this machine while some work is done, and notes what is asked for. */
async function serving<T>(
  folder: string,
  work: (address: string, requests: string[]) => Promise<T>,
): Promise<T> {
  const requests: string[] = []
  const server = createServer(async (request, response) => {
    const path = new URL(request.url!, 'http://localhost').pathname
    if (path === '/favicon.ico') return void response.writeHead(204).end()
    requests.push(path)
    const file = path.endsWith('/') ? `${path}index.html` : path
    try {
      const bytes = await readFile(join(folder, file))
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
      response.end(bytes)
    } catch {
      response.writeHead(404).end()
    }
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, requests)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

/** The system's Chromium. */
export async function openChromium(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-background-networking']
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args })
  return {
    visit: (folder, file = '') =>
      serving(folder, async (address, requests) => {
        const page = await browser.newPage()
        await page.goto(address + file)
        const visit = JSON.parse((await page.evaluate(readAnswer)) as string)
        await page.close()
        return { ...visit, requests }
      }),
    close: () => browser.close(),
  }
}

/** Debian's Firefox. */
export async function openGecko(): Promise<Browser> {
  const browser = await openFirefox()
  return {
    visit: (folder, file = '') =>
      serving(folder, async (address, requests) => {
        await browser.visit(address + file)
        return { ...JSON.parse((await browser.evaluate(readAnswer)) as string), requests }
      }),
    close: () => browser.close(),
  }
}
