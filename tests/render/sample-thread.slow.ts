import { expect, it } from 'vitest'
import { run, url } from './process.ts'

/** What a script begins with: a pool with a thread that encodes, an animation, and samples that are drawn over. */
const beginning = `
  import { isDeepStrictEqual } from 'node:util'
  import { openRenderPool } from ${url('render/render-pool.js')}
  import { gif } from ${url('encode/gif/gif.js')}
  import { tools } from ${url('render/tools.js')}
  const [width, height, count] = [320, 240, 60]
  const about = { width, height, density: 1, frames: count, duration: 2, loop: 'once', quality: 50, colors: 64 }
  const animation = { ...about, background: '#ffffff', transparent: false, recipe: '{}', alt: '' }
  // As a drawer does: each is drawn over the last but one.
  const memory = [0, 1].map(() => new Uint32Array(new SharedArrayBuffer(4 * width * height)))
  const samples = function* (count) {
    for (let i = 0; i < count; i++) {
      const pixels = memory[i % 2]
      for (let at = 0; at < pixels.length; at++) pixels[at] = 0xff000000 | ((at >> 4) * (i + 7) * 40503)
      yield { pixels, width, height, shapes: [] }
    }
  }
  const pool = openRenderPool(1, { name: 'none', kernels: null }, [gif])`

it('the palette of a GIF is the same in the thread that encodes, of any samples', async () => {
  const { code, printed } = await run(`${beginning}
    for (const count of [1, 2, 21]) {
      const here = await gif.prepare(animation, samples(count), tools)
      const there = await pool.prepare(gif, animation, samples(count))
      console.log(here.palette.length, isDeepStrictEqual(here.palette, there.palette))
    }
    await pool.close()`)
  expect({ code, printed }).toEqual({ code: 0, printed: '192 true\n192 true\n192 true\n' })
})

it('a palette that cannot be made fails here, and the next one is made', async () => {
  const { code, printed } = await run(`${beginning}
    const failed = promise => promise.then(() => 'made', error => error.message)
    const broken = function* () {
      yield* samples(3)
      throw new Error('no fourth sample')
    }
    console.log(await failed(pool.prepare(gif, animation, broken())))
    console.log(await failed(pool.prepare(gif, { ...animation, background: null, transparent: true }, samples(5))))
    console.log(await failed(pool.prepare(gif, animation, samples(5))))
    await pool.close()`)
  expect(code).toBe(0)
  const [first, second, third] = printed.trimEnd().split('\n')
  expect(first).toBe('no fourth sample')
  expect(second).toMatch(/null/)
  expect(third).toBe('made')
})
