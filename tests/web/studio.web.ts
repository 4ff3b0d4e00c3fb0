import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catalog } from '../../src/encode/catalog.ts'
import { addressOf, type PaintedPoint, paintedTable, wordsOf } from '../../src/encode/studio-address.ts'
import { openFirefox } from '../readers/firefox.ts'
import { openPage } from './browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'nnanim-studio-'))
const file = join(folder, 'studio.html')
const program = resolve('bin/nnanim.js')
const run = (...words: string[]) => execFileSync(process.execPath, [program, ...words], { cwd: folder })

beforeAll(() => run('studio', '-o', file, '--force'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Waits in a page until the figure of its address is there, or a sentence that says why not. */
const READY = `(async () => {
  const said = document.querySelector('.said')
  const isThere = () => document.querySelector('.stage iframe:not(.coming)') && document.querySelector('.stop').hidden
  while (!isThere() && !said.classList.contains('error')) await new Promise(done => setTimeout(done, 50))
  return { said: said.textContent, line: document.querySelector('.line').textContent, address: location.hash.slice(1) }
})()`

/** Presses a button that saves a file, and gives its bytes in base64. */
const savedAs = (format: string) => `(async () => {
  const blobs = []
  const own = URL.createObjectURL
  URL.createObjectURL = blob => { blobs.push(blob); return own.call(URL, blob) }
  document.querySelector('[data-format="${format}"]').click()
  const said = document.querySelector('.said')
  while (blobs.length === 0 && !said.classList.contains('error')) await new Promise(done => setTimeout(done, 20))
  URL.createObjectURL = own
  if (blobs.length === 0) return 'failed: ' + said.textContent
  const reader = new FileReader()
  await new Promise(done => { reader.onload = done; reader.readAsDataURL(blobs[0]) })
  return reader.result.split(',')[1]
})()`

interface State {
  said: string
  line: string
  address: string
}

/** A generator of numbers from 0 to below so many, the same in every run. */
function chance(seed: string) {
  let block = Buffer.from(seed)
  return (most: number) => {
    block = createHash('sha256').update(block).digest()
    return block.readUInt32BE() % most
  }
}

/** States of the studio by chance, small so that they are drawn soon. */
function statesByChance(count: number, seed: string) {
  const pick = chance(seed)
  const one = <T>(list: readonly T[]): T => list[pick(list.length)]
  const scenes = catalog.scenes.filter(({ task }) => task === undefined).map(({ name }) => name)
  return Array.from({ length: count }, () => {
    const points = Array.from({ length: 20 }, (_, i): PaintedPoint => [pick(4096), pick(4096), 1 + (i % 2)])
    const curve = points.map(([x, y]): PaintedPoint => [x, y, 0])
    const look = ['--theme', one(catalog.themes), '--lang', one(['en', 'de', 'es', 'fr']), '--duration', '2']
    const usual = ['--hidden', one(['1', '2', '3', '3,2']), '--seed', `${pick(99)}`, '--fps', '6']
    const activation = one([[], ['--activation', one(catalog.activations)]])
    const data = one([
      ['blobs', '--samples', `${40 + pick(60)}`, '--scene', one(scenes)],
      ['circles', '--noise', '0.1', '--scene', one(['transform', 'boundary', 'surface'])],
      ['y > sin(3*x)', '--samples', '60', '--title', 'Ω “quoted” & co'],
      ['y = sin(3*x)', '--samples', '40'],
      ['painted.csv'],
      ['painted.csv', '--target', 'y'],
    ])
    const painted = data[0] !== 'painted.csv' ? [] : data.includes('y') ? curve : points
    return addressOf([...data, ...usual, ...activation, ...look], painted)
  })
}

/** The bytes of the GIF that a command makes, and that the page's address makes. */
function gifOf({ line, address }: State): Buffer[] {
  const words = wordsOf(line)!
  const output = words.at(-1)!
  run(`studio.html#${address}`, '-o', 'address.gif', '--quiet')
  run(...words.slice(1), '--quiet')
  return [output, 'address.gif'].map(name => readFileSync(join(folder, name)))
}

describe('the studio as one file', () => {
  it('has at most 2.5 MB, and no word of another place', () => {
    expect(statSync(file).size).toBeLessThan(2.5e6)
  })

  it('makes the bytes of the command it shows, and is made again by its address, in Chromium', async () => {
    const { page, errors } = await openPage(file)
    for (const address of statesByChance(30, 'chromium')) await checkState(page, address)
    expect(errors).toEqual([])
  })
})

async function checkState(page: Pick<Page, 'goto' | 'evaluate'>, address: string) {
  await page.goto('about:blank')
  await page.goto(`${pathToFileURL(file).href}#${address}`)
  const state = (await page.evaluate(READY)) as State
  expect(state.line, `${address}: ${state.said}`).toMatch(/ -o \S+\.gif$/)
  const points = /&points=(.*)/.exec(address)
  if (points)
    writeFileSync(
      join(folder, 'painted.csv'),
      Buffer.from((await page.evaluate(savedAs('csv'))) as string, 'base64'),
    )
  const bytes = (await page.evaluate(savedAs('gif'))) as string
  const [byLine, byAddress] = gifOf(state)
  expect(
    Buffer.from(bytes, 'base64').equals(byLine),
    `${address}: ${state.line}: ${bytes.slice(0, 99)}`,
  ).toBe(true)
  expect(byAddress.equals(byLine), state.address).toBe(true)
}
