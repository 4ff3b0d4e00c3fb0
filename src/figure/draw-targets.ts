import type { Animation, FigureFormat, Format, FrameFormat, Tools } from '../encode/format.ts'
import { showsFrames } from '../encode/formats.ts'
import { rangeLength } from '../encode/range.ts'
import type { Moment, Scene } from '../scene/scene.ts'
import type { Shape } from '../scene/shape.ts'
import type { EncodeJob, EncodeRange } from './encode-range.ts'
import { mapInOrder, openEncodeRange } from './encode-range.ts'
import type { FilmPart, FilmSettings } from './film.ts'
import { drawnTogether, filmOf, shownIn, withoutSlowFrames } from './film.ts'
import { type Drawer, frameDrawer, framesAt } from './frames.ts'
import type { Host } from './host.ts'
import type { SceneInput } from './made-figure.ts'
import type { Raster } from './raster.ts'
import { sampleTimes } from './times.ts'
import { type EncodeTarget, openWriter, type Writer, type Written } from './writer.ts'

/** Frames in a row, from number `first` on, and the shapes of these and of their neighbours, which begin with frame `from`. */
export interface ShapeRange {
  first: number
  length: number
  from: number
  shapes: (readonly Shape[])[]
}

/** Threads that paint and encode what this one composes. */
export interface FramePool {
  /** Opens an animation in all threads, in place of the one before. */
  open(job: EncodeJob, scene: Scene): OpenedFilm
}

interface OpenedFilm {
  /** One for each range that the threads can be given at once. */
  encoders: ((range: ShapeRange) => Promise<unknown[][]>)[]
  /** A format's tables, made of the shapes of samples. */
  prepare(format: FrameFormat, samples: (readonly Shape[])[]): Promise<unknown>
  /** Hands over what each format has prepared, which encoding waits for. */
  setPrepared(prepared: readonly unknown[]): void
}

/** A file, and the format it gets. */
export interface DrawTarget {
  file: EncodeTarget
  format: Format
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
  options: DrawOptions,
): Promise<Drawn[]> {
  const { raster, rest, signal } = options
  const picture = raster.create(scene.width, scene.height, settings.density, scene.font)
  try {
    const parts = await filmsOf(scene, settings, targets, options)
    const count = counter(parts, options)
    const drawn = new Map<DrawTarget, Drawn>()
    for (const part of parts) {
      const written = await writeFilm(part, { scene, picture, rest, signal }, options, count)
      for (const [i, target] of part.targets.entries())
        drawn.set(target, { ...shownIn(target.format, part.animation), ...written[i] })
    }
    return targets.map(target => drawn.get(target)!)
  } finally {
    picture.close?.()
  }
}

/** An animation, and the targets that show it. */
interface TargetFilm {
  targets: readonly DrawTarget[]
  animation: Animation
  times: readonly Moment[]
}

/** The animations of a scene that its targets show. */
async function filmsOf(
  scene: Scene,
  settings: FilmSettings,
  targets: readonly DrawTarget[],
  { raster, rest, recipe, alt = '', input, signal }: DrawOptions,
): Promise<TargetFilm[]> {
  const films: TargetFilm[] = []
  for (const together of drawnTogether(targets, scene, settings)) {
    const formats = together.map(({ format }) => format)
    const whole = filmOf(scene, settings, formats, { recipe, alt })
    const { film, times } =
      settings.slow !== undefined && whole.times.length > 1
        ? await withoutSlowFrames(whole, settings.slow, raster, { scene, rest, signal })
        : whole
    // One frame is drawn in this thread: to send the figure to others would take longer than to draw.
    const animation = times.length < 2 ? { ...film, figure: input } : film
    films.push({ targets: together, animation, times })
  }
  return films
}

/** A function that is told of frames that were drawn, and tells how far all are. */
function counter(films: readonly TargetFilm[], { onFrame }: DrawOptions): (frames: number) => void {
  const total = films.reduce((sum, { times }) => sum + times.length, 0)
  let done = 0
  if (total > 0) onFrame?.(done, total)
  return frames => {
    done += frames
    onFrame?.(done, total)
  }
}

/** Writes the files of an animation: its frames, or its figure, which some formats carry instead. */
function writeFilm(
  { targets, animation, times }: TargetFilm,
  drawer: Drawer,
  options: DrawOptions,
  count: (frames: number) => void,
): Promise<Written[]> {
  const formats = targets.map(({ format }) => format).filter(showsFrames)
  // Formats of a group are alike.
  if (formats.length === 0)
    return Promise.all(targets.map(target => writeFigure(target, animation, drawer.scene, options.tools)))
  const files = targets.map(({ file }) => file)
  return drawFrames({ animation, times, formats }, files, drawer, options, count)
}

/** Draws the frames of an animation, and writes them to a file of each format. */
async function drawFrames(
  job: EncodeJob,
  files: readonly EncodeTarget[],
  drawer: Drawer,
  { tools, pool }: DrawOptions,
  count: (frames: number) => void,
): Promise<Written[]> {
  const { animation, times, formats } = job
  const length = rangeLength(animation)
  const scene = composedOnce(drawer.scene, times, length)
  const samples = sampleTimes(scene, times)
  const frames = frameDrawer({ ...drawer, scene })
  const others = times.length > length ? pool?.open(job, scene) : undefined
  const shapesAt = composer({ ...drawer, scene })
  const tablesOf = async (format: FrameFormat) => {
    if (!others || !format.samples) return format.prepare(animation, framesAt(samples, frames), tools)
    await drawer.rest()
    return others.prepare(format, samples.map(shapesAt))
  }
  const writers: Writer[] = []
  const tables: Promise<unknown>[] = []
  // One drawer draws the samples of each format, and then frames.
  for (const [i, format] of formats.entries()) {
    const prepared = Promise.all(tables).then(() => tablesOf(format))
    tables.push(prepared)
    writers.push(openWriter(files[i], format, animation, tools, prepared))
  }
  const prepared = Promise.all(tables)
  prepared.then(all => others?.setPrepared(all)).catch(() => {})
  try {
    const encodeHere = openEncodeRange(job, prepared, frames, () => count(1))
    // This thread takes a range where all others have enough.
    const here: EncodeRange = async (first, length) => {
      if (!others) await prepared
      return encodeHere(first, length)
    }
    const encoders = [
      ...(others?.encoders ?? []).map(encode => composing(job, drawer, shapesAt, encode, count)),
      here,
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

/** The scene, which composes the last frame of a range once, though the next range is compared with this frame. */
function composedOnce(scene: Scene, times: readonly Moment[], length: number): Scene {
  const lasts = new Set(times.filter((_, i) => i % length === length - 1))
  const composed = new Map<Moment, Shape[]>()
  return {
    ...scene,
    at(moment) {
      const shapes = composed.get(moment) ?? scene.at(moment)
      if (lasts.has(moment)) composed.set(moment, shapes)
      return shapes
    },
  }
}

/** Composes moments for another thread. */
function composer({ scene, picture }: Drawer) {
  let last: { composed: readonly Shape[]; shapes: readonly Shape[] } | undefined
  return (moment: Moment): readonly Shape[] => {
    const composed = scene.at(moment)
    // Of the same shapes the other thread paints one frame.
    if (last?.composed !== composed) last = { composed, shapes: picture.withStamps!(composed) }
    return last.shapes
  }
}

/** Composes ranges for another thread, which paints and encodes them. */
function composing(
  { animation, times }: EncodeJob,
  { rest, signal }: Drawer,
  shapesAt: ReturnType<typeof composer>,
  encode: OpenedFilm['encoders'][number],
  count: (frames: number) => void,
): EncodeRange {
  return async (first, length) => {
    await rest()
    signal?.throwIfAborted()
    const from = Math.max(0, first - 1)
    const end = first + length + (animation.transparent ? 1 : 0)
    const parts = await encode({ first, length, from, shapes: times.slice(from, end).map(shapesAt) })
    count(length)
    return parts
  }
}

async function writeFigure({ file, format }: DrawTarget, animation: Animation, scene: Scene, tools: Tools) {
  const bytes = await (format as FigureFormat).write(animation, scene, tools)
  await file.write(bytes)
  return { framesInFile: 0, bytes: bytes.length }
}
