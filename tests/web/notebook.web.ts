import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { decode } from 'fast-png'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { controlsHeight } from '../../src/encode/html/page.ts'
import { workplace } from '../readers/run.ts'
import { openPage } from './browser.ts'

const { path } = workplace()

/** Has nbconvert make files of a notebook of the workplace, with nnanim of this repository; fewer frames are drawn sooner. */
async function nbconvert(name: string, ...words: string[]): Promise<void> {
  const env = {
    ...process.env,
    NNANIM: `${process.execPath} ${resolve('bin/nnanim.js')} --fps 8`,
    PYTHONPATH: resolve('src/python'),
  }
  const options = { cwd: path('notebook'), env }
  await promisify(execFile)('/usr/bin/jupyter', ['nbconvert', `${name}.ipynb`, ...words], options)
}

interface Cell {
  source: string | string[]
  outputs: { data?: Record<string, string | string[]> }[]
}

/** The code cells of a notebook. */
function cellsOf(file: string): Cell[] {
  return JSON.parse(readFileSync(file, 'utf8')).cells.filter((cell: Cell) => cell.outputs)
}

const figuresOf = (cells: Cell[]) =>
  cells.flatMap(({ outputs }) => outputs.filter(({ data }) => data?.['text/html']))

const manual = readFileSync('docs/python.md', 'utf8')

/** A notebook of the Python that the manual shows for its first figure, as a reader copies it. */
function firstFigure() {
  const [lines] = /(?<=```python\n)[^`]*/.exec(manual)!
  const cell = { cell_type: 'code', id: 'a', metadata: {}, execution_count: null, outputs: [], source: lines }
  return JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 })
}

/** What the manual has nbconvert take for Markdown. */
function stillInMarkdown(): string {
  const [, option, list] = /`(--NbConvertBase\S+)='([^`]*)'`/.exec(manual)!
  return `${option}=${list}`
}

const notebooks = ['iris', 'moons_torch', 'manual']

beforeAll(async () => {
  cpSync('examples/notebook', path('notebook'), { recursive: true })
  cpSync('examples/iris.csv', path('iris.csv'))
  mkdirSync(path('notebook'), { recursive: true })
  writeFileSync(path('notebook/manual.ipynb'), firstFigure())
  const execute = (name: string, to: string) => nbconvert(name, '--execute', '--to', to, '--output', name)
  await Promise.all([
    execute('iris', 'notebook').then(async () => {
      for (const to of ['html', 'latex']) await nbconvert('iris', '--to', to)
      await nbconvert('iris', '--to', 'markdown', stillInMarkdown())
    }),
    execute('moons_torch', 'html'),
    execute('manual', 'html'),
  ])
}, 180_000)

/** Where the frame and the image of a page of nbconvert lie, in CSS pixels, and what is seen of them. */
async function figureIn(page: Page) {
  return page.evaluate(() => {
    const frame = document.querySelector('iframe')!
    const image = frame.previousElementSibling!
    const box = (element: Element) => {
      const { left, top, width, height } = element.getBoundingClientRect()
      return { left, top, width, height }
    }
    const inner = frame.contentDocument!.documentElement
    return {
      frame: box(frame),
      image: box(image),
      isImageSeen: getComputedStyle(image).visibility === 'visible',
      scrolls: inner.scrollHeight > inner.clientHeight,
    }
  })
}

describe.each(notebooks)('the notebook %s, run and made HTML by nbconvert', name => {
  const file = path(`notebook/${name}.html`)

  it('has a figure that plays in its frame, in the place of the image', async () => {
    const { page, errors } = await openPage(file)
    const frame = page.frames()[1]
    await frame.waitForSelector('canvas')
    await expect.poll(() => figureIn(page)).toMatchObject({ isImageSeen: false, scrolls: false })
    const seen = new Set<string>()
    await expect
      .poll(
        async () => seen.add(await frame.evaluate(() => document.querySelector('canvas')!.toDataURL())).size,
      )
      .toBeGreaterThan(2)
    const { frame: place, image } = await figureIn(page)
    expect(place).toMatchObject({ left: image.left, top: image.top, width: image.width })
    expect(place.height).toBeGreaterThanOrEqual(image.height + controlsHeight - 1)
    expect(errors.filter(error => !error.includes('net::'))).toEqual([])
  })

  it('shows the GIF alone where no script runs', async () => {
    const { page } = await openPage(file, { javaScriptEnabled: false })
    const image = page.locator('.jp-OutputArea-output img')
    expect(await image.getAttribute('src')).toMatch(/^data:image\/gif;base64,/)
    expect(await image.getAttribute('alt')).toMatch(/ points in (two|three) classes/)
    expect(await image.evaluate(element => (element as HTMLImageElement).naturalWidth)).toBeGreaterThan(200)
    // Its darkness is seen through the frame in front of it, but for its edges between two pixels.
    await image.evaluate(element => element.style.setProperty('filter', 'brightness(0)'))
    const { data } = decode(await image.screenshot())
    expect(data.filter(value => value === 0).length / data.length).toBeGreaterThan(0.98)
  })

  it('shows the image where a host takes frames and styles away, in its own size', async () => {
    const { page } = await openPage(file, { javaScriptEnabled: false })
    const image = page.locator('.jp-OutputArea-output img')
    await image.evaluate(element => {
      const box = element.parentElement!.parentElement!
      box.innerHTML = box.innerHTML.replace(/<iframe.*<\/iframe>/s, '').replace(/ style="[^"]*"/g, '')
      box.removeAttribute('style')
    })
    const size = await image.evaluate(element => element.clientWidth)
    expect(size).toBeGreaterThan(300)
  })
})

describe('the notebook that ran', () => {
  it('has outputs of at most 300 kB, and half a megabyte in all', () => {
    const file = 'examples/notebook/iris.ipynb'
    expect(statSync(file).size).toBeLessThan(500_000)
    for (const { outputs } of cellsOf(file))
      for (const output of outputs) expect(JSON.stringify(output).length).toBeLessThan(300_000)
    expect(figuresOf(cellsOf(file))).toHaveLength(1)
  })

  it('shows what it shows today', () => {
    const [before, now] = ['examples/notebook/iris.ipynb', path('notebook/iris.ipynb')].map(cellsOf)
    expect(now.map(({ source }) => source)).toEqual(before.map(({ source }) => source))
    const [was, is] = [before, now].map(cells => figuresOf(cells)[0].data!)
    expect(Object.keys(is)).toEqual(Object.keys(was))
    expect(is['text/plain']).toEqual(was['text/plain'])
  })

  it('is a still in LaTeX, and in Markdown as the manual says', () => {
    expect(readFileSync(path('notebook/iris.tex'), 'utf8')).toContain('{iris_files/iris_3_0.png}')
    const markdown = readFileSync(path('notebook/iris.md'), 'utf8')
    expect(markdown).toContain('](iris_files/iris_3_0.png)')
    expect(markdown).not.toContain('<iframe')
    expect(statSync(path('notebook/iris_files/iris_3_0.png')).size).toBeGreaterThan(10_000)
  })
})
