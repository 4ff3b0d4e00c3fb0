import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { render } from '../../src/render/render.ts'
import { freshFolder } from './files.ts'
import { openTestRaster } from './open.ts'
import { writeRing } from './ring.ts'

const { name: rasterizer } = await openTestRaster()
const folder = freshFolder()

describe('a table without --hidden', () => {
  it('keeps the network of a recipe of 0.2.0, which names its penalty', async () => {
    const old = readSpecObject({
      data: await writeRing(folder.path('t.csv'), 40),
      alpha: 0.1,
      at: 'end',
      size: 200,
      rasterizer,
    })
    const { training, network } = await render(old, { output: folder.path('old.png') })
    expect(training).not.toHaveProperty('choice')
    const given = readSpecObject({ ...old, hidden: network!.sizes.slice(1, -1).join() })
    expect((await render(given, { output: folder.path('given.png') })).training!.loss).toBe(training!.loss)
  })
})
