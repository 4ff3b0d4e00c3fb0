import type { Animation, Format, Samples, Tools } from '../encode/format.ts'
import type { Scene } from '../scene/scene.ts'
import type { Sink } from './atomic.ts'
import { type EncodeRange, openEncodeRange } from './encode-range.ts'
import { drawnTogether, type FilmSettings, filmOf, type Shown, shownIn } from './film.ts'
import { framesAt } from './frames.ts'
import { mapInOrder } from './map-in-order.ts'
import type { Raster } from './raster.ts'
import type { RenderPool, SceneInput } from './render-pool.ts'
import { sampleTimes } from './times.ts'

/**
 * Frames that a thread takes at a time. The more, the fewer are drawn twice, as neighbours of another's; the fewer,
 * the better threads share, and the less is held: of a video, all pictures that were not taken yet.
 */
function stretchOf({ width, height }: Pick<Animation, 'width' | 'height'>): number {
  return Math.max(4, Math.min(12, Math.floor(12e6 / (width * height))))
}

export interface Target {
  file: Sink
  format: Format
}

/** What was written to a target. */
export interface Drawn extends Shown {
  bytes: number
}

export interface DrawOptions {
  raster: Raster
  tools: Tools
  recipe: string
  /** What it shows, for one who does not see it. */
  alt?: string | undefined
  /** Draws beside this thread what the script describes: the same scene. */
  others?: { pool: RenderPool; input: SceneInput } | undefined
  signal?: AbortSignal | undefined
  /** Told of 0 frames at the beginning, and of all at the end. */
  onFrame?: ((done: number, total: number) => void) | undefined
}

/**
 * Draws a scene and writes it to all targets: frame times → shapes → pixels → encoded runs → ordered join.
 * Each frame is drawn once for all targets that show it, and memory does not grow with their number. Nothing is committed.
 */
export async function draw(
  scene: Scene,
  settings: FilmSettings,
  targets: readonly Target[],
  { raster, tools, recipe, alt = '', others, signal, onFrame }: DrawOptions,
): Promise<Drawn[]> {
  const drawer = { scene, picture: raster.create(scene.width, scene.height, settings.density), signal }
  const parts = drawnTogether(targets, scene, settings).map(targets => {
    const formats = targets.map(({ format }) => format)
    return { targets, ...filmOf(scene, settings, formats, { recipe, alt }) }
  })
  const total = parts.reduce((sum, { times }) => sum + times.length, 0)
  let done = 0
  onFrame?.(done, total)
  const count = (frames: number) => {
    done += frames
    onFrame?.(done, total)
  }
  const drawn = new Map<Target, Drawn>()
  for (const { targets, film, times } of parts) {
    const writers: Writer[] = []
    const samples = sampleTimes(scene, times)
    const job = { film, times, formats: targets.map(({ format }) => format) }
    const stretch = stretchOf(film)
    const othersBegin = times.length > stretch ? others?.pool.begin(others.input, job, stretch) : undefined
    try {
      for (const target of targets)
        writers.push(await openWriter(target, film, tools, framesAt(samples, drawer)))
      const tables = writers.map(({ tables }) => tables)
      const otherEncoders = othersBegin?.(tables) ?? []
      const encoders = [
        openEncodeRange(job, tables, drawer, () => count(1)),
        ...otherEncoders.map(encodeRange => countingFrames(encodeRange, count)),
      ]
      for await (const rows of mapInOrder(times.length, stretch, encoders))
        for (const [i, { add }] of writers.entries()) await add(rows.map(parts => parts[i]))
      for (const [i, target] of targets.entries())
        drawn.set(target, { ...shownIn(target.format, film), bytes: await writers[i].end() })
    } catch (error) {
      for (const { cancel } of writers) cancel()
      throw error
    }
  }
  return targets.map(target => drawn.get(target)!)
}

function countingFrames(encodeRange: EncodeRange, count: (frames: number) => void): EncodeRange {
  return async (first, length) => {
    const parts = await encodeRange(first, length)
    count(length)
    return parts
  }
}

interface Writer {
  tables: unknown
  /** Takes the parts of runs in a row. */
  add(parts: readonly unknown[]): Promise<void>
  /** Gives the number of bytes. */
  end(): Promise<number>
  cancel(): void
}

async function openWriter(
  { file, format }: Target,
  film: Animation,
  tools: Tools,
  samples: Samples,
): Promise<Writer> {
  const tables = await format.prepare(film, samples, tools)
  const joiner = await format.join(film, tables, tools)
  let bytes = 0
  const write = async (chunks: Uint8Array[]) => {
    // One call for all: each is a way to another thread and back.
    const pieces = format.folder || chunks.length < 2 ? chunks : [Buffer.concat(chunks)]
    for (const piece of pieces) {
      await file.write(piece)
      bytes += piece.length
    }
  }
  return {
    tables,
    async add(parts) {
      const chunks: Uint8Array[] = []
      for (const part of parts) chunks.push(...(await joiner.add(part)))
      await write(chunks)
    },
    async end() {
      await write(await joiner.end())
      return bytes
    },
    cancel: () => joiner.cancel?.(),
  }
}
