import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EncodeRange, mapInOrder } from '../../src/figure/encode-range.ts'

const seed = 20261125

/** An encoder that gives the numbers of its frames, each range after its own number of turns of the event loop. */
function countingFrames(pauses: number[], taken: [number, number][] = []): EncodeRange {
  let run = 0
  return async (first, length) => {
    taken.push([first, length])
    for (let turn = pauses[run++ % pauses.length]; turn > 0; turn--) await setImmediate()
    return [Array.from({ length }, (_, i) => first + i)]
  }
}

async function all(ranges: AsyncIterable<unknown[][]>): Promise<unknown[]> {
  const frames: unknown[] = []
  for await (const rows of ranges) frames.push(...rows.flat())
  return frames
}

describe('ranges of frames', () => {
  it('come in order, each frame once, however fast the encoders are', async () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 9 }),
        fc.array(pauses, { minLength: 1, maxLength: 4 }),
        async (frames, length, encoders) => {
          const parts = mapInOrder(
            frames,
            length,
            encoders.map(pauses => countingFrames(pauses)),
          )
          expect(await all(parts)).toEqual(Array.from({ length: frames }, (_, i) => i))
        },
      ),
      { seed, numRuns: 60 },
    )
  })

  it('do not run far ahead of one that is late, or of a reader that is slow', async () => {
    const early: [number, number][] = []
    let release = () => {}
    const late: EncodeRange = async first => {
      await new Promise<void>(resolve => {
        release = resolve
      })
      return [[first]]
    }
    const parts = mapInOrder(100, 1, [late, countingFrames([0], early)])
    const first = parts.next()
    for (let turn = 0; turn < 20; turn++) await setImmediate()
    expect(early.length).toBeLessThanOrEqual(5)
    release()
    expect((await first).value).toEqual([[0]])
    for (let turn = 0; turn < 20; turn++) await setImmediate()
    expect(early.length).toBeLessThanOrEqual(6)
    const closing = parts.return(undefined)
    release()
    await closing
  })

  it('end with the failure of an encoder, and ask none for more', async () => {
    const taken: [number, number][] = []
    const broken: EncodeRange = async () => {
      throw new Error('gone')
    }
    await expect(all(mapInOrder(50, 2, [broken, countingFrames([1], taken)]))).rejects.toThrow('gone')
    const asked = taken.length
    for (let turn = 0; turn < 10; turn++) await setImmediate()
    expect(taken.length).toBe(asked)
  })
})
