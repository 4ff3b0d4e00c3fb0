import { describe, expect, it } from 'vitest'
import { differencesOf, shownFrames, withoutSlowFrames } from '../../src/figure/film.ts'
import { filmOf } from '../encode/frames.ts'
import { bendingSheet } from '../render/scene.ts'

/** Pictures of one pixel each, of those levels of red; the same level is the same object. */
const levels = (...reds: number[]) => {
  const known = new Map<number, Uint32Array>()
  return reds.map(red => {
    if (!known.has(red)) known.set(red, Uint32Array.of(0xff000000 + red))
    return known.get(red)!
  })
}

const shownOf = async (pictures: Uint32Array[], share: number, most: number) =>
  shownFrames(await differencesOf(pictures, most), share, most)

describe('frames that are shown', () => {
  it('are all where each differs as much as in the fastest part', async () => {
    expect(await shownOf(levels(0, 10, 20, 30, 40), 0.8, 5)).toEqual([0, 1, 2, 3, 4])
  })

  it('are fewer where it moves slowly, by what differs from the last one shown', async () => {
    // Squares of differences: 100 where it is fast, so that 30 are needed; 3 a frame give 9, 36.
    const pictures = levels(0, 10, 20, 30, 33, 36, 39, 42, 52)
    expect(await shownOf(pictures, 0.3, 9)).toEqual([0, 1, 2, 3, 5, 7, 8])
    expect(await shownOf(pictures, 0, 9)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('stay no longer than asked for while something moves, and as long as nothing does', async () => {
    const slow = levels(0, 100, 101, 102, 103, 104, 105, 105, 105, 105, 105, 5)
    expect(await shownOf(slow, 0.5, 2)).toEqual([0, 1, 3, 5, 7, 11])
    expect(await shownOf(levels(7, 7, 7), 0.5, 1)).toEqual([0])
  })

  it('end with the last one, which stays where a film plays once', async () => {
    expect(await shownOf(levels(0, 100, 200, 201), 0.5, 9)).toEqual([0, 1, 2, 3])
    expect(await shownOf(levels(0, 100, 200, 201, 202), 0.5, 9)).toEqual([0, 1, 2, 4])
  })
})

describe('a film without slow frames', () => {
  it('shows what is left from its own time on', async () => {
    const scene = bendingSheet({ duration: 1 })
    const times = Array.from({ length: 10 }, (_, i) => i / 10)
    const reds = [0, 50, 100, 110, 120, 130, 140, 150, 200, 250]
    const draw = (shapes: unknown) => ({
      ...{ width: 1, height: 1 },
      pixels: Uint32Array.of(0xff000000 + reds[(shapes as number[])[0]]),
    })
    const raster = { create: () => ({ draw }) }
    const drawer = {
      scene: { ...scene, at: (time: number) => [Math.round(10 * time)] },
      rest: async () => {},
    }
    const whole = { film: filmOf([{ pixels: new Uint32Array(1), width: 1, height: 1 }]), times }
    const { film, times: left } = await withoutSlowFrames(
      { ...whole, film: { ...whole.film, frames: 10, duration: 1 } },
      ...([0.1, raster, drawer] as unknown as [number, never, never]),
    )
    expect(left).toEqual([0, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9])
    expect(film).toMatchObject({ frames: 7, duration: 1, begins: left })
  })
})
