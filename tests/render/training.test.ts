import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { readSpecObject } from '../../src/encode/catalog.ts'
import type { Training } from '../../src/network/training.ts'
import { prepare } from '../../src/render/job.ts'
import { makeFiles, render } from '../../src/render/render.ts'
import { outputsOf } from '../../src/render/targets.ts'
import { freshFolder } from './files.ts'
import { openTestRaster } from './open.ts'

const { name: rasterizer } = await openTestRaster()
const folder = freshFolder()
const small = { data: 'blobs', samples: 40, maxIter: 10, restarts: 1, size: '660x240', fps: 4, duration: 1 }
const specOf = (scene: string) => readSpecObject({ ...small, scene, rasterizer })

it('keeps the iterates out of the result', async () => {
  const { training } = await render(specOf('training'), { output: folder.path('one.png') })
  expect(training).toMatchObject({ iterations: 10 })
  expect(training).not.toHaveProperty('trace')
})

it('trains again where another figure has kept no iterates', async () => {
  let trained: readonly Training[] = []
  const make = async (scene: string, name: string) => {
    const job = await prepare(specOf(scene), outputsOf(folder.path(name)))
    return makeFiles(job, {
      trained: trained.length > 0 ? trained : undefined,
      onTrained: networks => {
        trained = networks
      },
    })
  }
  await make('data', 'data.png')
  expect(trained[0].record.trace).toBeUndefined()
  await make('training', 'after.gif')
  await render(specOf('training'), { output: folder.path('alone.gif') })
  expect((await readFile(folder.path('after.gif'))).equals(await readFile(folder.path('alone.gif')))).toBe(
    true,
  )
})
