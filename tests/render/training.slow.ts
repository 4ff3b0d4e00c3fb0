import { stat } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { render } from '../../src/render/render.ts'
import { freshFolder } from './files.ts'
import { openTestRaster } from './open.ts'

const { name: rasterizer } = await openTestRaster()
const folder = freshFolder()

it.each([{ data: 'spirals' }, { data: 'blobs', seed: 9, restarts: 1 }])(
  'eight seconds of a training at 25 frames a second weigh 3 MB at most: %o',
  async options => {
    const output = folder.path('film.gif')
    const spec = readSpecObject({ ...options, scene: 'training', duration: 8, rasterizer })
    expect([spec.fps, spec.size]).toEqual([25, { width: 900, height: 820 }])
    await render(spec, { output, jobs: 1 })
    expect((await stat(output)).size).toBeLessThan(3e6)
  },
)
