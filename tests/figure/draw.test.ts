import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it, vi } from 'vitest'
import { readFigureObject } from '../../src/encode/catalog.ts'
import type { PlainFormat } from '../../src/encode/formats.ts'
import { readRecipe } from '../../src/encode/recipe.ts'
import { classifiers } from '../../src/estimators/classifiers.ts'
import { comparedNames } from '../../src/estimators/keys.ts'
import { regressors } from '../../src/estimators/regressors.ts'
import { draw } from '../../src/figure/draw.ts'
import { type FigureCall, figure } from '../../src/figure/figure.ts'
import { inputLoader } from '../../src/figure/load.ts'
import { toTable } from '../../src/figure/own-data.ts'
import { untrainedParts } from '../../src/figure/untrained.ts'
import { toModel } from '../../src/network/models/nnanim.ts'
import type { ClassRecord } from '../../src/network/network.ts'
import { SpecError, WorkError } from '../../src/options/error.ts'
import { changeFigure } from '../../src/options/sweep.ts'
import { toSvg } from '../../src/paint/svg.ts'
import { readArtifact } from '../../src/render/artifact.ts'
import { reader } from '../../src/render/load.ts'
import { render } from '../../src/render/render.ts'
import { remakeInMemory } from '../../src/render/verify.ts'
import type { TrainedClassifier } from '../../src/scene/model/trained.ts'
import { buildFigure } from '../../src/scene/scenes/build.ts'
import { freshFolder } from '../render/files.ts'

const { path } = freshFolder()

/** Few pixels and few frames, which every format has. */
const small = { size: 200, fps: 5, duration: 1 }
const blobs = { ...small, data: 'blobs', samples: 60, hidden: 2, restarts: 1 }

/** The bytes of the files that one `render` writes with the letters of outlines. */
async function allWritten(input: object, formats: readonly string[]): Promise<Uint8Array[]> {
  const output = formats.map(format => path(`written.${format}`))
  await render(readFigureObject({ ...input, rasterizer: 'outlines' }, output), { output })
  return Promise.all(output.map(file => readFile(file)))
}
const written = async (input: object, format: string) => (await allWritten(input, [format]))[0]

const table = `a,b,kind\n${Array.from({ length: 24 }, (_, i) => `${i % 5},${(i * 7) % 11},${i % 2 ? 'p' : 'q'}`).join('\n')}\n`
const own = {
  x: Array.from({ length: 20 }, (_, i) => [Math.sin(i), Math.cos(3 * i)]),
  y: Array.from({ length: 20 }, (_, i) => ((i * i) % 3) % 2),
}

describe('draw', () => {
  it.each<[string, object, PlainFormat[]]>([
    ['two units', { ...blobs, theme: 'light' }, ['gif', 'svg', 'anim.svg', 'html', 'figure.json']],
    [
      'many units, with loops of WebAssembly',
      { data: 'moons', samples: 60, hidden: '16,16', maxIter: 6, restarts: 1 },
      ['png'],
    ],
    ['a sweep', { data: 'xor', samples: 20, hidden: '1..2', restarts: 1, size: '400x200' }, ['png']],
    ['a formula', { data: 'y = sin(3*x)', hidden: 4, maxIter: 60, restarts: 1 }, ['svg']],
    ['adam', { data: 'moons', samples: 60, hidden: 3, solver: 'adam', maxIter: 10, restarts: 1 }, ['svg']],
    ['a background that is left out', { ...blobs, transparent: true }, ['png']],
    ['a budget', { ...blobs, maxSize: '20kB' }, ['gif']],
  ])('gives the bytes that are written of %s', async (_, input, formats) => {
    const files = await allWritten({ ...small, ...input }, formats)
    const made = await figure({ ...small, ...input } as FigureCall)
    for (const [i, format] of formats.entries())
      expect(Buffer.compare(await draw(made, format), files[i]), format).toBe(0)
  })

  it('reads files that are given by their names, as they are read from the disk', async () => {
    await writeFile(path('rows.csv'), table)
    const data = path('rows.csv')
    const input = { ...small, data, hidden: 2, restarts: 1 }
    const bytes = await draw(input, 'png', { files: { [data]: table } })
    expect(Buffer.compare(bytes, await written(input, 'png'))).toBe(0)
    expect(readRecipe(bytes)!.sha256!.data).toMatch(/^[\da-f]{64}$/)
    await expect(draw(input, 'png', { files: { 'row.csv': table } })).rejects.toThrow(/`files` holds/)
  })

  it('sets texts in a font that is given by its name', async () => {
    const font = 'tests/fonts/noto.otf'
    const input = { ...blobs, font, title: '漢 and Ω' }
    const files = { [font]: await readFile(font) }
    for (const format of ['png', 'svg', 'html', 'gif'] as const)
      expect(Buffer.compare(await draw(input, format, { files }), await written(input, format)), format).toBe(
        0,
      )
    await expect(draw(input, 'png', { files: { [font]: 'no font' } })).rejects.toThrow('expected a font')
  })

  it('draws a figure that was made before, also under another spec, without training again', async () => {
    const made = await figure(blobs)
    expect(made.networks).toHaveLength(1)
    expect(toSvg(made, 0.5)).toContain('<svg')
    expect(Buffer.compare(await draw(made, 'gif'), await written(blobs, 'gif'))).toBe(0)
    const dark = await made.under(changeFigure(made.spec, { theme: 'dark' }))
    expect(dark.networks).toBe(made.networks)
    const darkBytes = await written({ ...blobs, theme: 'dark' }, 'svg')
    expect(Buffer.compare(await draw(dark, 'svg'), darkBytes)).toBe(0)
  })

  it('names nnanim itself for what is there alone', async () => {
    for (const format of ['pdf', 'mp4', 'webm', 'frames', 'constructor'])
      await expect(draw(blobs, format as PlainFormat)).rejects.toThrow(/gif, .*of nnanim writes/)
    await expect(draw({ ...blobs, rasterizer: 'canvas' }, 'png')).rejects.toThrow(/nnanim itself/)
    await expect(draw({ ...blobs, font: 'own.ttf' }, 'png')).rejects.toThrow(/`files` holds/)
    await expect(draw({ ...small, data: '-' }, 'png')).rejects.toThrow(/nnanim itself/)
  })

  it('refuses what a format cannot show before it trains', async () => {
    const steps: unknown[] = []
    const refused = draw({ ...small, data: 'circles', hidden: 3 }, 'anim.svg', {
      onProgress: step => steps.push(step),
    })
    await expect(refused).rejects.toThrow(SpecError)
    expect(steps).toEqual([])
  })

  it('fits the classifiers that it compares before it trains', async () => {
    const stages = new Set<string>()
    const onProgress = ({ stage }: { stage: string }) => stages.add(stage)
    await figure({ ...blobs, scene: 'compare', classifiers: 'tree,network' }, { onProgress })
    expect([...stages]).toEqual(['fit', 'train'])
    stages.clear()
    const one = { data: { x: [[0, 0], [1, 1], [1, 0]], y: ['a', 'a', 'b'] }, classifiers: 'qda,network' } // biome-ignore format: one line
    await expect(figure({ ...small, ...one, scene: 'compare' }, { onProgress })).rejects.toThrow(/QDA needs/)
    expect([...stages]).toEqual(['fit'])
  })

  it('fits nothing for a plan', async () => {
    const fits = [classifiers, regressors].flatMap(all => Object.values(all).map(one => vi.spyOn(one, 'fit')))
    for (const more of [
      { data: 'circles' },
      { data: 'iris', slice: 'auto' },
      { data: 'iris', reduce: 'lda:2' },
    ]) {
      const spec = readFigureObject({ ...small, ...more, scene: 'compare' })
      const { parts, font } = await untrainedParts(spec, inputLoader(reader))
      const scene = buildFigure(spec, parts, font)
      expect(scene.chapters.map(({ id }) => id)).toEqual(['data', ...comparedNames(classifiers), 'grid'])
      for (const { start } of scene.chapters) expect(scene.at(start + 0.1).length).toBeGreaterThan(10)
    }
    const curves = readFigureObject({ ...small, data: 'y = sin(3*x)', scene: 'compare' })
    const { parts, font } = await untrainedParts(curves, inputLoader(reader))
    const { chapters } = buildFigure(curves, parts, font)
    expect(chapters.map(({ id }) => id)).toEqual(['data', ...comparedNames(regressors), 'grid'])
    for (const fit of fits) expect(fit).not.toHaveBeenCalled()
    vi.restoreAllMocks()
  })

  it('tells of its progress, lets others go on, and stops when it is told to', async () => {
    const stages = new Set<string>()
    let turns = 0
    const timer = setInterval(() => turns++, 0)
    await draw({ ...small, data: 'spirals', hidden: 8, restarts: 2 }, 'gif', {
      onProgress: ({ stage }) => stages.add(stage),
    })
    clearInterval(timer)
    expect([...stages]).toEqual(['train', 'draw'])
    expect(turns).toBeGreaterThan(5)
    for (const at of ['train', 'draw']) {
      const controller = new AbortController()
      const stopped = draw({ ...small, data: 'spirals', hidden: 8 }, 'gif', {
        signal: controller.signal,
        onProgress: ({ stage }) => stage === at && controller.abort(new WorkError('enough')),
      })
      await expect(stopped).rejects.toThrow('enough')
    }
  })
})

describe('own arrays', () => {
  it('are a table of that content: the figure is remade from the file', async () => {
    const input = { ...small, data: own, hidden: 2, restarts: 2 }
    const bytes = await draw(input, 'png')
    const { spec, sha256 } = readRecipe(bytes)!
    expect(spec.data).toBe('data.json')
    expect(sha256!.data).toMatch(/^[\da-f]{64}$/)
    await writeFile(path('data.json'), toTable(own))
    await writeFile(path('own.png'), bytes)
    const artifact = await readArtifact(path('own.png'))
    let compared = 0
    await remakeInMemory(artifact, readFigureObject(spec), {}, async (old, now) => {
      expect(Buffer.compare(old, now)).toBe(0)
      compared++
    })
    expect(compared).toBe(1)
  })

  it('may be one array, have names, and a target instead of classes', async () => {
    const flat = Float64Array.from(own.x.flat())
    const same = await figure({
      ...small,
      data: { x: flat, y: Int8Array.from(own.y) },
      hidden: 2,
      restarts: 1,
    })
    const rows = await figure({ ...small, data: own, hidden: 2, restarts: 1 })
    expect(same.recipe).toEqual(rows.recipe)
    const named = await figure({
      ...small,
      data: { ...own, features: ['width', 'height'], classes: ['zebra', 'ant'] },
      ...{ hidden: 2, restarts: 1 },
    })
    // The first class stays the first, whatever their names.
    expect(named.networks[0].dataset.features).toEqual(['width', 'height'])
    expect([...named.networks[0].dataset.y]).toEqual(own.y)
    expect(named.spec).toMatchObject({ classNames: ['zebra', 'ant'] })
    const target = await figure({
      ...small,
      data: { x: own.x, y: own.x.map(([a]) => a * a) },
      target: 'price',
      hidden: 2,
    })
    expect(target.networks[0].dataset).toMatchObject({ target: { name: 'price' } })
  })

  it('go with a model that is an object, whose classes have names', async () => {
    const classes = ['zebra', 'ant']
    const data = { ...own, classes }
    const trained = await figure({ ...small, data, hidden: 2, restarts: 1 })
    const { network, dataset } = trained.networks[0] as TrainedClassifier
    for (const names of [classes, ['0', '1']]) {
      const model = toModel(network, { ...dataset, classes: names })
      const again = await figure({ ...small, data, model })
      expect(again.networks[0].network).toEqual(network)
      expect(again.spec).toMatchObject({ model: 'model.json' })
      expect(again.networks[0].record).toMatchObject({
        correct: (trained.networks[0].record as ClassRecord).correct,
      })
    }
  })

  const two = [[1, 2], [2, 3]] // biome-ignore format: one line
  it.each([
    [{ x: [two[0], [Number.NaN, 3]], y: [0, 1] }, 'data.x[1][0]'],
    [{ x: [[1, 2], [3]], y: [0, 1] }, 'data.x[1]'],
    [{ x: [[1], [2], [3]], y: [0, 1] }, 'data.y'],
    [{ x: new Float64Array(5), y: [0, 1] }, 'data.x'],
    [{ x: [], y: [] }, 'data.y'],
    [{ x: two, y: ['a', 'a'] }, 'data.y'],
    [{ x: two, y: [0, 2], classes: ['a', 'b'] }, 'data.y[1]'],
    [{ x: two, y: [0, 1], classes: ['a', 'b', 'c'] }, 'data.classes[2]'],
    [{ x: [[1], [2]], y: [0, 1], features: ['a', 'b'] }, 'data.features'],
    [{ x: two, y: [0, 1], features: ['a', 'a'] }, 'data.features[1]'],
    [{ x: two, y: [0, 1], features: ['a', '7'] }, 'data.features[1]'],
    [{ x: 'xy', y: [0, 1] }, 'data.x'],
    [{}, 'data.x'],
  ])('%j are refused at their place', async (data, field) => {
    await expect(figure({ data: data as never })).rejects.toMatchObject({ name: 'SpecError', field })
  })

  it('of a target are refused where one is no number', async () => {
    const data = { x: [[1], [2]], y: [1, Number.POSITIVE_INFINITY] }
    await expect(figure({ data, target: 'price' })).rejects.toMatchObject({ field: 'data.y[1]' })
  })
})
