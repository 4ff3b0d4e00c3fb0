import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readFigureObject } from '../../src/encode/catalog.ts'
import { prepare } from '../../src/render/job.ts'
import type { RenderOptions } from '../../src/render/options.ts'
import { outputsOf } from '../../src/render/targets.ts'
import { freshFolder } from './files.ts'

const folder = freshFolder()

it('options of render are those of its users, not of the program’s own parts', () => {
  const sink = { write: async () => {}, commit: async () => {}, discard: async () => {} }
  const options: RenderOptions[] = [
    { output: 'a.gif', twins: true, saveModel: 'm.json', jobs: 2 },
    // @ts-expect-error
    { output: 'a.gif', into: sink },
    // @ts-expect-error
    { output: 'a.gif', onOpen: () => {} },
    // @ts-expect-error
    { output: 'a.gif', places: {} },
  ]
  expect(options).toHaveLength(4)
})

describe('a prepared job', () => {
  it('has the files of both twins, each with its format and what opens it, and opens none', async () => {
    const names = [folder.path('a.gif'), folder.path('a.png')]
    const spec = readFigureObject({ data: 'blobs', hidden: '1..3', theme: 'dark' })
    const job = await prepare(spec, outputsOf(names), { twins: true })
    expect(job.spec.theme).toBe('light')
    expect(job.twin).toEqual(spec)
    expect(job.own.map(({ file }) => file)).toEqual(names)
    expect(job.outputs.map(({ file, format }) => [file, format.name])).toEqual([
      [folder.path('a.gif'), 'gif'],
      [folder.path('a.png'), 'png'],
      [folder.path('a-dark.gif'), 'gif'],
      [folder.path('a-dark.png'), 'png'],
    ])
    expect(job.openers).toHaveLength(4)
    expect(await folder.names()).toEqual([])
  })

  it('replaces no file by a model but a model, an empty file, and any with force', async () => {
    const spec = readFigureObject({ data: 'blobs' })
    const outputs = outputsOf(folder.path('a.gif'))
    const saveModel = folder.path('m.json')
    const saves = (content: string, force?: boolean) => {
      writeFileSync(saveModel, content)
      return prepare(spec, outputs, { saveModel, force }).then(
        () => true,
        (error: Error) => error.message,
      )
    }
    expect(await saves('{"mine": 1}')).toMatch(
      /^saveModel: .*expected no file, or one that nnanim made: --force/,
    )
    expect(readFileSync(saveModel, 'utf8')).toBe('{"mine": 1}')
    for (const content of ['', '{"format": "nnanim-model"}']) expect(await saves(content)).toBe(true)
    expect(await saves('{"mine": 1}', true)).toBe(true)
  })

  it('has what opens the file of the model last, which a sweep has not', async () => {
    const saveModel = folder.path('m.json')
    const outputs = outputsOf(folder.path('a.gif'))
    const { openers } = await prepare(readFigureObject({ data: 'blobs' }), outputs, { saveModel })
    expect(openers).toHaveLength(2)
    const sweep = readFigureObject({ data: 'blobs', seed: '1..3' })
    await expect(prepare(sweep, outputs, { saveModel })).rejects.toThrow('a sweep has several networks')
  })
})
