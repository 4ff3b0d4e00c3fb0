import { formatNamed } from '../encode/formats.ts'
import type { FigureSpec } from '../options/sweep.ts'
import type { Trained } from '../scene/model/figure-model.ts'
import { buildFigure } from '../scene/scenes/build.ts'
import { openFont } from '../scene/style/open-font.ts'
import { type EncodeJob, type EncodeRange, openEncodeRange } from './encode-range.ts'
import { frameDrawer } from './frames.ts'
import type { AnimationFields, Handlers, Task, TaskKind } from './protocol.ts'
import { openRaster, type Raster } from './raster.ts'
import { endable, openThread, type Thread } from './thread.ts'

/** What a scene is built from, as plain data; the files of its font are those of the animation. */
export interface SceneInput {
  spec: FigureSpec
  parts: readonly Trained[]
}

/** Threads that draw beside this one. */
export interface RenderPool {
  /** All threads have loaded their rasterizer, or could not. */
  ready: Promise<void>
  /**
   * Starts an animation in all threads, in place of the one before. Each draws a range of frames at once: the first
   * thread from frame `length` on, the next from `2 * length`, and so on.
   *
   * @param length frames of a range
   * @returns a function that takes what each format has prepared, and gives an encoder of ranges for each thread
   */
  start(input: SceneInput, job: EncodeJob, length: number): (prepared: readonly unknown[]) => EncodeRange[]
  close(): Promise<void>
}

/** Starts threads, which load their code and the rasterizer while this one goes on. */
export function openRenderPool(
  threads: number,
  { name, kernels }: Pick<Raster, 'name' | 'kernels'>,
): RenderPool {
  const pool = Array.from({ length: threads }, openThread)
  const ready = Promise.allSettled(
    pool.map(thread => thread.call({ kind: 'openRaster', name, kernels })),
  ).then(() => {})
  return {
    ready,
    start(input, { animation, times, formats }, length) {
      const names = formats.map(({ name }) => name)
      pool.forEach((thread, i) => {
        const first = (i + 1) * length
        const firstRange = { first, length: Math.min(length, times.length - first) }
        post(thread, {
          kind: 'startAnimation',
          raster: name,
          input,
          animation,
          times,
          formats: names,
          firstRange,
        })
      })
      return prepared =>
        pool.map(thread => {
          post(thread, { kind: 'setPrepared', prepared })
          return (first, length) => thread.call({ kind: 'encodeRange', first, length })
        })
    },
    async close() {
      await Promise.all(pool.map(({ close }) => close()))
    },
  }
}

/** Sends a task whose failure need not be handled: the next `encodeRange` of the thread fails with the same error. */
function post(thread: Thread, task: Task<'startAnimation' | 'setPrepared'>): void {
  thread.call(task).catch(() => {})
}

/** An animation that a thread of a pool works on. */
interface ActiveAnimation {
  job: EncodeJob
  encodeRange: EncodeRange
  /** Parts of the first range, which were begun before anyone asked for them. */
  early: { first: number; parts: ReturnType<EncodeRange> } | null
  setPrepared(prepared: readonly unknown[]): void
}

/** What a thread of a pool does with its tasks. */
export function poolHandlers(): Handlers<Exclude<TaskKind, 'renderFigure'>> {
  let active: ActiveAnimation | undefined
  return {
    async openRaster({ name, kernels }) {
      await openRaster(name, undefined, kernels)
      return { answer: null }
    },
    async startAnimation(task) {
      active = startAnimation(task)
      return { answer: null }
    },
    async setPrepared({ prepared }) {
      active!.setPrepared(prepared)
      return { answer: null }
    },
    async encodeRange({ first, length }) {
      const { job, encodeRange, early } = active!
      const answer = await (early?.first === first ? early.parts : encodeRange(first, length))
      const buffersOf = (part: unknown, i: number) => job.formats[i].transfers?.(part) ?? []
      return { answer, transfers: [...new Set(answer.flatMap(parts => parts.flatMap(buffersOf)))] }
    },
  }
}

/** Begins to load, to build the scene and to draw the first range; errors come from `encodeRange`. */
function startAnimation({
  raster,
  input,
  animation,
  times,
  formats,
  firstRange,
}: AnimationFields): ActiveAnimation {
  const job = { animation, times, formats: formats.map(formatNamed) }
  let setPrepared: ActiveAnimation['setPrepared'] = () => {}
  const prepared = new Promise<readonly unknown[]>(resolve => {
    setPrepared = resolve
  })
  const opened = openRaster(raster).then(async ({ create }) => {
    const font = animation.font && (await openFont(animation.font))
    const scene = endable(() => buildFigure(input.spec, input.parts, font))
    const picture = create(scene.width, scene.height, animation.density, font)
    return openEncodeRange(job, prepared, frameDrawer({ scene, picture }))
  })
  const encodeRange: EncodeRange = async (first, length) => (await opened)(first, length)
  const { first, length } = firstRange
  const early = length > 0 ? { first, parts: encodeRange(first, length) } : null
  early?.parts.catch(() => {})
  return { job, encodeRange, early, setPrepared }
}
