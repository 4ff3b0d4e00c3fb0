import { link, mkdir, symlink, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { SpecError } from '../../src/options/error.ts'
import { type JobOptions, prepare } from '../../src/render/job.ts'
import { keepApart } from '../../src/render/keep-apart.ts'
import { render } from '../../src/render/render.ts'
import { outputsOf } from '../../src/render/targets.ts'
import { freshFolder } from './files.ts'

const folder = freshFolder()
const target = (name: string, isFolder = false) => ({
  ...{ field: 'output', file: name, isFolder },
  path: folder.path(name.replace(/\/$/, '')),
})

describe('a target is refused', () => {
  it('that is what the call reads, by any of its names', async () => {
    await writeFile(folder.path('t.csv'), '')
    await symlink('t.csv', folder.path('soft.gif'))
    await link(folder.path('t.csv'), folder.path('hard.gif'))
    const check = keepApart([folder.path('t.csv'), folder.path('missing.json')], [])
    for (const name of ['t.csv', 'soft.gif', 'hard.gif']) {
      expect(() => check(target(name)), name).toThrow(SpecError)
      expect(() => check(target(name)), name).toThrow(`got "${name}", expected another file: `)
    }
    await writeFile(folder.path('old.gif'), '')
    for (const name of ['old.gif', 'new.gif', 'missing.json'])
      expect(() => check(target(name)), name).not.toThrow()
  })

  it('that lies in a folder which the call writes, at any depth', () => {
    const targets = 'frames/ frames/a.gif frames/a/b.gif frames/a/ frames-dark/ frames.gif a/frames/'.split(
      ' ',
    )
    const check = keepApart(
      [],
      targets.map(name => target(name, name.endsWith('/'))),
    )
    const refused = targets.filter(name => {
      try {
        check(target(name))
        return false
      } catch (error) {
        expect((error as Error).message).toContain('a name outside of frames/')
        return true
      }
    })
    expect(refused).toEqual(['frames/a.gif', 'frames/a/b.gif', 'frames/a/'])
  })
})

describe('what a figure is made from', () => {
  const table = 'a,b,label\n1,2,x\n2,1,y\n3,3,x\n0,1,y\n4,2,x\n1,1,y\n'

  it('is not replaced by what is made', async () => {
    const data = folder.path('t.csv')
    await writeFile(data, table)
    await symlink('t.csv', folder.path('t.gif'))
    const spec = readSpecObject({ data, size: 100, at: 0, hidden: 2, maxIter: 5, restarts: 1 })
    const png = folder.path('a.png')
    const rejects = async (
      { output, ...options }: JobOptions & { output: string | string[] },
      words: string,
    ) => {
      await expect(prepare(spec, outputsOf(output), options)).rejects.toThrow(SpecError)
      await expect(prepare(spec, outputsOf(output), options)).rejects.toThrow(words)
    }
    await rejects({ output: png, saveModel: data }, 'saveModel: got')
    await writeFile(folder.path('spec.yaml'), '')
    await rejects(
      { output: png, saveModel: folder.path('spec.yaml'), inputs: [folder.path('spec.yaml')] },
      'is read',
    )
    await mkdir(folder.path('frames'))
    await rejects({ output: [`${folder.path('frames')}/`, folder.path('frames/a.png')] }, 'a name outside of')
    await expect(render({ ...spec, at: null }, { output: folder.path('t.gif') })).rejects.toThrow('is read')
    expect(await folder.names()).toEqual(['frames', 'spec.yaml', 't.csv', 't.gif'])
    const { outputs } = await render(spec, { output: png, saveModel: folder.path('m.json') })
    expect(outputs).toHaveLength(1)
  })
})
