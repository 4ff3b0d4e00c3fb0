import type { Film, Format } from '../encode/format.ts'
import { formatNamed } from '../encode/formats.ts'
import { buildFigure } from '../scene/build.ts'
import type { Trained } from '../scene/sweep.ts'
import type { Spec } from '../spec/spec.ts'
import { type Hand, openHand, type Reel } from './hand.ts'
import { openRaster, type Raster } from './raster.ts'
import { openThread } from './thread.ts'

/** What a scene is built from, as plain data. */
export interface Script {
  spec: Spec
  parts: readonly Trained[]
}

/** Threads that draw beside this one. */
export interface Crew {
  /** Hands for a film of the scene that this script describes. They take over from those of the film before. */
  hands(script: Script, reel: Reel): Hand[]
  close(): Promise<void>
}

/** Starts threads, which make themselves ready while this one goes on. */
export function openCrew(threads: number, raster: Raster['name']): Crew {
  const crew = Array.from({ length: threads }, openThread)
  for (const thread of crew) thread.call({ raster } satisfies FilmTask).catch(() => {})
  return {
    hands(script, { film, times, formats }) {
      const named = formats.map(({ format, tables }) => ({ name: format.name, tables }))
      const task: FilmTask = { raster, script, film, times, formats: named }
      return crew.map(thread => {
        // Where it fails, so does the first run.
        const begun = thread.call(task)
        begun.catch(() => {})
        return async (first, length) => {
          await begun
          return thread.call({ first, length } satisfies FilmTask)
        }
      })
    },
    async close() {
      await Promise.all(crew.map(({ close }) => close()))
    },
  }
}

/** To open a rasterizer; to begin a film with it; to draw a run of the film. */
type FilmTask =
  | { raster: Raster['name'] }
  | {
      raster: Raster['name']
      script: Script
      film: Film
      times: readonly number[]
      formats: readonly { name: string; tables: unknown }[]
    }
  | { first: number; length: number }

/** What a thread of a crew does: the parts of a run, and those of their buffers that it gives away. */
export function filmer(): (task: FilmTask) => Promise<{ answer: unknown[]; transfers: ArrayBuffer[] }> {
  let hand: Hand | undefined
  let formats: Format[] = []
  return async task => {
    if ('first' in task) {
      const answer = await hand!(task.first, task.length)
      return { answer, transfers: answer.flatMap((part, i) => formats[i]!.transfers?.(part) ?? []) }
    }
    const raster = await openRaster(task.raster)
    if ('script' in task) {
      formats = task.formats.map(({ name }) => formatNamed(name))
      hand = begin(task, raster)
    }
    return { answer: [], transfers: [] }
  }
}

function begin(task: Extract<FilmTask, { script: Script }>, raster: Raster): Hand {
  const scene = buildFigure(task.script.spec, task.script.parts)
  const picture = raster.create(scene.width, scene.height, task.film.density)
  const formats = task.formats.map(({ name, tables }) => ({ format: formatNamed(name), tables }))
  return openHand({ film: task.film, times: task.times, formats }, { scene, picture })
}
