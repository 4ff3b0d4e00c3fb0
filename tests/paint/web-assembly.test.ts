import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { openKernels } from '../../src/encode/gif/kernels.ts'
import { withPainter } from '../../src/figure/raster.ts'
import type { OpenPaintKernels } from '../../src/paint/kernels.ts'
import { compileKernels, giveBack, instantiateShared } from '../../src/paint/web-assembly.ts'
import type { Shape } from '../../src/scene/shape.ts'

const bytes = await readFile('dist/kernels/paint.wasm')
const open = (module: object) => instantiateShared<ReturnType<OpenPaintKernels>>(module)

describe('the memory of kernels', () => {
  it('is taken by the next ones once it is given back, also by those of a copy of the module, and is 0 then', async () => {
    const module = await compileKernels(bytes)
    const [one, other] = [open(module), open(module)]
    expect(other.memory).not.toBe(one.memory)
    one.fillAll(one.takePicture(30, 20), 0xffffffff)
    expect(new Uint8Array(one.memory.buffer).some(byte => byte !== 0)).toBe(true)
    giveBack(one)
    const next = open(await compileKernels(bytes))
    expect(next.memory).toBe(one.memory)
    expect(new Uint8Array(next.memory.buffer).every(byte => byte === 0)).toBe(true)
    expect(open(module).memory).not.toBe(one.memory)
  })

  it('is not kept where it is larger than that of usual pictures', async () => {
    const module = await compileKernels(bytes)
    const large = open(module)
    large.takePicture(4000, 3000)
    giveBack(large)
    expect(open(module).memory).not.toBe(large.memory)
  })

  it('makes no difference to what is painted in it', async () => {
    const raster = withPainter({ name: 'auto', version: '' }, await compileKernels(bytes), null)
    const shapes = (at: number): Shape[] => [
      { kind: 'path', lines: [[at, 2, 50, 9, 30, at]], closed: true, fill: '#d55e00', opacity: 0.4 },
      { kind: 'path', lines: [[0, at, 60, 40]], closed: false, stroke: '#0072b2', width: 3, dash: [5, 2] },
    ]
    const paint = (at: number) => {
      const picture = raster.create(60, 45)
      const pixels = picture.draw(shapes(at), null).pixels.slice()
      picture.close!()
      return pixels
    }
    const first = paint(7)
    expect(paint(31)).not.toEqual(first)
    expect(paint(7)).toEqual(first)
  })

  it('is given back by the kernels of a GIF', async () => {
    const module = await compileKernels(await readFile('dist/kernels/gif.wasm'))
    const kernels = openKernels(module, 600)
    kernels.bytesAt(kernels.take(600), 600).fill(9)
    kernels.close()
    const next = openKernels(module, 600)
    expect(next.memory).toBe(kernels.memory)
    expect(next.bytesAt(next.take(600), 600).every(byte => byte === 0)).toBe(true)
  })
})
