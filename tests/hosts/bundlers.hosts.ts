import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browser, openChromium, openGecko, type Visit } from './browsers.ts'
import { bundlers } from './bundlers.ts'
import { type Project, project, workplace } from './project.ts'

/** The figure whose file is compared, as an object and as flags. */
const call = { data: 'xor', hidden: 2, size: '300x300', fps: 12, duration: 2 } as const
const flags = Object.entries(call).flatMap(([key, value]) => (key === 'data' ? [] : [`--${key}`, `${value}`]))

/** A function for pages: bytes as text that can be sent. */
const asText = 'const text = bytes => btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""))'
const entries = {
  forward: `import { forward } from 'nnanim/core'
    const layers = [{ weights: [[1], [2]], biases: [0], activation: 'sigmoid' }]
    globalThis.answer = [...forward({ layers }, new Float64Array([2, -1]))[0]]`,
  svg: `import { figure, toSvg } from 'nnanim/core'
    globalThis.answer = figure({ data: 'moons', hidden: 3, seed: 2 }).then(made => toSvg(made, 2))`,
  gif: `import { draw, figure } from 'nnanim/core'
    ${asText}
    const run = async () => {
      const { model } = await fetch('./model.json').then(file => file.json(), () => ({}))
      const made = await figure({ ...${JSON.stringify(call)}, ...(model && { model }) })
      return { file: text(await draw(made, 'gif')), weights: made.networks.map(({ network }) => network.layers) }
    }
    globalThis.answer = run()`,
  steps: stepsOfDocs(),
}

/** The example of docs/library.md, which answers with its file. */
function stepsOfDocs(): string {
  const page = readFileSync(join(import.meta.dirname, '../../docs/library.md'), 'utf8')
  const [, code] = /## Steps of a GIF\n[\s\S]*?```js\n([\s\S]*?)```/.exec(page)!
  return `${code}\n${asText}\nglobalThis.answer = text(bytes)`
}

const browsers: Record<string, Browser> = {}
beforeAll(async () => {
  const [chromium, firefox] = await Promise.all([openChromium(), openGecko()])
  Object.assign(browsers, { chromium, firefox })
})
afterAll(() => Promise.all(Object.values(browsers).map(browser => browser.close())))

/** The library as Node loads it from the same package. */
const installed = (): Promise<typeof import('../../src/core.ts')> =>
  import(pathToFileURL(join(workplace, 'node_modules/nnanim/dist/core.js')).href)
const nnanim = (...words: string[]) =>
  execFileSync('node', ['node_modules/nnanim/bin/nnanim.js', ...words], { cwd: workplace, stdio: 'pipe' })

/** A page of an entry, its scripts with the bytes of each, and all of them zipped. */
async function bundled(
  bundler: string,
  entry: keyof typeof entries,
  files: Record<string, string> = {},
): Promise<Project & { bytes: number; first: number; zipped: number }> {
  const made = project(`${bundler}-${entry}`, { 'entry.js': entries[entry] })
  await bundlers[bundler](made)
  const scripts = Object.entries(made.files('out')).filter(([file]) => file.endsWith('.js'))
  const sum = (of: (code: Uint8Array) => number) => scripts.reduce((sum, [, code]) => sum + of(code), 0)
  const [zipped, bytes] = [sum(code => gzipSync(code).length), sum(code => code.length)]
  project(`${bundler}-${entry}/out`, files)
  const [, first] = scripts.find(([file]) => /^(entry|main|index)\b/.test(file))!
  return { ...made, bytes, zipped, first: gzipSync(first).length }
}

function expectQuiet({ errors, requests }: Visit): void {
  expect(errors).toEqual([])
  expect(requests.filter(path => !/^\/((assets\/)?[\w-]+\.js|model\.json)?$/.test(path))).toEqual([])
}

describe.each(Object.keys(bundlers))('%s, without configuration,', bundler => {
  it('makes less than 30 kB of forward alone, which runs', async () => {
    const { folder, bytes } = await bundled(bundler, 'forward')
    expect(bytes).toBeLessThan(30_000)
    for (const browser of Object.values(browsers)) {
      const visit = await browser.visit(join(folder, 'out'))
      expect(visit.answer).toEqual([0.5])
      expectQuiet(visit)
    }
  })

  it('makes a figure and its SVG, which are those of Node', async () => {
    const { folder, bytes, first, zipped } = await bundled(bundler, 'svg')
    console.log(`${bundler}: ${bytes} bytes, ${zipped} zipped, ${first} of them first`)
    const { figure, toSvg } = await installed()
    const expected = toSvg(await figure({ data: 'moons', hidden: 3, seed: 2 }), 2)
    const visit = await browsers.chromium.visit(join(folder, 'out'))
    expect(visit.answer).toBe(expected)
    expectQuiet(visit)
  })

  it('makes a GIF that has in Chromium the bytes of the command', async () => {
    const { folder } = await bundled(bundler, 'gif', { 'model.json': '{}' })
    const file = `${bundler}.gif`
    nnanim('xor', ...flags, '--rasterizer', 'outlines', '-o', file, '--quiet')
    const visit = await browsers.chromium.visit(join(folder, 'out'))
    const { file: drawn } = visit.answer as { file: string }
    expect(Buffer.from(drawn, 'base64')).toEqual(readFileSync(join(workplace, file)))
    expectQuiet(visit)
  })
})

describe('in Firefox', () => {
  it('a GIF has the same bytes from given weights, and weights that are trained differ by 1e-9 at most', async () => {
    const { figure, draw, toModel } = await installed()
    const trained = await figure(call)
    const [{ network, dataset }] = trained.networks
    const model = toModel(network, dataset as never)
    const { folder } = await bundled('vite', 'gif', { 'model.json': '{}' })
    const near = await browsers.firefox.visit(join(folder, 'out'))
    const numbers = (layers: unknown) =>
      JSON.stringify(layers)
        .match(/-?\d[\d.e+-]*/g)!
        .map(Number)
    const [ours, theirs] = [network.layers, (near.answer as { weights: unknown[] }).weights[0]].map(numbers)
    expect(theirs).toHaveLength(ours.length)
    for (const [i, value] of ours.entries())
      expect(Math.abs(theirs[i] - value)).toBeLessThan(1e-9 * Math.max(1, Math.abs(value)))
    expectQuiet(near)
    project('vite-gif/out', { 'model.json': JSON.stringify({ model }) })
    const same = await browsers.firefox.visit(join(folder, 'out'))
    const expected = await draw({ ...call, model }, 'gif')
    const drawn = Buffer.from((same.answer as { file: string }).file, 'base64')
    expect(drawn).toEqual(Buffer.from(expected))
    expectQuiet(same)
  })
})

it.each(['chromium', 'firefox'])('the steps of a GIF run in %s as docs/library.md has them', async name => {
  const { folder } = await bundled('rolldown', 'steps')
  const visit = await browsers[name].visit(join(folder, 'out'))
  const file = Buffer.from(visit.answer as string, 'base64')
  expect(file.toString('latin1', 0, 6)).toBe('GIF89a')
  expect([file.readUInt16LE(6), file.readUInt16LE(8)]).toEqual([600, 600])
  expectQuiet(visit)
})
