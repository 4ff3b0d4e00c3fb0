import type { Film } from '../encode/format.ts'
import { formatNamed } from '../encode/formats.ts'
import type { Spec } from '../options/spec.ts'
import type { Trained } from '../scene/model/figure-model.ts'
import type { Moment } from '../scene/scene.ts'
import { buildFigure } from '../scene/scenes/build.ts'
import { type Hand, openHand, type Reel } from './encode-range.ts'
import { openRaster, type Raster } from './raster.ts'
import { endable, openThread, type Thread } from './thread.ts'

/** What a scene is built from, as plain data. */
export interface Script {
  spec: Spec
  parts: readonly Trained[]
}

/** Threads that draw beside this one. */
export interface Crew {
  /** All threads have loaded their rasterizer, or could not. */
  ready: Promise<void>
  /**
   * Begins a film of the scene that this script describes, instead of the film before.
   *
   * @param length frames of a stretch: each thread draws one at once, the first of them from frame `length` on
   * @returns a function that takes what each format has prepared, and gives a hand for each thread
   */
  begin(script: Script, reel: Reel, length: number): (tables: readonly unknown[]) => Hand[]
  close(): Promise<void>
}

/** Starts threads, which make themselves ready while this one goes on. */
export function openCrew(threads: number, raster: Raster['name']): Crew {
  const crew = Array.from({ length: threads }, openThread)
  const call = <T>(thread: Thread, task: FilmTask): Promise<T> => {
    const answer = thread.call<FilmTask, T>(task)
    // Where it fails, so does the first run.
    answer.catch(() => {})
    return answer
  }
  const ready = Promise.allSettled(crew.map(thread => call(thread, { raster }))).then(() => {})
  return {
    ready,
    begin(script, { film, times, formats }, length) {
      const names = formats.map(({ name }) => name)
      crew.forEach((thread, i) => {
        const first = (i + 1) * length
        const ahead = { first, length: Math.min(length, times.length - first) }
        call(thread, { raster, script, film, times, formats: names, ahead })
      })
      return tables =>
        crew.map(thread => {
          call(thread, { tables })
          return (first, length) => call(thread, { first, length })
        })
    },
    async close() {
      await Promise.all(crew.map(({ close }) => close()))
    },
  }
}

/** To open a rasterizer; to begin a film with it; to take its tables; to draw a stretch. */
type FilmTask =
  | { raster: Raster['name'] }
  | {
      raster: Raster['name']
      script: Script
      film: Film
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
  reel: Reel
  hand: Hand
  ahead: { first: number; rows: ReturnType<Hand> } | null
  prepare(tables: readonly unknown[]): void
}

/** What a thread of a crew does: the parts of a stretch, and those of their buffers that it gives away. */
export function filmer(): (task: FilmTask) => Promise<{ answer: unknown[][]; transfers: ArrayBuffer[] }> {
  let filming: Filming | undefined
  return async task => {
    if ('first' in task) {
      const { reel, hand, ahead } = filming!
      const answer = await (ahead?.first === task.first ? ahead.rows : hand(task.first, task.length))
      const given = (part: unknown, i: number) => reel.formats[i]!.transfers?.(part) ?? []
      return { answer, transfers: [...new Set(answer.flatMap(parts => parts.flatMap(given)))] }
    }
    if ('tables' in task) filming!.prepare(task.tables)
    else if ('script' in task) filming = begin(task)
    else await openRaster(task.raster)
    return { answer: [], transfers: [] }
  }
}

function begin({ script, film, times, ...task }: Extract<FilmTask, { script: Script }>): Filming {
  const reel = { film, times, formats: task.formats.map(formatNamed) }
  let prepare: Filming['prepare'] = () => {}
  const tables = new Promise<readonly unknown[]>(resolve => {
    prepare = resolve
  })
  const opened = openRaster(task.raster).then(raster => {
    const scene = endable(() => buildFigure(script.spec, script.parts))
    const picture = raster.create(scene.width, scene.height, film.density)
    return openHand(reel, tables, { scene, picture })
  })
  const hand: Hand = async (first, length) => (await opened)(first, length)
  const { first, length } = task.ahead
  const ahead = length > 0 ? { first, rows: hand(first, length) } : null
  ahead?.rows.catch(() => {})
  return { reel, hand, ahead, prepare }
}
