import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { readRecipe } from '../../src/encode/recipe.ts'
import { version } from '../../src/figure/version.ts'
import type { ClassRecord } from '../../src/network/network.ts'
import { SpecError } from '../../src/options/error.ts'
import { prepare } from '../../src/render/job.ts'
import type { Progress } from '../../src/render/options.ts'
import { drawersOf } from '../../src/render/raster.ts'
import { makeFiles, render } from '../../src/render/render.ts'
import type { ComparisonResult } from '../../src/render/result.ts'
import { checkOutputFiles, outputsOf } from '../../src/render/targets.ts'
import { decodeGif } from '../encode/frames.ts'
import { freshFolder } from './files.ts'
import { openTestRaster } from './open.ts'

const raster = await openTestRaster()
const { name: rasterizer } = raster
const { rasterizer: letters } = drawersOf(raster)
const folder = freshFolder()
const specOf = (more: object = {}) =>
  readSpecObject({ data: 'blobs', size: '300x300', fps: 5, duration: 2, rasterizer, ...more })

describe('render', () => {
  it('makes the files of a spec and tells what was made', async () => {
    const steps: Progress[] = []
    const spec = specOf()
    const output = [folder.path('out.gif'), folder.path('out.png')]
    const result = await render(spec, { output, onProgress: step => steps.push(step) })
    const [gif, png] = await Promise.all(output.map(file => readFile(file)))
    expect(result).toMatchObject({
      version,
      spec,
      data: { name: 'blobs', samples: 200, features: 2, classes: ['0', '1'] },
      network: { sizes: [2, 2, 1], activations: ['sigmoid', 'sigmoid'] },
      training: { accuracy: 1, correct: 200, restarts: 1, converged: true },
      outputs: [
        {
          file: output[0],
          format: 'gif',
          width: 300,
          height: 300,
          frames: 10,
          seconds: 2,
          bytes: gif!.length,
        },
        {
          file: output[1],
          format: 'png',
          width: 300,
          height: 300,
          frames: 1,
          seconds: 0,
          bytes: png!.length,
        },
      ],
      rasterizer: letters,
      shapes: 'nnanim',
    })
    expect(JSON.stringify(result)).not.toMatch(/NaN|null,"training"/)
    expect(await folder.names()).toEqual(['out.gif', 'out.png'])
    expect(decodeGif(gif!).frames.reduce((sum, { delay }) => sum + delay, 0)).toBe(200)
    expect(new Set(steps.map(({ stage }) => stage))).toEqual(new Set(['train', 'draw', 'write']))
    expect(steps.at(-1)).toEqual({ stage: 'write', done: 2, total: 2 })
  })

  it('gives the same bytes twice, under any name, and the recipe to make them again', async () => {
    await render(specOf(), { output: folder.path('a.gif') })
    await render(specOf(), { output: folder.path('another name.GIF') })
    const file = await readFile(folder.path('a.gif'))
    expect((await readFile(folder.path('another name.GIF'))).equals(file)).toBe(true)
    const recipe = readRecipe(file)!
    expect(recipe.nnanim).toBe(version)
    expect(recipe.rasterizer).toMatch(new RegExp(`^${letters} \\d+\\.\\d+\\.\\d+$`))
    await render(readSpecObject(recipe.spec), { output: folder.path('remade.gif') })
    expect((await readFile(folder.path('remade.gif'))).equals(file)).toBe(true)
  })

  it('judges the hidden layer, and finds its margin when asked, which changes no picture', async () => {
    const [plain, asked] = [folder.path('plain.gif'), folder.path('asked.gif')]
    const { training } = await render(specOf(), { output: plain })
    expect((training as ClassRecord).verdict).toEqual({
      separable: true,
      margin: null,
      inputAccuracy: 0.75,
      hiddenAccuracy: 1,
    })
    const judged = await render(specOf(), { output: asked, margin: true })
    expect((judged.training as ClassRecord).verdict!.margin).toBeGreaterThan(0)
    expect((await readFile(asked)).equals(await readFile(plain))).toBe(true)
  })

  it('trains no network where classifiers are compared without one, and tells of none', async () => {
    const steps: Progress[] = []
    const onProgress = (step: Progress) => steps.push(step)
    const output = folder.path('tree.png')
    const spec = specOf({ scene: 'compare', classifiers: 'tree,knn', size: '600x500' })
    const { network, training, compare, alt } = await render(spec, { output, onProgress })
    expect([network, training]).toEqual([null, null])
    expect(compare!.map(({ classifier }) => classifier)).toEqual(['tree', 'knn'])
    expect(alt).toMatch(
      /of 200 training points and of 200 new points: decision tree 200 and \d+, nearest neighbours \d+ and \d+\.$/,
    )
    for (const { notLearned } of compare as ComparisonResult[]) {
      expect(notLearned).toMatchObject({ by: 'fresh points', samples: 200 })
      expect(notLearned!.accuracy).toBe(notLearned!.correct / 200)
      expect(alt).toContain(` and ${notLearned!.correct}`)
    }
    expect(steps.map(({ stage }) => stage)).not.toContain('train')
    expect(readRecipe(await readFile(output))).not.toHaveProperty('weights')
    await expect(render(spec, { output, saveModel: folder.path('m.json') })).rejects.toThrow(
      'compared without a network',
    )
    const both = await render(specOf({ scene: 'compare', classifiers: 'tree,network', size: '600x500' }), {
      output,
    })
    expect(both.training).toMatchObject({ correct: 200, restarts: 1 })
  })

  it('draws a saved network as it was trained', async () => {
    const output = folder.path('out.gif')
    const saved = await render(specOf(), { output, saveModel: folder.path('model.json') })
    const loaded = await render(specOf({ model: folder.path('model.json') }), { output })
    expect(loaded.network).toEqual(saved.network)
    expect(loaded.training).toMatchObject({ correct: 200, restarts: 0, stopped: 'model' })
    expect(loaded.training!.loss).toBeCloseTo(saved.training!.loss, 12)
    expect(await folder.names()).toEqual(['model.json', 'out.gif'])
  })
})

describe('a long training', () => {
  it('reports start, iteration and loss while it goes on, and stops when it is aborted', async () => {
    const spec = specOf({ samples: 2000, noise: 2, hidden: '16,16', restarts: 7, tol: 0 })
    const controller = new AbortController()
    const steps: Progress[] = []
    const made = render(spec, {
      output: folder.path('out.png'),
      signal: controller.signal,
      onProgress(step) {
        steps.push(step)
        // As a signal does, which comes between two steps.
        if (steps.length === 3) setTimeout(() => controller.abort(new Error('stopped')))
      },
    })
    await expect(made).rejects.toThrow('stopped')
    const [before, ...during] = steps
    expect(before).toEqual({ stage: 'train', done: 0, total: 1 })
    expect(during.length).toBeGreaterThan(1)
    for (const { training, ...step } of during) {
      expect(step).toEqual({ stage: 'train', done: 0, total: 1 })
      expect(training).toMatchObject({ starts: 7 })
      if (!training || 'trial' in training) throw new Error('a network was chosen')
      expect(training.start).toBeLessThanOrEqual(7)
      expect(training.loss).toBeLessThan(1)
    }
    expect(during[1].training).not.toEqual(during[0].training)
    expect(await folder.names()).toEqual([])
  })
})

describe('a wrong call', () => {
  const refused = async (
    spec: Parameters<typeof render>[0],
    output: string | string[],
    saveModel?: string,
  ) => {
    const stages: string[] = []
    const error = await render(spec, {
      output,
      saveModel,
      onProgress: ({ stage }) => stages.push(stage),
    }).catch((error: unknown) => error)
    expect(error).toBeInstanceOf(SpecError)
    expect(stages).toEqual([])
    expect(await folder.names()).toEqual([])
    return error as SpecError
  }

  it('is refused before any work, and leaves nothing', async () => {
    expect(await refused(specOf(), folder.path('out.jpeg'))).toMatchObject({ field: 'output' })
    expect(await refused(specOf(), folder.path('no/out.gif'))).toMatchObject({ field: 'output' })
    expect(await refused(specOf(), [])).toMatchObject({ field: 'output' })
    expect(await refused(specOf(), folder.path('out.gif'), folder.path('no/m.json'))).toMatchObject({
      field: 'saveModel',
    })
  })

  it('is one file twice', async () => {
    const twice = [folder.path('out.gif'), `${folder.path('.')}/./out.gif`]
    expect((await refused(specOf(), twice)).message).toContain('another file')
  })

  it('is a video that is larger than players take, and compressors in the memory of most machines', async () => {
    const large = async (name: string, more: object) =>
      (await refused(specOf(more), folder.path(name))).message
    for (const name of ['a.mp4', 'a.webm']) {
      expect(await large(name, { size: '4000x4000', density: 2 })).toContain(
        'density: got 2, expected less: a .',
      )
      expect(await large(name, { size: '4000x2229' })).toMatch(
        /size: got "4000x2229".* at most 8\.912896 million pixels and 8192 each way, and 4000 × 2229 are 8\.916 million/,
      )
      expect(await large(name, { size: '3000x300', density: 3 })).toContain('density: got 3')
      for (const size of ['4000x2228', '3840x2160'])
        expect(() => checkOutputFiles(specOf({ size }), outputsOf(name))).not.toThrow()
    }
    const others = outputsOf(['a.gif', 'a.png'])
    expect(() => checkOutputFiles(specOf({ size: '4000x4000', density: 2 }), others)).not.toThrow()
  })

  it('is several files where the bytes of one are taken', async () => {
    const into = { write: async () => {}, commit: async () => {}, discard: async () => {} }
    const one = folder.path('a.png')
    for (const more of [
      { output: [one, folder.path('b.png')] },
      { twins: true },
      { saveModel: folder.path('m.json') },
    ]) {
      const { output = one, ...options } = more
      await expect(prepare(specOf({ at: 0 }), outputsOf(output), { into, ...options })).rejects.toThrow(
        /(output|saveModel): .*`into`/,
      )
    }
    const job = await prepare(specOf({ at: 0 }), outputsOf(one), { into })
    await expect(makeFiles(job)).resolves.toMatchObject({ outputs: [{ format: 'png' }] })
    expect(await folder.names()).toEqual([])
  })
})

describe('more frames a second than a GIF can show', () => {
  const fast = { scene: 'data', size: 150, fps: 60, duration: 1 }

  it('leave a GIF 50, with a note, and other files what was asked for', async () => {
    const output = [folder.path('fast.gif'), folder.path('fast/')]
    const { outputs, notes, spec } = await render(specOf(fast), { output })
    expect(outputs.map(({ frames }) => frames)).toEqual([50, 60])
    expect(notes).toContain('a GIF shows 50 frames a second, not 60')
    expect(spec.fps).toBe(60)
    const delays = decodeGif(await readFile(output[0])).frames.map(({ delay }) => delay)
    expect(Math.min(...delays)).toBe(2)
    expect(delays.reduce((sum, delay) => sum + delay, 0)).toBe(100)
  })

  it('are told only where frames are left out, also beside a budget', async () => {
    const output = folder.path('out.gif')
    for (const more of [{ at: 0 }, { fps: 50 }])
      expect((await render(specOf({ ...fast, ...more }), { output })).notes.join()).not.toContain('a second')
    const { notes, outputs } = await render(specOf({ ...fast, maxSize: '5MB' }), { output })
    expect(notes.filter(note => note.includes('second'))).toEqual(['a GIF shows 50 frames a second, not 60'])
    expect(outputs[0].frames).toBe(50)
  })
})

describe('an old file', () => {
  it('survives a run that is aborted or fails, and nothing is left behind', async () => {
    const output = folder.path('out.gif')
    await writeFile(output, 'old')
    for (const stage of ['train', 'draw'] as const) {
      const controller = new AbortController()
      const onProgress = (progress: Progress) => {
        if (progress.stage === stage) controller.abort(new Error('stopped'))
      }
      await expect(render(specOf(), { output, signal: controller.signal, onProgress })).rejects.toThrow(
        'stopped',
      )
    }
    const failing = render(specOf(), {
      output: [output, folder.path('out.png')],
      onProgress: ({ stage, done }) => {
        if (stage === 'draw' && done === 4) throw new Error('no room')
      },
    })
    await expect(failing).rejects.toThrow('no room')
    await expect(render(specOf(), { output, signal: AbortSignal.abort() })).rejects.toThrow('abort')
    expect(await readFile(output, 'utf8')).toBe('old')
    expect(await folder.names()).toEqual(['out.gif'])
  })
})
