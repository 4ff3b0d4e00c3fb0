import fc from 'fast-check'
import { expect } from 'vitest'
import type { Frame } from '../../../src/encode/format.ts'
import { openKernels } from '../../../src/encode/gif/kernels.ts'
import { choosePalette } from '../../../src/encode/gif/palette.ts'
import { tools } from '../../../src/render/tools.ts'
import { choosePalette as choosePaletteByReference } from './reference/palette.ts'

export const seed = 1805
export const kernelsOf = await tools.kernels()

/** Numbers that look random: below 1, of a linear congruential generator. */
export function noise(state: number): () => number {
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Fails unless the kernels choose the palette that the JavaScript chooses which they were written from, for so many films. */
export async function expectSamePalettes(matte: number | undefined, numRuns: number): Promise<void> {
  const cases = fc.record({
    most: fc.integer({ min: 1, max: 255 }),
    depth: fc.integer({ min: 1, max: 255 }),
    size: fc.integer({ min: 1, max: 300 }),
    state: fc.nat(),
  })
  await fc.assert(
    fc.asyncProperty(cases, async ({ most, depth, size, state }) => {
      const next = noise(state)
      const alphas = matte === undefined ? [255] : [0, 1, 90, 254, 255]
      const frames = Array.from({ length: 3 }, (): Frame => {
        const area = Math.floor(next() * 0x1000000)
        const pixels = Uint32Array.from({ length: size * 250 }, (_, at) => {
          if (at % 500 < 300) return (0xff000000 | area) >>> 0
          const alpha = alphas[Math.floor(next() * alphas.length)]
          const channel = () => Math.floor((Math.floor(next() * (depth + 1)) * 255) / depth)
          return ((alpha << 24) | (channel() << 16) | (channel() << 8) | channel()) >>> 0
        })
        return { pixels, width: size, height: 250, shapes: [] }
      })
      const ours = await choosePalette(frames, most, openKernels(kernelsOf, 0), matte)
      expect(ours).toEqual(await choosePaletteByReference(frames, most, matte))
    }),
    { seed, numRuns },
  )
}
