import { describe, expect, it } from 'vitest'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { render } from '../../src/render/render.ts'
import { freshFolder } from './files.ts'
import { openTestRaster } from './open.ts'
import { writeRing } from './ring.ts'

const { name: rasterizer } = await openTestRaster()
const folder = freshFolder()

describe('a table without --hidden', () => {
  it('has the same network for one job and for many, and says how it was chosen', async () => {
    const spec = readSpecObject({
      data: await writeRing(folder.path('t.csv'), 120),
      at: 'end',
      size: 200,
      rasterizer,
    })
    const [one, many] = await Promise.all(
      [1, 3].map(jobs =>
        render(spec, { output: folder.path(`${jobs}.png`), jobs, saveModel: folder.path(`${jobs}.json`) }),
      ),
    )
    expect(one.training).toEqual(many.training)
    expect(one.training!.choice).toMatchObject({ folds: 5, simplest: one.network!.sizes.slice(1, -1).join() })
    expect(one.spec).toMatchObject({ hidden: null, alpha: null })
  })
})
