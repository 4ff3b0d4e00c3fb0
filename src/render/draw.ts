import { setImmediate } from 'node:timers/promises'
import type { Film, Format, Frame, Run, Samples, Tools } from '../encode/format.ts'
import type { Scene } from '../scene/scene.ts'
import type { Spec } from '../spec/spec.ts'
import type { Sink } from './atomic.ts'
import type { Raster } from './raster.ts'
import { frameTimes, sampleTimes, stillTime } from './times.ts'

/** Pixels of a run at most, so that a run of any size fits in memory: 22 frames of 600 × 600, 32 MB. */
const mostPixels = 8e6

export interface Target {
  file: Sink
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
  /** Pixels along a unit of the shapes. */
  density: number
  bytes: number
}

export interface DrawOptions {
  raster: Raster
  tools: Tools
  recipe: string
  /** What it shows, for one who does not see it. */
  alt?: string | undefined
  signal?: AbortSignal | undefined
  onFrame?: ((done: number, total: number) => void) | undefined
}

type DrawSettings = Pick<Spec, 'at' | 'colors' | 'density' | 'fps' | 'loop' | 'poster' | 'quality'>

/**
 * Draws a scene and writes it to all targets: frame times → shapes → pixels → encoded runs → ordered join.
 * Each frame is drawn once for all targets, and memory does not grow with their number. Nothing is committed.
 */
export async function draw(
  scene: Scene,
  settings: DrawSettings,
  targets: readonly Target[],
  { raster, tools, recipe, alt = '', signal, onFrame }: DrawOptions,
): Promise<Drawn[]> {
  const picture = raster.create(scene.width, scene.height, settings.density)
  const frames = async function* (times: readonly number[], drawn?: () => void): AsyncGenerator<Frame> {
    let frame: Frame | undefined
    for (const time of times) {
      // Lets signals in.
      await setImmediate()
      signal?.throwIfAborted()
      const shapes = scene.at(time)
      if (frame?.shapes !== shapes) {
        frame = { ...picture.draw(shapes, scene.transparent ? null : scene.background), shapes }
      }
      drawn?.()
      yield frame
    }
  }

  const parts = (['moment', 'film', 'loop'] as const)
    .map(order => targets.filter(({ format }) => orderOf(format, scene, settings) === order))
    .filter(targets => targets.length > 0)
    .map(targets => {
      const formats = targets.map(({ format }) => format)
      return { targets, ...filmOf(scene, settings, formats, { recipe, alt }) }
    })
  const total = parts.reduce((sum, { times }) => sum + times.length, 0)
  let done = 0
  const count = () => onFrame?.(++done, total)
  const drawn = new Map<Target, Drawn>()
  for (const { targets, film, times, first } of parts) {
    const writers = new Map<Target, Writer>()
    try {
      for (const target of targets)
        writers.set(target, await openWriter(target, film, tools, frames(sampleTimes(scene, times))))
      const inOrder = [...times.slice(first), ...times.slice(0, first)]
      const length = Math.max(1, Math.floor(mostPixels / (film.width * film.height)))
      for await (const run of cut(frames(inOrder, count), length)) {
        for (const { add } of writers.values()) await add(run)
      }
      for (const [target, { end }] of writers) {
        drawn.set(target, { ...seenIn(target.format, film), bytes: await end() })
      }
    } catch (error) {
      for (const { cancel } of writers.values()) cancel()
      throw error
    }
  }
  return targets.map(target => drawn.get(target)!)
}

/** What a format would show of a scene. */
export function planned(scene: Scene, settings: DrawSettings, format: Format): Omit<Drawn, 'bytes'> {
  return seenIn(format, filmOf(scene, settings, [format], { recipe: '', alt: '' }).film)
}

/** What a format shows of a scene: one moment, all from the beginning, or all from the moment of the preview. */
function orderOf(
  { shows, loops }: Format,
  { duration }: Scene,
  { at, poster, loop }: DrawSettings,
): 'moment' | 'film' | 'loop' {
  if (shows === 'moment' || at !== null || duration === 0) return 'moment'
  return loops && poster !== null && loop !== 'once' ? 'loop' : 'film'
}

function filmOf(
  scene: Scene,
  settings: DrawSettings,
  formats: readonly Format[],
  texts: Pick<Film, 'recipe' | 'alt'>,
): { film: Film; times: number[]; first: number } {
  const { background, transparent = false } = scene
  const { at, poster, fps, loop, colors, quality, density } = settings
  const order = orderOf(formats[0]!, scene, settings)
  const still = order === 'moment'
  const maxFps = Math.min(...formats.map(format => format.maxFps ?? Number.POSITIVE_INFINITY))
  const times = still
    ? [stillTime(scene, scene.duration > 0 ? (at ?? poster) : null)]
    : frameTimes(scene, fps, maxFps)
  const film = {
    ...{ width: scene.width * density, height: scene.height * density, density, background, transparent },
    ...{ frames: times.length, duration: still ? 0 : scene.duration, loop, colors, quality, ...texts },
  }
  const shown = () => stillTime(scene, poster) / scene.duration
  const first = order === 'loop' ? Math.round(shown() * times.length) % times.length : 0
  return { film, times, first }
}

function seenIn(format: Format, film: Film): Omit<Drawn, 'bytes'> {
  const { frames, duration, density } = film
  const { width, height } = format.size?.(film) ?? film
  return { width, height, frames, seconds: duration, density: Math.round((width * density) / film.width) }
}

interface Writer {
  add(run: Run): Promise<void>
  /** Gives the number of bytes. */
  end(): Promise<number>
  cancel(): void
}

async function openWriter(
  { file, format }: Target,
  film: Film,
  tools: Tools,
  samples: Samples,
): Promise<Writer> {
  const tables = await format.prepare(film, samples, tools)
  const encode = format.encoder(film, tables)
  const joiner = await format.join(film, tables, tools)
  let bytes = 0
  const write = async (chunks: Uint8Array[]) => {
    for (const chunk of chunks) {
      await file.write(chunk)
      bytes += chunk.length
    }
  }
  return {
    add: async run => write(await joiner.add(await encode(run))),
    async end() {
      await write(await joiner.end())
      return bytes
    },
    cancel: () => joiner.cancel?.(),
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
