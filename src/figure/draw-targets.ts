import type {
  Animation,
  FigureFormat,
  Format,
  Frame,
  FrameFormat,
  Joiner,
  Samples,
  Tools,
} from '../encode/format.ts'
import { showsFrames } from '../encode/formats.ts'
import { joinBytes } from '../encode/join-bytes.ts'
import { rangeLength } from '../encode/range.ts'
import { type Moment, type Scene, stillOf } from '../scene/scene.ts'
import { type EncodeJob, type EncodeRange, type OpenEncoders, openEncodeRange } from './encode-range.ts'
import { drawnTogether, type FilmPart, type FilmSettings, filmOf, shownIn } from './film.ts'
import { frameDrawer, framesAt } from './frames.ts'
import type { Host } from './host.ts'
import type { SceneInput } from './made-figure.ts'
import { mapInOrder } from './map-in-order.ts'
import type { Raster } from './raster.ts'
import { withoutSlowFrames } from './slow-frames.ts'
import { sampleTimes } from './times.ts'

/** The place where the bytes of a file go. */
export interface EncodeTarget {
  write(chunk: Uint8Array): Promise<void>
}

/** Threads that encode what this one draws, or draw beside it. */
export interface FramePool {
  /** Opens encoders in a thread of their own where that is worth it, and the others here; without it all are here. */
  openEncoders?: OpenEncoders
  /** Makes a format's tables in that thread where that is worth it. */
  prepare?(format: FrameFormat, animation: Animation, samples: Samples): Promise<unknown> | undefined
  /** Opens a joiner in that thread where that is worth it. It takes the parts of `openEncoders` as those of others. */
  openJoiner?(format: FrameFormat, animation: Animation, tables: unknown): Joiner<unknown> | undefined
  /**
   * Starts an animation in all threads that draw, in place of the one before. Each draws a range of frames at once: the
   * first thread from frame `first` on, the next from `first + length`, and so on.
   *
   * @param length frames of a range
   * @returns a function that takes what each format has prepared, and gives an encoder of ranges for each thread
   */
  start(
    input: SceneInput,
    job: EncodeJob,
    first: number,
    length: number,
  ): (prepared: Promise<readonly unknown[]>) => EncodeRange[]
}

/** A file, and the format it gets. */
export interface DrawTarget {
  file: EncodeTarget
  format: Format
}

/** The bytes of a file that was written, and its frames. */
interface Written {
  framesInFile: number
  bytes: number
}

/** Size and length of a file that was written, and what it holds. */
export type Drawn = FilmPart & Written

/** The means of drawing a scene, and the parts of its files besides the pictures. */
export interface DrawOptions {
  raster: Raster
  tools: Tools
  /** Lets events be handled, before each frame. */
  rest: Host['rest']
  recipe: string
  /** Alternative text: what the scene shows, in words, for those who do not see it. */
  alt?: string | undefined
  /** The input that the scene was built from: threads build the same one, and some formats carry it. */
  input?: SceneInput | undefined
  /** Threads that draw beside this one. */
  pool?: FramePool | undefined
  signal?: AbortSignal | undefined
  /** Is called with 0 frames at the beginning, and with all at the end; not at all where no format shows any. */
  onFrame?: ((done: number, total: number) => void) | undefined
}

/**
 * Draws a scene and writes it to all targets: frame times → shapes → pixels → encoded runs → ordered join.
 * Each frame is drawn once for all targets that show it, and memory does not grow with their number. The targets are
 * not committed.
 *
 * @returns what was written, in the order of the targets
 * @throws WorkError for a file that cannot be written or encoded, the signal's reason when it is aborted
 */
export async function writeTargets(
  scene: Scene,
  settings: FilmSettings,
  targets: readonly DrawTarget[],
  { raster, tools, rest, recipe, alt = '', input, pool, signal, onFrame }: DrawOptions,
): Promise<Drawn[]> {
  const drawer = {
    scene,
    picture: raster.create(scene.width, scene.height, settings.density, scene.font),
    rest,
    signal,
  }
  try {
    const parts: { targets: DrawTarget[]; animation: Animation; times: Moment[] }[] = []
    for (const together of drawnTogether(targets, scene, settings)) {
      const formats = together.map(({ format }) => format)
      const whole = filmOf(scene, settings, formats, { recipe, alt })
      const { film, times } =
        settings.slow !== undefined && whole.times.length > 1
          ? await withoutSlowFrames(whole, settings.slow, raster, { scene, rest, signal })
          : whole
      // One frame is drawn in this thread: to send the figure to others would take longer than to draw.
      const animation = times.length < 2 ? { ...film, figure: input } : film
      parts.push({ targets: together, animation, times })
    }
    const total = parts.reduce((sum, { times }) => sum + times.length, 0)
    let done = 0
    if (total > 0) onFrame?.(done, total)
    const count = (frames: number) => {
      done += frames
      onFrame?.(done, total)
    }
    const drawn = new Map<DrawTarget, Drawn>()
    for (const { targets, animation, times } of parts) {
      const job = { animation, times, formats: targets.map(({ format }) => format).filter(showsFrames) }
      // Formats of a group are alike.
      const written =
        job.formats.length > 0
          ? await drawFrames(
              job,
              targets.map(({ file }) => file),
              count,
            )
          : await Promise.all(targets.map(target => writeFigure(target, animation, scene, tools)))
      for (const [i, target] of targets.entries())
        drawn.set(target, { ...shownIn(target.format, animation), ...written[i] })
    }
    return targets.map(target => drawn.get(target)!)
  } finally {
    drawer.picture.close?.()
  }

  /** Draws the frames of an animation, and writes them to a file of each format. */
  async function drawFrames(
    job: EncodeJob,
    files: readonly EncodeTarget[],
    count: (frames: number) => void,
  ): Promise<Written[]> {
    const { animation, times, formats } = job
    const writers: Writer[] = []
    const samples = sampleTimes(scene, times)
    const isStill = animation.duration === 0
    const frames = frameDrawer({ ...drawer, scene: isStill ? stillOf(scene) : scene })
    const length = rangeLength(animation)
    // What is encoded elsewhere is done while the next range is drawn.
    const here = pool?.openEncoders ? 2 : 1
    const startOthers =
      input && times.length > here * length ? pool?.start(input, job, here * length, length) : undefined
    try {
      for (const [i, format] of formats.entries())
        writers.push(
          await openWriter(files[i], format, animation, tools, framesAt(samples, frames, times), pool),
        )
      const prepared = Promise.all(writers.map(({ prepared }) => prepared))
      // Who waits for the first range is told of its failure.
      prepared.catch(() => {})
      const otherEncoders = startOthers?.(prepared) ?? []
      const encodeHere = openEncodeRange(job, prepared, frames, () => count(1), pool?.openEncoders)
      const encoders = [
        ...Array.from({ length: here }, () => encodeHere),
        ...otherEncoders.map(encodeRange => countingFrames(encodeRange, count)),
      ]
      for await (const rows of mapInOrder(times.length, length, encoders))
        for (const [i, { add }] of writers.entries()) await add(rows.map(parts => parts[i]))
      encodeHere.close?.()
      const written: Written[] = []
      for (const { end } of writers) written.push(await end())
      return written
    } catch (error) {
      for (const { cancel } of writers) cancel()
      throw error
    }
  }
}

async function writeFigure(
  { file, format }: DrawTarget,
  animation: Animation,
  scene: Scene,
  tools: Tools,
): Promise<Written> {
  const bytes = await (format as FigureFormat).write(animation, scene, tools)
  await file.write(bytes)
  return { framesInFile: 0, bytes: bytes.length }
}

function countingFrames(encodeRange: EncodeRange, count: (frames: number) => void): EncodeRange {
  return async (first, length) => {
    const parts = await encodeRange(first, length)
    count(length)
    return parts
  }
}

/** Encodes and writes one target. */
interface Writer {
  /** The format's preparation for its encoders. */
  prepared: Promise<unknown>
  /** Takes the parts of runs in a row. */
  add(parts: readonly unknown[]): Promise<void>
  /** Writes the rest. */
  end(): Promise<Written>
  cancel(): void
}

/** Opens a writer, which draws its format's samples; its tables may come later, from another thread. */
async function openWriter(
  file: EncodeTarget,
  format: FrameFormat,
  animation: Animation,
  tools: Tools,
  samples: Samples,
  pool: FramePool | undefined,
): Promise<Writer> {
  let end = () => {}
  const drawn = new Promise<void>(resolve => {
    end = resolve
  })
  const watched = withEnd(samples, end)
  const prepared = pool?.prepare?.(format, animation, watched) ?? format.prepare(animation, watched, tools)
  const joiner = prepared.then(
    tables => pool?.openJoiner?.(format, animation, tables) ?? format.join(animation, tables, tools),
  )
  joiner.catch(() => {})
  // One drawer draws the samples and then all frames. A format may do without samples.
  await Promise.race([drawn, prepared])
  let [frames, bytes] = [0, 0]
  const write = async (chunks: Uint8Array[]) => {
    for (const chunk of chunks) if (format.isFrame?.(chunk)) frames++
    // Each write of Node goes to a thread and back, so chunks are joined into one.
    const pieces = format.folder || chunks.length < 2 ? chunks : [joinBytes(chunks)]
    for (const piece of pieces) {
      await file.write(piece)
      bytes += piece.length
    }
  }
  return {
    prepared,
    async add(parts) {
      const chunks: Uint8Array[] = []
      const { add } = await joiner
      for (const part of parts) chunks.push(...(await add(part)))
      await write(chunks)
    },
    async end() {
      await write(await (await joiner).end())
      return { framesInFile: format.isFrame ? frames : animation.frames, bytes }
    },
    cancel: () => void joiner.then(({ cancel }) => cancel?.()).catch(() => {}),
  }
}

/** The same samples, and a call at their end. */
async function* withEnd(samples: Samples, onEnd: () => void): AsyncGenerator<Frame> {
  yield* samples
  onEnd()
}
