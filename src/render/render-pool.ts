import { setImmediate } from 'node:timers/promises'
import { apart } from '../encode/apart.ts'
import type { Format } from '../encode/format.ts'
import type { FramePool, ShapeRange } from '../figure/draw-targets.ts'
import { openEncodeRange } from '../figure/encode-range.ts'
import { frameDrawer, framesAt } from '../figure/frames.ts'
import { type Raster, withPainter } from '../figure/raster.ts'
import type { Moment } from '../scene/scene.ts'
import type { Shape } from '../scene/shape.ts'
import { kernelTools } from './kernels.ts'
import type { FilmFields, Handlers } from './protocol.ts'
import { openThread } from './thread.ts'

/** Threads that paint and encode what this one composes. */
export interface RenderPool extends FramePool {
  close(): Promise<void>
}

/** True for what other threads paint and encode: they have kernels, and no library that draws. */
export function isMadeApart({ kernels }: Pick<Raster, 'kernels'>, formats: readonly Format[]): boolean {
  return kernels !== null && formats.every(({ name }) => name in apart)
}

/** Ranges that a thread has at most, so that it never waits for the next one. */
const ahead = 2

/**
 * Starts threads, which load their code while this one goes on. They are equal, and know nothing of scenes: to build
 * one again, and to compile all code that composes it, would take a thread as long as a hundred frames.
 */
export function openRenderPool(threads: number, { kernels }: Pick<Raster, 'kernels'>): RenderPool {
  const pool = Array.from({ length: threads }, () => openThread('encoder'))
  return {
    open({ animation, times, formats }, scene) {
      const { width, height, background, transparent } = scene
      // What an encoder does not need would be copied.
      const film: FilmFields = {
        animation: { ...animation, figure: undefined, font: undefined },
        ...{ kernels, width, height, background, transparent, frames: times.length },
        formats: formats.map(({ name }) => name),
      }
      const encoders = pool.map(thread => {
        // Where one fails, so does the next range.
        thread.call({ kind: 'openFilm', ...film }).catch(() => {})
        return async (range: ShapeRange) => thread.call({ kind: 'encodeRange', ...range })
      })
      return {
        encoders: Array.from({ length: ahead }, () => encoders).flat(),
        prepare: (format, samples) => pool[0].call({ kind: 'prepareFormat', format: format.name, samples }),
        setPrepared(prepared) {
          for (const thread of pool) thread.call({ kind: 'setPrepared', prepared }).catch(() => {})
        },
      }
    },
    async close() {
      await Promise.all(pool.map(({ close }) => close()))
    },
  }
}

/** The handlers of a thread that paints and encodes. */
export function poolHandlers(): Handlers<'openFilm' | 'prepareFormat' | 'setPrepared' | 'encodeRange'> {
  let film: ReturnType<typeof openFilm> | undefined
  return {
    async openFilm(fields) {
      film?.close()
      film = openFilm(fields)
    },
    prepareFormat: async ({ format, samples }) => film!.prepare(format, samples),
    async setPrepared({ prepared }) {
      film!.setPrepared(prepared)
    },
    async encodeRange(range, { transfers }) {
      const { formats, encodeShapes } = film!
      const runs = await encodeShapes(range)
      const buffersOf = (part: unknown, i: number) => formats[i].transfers?.(part) ?? []
      transfers.push(...new Set(runs.flatMap(parts => parts.flatMap(buffersOf))))
      return runs
    },
  }
}

/** Opens the painting and encoding of a film's frames; ranges wait for what its formats have prepared. */
function openFilm({ animation, formats: names, kernels, frames, ...ground }: FilmFields) {
  const formats = names.map(name => apart[name])
  let setPrepared = (_: readonly unknown[]) => {}
  const prepared = new Promise<readonly unknown[]>(resolve => {
    setPrepared = resolve
  })
  const raster = withPainter({ name: 'auto', version: '' }, kernels!, null)
  const picture = raster.create(ground.width, ground.height, animation.density)
  /** The shapes of the frames of ranges that are not done, and of neighbours. */
  const composed = new Map<Moment, readonly Shape[]>()
  const at = (frame: Moment) => composed.get(frame)!
  const times = Array.from({ length: frames }, (_, i) => i)
  const drawer = frameDrawer({ scene: { ...ground, at }, picture, rest: () => setImmediate() })
  const encodeRange = openEncodeRange({ animation, times, formats }, prepared, drawer)
  return {
    formats,
    setPrepared,
    prepare(format: string, samples: (readonly Shape[])[]) {
      const at = (sample: Moment) => samples[sample as number]
      const sampled = frameDrawer({ scene: { ...ground, at }, picture, rest: () => setImmediate() })
      return apart[format].prepare(animation, framesAt([...samples.keys()], sampled), kernelTools)
    },
    async encodeShapes({ first, length, from, shapes }: ShapeRange) {
      for (const [i, own] of shapes.entries()) composed.set(from + i, own)
      const runs = await encodeRange(first, length)
      // A thread gets its ranges in order; the next one may be compared with the last frame.
      for (const frame of composed.keys()) if ((frame as number) < first + length - 1) composed.delete(frame)
      return runs
    },
    close() {
      encodeRange.close?.()
      picture.close?.()
    },
  }
}
