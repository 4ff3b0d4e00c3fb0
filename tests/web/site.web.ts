import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { FigureCall } from '../../src/cli/call.ts'
import { parse as parseLine } from '../../src/cli/parse.ts'
import { catalog, type FigureInput } from '../../src/encode/catalog.ts'
import { readFigureSpec } from '../../src/encode/read-spec.ts'
import { chromiumPath } from './browser.ts'

const SITE = resolve('site')
/** The site is not at the top of its server, as on GitHub Pages. */
const FOLDER = '/some/folder/'
const REFERENCE = 'docs/reference.md'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.woff2': 'font/woff2',
}

let server: Server
let origin: string
let browser: Browser
let committed: string
let pages: string[]

beforeAll(async () => {
  committed = readFileSync(REFERENCE, 'utf8')
  execFileSync(process.execPath, ['docs/site/build.js'], { stdio: 'inherit' })
  pages = readdirSync(SITE, { recursive: true, encoding: 'utf8' })
    .map(name => name.replaceAll('\\', '/'))
    .filter(name => name.endsWith('.html') && !name.startsWith('figures/'))
  server = createServer(({ url }, response) => {
    const path = decodeURIComponent(new URL(url!, 'http://localhost').pathname)
    // A browser asks for it where a page that nnanim made stands alone.
    if (path === '/favicon.ico') return void response.writeHead(204).end()
    const file = join(SITE, path.slice(FOLDER.length))
    if (!path.startsWith(FOLDER) || !existsSync(file) || statSync(file).isDirectory())
      return void response.writeHead(404).end()
    response.setHeader('content-type', types[extname(file)] ?? 'text/plain')
    response.end(readFileSync(file))
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await chromium.launch({
    executablePath: chromiumPath!,
    args: ['--no-sandbox', '--disable-background-networking'],
  })
}, 900_000)

afterAll(async () => {
  await browser?.close()
  server?.close()
})

/** Opens a page of the site in a context of its own; what it complains about, or asks for in vain, is noted. */
async function open(
  path: string,
  {
    width = 1280,
    base = origin + FOLDER,
    ...options
  }: BrowserContextOptions & { width?: number; base?: string } = {},
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, ...options })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', error => errors.push(String(error)))
  page.on('console', message => message.type() === 'error' && errors.push(message.text()))
  page.on(
    'response',
    response => response.status() >= 400 && errors.push(`${response.status()} ${response.url()}`),
  )
  page.on(
    'request',
    request =>
      request.url().startsWith(base) ||
      /^(data|blob):/.test(request.url()) ||
      errors.push(`asks for ${request.url()}`),
  )
  await page.goto(base + path)
  return { page, errors }
}

async function withPage<T>(
  path: string,
  options: Parameters<typeof open>[1],
  look: (page: Page) => Promise<T>,
) {
  const { page, errors } = await open(path, options)
  const seen = await look(page)
  await page.context().close()
  expect(errors, path).toEqual([])
  return seen
}

describe('npm run site', () => {
  it('leaves the reference of the library as it was committed', () => {
    expect(readFileSync(REFERENCE, 'utf8')).toBe(committed)
  })

  it('writes a page for the README and for each of the manual', () => {
    const expected = readdirSync('docs').filter(name => name.endsWith('.md') && name !== 'README.md')
    expect(expected.length).toBeGreaterThan(12)
    expect(pages).toEqual(
      expect.arrayContaining([
        'index.html',
        'start.html',
        'docs/index.html',
        ...expected.map(name => `docs/${name.replace(/md$/, 'html')}`),
      ]),
    )
  })

  it('is what the workflow in examples/ publishes', () => {
    const { steps } = parse(readFileSync('examples/site/workflow.yml', 'utf8')).jobs.site
    const runs = steps.flatMap((step: { run?: string }) => step.run ?? [])
    expect(runs).toEqual(['npm ci', 'npm run site'])
    expect(JSON.parse(readFileSync('package.json', 'utf8')).scripts.site).toBe('node docs/site/build.js')
    const upload = steps.find(({ uses = '' }: { uses?: string }) =>
      uses.startsWith('actions/upload-pages-artifact@'),
    )
    expect(resolve(upload.with.path)).toBe(SITE)
  })
})

describe('every page', () => {
  it('has links, pictures and headings that are there, and says nothing in the console', async () => {
    const ids = new Map<string, string[]>()
    const links: { from: string; to: string; id: string }[] = []
    for (const path of pages) {
      const found = await withPage(path, {}, page =>
        page.evaluate(() => ({
          ids: Array.from(document.querySelectorAll('[id]'), element => element.id),
          urls: [
            ...Array.from(document.querySelectorAll<HTMLAnchorElement>('a[href]'), ({ href }) => href),
            ...Array.from(
              document.querySelectorAll<HTMLImageElement | HTMLIFrameElement>('img, iframe'),
              ({ src }) => src,
            ),
            ...Array.from(
              document.querySelectorAll('source'),
              ({ srcset }) => new URL(srcset, document.baseURI).href,
            ),
          ],
        })),
      )
      ids.set(path, found.ids)
      expect(found.ids.length, `ids of ${path} differ`).toBe(new Set(found.ids).size)
      for (const url of found.urls.filter(url => url.startsWith(origin))) {
        const { pathname, hash } = new URL(url)
        links.push({ from: path, to: decodeURIComponent(pathname), id: hash.slice(1) })
      }
    }
    expect(links.length).toBeGreaterThan(500)
    const isThere = ({ to, id }: { to: string; id: string }) => {
      const path = to.slice(FOLDER.length)
      if (!to.startsWith(FOLDER) || !existsSync(join(SITE, path))) return false
      return statSync(join(SITE, path)).isFile() && (id === '' || (ids.get(path)?.includes(id) ?? false))
    }
    expect(links.filter(link => !isThere(link))).toEqual([])
  }, 300_000)

  it.each([320, 1280])(
    'fits a window of %d pixels',
    async width => {
      const wide = []
      for (const path of pages) {
        const over = await withPage(path, { width }, page =>
          page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
        )
        if (over > 0) wide.push(`${path} by ${over}`)
      }
      expect(wide).toEqual([])
    },
    300_000,
  )

  it('opens from a disk', async () => {
    const base = `${pathToFileURL(SITE).href}/`
    const found = await withPage('docs/scenes.html', { base }, async page => {
      await page.getByRole('searchbox').fill('class colours')
      return page.locator('#results a').first().getAttribute('href')
    })
    expect(found).toBe('../docs/themes.html#change-class-colours---class-colors')
    await withPage('index.html', { base }, async page => {
      await page.locator('#circles a.stage').click()
      await expect.poll(() => page.locator('#circles .pause').getAttribute('aria-label')).toBe('Pause')
    })
  })
})

describe('axe', () => {
  interface Axe {
    run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
  }
  const places = ['index.html', 'start.html', 'docs/scenes.html', 'docs/library.html', 'docs/reference.html']

  it.each(places.flatMap(path => (['light', 'dark'] as const).map(scheme => [path, scheme] as const)))(
    'finds nothing wrong with %s in %s',
    async (path, colorScheme) => {
      const violations = await withPage(path, { colorScheme }, async page => {
        await page.evaluate(axe.source)
        return page.evaluate(async () => {
          const { violations } = await (globalThis as never as { axe: Axe }).axe.run({ iframes: false })
          return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)
        })
      })
      expect(violations).toEqual([])
    },
  )

  it('finds nothing wrong with the search and the list of pages while they are open', async () => {
    const violations = await withPage('docs/scenes.html', { width: 390 }, async page => {
      await page.evaluate(axe.source)
      const run = () =>
        page.evaluate(async () => {
          const { violations } = await (globalThis as never as { axe: Axe }).axe.run({})
          return violations.map(({ id }) => id)
        })
      await page.getByRole('searchbox').fill('gif')
      await page.locator('#results a').first().waitFor()
      const searching = await run()
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'All pages' }).click()
      return [...searching, ...(await run())]
    })
    expect(violations).toEqual([])
  })
})

describe('the search', () => {
  it.each([
    ['hide the grid', 'docs/scenes.html#sheet-and-cuts---no-sheet---no-cuts'],
    ['change class colours', 'docs/themes.html#change-class-colours---class-colors'],
    ['still for a paper', 'docs/files.html#a-still-for-a-paper-pdf-svg-png'],
    ['many figures CI', 'docs/batches.html#many-machines-and-ci'],
    ['scikit-learn network', 'docs/model-files.html#a-scikit-learn-pytorch-or-keras-network'],
    ['table no boundary', 'docs/data.html#why-a-table-shows-no-boundary'],
    ['--max-size', 'docs/files.html#files-that-fit-a-place---for---max-size'],
    ['readSpec', 'docs/reference.html#readspec'],
    ['orbit', 'index.html#orbit'],
  ])('finds "%s"', async (words, url) => {
    const found = await withPage('docs/index.html', {}, async page => {
      await page.getByRole('searchbox').fill(words)
      const results = page.locator('#results a')
      await results.first().waitFor()
      return results.evaluateAll(all => all.slice(0, 4).map(a => (a as HTMLAnchorElement).href))
    })
    expect(found).toContain(origin + FOLDER + url)
  })

  it('is used by keys alone, says how much it found, and goes where it says', async () => {
    await withPage('index.html', {}, async page => {
      await page.keyboard.press('/')
      await page.keyboard.type('why no boundary')
      await expect.poll(() => page.locator('output').textContent()).toMatch(/^[1-9]\d* results?$/)
      await page.keyboard.press('ArrowDown')
      const target = await page.evaluate(() => (document.activeElement as HTMLAnchorElement).href)
      await page.keyboard.press('Enter')
      await page.waitForURL(target)
      expect(target).toContain(`${FOLDER}docs/data.html#`)
    })
  })

  it('says so where nothing is found, and shows words as words', async () => {
    await withPage('index.html', {}, async page => {
      await page.getByRole('searchbox').fill('<zzzzqqqq>')
      await expect.poll(() => page.locator('#results').textContent()).toContain('“<zzzzqqqq>”')
      expect(await page.locator('#results li').count()).toBe(1)
    })
  })
})

describe('the gallery', () => {
  it('has every scene and every dataset, with the command that makes the page that is shown', async () => {
    const cards = await withPage('index.html', {}, page =>
      page.locator('.card').evaluateAll(all =>
        all.map(card => ({
          title: card.querySelector('h3')!.textContent,
          command: card.querySelector('code')!.textContent!,
          page: card.querySelector('a.stage')!.getAttribute('href')!,
          alt: card.querySelector('img')!.alt,
        })),
      ),
    )
    const names = [...catalog.scenes, ...catalog.datasets].map(({ name }) => name)
    expect(cards.map(({ title }) => title)).toEqual(expect.arrayContaining(names))
    const recipes = execFileSync(
      process.execPath,
      ['bin/nnanim.js', 'show', '--json', ...cards.map(({ page }) => join(SITE, page))],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    )
    const specs = recipes
      .trim()
      .split('\n')
      .map(line => readFigureSpec(JSON.parse(line).spec))
    for (const [i, { command, page, alt }] of cards.entries()) {
      expect(alt).toMatch(/^\d[\d,]* (\w+ in \w+ classes|points of [yz] = )/)
      const words = Array.from(command.matchAll(/'([^']*)'|\S+/g), ([word, quoted]) => quoted ?? word)
      expect(words[0]).toBe('nnanim')
      const call = parseLine(words.slice(1), '') as FigureCall
      expect(call.run.output).toEqual([page.replace('figures/', '')])
      const spec = readFigureSpec({ data: call.data, ...call.given } as FigureInput, { outputs: [page] })
      expect(spec, command).toEqual(specs[i])
    }
  })

  it('plays a figure in its place, one at a time', async () => {
    await withPage('index.html', {}, async page => {
      const label = (id: string) => page.locator(`#${id} .pause`).getAttribute('aria-label')
      await page.locator('#xor a.stage').click()
      await expect.poll(() => label('xor')).toBe('Pause')
      await page.locator('#moons a.stage').click()
      await expect.poll(() => label('moons')).toBe('Pause')
      await expect.poll(() => label('xor')).toBe('Play')
      await page.locator('#moons .pause').click()
      await expect.poll(() => label('moons')).toBe('Play')
    })
  })

  it('links to the page where there are no scripts', async () => {
    await withPage('index.html', { javaScriptEnabled: false }, async page => {
      await page.locator('#xor a.stage').click()
      expect(page.url()).toBe(`${origin}${FOLDER}figures/xor.html`)
    })
  })

  it.each(['light', 'dark'] as const)('shows pictures in the colours of a %s page', async colorScheme => {
    for (const path of ['index.html', 'docs/scenes.html']) {
      const sources = await withPage(path, { colorScheme }, page =>
        page.locator('main img').evaluateAll(async all => {
          for (const image of all as HTMLImageElement[]) image.loading = 'eager'
          await Promise.all((all as HTMLImageElement[]).map(image => image.decode()))
          return (all as HTMLImageElement[]).map(({ currentSrc }) => currentSrc)
        }),
      )
      const own = sources.filter(source => !source.includes('/article/'))
      const isDark = (source: string) => source.includes('-dark.png') || source.includes('/figures/dark/')
      expect(own.length).toBeGreaterThan(1)
      expect(own.filter(source => isDark(source) !== (colorScheme === 'dark'))).toEqual([])
    }
  })

  it('copies a command', async () => {
    await withPage('index.html', { permissions: ['clipboard-read', 'clipboard-write'] }, async page => {
      await page.locator('#orbit .copy').click()
      await expect.poll(() => page.locator('#orbit .copy').textContent()).toBe('Copied')
      const copied = await page.evaluate(() => navigator.clipboard.readText())
      expect(copied).toBe('nnanim moons --scene orbit -o orbit.html')
    })
  })
})
