import { beforeAll, describe, expect, it } from 'vitest'
import * as core from '../../src/core.ts'
import { loadDataset, loadRegression } from '../../src/render/load.ts'
import { render } from '../../src/render/render.ts'

const { SpecError } = core

/** What callers without types give. */
const wrong: readonly unknown[] = [null, Number.NaN, {}, [], 5, '__proto__', 'constructor', Symbol('s')]
const never = (value: unknown) => value as never

const small = { data: 'blobs', hidden: 2, size: 120, restarts: 1, maxIter: 5 } as const
let made: core.Figure
let network: core.Network
let dataset: core.ClassDataset
let spec: core.Spec

beforeAll(async () => {
  made = await core.figure(small)
  spec = made.spec as core.Spec
  network = made.networks[0].network
  dataset = made.networks[0].dataset as core.ClassDataset
})

/** The error of a call, which throws or rejects. */
async function errorOf(call: () => unknown): Promise<Error> {
  try {
    await call()
  } catch (error) {
    return error as Error
  }
  return new Error('nothing was refused')
}

describe('what is given wrongly is said as a fault of a spec is', () => {
  const calls: Record<string, (value: unknown) => unknown> = {
    figure: value => core.figure(never(value)),
    draw: value => core.draw(never(value), 'png'),
    'format of draw': value => core.draw(small, never(value)),
    'figure of draw': value => core.draw(never({ networks: value, under: value }), 'png'),
    'at of a figure': value => made.at(never(value)),
    'toSvg of a moment': value => core.toSvg(made, never(value)),
    loadLanguage: value => core.loadLanguage(never(value)),
    'lang of loadLanguage': value => core.loadLanguage({ lang: never(value) }),
    toTable: value => core.toTable(never(value)),
    readSpec: value => core.readSpec(never(value)),
    train: value => core.train(never(value)),
    trainAsync: value => core.trainAsync(never(value)),
    'spec of buildScene': value => core.buildScene(never(value), dataset, network),
    'points of buildScene': value => core.buildScene(spec, never(value), network),
    'network of buildScene': value => core.buildScene(spec, dataset, never(value)),
    forward: value => core.forward(never(value), dataset.x),
    lossAndGradient: value => core.lossAndGradient(never(value), dataset, 0),
    'network of toModel': value => core.toModel(never(value), dataset),
    'points of toModel': value => core.toModel(network, never(value)),
    readModel: value => core.readModel(never(value)),
    verdict: value => core.verdict(never(value), dataset),
    'points of verdict': value => core.verdict(network, never(value)),
    loadDataset: value => loadDataset(never(value)),
    loadRegression: value => loadRegression(never(value)),
    render: value => render(never(value), { output: 'never.png' }),
  }
  // A moment beyond the end is its nearest one.
  const taken: Record<string, readonly unknown[]> = { 'at of a figure': [5], 'toSvg of a moment': [5] }
  it.each(Object.keys(calls))('to %s', async name => {
    for (const value of [...wrong, Promise.resolve(small)]) {
      if (taken[name]?.includes(value)) continue
      const error = await errorOf(() => calls[name](value))
      expect(error, `${String(value)}: ${error}`).toBeInstanceOf(SpecError)
      expect(error.message.length).toBeLessThan(2000)
    }
  })

  it.each([
    ['figure(null)', () => core.figure(never(null)), 'spec: got null, expected keys with values'],
    ['at(NaN)', () => made.at(Number.NaN), 'moment: got NaN, expected seconds, "poster" or "end"'],
    [
      'a language',
      () => core.loadLanguage({ lang: '__proto__' }),
      'lang: got "__proto__", expected one of en',
    ],
    ['a spec that was not read', () => render(never(small), { output: 'a.png' }), 'expected a whole one'],
    [
      'a file that is a number',
      () => core.figure({ data: 'a.csv' }, { files: { 'a.csv': never(5) } }),
      'files.a.csv: got 5, expected a text, or bytes in a Uint8Array',
    ],
  ])('%s', async (_, call, message) => {
    const error = await errorOf(call)
    expect(error).toBeInstanceOf(SpecError)
    expect(error.message).toContain(message)
  })
})

describe('a Promise in a spec', () => {
  const late = Promise.resolve(3)
  it.each<[string, () => unknown]>([
    ['spec', () => core.readSpec(never(Promise.resolve({ data: 'moons' })))],
    ['data', () => core.figure({ data: never(late) })],
    ['data.x', () => core.figure({ data: { x: never(late), y: [0, 1] } })],
    ['hidden', () => core.readSpec({ data: 'moons', hidden: never(late) })],
    ['theme', () => core.readSpec({ data: 'moons', theme: never(late) })],
    ['title', () => core.readFigureSpec({ data: 'moons', title: never(late) })],
    ['spec', () => made.under(never(late))],
  ])('is told of %s', async (field, call) => {
    const error = await errorOf(call)
    expect(error).toMatchObject({ name: 'SpecError', field })
    expect(error.message).toContain(`${field}: got a Promise: await it first, expected`)
  })

  it('is told inside a value too', async () => {
    const classColors = [late, '#00ff00']
    const error = await errorOf(() => core.readSpec({ data: 'moons', classColors: never(classColors) }))
    expect(error).toBeInstanceOf(SpecError)
    const background = await errorOf(() =>
      core.readSpec({ data: 'moons', theme: { background: never(late) } }),
    )
    expect(background).toMatchObject({ name: 'SpecError', field: 'theme' })
    expect(background.message).toContain('a Promise: await it first')
  })
})

describe('a figure under other keys', () => {
  const blobs = { ...small, samples: 40, size: 200 } as const
  /** All that is seen of a figure. */
  const shown = (figure: core.Figure) => ({
    pictures: [0, 0.4, 1].map(share => core.toSvg(figure, share * figure.duration)),
    alt: figure.alt,
    notes: figure.notes,
    recipe: figure.recipe,
  })

  it.each<[Partial<core.FigureCall>]>([
    [{ theme: 'dark' }],
    [{ size: 300, title: 'Rings' }],
    [{ scene: 'explain' }],
    [{ scene: 'compare', classifiers: 'tree', size: 300 }],
    [{ sequence: 'data,boundary' }],
    [{ lang: 'de', classNames: ['in', 'out'] }],
    [{ film: 3 }],
  ])('%j is what `figure` makes of all its keys', async change => {
    const before = await core.figure(blobs)
    const again = await core.figure({ ...blobs, ...change })
    const under = await before.under(change)
    expect(shown(under)).toEqual(shown(again))
    expect(under.networks[0].network).toBe(before.networks[0].network)
    const light = await before.under({ ...change, theme: 'light' })
    expect((await under.under({ theme: 'light' })).spec).toEqual(light.spec)
  })

  it.each(['blobs', 'y = sin(3*x)'])('keeps the iterates of %s for another language', async data => {
    const call = { data, samples: 30, hidden: 2, scene: 'training', restarts: 1, maxIter: 20 } as const
    const german = await (await core.figure(call)).under({ lang: 'de' })
    expect(shown(german)).toEqual(shown(await core.figure({ ...call, lang: 'de' })))
  })

  it('takes a spec that was read, of a sweep too, and points as arrays', async () => {
    const sweep = await core.figure({ ...blobs, hidden: '2..3', size: '400x200' })
    const dark = await sweep.under({ ...sweep.spec, theme: 'dark' })
    expect(dark.spec).toEqual((await sweep.under({ theme: 'dark' })).spec)
    expect(dark.networks).toHaveLength(2)
    const data = { x: [[1], [2], [3], [4]], y: [0, 0, 1, 1] }
    const own = await core.figure({ data, hidden: 2, restarts: 1, maxIter: 9 })
    const [given, kept] = [await own.under({ data, theme: 'dark' }), await own.under({ theme: 'dark' })]
    expect(given.spec).toEqual(kept.spec)
    const other = { x: [[1], [2], [3], [5]], y: [0, 0, 1, 1] }
    await expect(own.under({ data: other })).rejects.toThrow(/data\.json: expected the content that it had/)
  })

  it.each<[string, object]>([
    ['data: got "moons", expected blobs: `figure` takes others', { data: 'moons' }],
    ['hidden: got "3", expected 2: `figure` takes others', { hidden: 3 }],
    ['theme: got "drak", expected one of', { theme: 'drak' }],
    ['them: expected a key of the spec. Did you mean "theme"?', { them: 'dark' }],
    ['rasterizer: got "canvas", expected outlines', { rasterizer: 'canvas' }],
  ])('%s', async (message, change) => {
    await expect(made.under(change as never)).rejects.toThrow(message)
    expect((await errorOf(() => made.under(change as never))).name).toBe('SpecError')
  })

  it('shows no network that was not trained', async () => {
    const untrained = await core.figure({ ...small, size: 300, scene: 'compare', classifiers: 'knn' })
    expect(untrained.recipe?.weights).toBeUndefined()
    await expect(untrained.under({ scene: 'boundary', classifiers: null })).rejects.toThrow(
      'none was trained',
    )
  })
})
