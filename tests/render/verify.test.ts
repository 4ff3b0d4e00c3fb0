import { copyFile, mkdir, readFile, rm, unlink, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readSpec } from '../../src/encode/catalog.ts'
import { formats } from '../../src/encode/formats.ts'
import { rasterizerIn, readMade, specIn } from '../../src/render/made.ts'
import { render } from '../../src/render/render.ts'
import { placesOf } from '../../src/render/sources.ts'
import { verify } from '../../src/render/verify.ts'
import { version } from '../../src/render/version.ts'
import { SpecError, WorkError } from '../../src/spec/error.ts'
import { freshFolder } from './files.ts'
import { openTestRaster } from './open.ts'

const { name: rasterizer, version: rasterVersion } = await openTestRaster()
const here = { nnanim: version, rasterizer: `${rasterizer} ${rasterVersion}` }
const folder = freshFolder()
const specOf = (more: object = {}) =>
  readSpec({ data: 'blobs', size: '300x300', fps: 5, duration: 1, rasterizer, ...more })

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
      ...{ weights: 0, pictures: null, problem: null },
    })
    const made = await readMade(file)
    const again = folder.path(`again-${name}`)
    await render(specIn(made), { output: again, rasterizer: rasterizerIn(made) })
    const remade = await readMade(again)
    expect(remade.parts).toHaveLength(made.parts.length)
    for (const [i, part] of made.parts.entries())
      expect((await readFile(part)).equals(await readFile(remade.parts[i]!))).toBe(true)
  })

  it('matches whatever its name, also with a table, and nothing is written', async () => {
    const file = await figureOf()
    await copyFile(file, folder.path('renamed.bin'))
    const before = await folder.names()
    expect(await verify(folder.path('renamed.bin'))).toMatchObject({ matches: true, compared: 'bytes' })
    expect(await folder.names()).toEqual(before)
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

describe('a file of another version', () => {
  it.each(['out.gif', 'out.png', 'frames/'])('%s is compared by its pictures and its weights', async name => {
    const file = folder.path(name)
    await render(specOf(), { output: file })
    for (const part of (await readMade(file)).parts)
      await forge(part, `"nnanim":"${version}"`, '"nnanim":"0.0.9"')
    const found = await verify(file)
    expect(found).toMatchObject({
      ...{ matches: true, compared: 'pictures', made: { nnanim: '0.0.9' }, here, weights: 0, problem: null },
      pictures: { alike: true, levels: 0, outside: 0 },
    })
  })

  it.each(['out.svg', 'out.mp4'])('%s is compared by its weights', async name => {
    const file = folder.path(name)
    await render(specOf(), { output: file })
    await forge(file, `"nnanim":"${version}"`, '"nnanim":"0.0.9"')
    expect(await verify(file)).toMatchObject({
      matches: true,
      compared: 'weights',
      pictures: null,
      weights: 0,
    })
  })

  it('does not match where its pictures are not alike', async () => {
    const [file, other] = [folder.path('out.png'), folder.path('other.png')]
    await render(specOf({ seed: 2 }), { output: other })
    await forge(other, '"seed":2', '"seed":1')
    await render(specOf(), { output: file })
    await forge(other, `"nnanim":"${version}"`, '"nnanim":"0.0.9"')
    const { weights } = (await readMade(file)).recipe
    const old = (await readMade(other)).recipe.weights!
    await forge(other, JSON.stringify(old.sha256), JSON.stringify(weights!.sha256))
    expect(await verify(other)).toMatchObject({
      ...{ matches: false, compared: 'pictures', weights: 0, problem: 'its pictures are not alike' },
    })
  })

  it('is drawn by the rasterizer that it names, or alike by the other one', async () => {
    const file = folder.path('out.gif')
    await render(specOf({ rasterizer: 'napi' }), { output: file })
    expect(await verify(file)).toMatchObject({ matches: true, compared: 'bytes' })
    const auto = folder.path('auto.gif')
    await render(specOf({ rasterizer: 'auto' }), { output: auto, rasterizer: 'napi' })
    expect(await verify(auto)).toMatchObject({ matches: true, compared: 'bytes' })
    const bytes = await readFile(auto)
    const napi = /"rasterizer":"(napi [\d.]+)"/.exec(bytes.toString('latin1'))![1]!
    await forge(auto, napi, 'canvas 0.0.0'.slice(0, napi.length).padEnd(napi.length, '0'))
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
    const made = await readMade(file)
    const spec = specIn(made)
    await writeFile(folder.path('t.csv'), `${table}5,5,no\n`)
    const changed = await placesOf(made, spec).catch((error: unknown) => error)
    expect(changed).toBeInstanceOf(WorkError)
    expect(String(changed)).toContain('t.csv has changed since')
    expect(await placesOf(made, spec, { changed: true })).toEqual({ data: folder.path('t.csv') })
    expect(await verify(file)).toMatchObject({
      matches: false,
      compared: null,
      problem: expect.stringContaining('has changed'),
    })
    await rm(folder.path('t.csv'))
    const gone = await placesOf(made, spec).catch((error: unknown) => error)
    expect(gone).toBeInstanceOf(SpecError)
    expect(String(gone)).toContain('it is gone')
    await expect(placesOf(made, { ...spec, data: '-' })).rejects.toThrow('came from standard input')
    expect(await placesOf(made, spec, { without: ['data'] })).toEqual({})
  })

  it('is known by its path and its content, a model file too', async () => {
    const file = await figureOf()
    const { sha256, weights, spec } = (await readMade(file)).recipe
    // Taken with sha256sum.
    expect(sha256).toEqual({ data: '4ad910b51333c7e5d7e694589faa106fe667633dc37ed5d73b722fc89dbd9d6d' })
    expect(spec.data).toBe(folder.path('t.csv'))
    expect(weights!.count).toBe(2 * 2 + 2 + 2 + 1)
    const model = folder.path('model.json')
    await render(specOf(), { output: folder.path('a.gif'), saveModel: model })
    await render(specOf({ model }), { output: folder.path('b.gif') })
    const drawn = await readMade(folder.path('b.gif'))
    expect(drawn.recipe.sha256).toEqual({ model: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(drawn.recipe.weights).toEqual((await readMade(folder.path('a.gif'))).recipe.weights)
    await writeFile(model, (await readFile(model, 'utf8')).replace('{', '{ '))
    await expect(placesOf(drawn, specIn(drawn))).rejects.toThrow('model.json has changed')
  })
})

describe('a file without a recipe', () => {
  it('is refused', async () => {
    await writeFile(folder.path('a.txt'), 'text')
    await mkdir(folder.path('empty'))
    for (const name of ['a.txt', 'empty', 'none.gif'])
      await expect(verify(folder.path(name))).rejects.toThrow(SpecError)
  })

  it('may have an old one, without hashes, or one that this version does not know', async () => {
    const file = folder.path('out.gif')
    await render(specOf(), { output: file })
    const made = await readMade(file)
    const { sha256: _, weights: __, ...old } = made.recipe
    expect(specIn({ ...made, recipe: old })).toEqual(specOf())
    const spec = { ...old.spec, glitter: true }
    expect(() => specIn({ ...made, recipe: { ...old, spec } })).toThrow(`${file}:glitter`)
  })
})
