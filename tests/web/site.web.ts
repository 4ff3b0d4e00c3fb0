import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import axe from 'axe-core'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { FigureCommand } from '../../src/cli/call.ts'
import { parse as parseLine } from '../../src/cli/parse.ts'
import { catalog, type FigureInput } from '../../src/encode/catalog.ts'
import { readFigureSpec } from '../../src/encode/read-spec.ts'
import { mediaTypes } from '../hosts/server.ts'
import { isPublished } from '../readme/install.js'
import { openPage } from './browser.ts'

const SITE = resolve('site')
/** The site is not at the top of its server, as on GitHub Pages. */
const FOLDER = '/some/folder/'
const REFERENCE = 'docs/reference.md'

let server: Server
let origin: string
let committed: string
let pages: string[]
/** The files of the site that were asked for, also by workers. */
const asked: string[] = []

beforeAll(async () => {
  committed = readFileSync(REFERENCE, 'utf8')
  // As on GitHub Pages, whose workflows say which repository they are of.
  const env = { ...process.env, GITHUB_SERVER_URL: 'https://example.org', GITHUB_REPOSITORY: 'some/one' }
  execFileSync(process.execPath, ['docs/site/build.js'], { stdio: 'inherit', env })
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
    asked.push(path.slice(FOLDER.length))
    response.setHeader('content-type', mediaTypes[extname(file)] ?? 'text/plain')
    response.end(readFileSync(file))
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}, 900_000)

afterAll(() => void server?.close())

/** Looks at a page of the site, which complains about nothing and asks no other server. */
async function withPage<T>(
  path: string,
  {
    width = 1280,
    base = origin + FOLDER,
    ...options
  }: BrowserContextOptions & { width?: number; base?: string },
  look: (page: Page) => Promise<T>,
): Promise<T> {
  const viewport = { width, height: 800 }
  const { page, requests, errors } = await openPage(base + path, { viewport, ...options })
  const seen = await look(page)
  await page.context().close()
  const away = requests.filter(url => !url.startsWith(base) && !/^(data|blob):/.test(url))
  expect({ errors, away }, path).toEqual({ errors: [], away: [] })
  return seen
}

/** The figure that plays at once. */
const HERO = '.hero nnanim-figure'

/** What the tests use of `<nnanim-figure>`. */
interface FigureElement extends HTMLElement {
  readonly time: number
  readonly duration: number
  readonly playing: boolean
  pause(): void
  seek(to: { progress: number }): void
}

const stateOf = (page: Page, selector: string) =>
  page
    .locator(selector)
    .evaluate(({ time, duration, playing }: FigureElement) => ({ time, duration, playing }))

/** The call of a command line that is shown. */
function callOf(line: string): FigureCommand {
  const words = Array.from(line.matchAll(/'([^']*)'|\S+/g), ([word, quoted]) => quoted ?? word)
  expect(words[0]).toBe('nnanim')
  return parseLine(words.slice(1), '') as FigureCommand
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
        ...expected.map(name => `docs/${name.replace(/md$/, 'html').toLowerCase()}`),
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
  /** Pixels by which it is wider than its window. */
  const overOf = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

  it('fits windows, has links, pictures and headings that are there, and says nothing in the console', async () => {
    const ids = new Map<string, string[]>()
    const links: { from: string; to: string; id: string }[] = []
    for (const path of pages) {
      const found = await withPage(path, {}, async page => {
        for (const width of [1280, 320]) {
          await page.setViewportSize({ width, height: 800 })
          await expect.poll(() => overOf(page), { message: `${path} in ${width} pixels` }).toBe(0)
        }
        return page.evaluate(() => ({
          ids: Array.from(document.querySelectorAll('[id]'), element => element.id),
          urls: [
            ...Array.from(document.querySelectorAll<HTMLAnchorElement>('a[href]'), ({ href }) => href),
            ...Array.from(document.querySelectorAll('img'), ({ src }) => src),
            ...Array.from(
              document.querySelectorAll('nnanim-figure[src], [data-figure]'),
              element =>
                new URL(element.getAttribute('src') ?? element.getAttribute('data-figure')!, document.baseURI)
                  .href,
            ),
            ...Array.from(
              document.querySelectorAll('source'),
              ({ srcset }) => new URL(srcset, document.baseURI).href,
            ),
          ],
        }))
      })
      ids.set(path, found.ids)
      expect(found.ids.length, `ids of ${path} differ`).toBe(new Set(found.ids).size)
      for (const url of found.urls.filter(url => url.startsWith(origin))) {
        const { pathname, hash } = new URL(url)
        links.push({ from: path, to: decodeURIComponent(pathname), id: decodeURIComponent(hash.slice(1)) })
      }
    }
    expect(links.length).toBeGreaterThan(500)
    const isThere = ({ to, id }: { to: string; id: string }) => {
      const path = to.slice(FOLDER.length)
      if (!to.startsWith(FOLDER) || !existsSync(join(SITE, path))) return false
      const isCall = path === 'studio.html'
      return (
        statSync(join(SITE, path)).isFile() && (id === '' || isCall || (ids.get(path)?.includes(id) ?? false))
      )
    }
    expect(links.filter(link => !isThere(link))).toEqual([])
  }, 300_000)

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
      await expect.poll(() => stateOf(page, HERO)).toMatchObject({ playing: true })
    })
    const { page } = await openPage(`${base}studio.html`)
    expect(await page.locator('.empty').textContent()).toContain('`nnanim studio` opens')
  })
})

describe('axe', () => {
  const wrongOn = async (page: Page) => {
    await page.evaluate(axe.source)
    return page.evaluate(async () => {
      const { violations } = await (globalThis as never as { axe: typeof axe }).axe.run({ iframes: false })
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)
    })
  }
  const places = [
    'index.html',
    'studio.html',
    'start.html',
    'docs/scenes.html',
    'docs/library.html',
    'docs/reference.html',
  ]

  it.each(places)('finds nothing wrong with %s in light and dark', async path => {
    const violations = await withPage(path, { colorScheme: 'light' }, async page => {
      const light = await wrongOn(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      return { light, dark: await wrongOn(page) }
    })
    expect(violations).toEqual({ light: [], dark: [] })
  })

  it('finds nothing wrong with the search and the list of pages while they are open', async () => {
    const violations = await withPage('docs/scenes.html', { width: 390 }, async page => {
      await page.getByRole('searchbox').fill('gif')
      await page.locator('#results a').first().waitFor()
      const searching = await wrongOn(page)
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'All pages' }).click()
      return [...searching, ...(await wrongOn(page))]
    })
    expect(violations).toEqual([])
  })
})

describe('the search', () => {
  it('finds what a reader looks for', async () => {
    const wanted = [
      ['hide the grid', 'docs/scenes.html#sheet-and-cuts---no-sheet---no-cuts'],
      ['change class colours', 'docs/themes.html#change-class-colours---class-colors'],
      ['still for a paper', 'docs/files.html#a-still-for-a-paper-pdf-svg-png'],
      ['many figures CI', 'docs/batches.html#many-machines-and-ci'],
      ['scikit-learn network', 'docs/model-files.html#a-scikit-learn-pytorch-or-keras-network'],
      ['table no boundary', 'docs/data.html#why-a-table-shows-no-boundary'],
      ['--max-size', 'docs/files.html#files-that-fit-a-place---for---max-size'],
      ['readSpec', 'docs/reference.html#readspec'],
      ['orbit', 'index.html#orbit'],
    ]
    await withPage('docs/index.html', {}, async page => {
      const first = () =>
        page.locator('#results a').evaluateAll(all => all.slice(0, 4).map(a => (a as HTMLAnchorElement).href))
      for (const [words, url] of wanted) {
        await page.getByRole('searchbox').fill(words)
        await expect.poll(first, { message: words }).toContain(origin + FOLDER + url)
      }
    })
  })

  it('is used by keys alone, says how much it found, and goes where it says', async () => {
    await withPage('index.html', {}, async page => {
      await page.keyboard.press('/')
      await page.keyboard.type('why no boundary')
      await expect.poll(() => page.locator('.search output').textContent()).toMatch(/^[1-9]\d* results?$/)
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
  it('has every scene and every dataset, with the command that makes the figure that is shown', async () => {
    const cards = await withPage('index.html', {}, page =>
      page.locator('.card').evaluateAll(all =>
        all.map(card => ({
          id: card.id,
          title: card.querySelector('h3')!.textContent,
          command: card.querySelector('code')!.textContent!,
          figure: card.querySelector<HTMLElement>('a.stage')!.dataset.figure!,
          alt: card.querySelector('img')!.alt,
        })),
      ),
    )
    const names = [...catalog.scenes, ...catalog.datasets].map(({ name }) => name)
    expect(cards.map(({ title }) => title)).toEqual(expect.arrayContaining(names))
    const recipes = execFileSync(
      process.execPath,
      ['bin/nnanim.js', 'show', '--json', ...cards.map(({ figure }) => join(SITE, figure))],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    )
    const specs = recipes
      .trim()
      .split('\n')
      .map(line => readFigureSpec(JSON.parse(line).spec))
    for (const [i, { id, command, figure, alt }] of cards.entries()) {
      expect(figure).toBe(`figures/${id}.figure.json`)
      expect(alt).toMatch(/^(\d[\d,]* (\w+ in \w+ classes|points of [yz] = )|Seven classifiers )/)
      const call = callOf(command)
      expect(call.run.output).toEqual([`${id}.html`])
      const spec = readFigureSpec({ data: call.data, ...call.given } as FigureInput, {
        outputs: call.run.output!,
      })
      expect(spec, command).toEqual(specs[i])
    }
  })

  it('plays its first figure at once, and loads neither others nor what trains', async () => {
    const asked = await withPage('index.html', {}, async page => {
      await expect.poll(() => stateOf(page, HERO)).toMatchObject({ playing: true })
      return page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name))
    })
    expect(asked.filter(name => name.endsWith('.figure.json'))).toEqual([
      `${origin}${FOLDER}figures/circles.figure.json`,
    ])
    expect(asked.filter(name => /\/studio\/|search\.js|disk\.js/.test(name))).toEqual([])
  })

  it('leads to the source, and to npm once it is there', async () => {
    const links = await withPage('index.html', {}, page =>
      page.locator('.hero .ways a').evaluateAll(all => all.map(a => (a as HTMLAnchorElement).href)),
    )
    expect(links).toContain('https://example.org/some/one')
    expect(links.includes('https://www.npmjs.com/package/nnanim')).toBe(isPublished)
  })

  it('gives its first figure the width of a phone', async () => {
    const [width, height] = await withPage('index.html', { width: 390 }, page =>
      page
        .locator('.live nnanim-figure')
        .evaluate(({ clientWidth, clientHeight }) => [clientWidth, clientHeight]),
    )
    expect(width).toBeGreaterThan(340)
    expect(height).toBeGreaterThan(1.5 * width)
  })

  it('plays a figure in its place, one at a time, which its own button pauses', async () => {
    await withPage('index.html', {}, async page => {
      const label = (id: string) => page.locator(`#${id} .pause`).getAttribute('aria-label')
      await page.locator('#xor a.stage').click()
      await expect.poll(() => label('xor')).toBe('Pause')
      await expect.poll(() => page.locator('#xor img').isVisible()).toBe(false)
      await page.locator('#moons a.stage').press('Enter')
      await expect.poll(() => label('moons')).toBe('Pause')
      await expect.poll(() => label('xor')).toBe('Play')
      // The focus stays where the still was.
      await page.keyboard.press('Enter')
      await expect.poll(() => label('moons')).toBe('Play')
      expect(await stateOf(page, '#moons nnanim-figure')).toMatchObject({ playing: false })
    })
  })

  it('leads to each still where there are no scripts', async () => {
    await withPage('index.html', { javaScriptEnabled: false }, async page => {
      expect(await page.locator('.hero img').isVisible()).toBe(true)
      await page.locator('#xor a.stage').click()
      expect(page.url()).toBe(`${origin}${FOLDER}figures/xor.png`)
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

describe('a first page in another language', () => {
  it('says so', async () => {
    for (const lang of ['de', 'zh'])
      expect(
        await withPage(`docs/readme.${lang}.html`, {}, page => page.locator('article').getAttribute('lang')),
      ).toBe(lang)
  })
})

describe('the studio on the site', () => {
  it('shows its first picture after at most 350 kB', async () => {
    asked.length = 0
    // The server sees in which order files are asked for, those of the worker too.
    const before = () =>
      new MutationObserver((_, observer) => {
        if (!document.querySelector('.stage img')) return
        observer.disconnect()
        fetch('llms.txt')
      }).observe(document, { subtree: true, childList: true })
    const { page, errors } = await openPage(`${origin}${FOLDER}studio.html`, { before })
    await page.waitForSelector('.stage iframe:not(.coming)')
    const loaded = asked.slice(0, asked.indexOf('llms.txt'))
    const bytes = loaded.map(name => {
      const file = readFileSync(join(SITE, name))
      return name.endsWith('.woff2') ? file.length : gzipSync(file).length
    })
    expect(bytes.length).toBeGreaterThan(10)
    expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThan(350_000)
    expect(errors).toEqual([])
  })

  it('opens each figure of the gallery, with its words', async () => {
    await withPage('index.html', {}, async page => {
      const opens = page.locator('.card .open')
      expect(await opens.count()).toBeGreaterThan(30)
      await page.locator('#orbit .open').click()
      await expect
        .poll(() => page.locator('.line').textContent())
        .toBe('nnanim moons --scene orbit --rasterizer outlines -o moons.gif')
    })
  })
})

describe('llms.txt', () => {
  const lines = () => readFileSync(join(SITE, 'llms.txt'), 'utf8').trimEnd().split('\n')

  it('has the form of llmstxt.org: a title, what it is, and lists of links below headings, 200 lines at most', () => {
    const [title, , quote, ...rest] = lines()
    expect(title).toBe('# nnanim')
    expect(quote).toMatch(/^> Shows how a neural network/)
    for (const line of rest) expect(line).toMatch(/^($|## \w|- \[.+\]\(.+\)(: .+)?$)/)
    expect(rest.length).toBeLessThan(197)
  })

  it('names every page of the manual and every figure, by links that are there', () => {
    const links = lines().flatMap(line => /\]\(([^)]*)\)/.exec(line)?.[1] ?? [])
    expect(links.filter(link => !existsSync(join(SITE, link)))).toEqual([])
    const manual = readdirSync('docs').filter(name => name.endsWith('.md'))
    expect(links).toEqual(expect.arrayContaining(['skill/SKILL.md', ...manual.map(name => `docs/${name}`)]))
    for (const { name } of catalog.datasets) expect(links).toContain(`figures/${name}.png`)
  })

  it('leads to a skill whose links are there too', () => {
    const texts = ['SKILL', 'SKILL-reference'].map(name =>
      readFileSync(join(SITE, `skill/${name}.md`), 'utf8'),
    )
    const skill = texts.join('')
    const links = Array.from(skill.matchAll(/\]\(([^)#]*)[^)]*\)/g), ([, link]) => join(SITE, 'skill', link))
    expect(links.length).toBeGreaterThan(15)
    expect(links.filter(link => !existsSync(link))).toEqual([])
  })
})
