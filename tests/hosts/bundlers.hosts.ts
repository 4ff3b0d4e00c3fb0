import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codecs } from '../../src/encode/video/compressor.ts'
import { decodeVideo } from '../render/video.ts'
import { type Browser, openChromium, openGecko, type Visit } from './browsers.ts'
import { bundlers } from './bundlers.ts'
import { type Project, project, workplace } from './project.ts'

/** The figure that is trained, and what its file shows. */
const call = { data: 'xor', hidden: 2 }
const picture = { size: '300x300', fps: 12, duration: 2 } as const

/** A function for pages: bytes as text that can be sent. */
const asText = 'const text = bytes => btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""))'
/** The figure that a page draws: that of a file. */
const theCall = "const call = await fetch('./call.json').then(file => file.json())"
const entries = {
  forward: `import { forward } from 'nnanim/core'
    const layers = [{ weights: [[1], [2]], biases: [0], activation: 'sigmoid' }]
    globalThis.answer = [...forward({ layers }, new Float64Array([2, -1]))[0]]`,
  gif: `import { draw, figure, toSvg } from 'nnanim/core'
    ${asText}
    const run = async () => {
      ${theCall}
      const made = await figure(call)
      const weights = made.networks.map(({ network }) => network.layers)
      return { file: text(await draw(made, 'gif')), svg: toSvg(made, 2), weights }
    }
    globalThis.answer = run()`,
  paint: `import { bundledFont, draw, figure, paint } from 'nnanim/core'
    const run = async () => {
      // A strip of moments, whose PNG has the layout of its scene: a still of one moment is laid out as a picture.
      const made = await figure({ data: 'xor', hidden: 2, film: 2 })
      const { width, height } = made
      const font = await bundledFont()
      const page = Object.assign(document.createElement('canvas'), { width, height })
      const pixels = canvas => canvas.getContext('2d').getImageData(0, 0, width, height).data
      const painted = [page, new OffscreenCanvas(width, height)].map(canvas => {
        const context = canvas.getContext('2d')
        context.fillStyle = 'white'
        context.fillRect(0, 0, width, height)
        paint(context, made.at('poster'), font)
        return pixels(canvas)
      })
      const png = await draw(made, 'png')
      const file = new OffscreenCanvas(width, height)
      file.getContext('2d').drawImage(await createImageBitmap(new Blob([png])), 0, 0)
      const drawn = pixels(file)
      return painted.map(data => data.reduce((sum, level, i) => sum + Math.abs(level - drawn[i]), 0) / data.length)
    }
    globalThis.answer = run()`,
  svg: `import { figure, toSvg } from 'nnanim/core'
    globalThis.answer = figure({ data: 'xor', hidden: 2 }).then(made => toSvg(made, 2).length)`,
  video: `import { draw } from 'nnanim/core'
    ${asText}
    const call = { data: 'xor', hidden: 2, size: 200, fps: 10, duration: 1 }
    const run = async () => ({ mp4: text(await draw(call, 'mp4')), webm: text(await draw(call, 'webm')) })
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

/** A call with the weights of a file. */
let given: { data: string; model: object }
beforeAll(() => {
  nnanim(call.data, '--hidden', `${call.hidden}`, '--save-model', 'model.json', '-o', 'trained.png')
  const model = JSON.parse(readFileSync(join(workplace, 'model.json'), 'utf8'))
  given = { data: call.data, model }
  // The recipe has the hash of the text that the object stands for.
  writeFileSync(join(workplace, 'model.json'), JSON.stringify(model))
})

/** A page of an entry. */
async function bundled(bundler: string, entry: keyof typeof entries, asked: object = {}): Promise<Project> {
  const made = project(`${bundler}-${entry}`, { 'entry.js': entries[entry] })
  await bundlers[bundler](made)
  project(`${bundler}-${entry}/out`, { 'call.json': JSON.stringify(asked) })
  return made
}

/** The scripts that a page has loaded. */
function loadedBy({ requests }: Visit, made: Record<string, Uint8Array>): Uint8Array[] {
  const names = requests.map(path => path.split('/').at(-1)!)
  return [...new Set(names)].filter(name => name.endsWith('.js')).map(name => made[name])
}

const total = (files: readonly Uint8Array[]) => files.reduce((sum, { length }) => sum + length, 0)

function expectQuiet({ errors, requests }: Visit): void {
  expect(errors).toEqual([])
  expect(requests.filter(path => !/^\/((assets\/)?[\w-]+\.js|call\.json)?$/.test(path))).toEqual([])
}

describe.each(['esbuild', 'rolldown', 'vite', 'webpack'])('%s, without configuration,', bundler => {
  it('makes less than 30 kB of forward alone, which runs', async () => {
    const { folder, files } = await bundled(bundler, 'forward')
    for (const browser of Object.values(browsers)) {
      const visit = await browser.visit(join(folder, 'out'))
      expect(visit.answer).toEqual([0.5])
      expect(total(loadedBy(visit, files('out')))).toBeLessThan(30_000)
      expectQuiet(visit)
    }
  })

  it('makes a GIF of weights that has the bytes of the command in each browser, and the SVG of Node', async () => {
    const { folder } = await bundled(bundler, 'gif', { ...given, ...picture })
    const file = `${bundler}.gif`
    const flags = Object.entries(picture).flatMap(([key, value]) => [`--${key}`, `${value}`])
    nnanim(call.data, '--model', 'model.json', ...flags, '--rasterizer', 'outlines', '-o', file)
    const expected = readFileSync(join(workplace, file), 'latin1')
    const { figure, toSvg } = await installed()
    const svg = toSvg(await figure({ ...given, ...picture }), 2)
    for (const [name, browser] of Object.entries(browsers)) {
      const visit = await browser.visit(join(folder, 'out'))
      const answer = visit.answer as { file: string; svg: string }
      expect(Buffer.from(answer.file, 'base64').toString('latin1')).toBe(expected)
      if (name === 'chromium') expect(answer.svg).toBe(svg)
      expectQuiet(visit)
    }
  })
})

it.each([
  ['rolldown', 225_000],
  ['esbuild --splitting', 250_000],
  ['vite', 230_000],
])('%s has a page load %i bytes at most for the SVG of one figure, gzipped', async (bundler, most) => {
  const { folder, files } = await bundled(bundler, 'svg')
  const visit = await browsers.chromium.visit(join(folder, 'out'))
  expect(visit.answer).toBeGreaterThan(10_000)
  const loaded = loadedBy(visit, files('out')).map(file => gzipSync(file))
  expect(total(loaded)).toBeLessThan(most)
  expectQuiet(visit)
})

it('has at most 45 MB installed, without what is optional', () => {
  const folder = join(workplace, 'node_modules')
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  const sizes = all.map(({ parentPath, name }) => statSync(join(parentPath, name)).size)
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(45e6)
})

it('draws videos in a browser, by WebCodecs', async () => {
  const { folder } = await bundled('rolldown', 'video')
  const visit = await browsers.chromium.visit(join(folder, 'out'))
  for (const [name, text] of Object.entries(visit.answer as Record<string, string>)) {
    const video = await decodeVideo(Buffer.from(text, 'base64'))
    expect(video).toMatchObject({ codec: codecs[name as 'mp4' | 'webm'], width: 200, height: 200 })
    expect(video.frames).toHaveLength(10)
  }
  expectQuiet(visit)
})

it.each(['chromium', 'firefox'])('%s trains the weights of Node, and draws its bytes', async name => {
  const { folder } = await bundled('vite', 'gif', { ...call, ...picture })
  const { figure, draw } = await installed()
  const made = await figure({ ...call, ...picture })
  const visit = await browsers[name].visit(join(folder, 'out'))
  const { file, weights } = visit.answer as { file: string; weights: unknown }
  expect(weights).toEqual(made.networks.map(({ network }) => network.layers))
  expect(Buffer.from(file, 'base64').toString('latin1')).toBe(
    Buffer.from(await draw(made, 'gif')).toString('latin1'),
  )
  expectQuiet(visit)
})

it.each(['chromium', 'firefox'])('the steps of a GIF run in %s as docs/library.md has them', async name => {
  const { folder } = await bundled('rolldown', 'steps')
  const visit = await browsers[name].visit(join(folder, 'out'))
  const file = Buffer.from(visit.answer as string, 'base64')
  expect(file.toString('latin1', 0, 6)).toBe('GIF89a')
  expect([file.readUInt16LE(6), file.readUInt16LE(8)]).toEqual([600, 600])
  expectQuiet(visit)
})

it.each(['chromium', 'firefox'])(
  'paint draws in %s, on both canvases of pages, what the PNG shows',
  async name => {
    const { folder } = await bundled('rolldown', 'paint')
    const visit = await browsers[name].visit(join(folder, 'out'))
    const differences = visit.answer as number[]
    expect(differences).toHaveLength(2)
    // Levels of 255 a channel: edges are smoothed otherwise; without its letters a figure is 2 off.
    for (const difference of differences) expect(difference).toBeLessThan(0.5)
    expectQuiet(visit)
  },
)
