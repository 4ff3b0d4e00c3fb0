import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { random } from '../../src/data/random.ts'
import { policyOf } from '../../src/encode/html/page.ts'
import { openPage, pageFile } from './browser.ts'
import { openStill, settle } from './live.ts'
import { madePage } from './made.ts'

const odd = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(2)</script>',
  '<!--<script>',
  '"\'`&lt;',
  '__proto__',
]
const title = `${odd[0]}${odd[1]}${odd[2]} " ' & @#0`

/** A page whose every text and name tries to be something else. */
async function oddPage(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'nnanim-odd-'))
  const table = join(folder, `<img src=x onerror=alert(4)> '&quot;.csv`)
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const rows = odd.flatMap((name, k) =>
    Array.from({ length: 12 }, (_, i) =>
      [5 * Math.cos(k) + Math.sin(i), 5 * Math.sin(k) + Math.cos(i), quoted(name)].join(),
    ),
  )
  writeFileSync(table, [`${quoted(odd[0])},${quoted(odd[1])},kind`, ...rows].join('\n'))
  const texts = { title, caption: `${odd[0]} ${odd[1]}`, alt: `${odd[1]}<b>${odd[0]}` }
  return madePage({ data: table, hidden: 3, maxIter: 50, restarts: 1, ...texts })
}

const page = await oddPage()
const text = readFileSync(page, 'utf8')

describe('a page of texts that try to be code', () => {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('base64')
  const own = policyOf(text, sha256)
  const policies: Record<string, string> = {
    'under its own policy': own,
    'under one that forbids WebAssembly': own.replace(" 'wasm-unsafe-eval'", ''),
  }
  let policy = ''
  const asked: string[] = []
  const server = createServer(({ url }, response) => {
    asked.push(url!)
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
    response.end(text)
  })
  let served: string
  beforeAll(async () => {
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve)
    })
    served = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  })
  afterAll(() => server.close())

  it.each(['from its file', ...Object.keys(policies)])(
    'shows them as text and asks for nothing, %s',
    async way => {
      const { page: opened, requests, errors } = await openPage(page)
      const dialogs: string[] = []
      opened.on('dialog', dialog => {
        dialogs.push(dialog.message())
        return dialog.dismiss()
      })
      if (way === 'from its file') await opened.reload()
      else {
        policy = policies[way]
        asked.length = 0
        await opened.goto(served)
      }
      const address = opened.url()
      // The figure is drawn: its canvas has more than one colour.
      await opened.waitForFunction(() => {
        const canvas = document.querySelector('canvas')!
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
        return new Set(new Uint32Array(data.buffer)).size > 50
      })
      await settle(opened)
      const found = await opened.evaluate(() => ({
        title: document.title,
        scripts: document.scripts.length,
        strange: document.querySelectorAll('img, [onerror], iframe, object, embed, base').length,
        polluted: Object.keys(Object.prototype),
      }))
      expect(found).toEqual({ title, scripts: 4, strange: 0, polluted: [] })
      expect(errors).toEqual([])
      expect(dialogs).toEqual([])
      expect(new Set(requests.filter(request => !request.startsWith('file:')))).toEqual(
        new Set(way === 'from its file' ? [] : [address]),
      )
      expect(requests.length).toBe(2)
      expect(asked).toEqual(way === 'from its file' ? [] : ['/'])
      expect(await opened.context().cookies()).toEqual([])
      await opened.context().close()
    },
  )
})

describe('the code and the data of a page', () => {
  it('end neither their element nor the page', () => {
    expect(text.match(/<\/script/gi)).toHaveLength(4)
    expect(text.match(/<script/gi)).toHaveLength(4)
    expect(text).not.toContain('<!--')
    expect(text.match(/<\/html>/g)).toHaveLength(1)
  })

  it('name no address that something could be loaded from', () => {
    expect(text).not.toMatch(
      /\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts|eval)\s*\(/,
    )
    expect(text).not.toMatch(/document\.cookie|new Function|\bimport\s*\(/)
  })
})

const blobs = await madePage({ data: 'blobs', size: 300 })

describe('a damaged page', () => {
  const whole = readFileSync(blobs)
  const head = whole.indexOf('<script>')
  const at = (share: number) => Math.round(head + share * (whole.length - head))
  const cut = (share: number) => whole.subarray(0, at(share))
  const flipped = (place: number, bit: number) => {
    const bytes = Buffer.from(whole)
    bytes[place] ^= 1 << bit
    return bytes
  }
  const says = 'The figure cannot be drawn: this page is damaged, or the browser is too old for it.'
  const alt = /<div id="alt"><p>([^<]*)/.exec(whole.toString())![1]

  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden does not count
  const shownText = async (page: Page) => (await page.locator('body').innerText()).trim()

  /** Opens a page; what comes back says what a reader sees of others in its place: their words, and colours of their figures. */
  async function looking() {
    const file = pageFile('damaged')
    writeFileSync(file, whole)
    const { page } = await openStill(file)
    const seen = async (bytes: Uint8Array) => {
      writeFileSync(file, bytes)
      await page.reload()
      const text = await shownText(page)
      const colors = await page.evaluate(() => {
        const canvas = document.querySelector('canvas')
        if (!canvas) return 0
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
        return new Set(new Uint32Array(data.buffer)).size
      })
      return { text, colors }
    }
    return { page, seen }
  }

  it('shows its alternative text and says so, wherever it was cut off', async () => {
    const { seen } = await looking()
    for (const share of [0.001, 0.03, 0.3, 0.7, 0.99, 0.9999])
      expect(await seen(cut(share)), `${share}`).toEqual({ text: `${alt}\n\n${says}`, colors: 0 })
    expect(await seen(whole.subarray(0, head))).toEqual({ text: alt, colors: 0 })
  })

  it('shows its figure, or its alternative text and says so, wherever a byte was changed', async () => {
    const { seen } = await looking()
    const rng = random('damage')
    let told = 0
    for (let i = 0; i < 20; i++) {
      const place = Math.floor(at(rng()))
      const { text, colors } = await seen(flipped(place, Math.floor(7 * rng())))
      if (text.endsWith(says)) {
        expect(text, `${place}`).toContain(alt)
        told++
      } else expect(colors, `${place}`).toBeGreaterThan(50)
    }
    expect(told).toBeGreaterThan(5)
  })

  it('shows its alternative text where scripts are off', async () => {
    writeFileSync(pageFile('still'), whole)
    const { page } = await openPage(pageFile('still'), { javaScriptEnabled: false })
    expect(await shownText(page)).toBe(alt)
  })

  it('is one that fails before its first frame is there, not after it', async () => {
    const { page } = await looking()
    expect(await shownText(page)).not.toContain(alt)
    await page.evaluate(() => dispatchEvent(new ErrorEvent('error')))
    expect(await page.locator('#alt').count()).toBe(0)
    expect(await page.locator('main').isVisible()).toBe(true)
  })
})
