import { expect, it } from 'vitest'
import { run, url } from './process.ts'

it('a thread is ended between frames: in the middle of one the process would be aborted', async () => {
  const { code, printed } = await run(`
    import { openRenderPool } from ${url('render/render-pool.js')}
    import { openRaster } from ${url('render/raster.js')}
    import { readSpec, loadDataset, train } from ${url('index.js')}
    const raster = await openRaster('auto')
    const spec = readSpec({ data: 'blobs', size: '300x300', samples: 20, hidden: 2 })
    const dataset = await loadDataset(spec)
    const parts = [{ dataset, ...train(dataset, spec) }]
    const animation = { width: 300, height: 300, density: 1, background: '#ffffff', transparent: false }
    const times = Array.from({ length: 40 }, (_, i) => i / 10)
    for (let wait = 0; wait < 48; wait += 3) {
      const pool = openRenderPool(2, raster, [])
      const start = length => pool.start({ spec, parts }, { animation, times, formats: [] }, length, length)(Promise.resolve([]))
      await start(1)[0](1, 1)
      // Text, which the rasterizer draws, is drawn in the first frames.
      for (const encodeRange of start(12)) encodeRange(12, 12).catch(() => {})
      await new Promise(resolve => setTimeout(resolve, wait % 24))
      await pool.close()
    }
    console.log('all ended')`)
  expect({ code, printed }).toEqual({ code: 0, printed: 'all ended\n' })
}, 120_000)

it('a thread that computes for long is ended in the middle of it', async () => {
  const { code, printed } = await run(`
    import { openThread } from ${url('render/thread.js')}
    import { readSpec } from ${url('index.js')}
    const hidden = '64,64,64,64,64,64,64,64'
    const spec = readSpec({ data: 'blobs', samples: 100000, hidden, restarts: 1000, maxIter: 100000 })
    const thread = openThread()
    const figure = new Promise(done => {
      const task = { kind: 'renderFigure', spec, output: ['never.gif'], shares: false, jobs: 1 }
      thread.call(task, () => setTimeout(() => thread.close(), 300)).catch(error => done(error.name))
    })
    console.log(await figure)`)
  expect(code).toBe(0)
  expect(printed).toMatch(/^(WorkError|AbortError)\n$/)
})
