import { copyFile, mkdir, readFile, rm, unlink, writeFile } from 'node:fs/promises'
import { describe, expect, it, vi } from 'vitest'
import { exitCodeOf } from '../../src/cli/errors.ts'
import { remake } from '../../src/cli/remake.ts'
import { readFigureObject, readSpecObject } from '../../src/encode/catalog.ts'
import { formats } from '../../src/encode/formats.ts'
import { type Recipe, recipe } from '../../src/encode/recipe.ts'
import { titleOf } from '../../src/figure/raster.ts'
import { version } from '../../src/figure/version.ts'
import { SpecError, WorkError } from '../../src/options/error.ts'
import { specJson } from '../../src/options/sweep.ts'
import { rasterizerIn, readArtifact, specIn } from '../../src/render/artifact.ts'
import * as compressors from '../../src/render/compressors.ts'
import { prepare } from '../../src/render/job.ts'
import { makeFiles, render } from '../../src/render/render.ts'
import { findInputs } from '../../src/render/sources.ts'
import { outputsOf } from '../../src/render/targets.ts'
import { verify } from '../../src/render/verify.ts'
import { freshFolder } from './files.ts'
import { openTestRaster } from './open.ts'

vi.mock('../../src/render/compressors.ts', { spy: true })
/** A hundredth of the work, which takes a second. */
vi.mock('../../src/encode/budget.ts', async load => ({ ...(await load<object>()), verifiableWork: 2e8 }))

const raster = await openTestRaster()
const { name: rasterizer } = raster
const here = { nnanim: version, rasterizer: titleOf(raster) }
const folder = freshFolder()
const specOf = (more: object = {}) =>
  readSpecObject({ data: 'blobs', size: '300x300', fps: 5, duration: 1, rasterizer, ...more })

/** Every format, and a folder of frames. */
const outputs = [...Object.keys(formats).map(name => `out.${name}`), 'frames/']

const table = 'a,b,label\n0,0,no\n2,0,no\n0,2,yes\n2,2,yes\n1,3,yes\n'

/** A figure of a table, with the paths that the command line would give. */
async function figureOf(more: object = {}) {
  await writeFile(folder.path('t.csv'), table)
  const output = folder.path('t.gif')
  await render(specOf({ data: folder.path('t.csv'), hidden: 2, noise: null, ...more }), { output })
  return output
}

/** Makes a file as version 0.0.9 would have made it, or with what else its recipe is to say. */
async function renderOld(output: string, spec = specOf(), change = (own: Recipe) => own) {
  await makeFiles(await prepare(spec, outputsOf(output)), {
    recipeText: own => recipe(change({ ...own, nnanim: '0.0.9' })),
  })
}

/** Replaces a text of the same length in a recipe; a GIF's is whole up to its 255th byte only. */
async function forge(file: string, ...texts: [old: string, now: string]) {
  const [old, now] = texts.map(text =>
    file.endsWith('.svg') ? text.replaceAll('"', '&quot;') : text,
  ) as typeof texts
  const bytes = await readFile(file)
  const at = bytes.indexOf(old)
  expect(at).toBeGreaterThan(0)
  expect(now).toHaveLength(old.length)
  await writeFile(file, bytes.fill(now, at, at + old.length))
}

describe('a file that nobody touched', () => {
  it.each(outputs)('%s matches by its bytes, and is made again with the same', async name => {
    const file = folder.path(name)
    await render(specOf(), { output: file })
    expect(await verify(file)).toEqual({
      ...{ file, matches: true, compared: 'bytes', made: here, here },
      ...{ weights: 0, pictures: null, problem: null, notes: [] },
    })
    const made = await readArtifact(file)
    const again = folder.path(`again-${name}`)
    await render(specIn(made), { output: again, rasterizer: rasterizerIn(made) })
    const remade = await readArtifact(again)
    expect(remade.parts).toHaveLength(made.parts.length)
    for (const [i, part] of made.parts.entries())
      expect((await readFile(part)).equals(await readFile(remade.parts[i]))).toBe(true)
  })
})

describe('a file that was changed', () => {
  it('does not match by its bytes', async () => {
    const file = folder.path('out.gif')
    await render(specOf(), { output: file })
    await writeFile(file, (await readFile(file)).subarray(0, -100))
    expect(await verify(file)).toMatchObject({
      ...{ matches: false, compared: 'bytes', weights: 0 },
      problem: 'the same versions give other bytes',
    })
  })

  it('does not match with another spec in its recipe', async () => {
    const file = folder.path('out.png')
    await render(specOf(), { output: file })
    await forge(file, '"seed":1', '"seed":2')
    const { matches, weights } = await verify(file)
    expect(matches).toBe(false)
    expect(weights).toBeGreaterThan(1e-3)
  })

  it('does not match without one of its frames', async () => {
    const frames = folder.path('frames/')
    await render(specOf(), { output: frames })
    await unlink(`${frames}frame-0003.png`)
    expect(await verify(frames)).toMatchObject({ matches: false })
  })
})

describe('a film under the recipe of another', () => {
  const spec = specOf()
  it.each<[string, string, object, unknown]>([
    ['out.gif', 'of another size', { size: '200x300' }, 'its size is 200 × 300, not 300 × 300'],
    ['out.gif', 'of another duration', { duration: 2, fps: 2.5 }, 'its duration is 2.00 s, not 1.00 s'],
    ['out.gif', 'with other pictures', { title: 'Something else' }, 'its pictures are not alike'],
    [
      'out.gif',
      'with more pictures than frames',
      { fps: 20 },
      expect.stringMatching(/^it has \d\d pictures, not 5$/),
    ],
  ])('%s %s does not match, whoever made it', async (name, _, more, problem) => {
    const file = folder.path(name)
    await renderOld(file, specOf(more), own => ({ ...own, spec }))
    expect(await verify(file)).toMatchObject({ matches: false, compared: 'pictures', weights: 0, problem })
    await renderOld(file, specOf(more), own => ({ ...own, nnanim: version, spec }))
    expect(await verify(file)).toMatchObject({ matches: false, weights: 0 })
  })
})

describe('a damaged file', () => {
  it.each(['out.gif', 'out.webm'])('%s of the same versions is not decoded', async name => {
    const file = folder.path(name)
    await render(specOf(), { output: file })
    const bytes = await readFile(file)
    bytes[bytes.length - 2000] ^= 16
    await writeFile(file, bytes)
    expect(await verify(file)).toMatchObject({
      ...{ matches: false, compared: 'bytes', pictures: null, problem: 'the same versions give other bytes' },
    })
  })
})

describe('a video', () => {
  const unknown = { matches: null, compared: 'weights', weights: 0, pictures: null }

  it.each(['out.mp4', 'out.webm'])('%s that shows something else never matches', async name => {
    const file = folder.path(name)
    await renderOld(file, specOf({ title: 'Something else' }), own => ({ ...own, spec: specOf() }))
    expect(await verify(file)).toMatchObject(unknown)
  })

  it('is not compared where its bytes depend on the machine: an MP4, a WebM by ffmpeg', async () => {
    const found = await compressors.findCompressor()
    const outcomeOf = async (name: string) => {
      const file = folder.path(name)
      await makeFiles(await prepare(specOf({ quality: 70 }), outputsOf(file)), {
        recipeText: own => recipe({ ...own, spec: specOf() }),
      })
      return verify(file)
    }
    expect(await outcomeOf('out.mp4')).toMatchObject(unknown)
    expect(await outcomeOf('out.webm')).toMatchObject({ matches: false, compared: 'bytes' })
    vi.mocked(compressors.findCompressor).mockResolvedValue({ ...found, name: 'ffmpeg 5.1' })
    expect(await outcomeOf('out.webm')).toMatchObject(unknown)
    vi.resetAllMocks()
  })
})

describe('a recipe that asks for more pixels than is sensible', () => {
  it('is refused before the work, unless it is forced', async () => {
    const spec = specOf({ size: '2000x2000', fps: 50, duration: 60 })
    const gif = folder.path('out.gif')
    await renderOld(gif, specOf(), own => ({ ...own, spec }))
    const refused = await verify(gif).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(SpecError)
    expect(String(refused)).toMatch(/at most 4000 million pixels in all frames; it has 12000 .* --force/)
    // Work that is forced ends as its caller asks.
    const signal = AbortSignal.abort(new WorkError('enough'))
    expect(await verify(gif, { force: true, signal })).toMatchObject({ compared: null, problem: 'enough' })
  })
})

describe('a recipe that asks for more training than is sensible', () => {
  const keys = { samples: 50_000, hidden: '8', maxIter: 1_000_000 }
  it.each<[string, object]>([
    ['of all rows', { ...keys, tol: 0, noise: 3 }],
    ['of batches of one row', { ...keys, solver: 'adam', batchSize: 1, tol: 0, noise: 3 }],
    ['of several networks', { ...keys, samples: 2000, hidden: '8|7|6|5|4|3', restarts: 1000, noise: 3 }],
  ])('is not compared, unless it is forced: %s', async (_, more) => {
    const spec = specJson(readFigureObject({ data: 'blobs', size: 800, at: 0, rasterizer, ...more }))
    const file = folder.path('out.svg')
    await renderOld(file, specOf({ at: 0 }), own => ({ ...own, spec }))
    expect(await verify(file)).toMatchObject({
      matches: null,
      compared: null,
      problem: 'its training takes more than 200 million iterations × samples × weights; --force takes them',
    })
    const signal = AbortSignal.abort(new WorkError('enough'))
    expect(await verify(file, { force: true, signal })).toMatchObject({ matches: false, problem: 'enough' })
    const remade = remake({ command: 'remake', file, given: {}, run: { quiet: true } })
    const error = await remade.catch((error: unknown) => error)
    expect([exitCodeOf(error), String(error)]).toEqual([2, expect.stringMatching(/takes more .* --force/)])
  })
})

describe('a file of another version', () => {
  const pictured = ['out.gif', 'out.png', 'frames/']
  it.each(pictured)('%s is compared by its pictures and its weights', async name => {
    const file = folder.path(name)
    await renderOld(file)
    const found = await verify(file)
    expect(found).toMatchObject({
      ...{ matches: true, compared: 'pictures', made: { nnanim: '0.0.9' }, here, weights: 0, problem: null },
      pictures: { alike: true, levels: 0, outside: 0 },
    })
  })

  it.each(['out.svg', 'out.pdf', 'out.mp4', 'out.webm'])(
    '%s is compared by all bytes but those of its recipe',
    async name => {
      const file = folder.path(name)
      await renderOld(file)
      expect(await verify(file)).toMatchObject({
        ...{ matches: true, compared: 'bytes', made: { nnanim: '0.0.9' }, here, weights: 0, problem: null },
      })
    },
  )

  it.each(['out.svg', 'out.pdf'])(
    '%s that shows something else is not compared, and never matches',
    async name => {
      const file = folder.path(name)
      // The picture of other colours under the recipe of these.
      const spec = specOf()
      await renderOld(file, specOf({ theme: 'dark' }), own => ({ ...own, spec }))
      expect(await verify(file)).toMatchObject({
        ...{ matches: null, compared: 'weights', weights: 0, pictures: null },
        problem: 'nothing but its weights could be compared',
      })
    },
  )

  it('has nothing to compare with where its recipe knows no weights either', async () => {
    const file = folder.path('out.svg')
    const withoutWeights = ({ weights: _, ...own }: Recipe) => own
    await renderOld(file, specOf({ theme: 'dark' }), own => withoutWeights({ ...own, spec: specOf() }))
    expect(await verify(file)).toMatchObject({
      ...{ matches: null, compared: 'weights', weights: null, problem: 'it holds nothing to compare with' },
    })
  })

  it('does not match where its pictures are not alike', async () => {
    const [file, other] = [folder.path('out.png'), folder.path('other.png')]
    await render(specOf({ seed: 2 }), { output: other })
    await forge(other, '"seed":2', '"seed":1')
    await render(specOf(), { output: file })
    await forge(other, `"nnanim":"${version}"`, '"nnanim":"0.0.9"')
    const { weights } = (await readArtifact(file)).recipe
    const old = (await readArtifact(other)).recipe.weights!
    await forge(other, JSON.stringify(old.sha256), JSON.stringify(weights!.sha256))
    expect(await verify(other)).toMatchObject({
      ...{ matches: false, compared: 'pictures', weights: 0, problem: 'its pictures are not alike' },
    })
  })

  it('is drawn by the rasterizer that it names, or alike by the other one', async () => {
    const file = folder.path('out.gif')
    await render(specOf({ rasterizer: 'outlines' }), { output: file })
    expect(await verify(file)).toMatchObject({ matches: true, compared: 'bytes' })
    const auto = folder.path('auto.gif')
    await render(specOf({ rasterizer: 'auto' }), { output: auto, rasterizer: 'outlines' })
    expect(await verify(auto)).toMatchObject({ matches: true, compared: 'bytes' })
    const bytes = await readFile(auto)
    const title = /"rasterizer":"(outlines [\d.]+)"/.exec(bytes.toString('latin1'))![1]
    await forge(auto, title, 'canvas 0.0.0'.padEnd(title.length, '0'))
    expect(await verify(auto)).toMatchObject({ matches: true, compared: 'pictures' })
  })
})

describe('the table that a figure was made from', () => {
  it('is found at its path, else from the folder of the figure', async () => {
    const file = await figureOf()
    const moved = folder.path('moved')
    await mkdir(moved)
    await copyFile(file, `${moved}/t.gif`)
    await copyFile(folder.path('t.csv'), `${moved}/t.csv`)
    await rm(folder.path('t.csv'))
    expect(await verify(`${moved}/t.gif`)).toMatchObject({ matches: true, compared: 'bytes' })
    // What stands at the path now is another table.
    await writeFile(folder.path('t.csv'), `${table}5,5,no\n`)
    expect(await verify(`${moved}/t.gif`)).toMatchObject({ matches: true, compared: 'bytes' })
  })

  it('is missed where it is gone, has changed, or came from standard input', async () => {
    const file = await figureOf()
    const made = await readArtifact(file)
    const spec = specIn(made)
    await writeFile(folder.path('t.csv'), `${table}5,5,no\n`)
    const changed = await findInputs(made, spec).catch((error: unknown) => error)
    expect(changed).toBeInstanceOf(WorkError)
    expect(String(changed)).toContain('t.csv has changed since')
    expect(await findInputs(made, spec, { changed: true })).toEqual({ data: folder.path('t.csv') })
    expect(await verify(file)).toMatchObject({
      matches: false,
      compared: null,
      problem: expect.stringContaining('has changed'),
    })
    await rm(folder.path('t.csv'))
    const gone = await findInputs(made, spec).catch((error: unknown) => error)
    expect(gone).toBeInstanceOf(SpecError)
    expect(String(gone)).toContain('it is gone')
    await expect(findInputs(made, { ...spec, data: '-' })).rejects.toThrow('came from standard input')
    expect(await findInputs(made, spec, { without: ['data'] })).toEqual({})
  })

  it('is known by its path and its content, a model file too', async () => {
    const file = await figureOf()
    const { sha256, weights, spec } = (await readArtifact(file)).recipe
    // Taken with sha256sum.
    expect(sha256).toEqual({ data: '4ad910b51333c7e5d7e694589faa106fe667633dc37ed5d73b722fc89dbd9d6d' })
    expect(spec.data).toBe(folder.path('t.csv'))
    expect(weights!.count).toBe(2 * 2 + 2 + 2 + 1)
    const model = folder.path('model.json')
    await render(specOf(), { output: folder.path('a.gif'), saveModel: model })
    await render(specOf({ model }), { output: folder.path('b.gif') })
    const drawn = await readArtifact(folder.path('b.gif'))
    expect(drawn.recipe.sha256).toEqual({ model: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(drawn.recipe.weights).toEqual((await readArtifact(folder.path('a.gif'))).recipe.weights)
    await writeFile(model, (await readFile(model, 'utf8')).replace('{', '{ '))
    await expect(findInputs(drawn, specIn(drawn))).rejects.toThrow('model.json has changed')
  })
})

describe('a file without a recipe', () => {
  it('is refused', async () => {
    await writeFile(folder.path('a.txt'), 'text')
    await mkdir(folder.path('empty'))
    for (const name of ['a.txt', 'empty', 'none.gif'])
      await expect(verify(folder.path(name))).rejects.toThrow(SpecError)
  })
})
