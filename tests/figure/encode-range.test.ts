import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { FrameFormat, Run } from '../../src/encode/format.ts'
import { openEncodeRange } from '../../src/figure/encode-range.ts'
import { frameDrawer } from '../../src/figure/frames.ts'
import { host } from '../../src/render/host.ts'
import { filmOf } from '../encode/frames.ts'
import { openTestRaster } from '../render/open.ts'
import { bendingSheet } from '../render/scene.ts'

const raster = await openTestRaster()
const moving = bendingSheet({ width: 60, height: 60, duration: 1 })
const times = Array.from({ length: 10 }, (_, i) => i / 10)

function partsOf(transparent: boolean) {
  const asked: number[] = []
  const scene = {
    ...moving,
    at: (time: number) => {
      asked.push(time)
      return moving.at(time)
    },
  }
  const animation = filmOf([{ pixels: new Uint32Array(3600), width: 60, height: 60 }], {
    frames: 10,
    transparent,
  })
  const frames = frameDrawer({ scene, picture: raster.create(60, 60), rest: host.rest })
  return { scene, animation, frames, asked }
}

function rangeOf(transparent: boolean) {
  const { animation, frames, asked } = partsOf(transparent)
  const runs: Run[] = []
  const format = { encoder: () => (run: Run) => runs.push(run) } as unknown as FrameFormat
  const encodeRange = openEncodeRange(
    { animation, times, formats: [format] },
    Promise.resolve([null]),
    frames,
  )
  return { encodeRange, runs, asked, frames }
}

describe('encoding a range', () => {
  it('gives a run its neighbour before, and the one after where the picture is see-through', async () => {
    for (const transparent of [false, true]) {
      const { encodeRange, runs } = rangeOf(transparent)
      await encodeRange(0, 3)
      await encodeRange(7, 3)
      const [start, end] = runs
      expect(start!.before).toBeUndefined()
      expect(start!.after?.shapes).toEqual(transparent ? moving.at(0.3) : undefined)
      expect(end!.before?.shapes).toEqual(moving.at(0.6))
      expect(end!.after).toBeUndefined()
      expect(end!.frames.map(({ shapes }) => shapes)).toEqual([0.7, 0.8, 0.9].map(time => moving.at(time)))
    }
  })

  it('draws no frame twice when runs follow each other', async () => {
    for (const transparent of [false, true]) {
      const { encodeRange, asked } = rangeOf(transparent)
      for (const first of [0, 3, 6]) await encodeRange(first, 3)
      await encodeRange(9, 1)
      expect(asked).toEqual(times)
    }
  })

  it('draws on while runs are encoded elsewhere, six at most, and over no frame that is not encoded yet', async () => {
    const { scene, animation, frames } = partsOf(false)
    const waiting: (() => void)[] = []
    const encoded: Uint32Array[] = []
    const encode = async ({ frames }: Run) => {
      await new Promise<void>(resolve => {
        waiting.push(resolve)
      })
      for (const { pixels } of frames) encoded.push(pixels.slice())
    }
    const large = { ...animation, width: 1000, height: 1000 }
    const encodeRange = openEncodeRange(
      { animation: large, times, formats: [{ encoder: () => encode } as unknown as FrameFormat] },
      Promise.resolve([null]),
      frames,
    )
    const ranges = [encodeRange(0, 4), encodeRange(4, 6)]
    for (let ended = 0; ended < times.length; ended++) {
      for (let turn = 0; turn < 20; turn++) await setImmediate()
      expect(waiting).toHaveLength(Math.min(times.length, ended + 6))
      waiting[ended]()
    }
    await Promise.all(ranges)
    const picture = raster.create(60, 60)
    expect(encoded).toEqual(times.map(time => picture.draw(scene.at(time), scene.background).pixels))
  })

  it('draws the same pixels for a run alone as in a row', async () => {
    const whole = rangeOf(false)
    const alone = rangeOf(false)
    await whole.encodeRange(0, 10)
    await alone.encodeRange(4, 2)
    expect(alone.runs[0].frames.map(({ pixels }) => pixels)).toEqual(
      whole.runs[0].frames.slice(4, 6).map(({ pixels }) => pixels),
    )
  })
})
