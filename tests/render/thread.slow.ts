import { expect, it } from 'vitest'
import { run, url } from './process.ts'

/** What a script begins with: threads, and how they open a film of one dot that moves below a text. */
const beginning = `
  import { openRenderPool } from ${url('render/render-pool.js')}
  import { openRaster } from ${url('render/raster.js')}
  import { mp4 } from ${url('encode/video/video.js')}
  import { tools } from ${url('render/tools.js')}
  const raster = await openRaster('auto')
  const { withStamps } = raster.create(300, 300)
  const scene = { width: 300, height: 300, background: '#ffffff', transparent: false }
  const animation = { ...scene, density: 1, recipe: '{}', alt: '' }
  const text = { kind: 'text', x: 20, y: 20, text: 'Hidden layer', size: 12, fill: '#000000' }
  const dotAt = x => ({ kind: 'dots', centres: [x, 50], radius: 5, colors: ['#ff0000'] })
  const shapes = Array.from({ length: 40 }, (_, i) => withStamps([dotAt(5 * i), text]))
  const job = { animation, times: [...shapes.keys()], formats: [mp4] }
  const open = (pool, prepared) => {
    const { encoders, setPrepared } = pool.open(job, scene)
    prepared.then(setPrepared)
    return encoders
  }
  const prepared = tools.videoKernels().then(tables => [tables])`

it('threads that paint and encode are ended in the middle of it', async () => {
  const { code, printed } = await run(`${beginning}
    for (let wait = 0; wait < 24; wait += 2) {
      const pool = openRenderPool(2, raster)
      for (const encode of open(pool, prepared)) encode({ first: 0, length: 40, from: 0, shapes }).catch(() => {})
      await new Promise(resolve => setTimeout(resolve, 4 * wait))
      await pool.close()
    }
    console.log('all ended')`)
  expect({ code, printed }).toEqual({ code: 0, printed: 'all ended\n' })
}, 120_000)

it('what fails in a thread that encodes fails here, and the next film does not', async () => {
  const { code, printed } = await run(`${beginning}
    const pool = openRenderPool(1, raster)
    const [broken] = open(pool, Promise.resolve([{}]))
    console.log(await broken({ first: 0, length: 2, from: 0, shapes }).catch(error => error.message))
    const [encode] = open(pool, prepared)
    const parts = (await encode({ first: 3, length: 4, from: 2, shapes: shapes.slice(2, 7) })).flat(2)
    console.log(parts.map(({ length }) => length).join(' '))
    await pool.close()`)
  expect(code).toBe(0)
  expect(printed).toMatch(/WebAssembly.*\n135000 135000 135000 135000\n$/)
})

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
