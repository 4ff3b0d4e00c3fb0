import { describe, expect, it } from 'vitest'
import { run, url } from './process.ts'

/** What a script begins with: a pool with a thread that encodes, and frames in memory that it shares. */
const beginning = `
  import { openRenderPool } from ${url('render/render-pool.js')}
  import { mp4 } from ${url('encode/video/video.js')}
  import { tools } from ${url('render/tools.js')}
  const [width, height, count] = [320, 240, 60]
  const about = { width, height, density: 1, frames: count, duration: 2, loop: 'once', quality: 50 }
  const animation = { ...about, colors: 64, background: '#ffffff', transparent: false, recipe: '{}', alt: '' }
  const frames = Array.from({ length: count }, (_, i) => {
    const pixels = new Uint32Array(new SharedArrayBuffer(4 * width * height))
    return { pixels: pixels.map((_, at) => 0xff000000 | (at * (i + 1))), width, height, shapes: [] }
  })
  const tables = await tools.videoKernels()
  const open = film => {
    const pool = openRenderPool(1, { name: 'none', kernels: null }, [mp4])
    const [encode] = pool.openEncoders({ animation: film, times: [], formats: [mp4] }, [tables])
    return { pool, encode, joiner: pool.openJoiner(mp4, film, tables) }
  }
  const runOf = first => ({ first, frames: [frames[first]], ...(first > 0 && { before: frames[first - 1] }) })`

describe('a video that is compressed in the thread that encodes it', () => {
  it('is left in the middle of it without an end of the process', async () => {
    const { code, printed } = await run(
      `${beginning}
      for (let wait = 0; wait < 240; wait += 16) {
        const { pool, encode, joiner } = open(animation)
        const made = (async () => {
          for (const first of frames.keys()) await joiner.add(await encode(runOf(first)))
          return joiner.end()
        })().catch(() => {})
        await new Promise(resolve => setTimeout(resolve, wait))
        joiner.cancel()
        await pool.close()
      }
      console.log('all ended')`,
    )
    expect({ code, printed }).toEqual({ code: 0, printed: 'all ended\n' })
  })

  it('fails here with what failed there, and the next one does not', async () => {
    const { code, printed } = await run(
      `${beginning}
      const made = async ({ encode, joiner }) => {
        for (const first of frames.keys()) await joiner.add(await encode(runOf(first)))
        return joiner.end()
      }
      const one = open({ ...animation, frames: count + 1 })
      console.log(await made(one).catch(error => error.name + ': ' + error.message))
      one.joiner.cancel()
      const again = { ...one, joiner: one.pool.openJoiner(mp4, animation, tables) }
      console.log((await made(again)).length > 0)
      await one.pool.close()`,
    )
    expect(code).toBe(0)
    expect(printed).toBe('WorkError: the video encoder gave 60 of 61 frames\ntrue\n')
  })
})
