import type { Animation } from '../encode/format.ts'
import { formatNamed } from '../encode/formats.ts'
import type { FigureSpec } from '../options/sweep.ts'
import type { Trained } from '../scene/model/figure-model.ts'
import type { Moment } from '../scene/scene.ts'
import { buildFigure } from '../scene/scenes/build.ts'
import { type EncodeJob, type EncodeRange, openEncodeRange } from './encode-range.ts'
import { openRaster, type Raster } from './raster.ts'
import { endable, openThread, type Thread } from './thread.ts'

/** What a scene is built from, as plain data. */
export interface SceneInput {
  spec: FigureSpec
  parts: readonly Trained[]
}

/** Threads that draw beside this one. */
export interface RenderPool {
  /** All threads have loaded their rasterizer, or could not. */
  ready: Promise<void>
  /**
   * Begins a film of the scene that this script describes, instead of the film before.
   *
   * @param length frames of a stretch: each thread draws one at once, the first of them from frame `length` on
   * @returns a function that takes what each format has prepared, and gives a hand for each thread
   */
  begin(input: SceneInput, job: EncodeJob, length: number): (tables: readonly unknown[]) => EncodeRange[]
  close(): Promise<void>
}

/** Starts threads, which make themselves ready while this one goes on. */
export function openRenderPool(threads: number, raster: Raster['name']): RenderPool {
  const pool = Array.from({ length: threads }, openThread)
  const call = <T>(thread: Thread, task: FilmTask): Promise<T> => {
    const answer = thread.call<FilmTask, T>(task)
    // Where it fails, so does the first run.
    answer.catch(() => {})
    return answer
  }
  const ready = Promise.allSettled(pool.map(thread => call(thread, { raster }))).then(() => {})
  return {
    ready,
    begin(input, { film, times, formats }, length) {
      const names = formats.map(({ name }) => name)
      pool.forEach((thread, i) => {
        const first = (i + 1) * length
        const ahead = { first, length: Math.min(length, times.length - first) }
        call(thread, { raster, input, film, times, formats: names, ahead })
      })
      return tables =>
        pool.map(thread => {
          call(thread, { tables })
          return (first, length) => call(thread, { first, length })
        })
    },
    async close() {
      await Promise.all(pool.map(({ close }) => close()))
    },
  }
}

/** To open a rasterizer; to begin a film with it; to take its tables; to draw a stretch. */
type FilmTask =
  | { raster: Raster['name'] }
  | {
      raster: Raster['name']
      input: SceneInput
      film: Animation
      times: readonly Moment[]
      formats: readonly string[]
      /** To draw unasked. */
      ahead: Stretch
    }
  | { tables: readonly unknown[] }
  | Stretch

/** Frames in a row. */
interface Stretch {
  first: number
  length: number
}

/** A film that a thread draws. */
interface Filming {
  job: EncodeJob
  encodeRange: EncodeRange
  ahead: { first: number; rows: ReturnType<EncodeRange> } | null
  prepare(tables: readonly unknown[]): void
}

/** What a thread of a crew does: the parts of a stretch, and those of their buffers that it gives away. */
export function workerHandler(): (
  task: FilmTask,
) => Promise<{ answer: unknown[][]; transfers: ArrayBuffer[] }> {
  let filming: Filming | undefined
  return async task => {
    if ('first' in task) {
      const { job, encodeRange, ahead } = filming!
      const answer = await (ahead?.first === task.first ? ahead.rows : encodeRange(task.first, task.length))
      const given = (part: unknown, i: number) => job.formats[i].transfers?.(part) ?? []
      return { answer, transfers: [...new Set(answer.flatMap(parts => parts.flatMap(given)))] }
    }
    if ('tables' in task) filming!.prepare(task.tables)
    else if ('input' in task) filming = begin(task)
    else await openRaster(task.raster)
    return { answer: [], transfers: [] }
  }
}

function begin({ input, film, times, ...task }: Extract<FilmTask, { input: SceneInput }>): Filming {
  const job = { film, times, formats: task.formats.map(formatNamed) }
  let prepare: Filming['prepare'] = () => {}
  const tables = new Promise<readonly unknown[]>(resolve => {
    prepare = resolve
  })
  const opened = openRaster(task.raster).then(raster => {
    const scene = endable(() => buildFigure(input.spec, input.parts))
    const picture = raster.create(scene.width, scene.height, film.density)
    return openEncodeRange(job, tables, { scene, picture })
  })
  const encodeRange: EncodeRange = async (first, length) => (await opened)(first, length)
  const { first, length } = task.ahead
  const ahead = length > 0 ? { first, rows: encodeRange(first, length) } : null
  ahead?.rows.catch(() => {})
  return { job, encodeRange, ahead, prepare }
}
