import { writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { normal, random } from '../../src/data/random.ts'
import { readSpecObject } from '../../src/encode/catalog.ts'
import { render } from '../../src/render/render.ts'
import { freshFolder } from './files.ts'
import { openTestRaster } from './open.ts'

const { name: rasterizer } = await openTestRaster()
const folder = freshFolder()

/** A table of a ring about a disc, as wide as a share of it is noise. */
async function ring(name: string): Promise<string> {
  const rng = random('a ring')
  const rows = Array.from({ length: 40 }, () => {
    const [a, b] = [normal(rng), normal(rng)]
    return `${a.toFixed(3)},${b.toFixed(3)},${a * a + b * b > 1.4 ? 'out' : 'in'}`
  })
  await writeFile(folder.path(name), ['a,b,place', ...rows].join('\n'))
  return folder.path(name)
}

describe('a table without --hidden', () => {
  it('has the same network for one job and for many, and says how it was chosen', async () => {
    const spec = readSpecObject({ data: await ring('t.csv'), at: 'end', size: 200, rasterizer })
    const [one, many] = await Promise.all(
      [1, 3].map(jobs =>
        render(spec, { output: folder.path(`${jobs}.png`), jobs, saveModel: folder.path(`${jobs}.json`) }),
      ),
    )
    expect(one.training).toEqual(many.training)
    expect(one.training!.choice).toMatchObject({ folds: 5, simplest: one.network!.sizes.slice(1, -1).join() })
    expect(one.spec).toMatchObject({ hidden: null, alpha: null })
  })

  it('keeps the network of a recipe of 0.2.0, which names its penalty', async () => {
    const old = readSpecObject({ data: await ring('t.csv'), alpha: 0.1, at: 'end', size: 200, rasterizer })
    const { training, network } = await render(old, { output: folder.path('old.png') })
    expect(training).not.toHaveProperty('choice')
    const given = readSpecObject({ ...old, hidden: network!.sizes.slice(1, -1).join() })
    expect((await render(given, { output: folder.path('given.png') })).training!.loss).toBe(training!.loss)
  })
})
