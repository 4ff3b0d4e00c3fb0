import { setImmediate } from 'node:timers/promises'
import type { Film, Format, Frame, Run, Samples } from '../encode/format.ts'
import { paint } from '../paint/canvas.ts'
import type { Scene } from '../scene/scene.ts'
import type { Shape } from '../scene/shape.ts'
import type { Spec } from '../spec/spec.ts'
import type { AtomicFile } from './atomic.ts'
import type { Raster } from './raster.ts'
import { frameTimes, sampleTimes, stillTime } from './times.ts'

/** Pixels of a run at most, so that a run of any size fits in memory: 22 frames of 600 × 600, 32 MB. */
const mostPixels = 8e6

export interface Target {
  file: AtomicFile
  format: Format
}

/** What was written to a target. */
export interface Drawn {
  width: number
  height: number
  /** Frames drawn, before equal neighbours are merged. */
  frames: number
  /** 0 for a still. */
  seconds: number
  bytes: number
}

export interface DrawOptions {
  raster: Raster
  recipe: string
  signal?: AbortSignal | undefined
  onFrame?: ((done: number, total: number) => void) | undefined
}

/**
 * Draws a scene and writes it to all targets: frame times → shapes → pixels → encoded runs → ordered join.
 * Each frame is drawn once for all targets, and memory does not grow with their number. Nothing is committed.
 */
export async function draw(
  scene: Scene,
  { at, colors, fps, loop }: Pick<Spec, 'at' | 'colors' | 'fps' | 'loop'>,
  targets: readonly Target[],
  { raster, recipe, signal, onFrame }: DrawOptions,
): Promise<Drawn[]> {
  const { width, height, duration, background, transparent } = scene
  const picture = raster.create(width, height)
  const frames = async function* (times: readonly number[], drawn?: () => void): AsyncGenerator<Frame> {
    let shapes: Shape[] | undefined
    let frame: Frame | undefined
    for (const time of times) {
      // Lets signals in.
      await setImmediate()
      signal?.throwIfAborted()
      const next = scene.at(time)
      if (!frame || next !== shapes) {
        paint(next, picture, transparent ? null : background)
        frame = picture.frame()
        shapes = next
      }
      drawn?.()
      yield frame
    }
  }

  const isStill = ({ format }: Target) => format.still || at !== null || duration === 0
  const films = targets.filter(target => !isStill(target))
  const maxFps = Math.min(...films.map(({ format }) => format.maxFps ?? Number.POSITIVE_INFINITY))
  const parts = [
    { targets: targets.filter(isStill), times: [stillTime(scene, at)], seconds: 0 },
    { targets: films, times: frameTimes(scene, fps, maxFps), seconds: duration },
  ].filter(part => part.targets.length > 0)

  const total = parts.reduce((sum, { times }) => sum + times.length, 0)
  let done = 0
  const count = () => onFrame?.(++done, total)
  const drawn = new Map<Target, Drawn>()
  for (const { targets, times, seconds } of parts) {
    const film: Film = {
      ...{ width, height, frames: times.length, duration: seconds, loop, colors, recipe },
      ...(transparent && { matte: background }),
    }
    const writers = new Map<Target, Writer>()
    for (const target of targets) {
      writers.set(target, await openWriter(target, film, frames(sampleTimes(scene, times))))
    }
    const length = Math.max(1, Math.floor(mostPixels / (width * height)))
    for await (const run of cut(frames(times, count), length)) {
      for (const { add } of writers.values()) await add(run)
    }
    for (const [target, { end }] of writers) {
      drawn.set(target, { width, height, frames: times.length, seconds, bytes: await end() })
    }
  }
  return targets.map(target => drawn.get(target)!)
}

interface Writer {
  add(run: Run): Promise<void>
  /** Gives the number of bytes. */
  end(): Promise<number>
}

async function openWriter({ file, format }: Target, film: Film, samples: Samples): Promise<Writer> {
  const tables = await format.prepare(film, samples)
  const joiner = format.join(film, tables)
  let bytes = 0
  const write = async (chunks: Uint8Array[]) => {
    for (const chunk of chunks) {
      await file.write(chunk)
      bytes += chunk.length
    }
  }
  return {
    add: run => write(joiner.add(format.encode(film, tables, run))),
    async end() {
      await write(joiner.end())
      return bytes
    },
  }
}

async function* cut(frames: AsyncIterable<Frame>, length: number): AsyncGenerator<Run> {
  let run: Run = { first: 0, frames: [] }
  for await (const frame of frames) {
    if (run.frames.length === length) {
      yield { ...run, after: frame }
      run = { first: run.first + length, frames: [], before: run.frames.at(-1)! }
    }
    run.frames.push(frame)
  }
  yield run
}
