import { setImmediate } from 'node:timers/promises'
import type { Format } from '../encode/format.ts'
import { formatNamed, showsFrames } from '../encode/formats.ts'
import type { FramePool } from '../figure/draw-targets.ts'
import type { EncodeJob, EncodeRange, OpenEncoders } from '../figure/encode-range.ts'
import { encodersHere, openEncodeRange } from '../figure/encode-range.ts'
import { frameDrawer } from '../figure/frames.ts'
import type { Raster } from '../figure/raster.ts'
import { openFont } from '../scene/fonts/open-font.ts'
import { buildFigure } from '../scene/scenes/build.ts'
import { loadScenes } from '../scene/scenes/registry.ts'
import { type EncodeThread, isEncodedApart, openEncodeThread } from './encode-thread.ts'
import type { AnimationFields, Handlers, WorkerTask } from './protocol.ts'
import { openRaster } from './raster.ts'
import { endable, openThread, type Thread } from './thread.ts'

/** Threads that encode what this one draws, or draw beside it. */
export interface RenderPool extends FramePool {
  /** All threads have loaded their rasterizer, or could not. */
  ready: Promise<void>
  close(): Promise<void>
}

/** Starts threads, which load their code and the rasterizer while this one goes on. */
export function openRenderPool(
  threads: number,
  { name, kernels }: Pick<Raster, 'name' | 'kernels'>,
  formats: readonly Format[],
): RenderPool {
  const encodeThread = formats.some(isEncodedApart) ? openEncodeThread() : undefined
  const pool = Array.from({ length: encodeThread ? threads - 1 : threads }, () => openThread())
  const ready = Promise.allSettled(
    pool.map(thread => thread.call({ kind: 'openRaster', name, kernels })),
  ).then(() => {})
  return {
    ready,
    ...(encodeThread && {
      openEncoders: apartIn(encodeThread),
      prepare: (format, animation, samples) =>
        format.preparesApart && encodeThread.prepare(animation, format, samples),
      openJoiner: (format, animation, tables) =>
        format.joinsApart && encodeThread.join(animation, format, tables),
    }),
    start(input, { animation, times, formats }, firstFrame, length) {
      const names = formats.map(({ name }) => name)
      pool.forEach((thread, i) => {
        const first = firstFrame + i * length
        const firstRange = { first, length: Math.max(0, Math.min(length, times.length - first)) }
        const fields = { raster: name, input, animation, times, formats: names, firstRange }
        post(thread, { kind: 'startAnimation', ...fields })
      })
      return prepared =>
        pool.map(thread => {
          const posted = prepared.then(prepared => post(thread, { kind: 'setPrepared', prepared }))
          // Who waits for a range is told of the failure.
          posted.catch(() => {})
          return async (first, length) => {
            await posted
            return thread.call({ kind: 'encodeRange', first, length })
          }
        })
    },
    async close() {
      await Promise.all([encodeThread?.close(), ...pool.map(({ close }) => close())])
    },
  }
}

/** Opens encoders that are worth it in a thread, and the others here. */
function apartIn(thread: EncodeThread): OpenEncoders {
  return (job, prepared) => {
    const all = job.formats.map((format, i) => ({ format, tables: prepared[i] }))
    const apart = all.filter(({ format }) => isEncodedApart(format))
    const there = thread.open(job.animation, apart)
    return all.map(({ format, tables }) =>
      isEncodedApart(format) ? there.shift()! : encodersHere({ ...job, formats: [format] }, [tables])[0],
    )
  }
}

/** Sends a task whose failure need not be handled: the next `encodeRange` of the thread fails with the same error. */
function post(thread: Thread, task: WorkerTask<'startAnimation' | 'setPrepared'>): void {
  thread.call(task).catch(() => {})
}

/** The handlers of a thread that draws. */
export function poolHandlers(): Handlers<'openRaster' | 'startAnimation' | 'setPrepared' | 'encodeRange'> {
  let active: ReturnType<typeof startAnimation> | undefined
  return {
    async openRaster({ name, kernels }) {
      await openRaster(name, undefined, kernels)
    },
    async startAnimation(task) {
      active = startAnimation(task)
    },
    async setPrepared({ prepared }) {
      active!.setPrepared(prepared)
    },
    async encodeRange({ first, length }, { transfers }) {
      const { job, encodeRange, early } = active!
      const runs = await (early?.first === first ? early.parts : encodeRange(first, length))
      const buffersOf = (part: unknown, i: number) => job.formats[i].transfers?.(part) ?? []
      transfers.push(...new Set(runs.flatMap(parts => parts.flatMap(buffersOf))))
      return runs
    },
  }
}

/** Begins to load, to build the scene and to draw the first range; errors come from `encodeRange`. */
function startAnimation(task: AnimationFields) {
  const { raster, input, animation, times, formats, firstRange } = task
  const job: EncodeJob = { animation, times, formats: formats.map(formatNamed).filter(showsFrames) }
  let setPrepared = (_: readonly unknown[]) => {}
  const prepared = new Promise<readonly unknown[]>(resolve => {
    setPrepared = resolve
  })
  const opened = openRaster(raster).then(async ({ create }) => {
    const font = animation.font && (await openFont(animation.font))
    await loadScenes(input.spec)
    const scene = endable(() => buildFigure(input.spec, input.parts, font))
    const picture = create(scene.width, scene.height, animation.density, font)
    return openEncodeRange(job, prepared, frameDrawer({ scene, picture, rest: () => setImmediate() }))
  })
  const encodeRange: EncodeRange = async (first, length) => (await opened)(first, length)
  const { first, length } = firstRange
  // Begun before anyone asks for it.
  const early = length > 0 ? { first, parts: encodeRange(first, length) } : null
  early?.parts.catch(() => {})
  return { job, encodeRange, early, setPrepared }
}
