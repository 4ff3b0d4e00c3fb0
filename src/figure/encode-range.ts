import type { Animation, Encoder, Frame, FrameFormat, Run } from '../encode/format.ts'
import type { Moment } from '../scene/scene.ts'
import type { FrameDrawer } from './frames.ts'

/** A format's encoder: it gives the part of a run. */
export type Encode = Encoder<unknown>

/**
 * Draws the frames from `first` on and encodes them in runs: gives for each run a part for each format. Ranges may be
 * asked for in any order, and before earlier ones are done: they are drawn one after the other.
 */
export interface EncodeRange {
  (first: number, length: number): Promise<unknown[][]>
  /** Gives back the memory of its encoders, after the last range. */
  close?(): void
}

/**
 * Pixels of a run at most: what was just drawn is still in the processor's cache where it is encoded, and memory holds
 * only what a run and its neighbours need.
 */
const maxPixels = 5e5

/**
 * Runs that are encoded in other threads while one is drawn: with fewer, both threads wait for each other, as some
 * stretches take longer to draw and others to encode. Measured: with 4, up to 6 % more time for a default GIF.
 */
const maxAhead = 6

/** The parts of an animation besides its pictures. */
export interface EncodeJob {
  animation: Animation
  times: readonly Moment[]
  formats: readonly FrameFormat[]
}

/** Opens an encoder for each format, of what it has prepared. */
export type OpenEncoders = (job: EncodeJob, prepared: readonly unknown[]) => Encode[]

/** Encoders in this thread. */
export const encodersHere: OpenEncoders = ({ animation, formats }, prepared) =>
  prepared.map((own, i) => formats[i].encoder(animation, own))

/**
 * Draws ranges of an animation's frames in this thread, and encodes them.
 *
 * @param prepared what each format has prepared; first runs are drawn while it is not there yet
 * @param onFrame is called for each frame of a range, once it is drawn
 */
export function openEncodeRange(
  job: EncodeJob,
  prepared: Promise<readonly unknown[]>,
  { frameAt, recycle }: FrameDrawer,
  onFrame: () => void = () => {},
  openEncoders = encodersHere,
): EncodeRange {
  const { animation, times } = job
  let encoders: Encode[] | undefined
  const opened = prepared.then(own => {
    encoders = openEncoders(job, own)
    return encoders
  })
  // Who waits for a part is told of its failure.
  opened.catch(() => {})
  const maxLength = Math.max(1, Math.floor(maxPixels / (animation.width * animation.height)))
  // The last two frames drawn: mostly the next run begins with them.
  let kept = new Map<number, Frame>()
  let drawn: Promise<unknown> = Promise.resolve()
  let encoded: Promise<unknown> = Promise.resolve()
  /** The parts of the last runs, which may be encoded elsewhere. */
  const ahead: Promise<unknown[]>[] = []
  const encodeRange: EncodeRange = async (first, length) => {
    const range = drawn.then(() => drawRange(first, length))
    drawn = range.catch(() => {})
    return Promise.all((await range).parts)
  }
  encodeRange.close = () => {
    for (const encode of encoders ?? []) encode.close?.()
  }
  return encodeRange

  /** Draws a range: the parts of its runs come later. */
  async function drawRange(first: number, length: number): Promise<{ parts: Promise<unknown[]>[] }> {
    const parts: Promise<unknown[]>[] = []
    for (let from = first; from < first + length; from += maxLength) {
      if (ahead.length === maxAhead) await ahead.shift()
      const run = await drawRun(from, Math.min(from + maxLength, first + length))
      parts.push(run.parts)
      ahead.push(run.parts)
    }
    return { parts }
  }

  async function drawRun(first: number, end: number): Promise<{ parts: Promise<unknown[]> }> {
    const taken = new Map<number, Frame>()
    const take = async (index: number) => {
      const frame = kept.get(index) ?? (await frameAt(times[index]))
      taken.set(index, frame)
      return frame
    }
    const before = first > 0 && { before: await take(first - 1) }
    const frames: Frame[] = []
    for (let index = first; index < end; index++) {
      frames.push(await take(index))
      onFrame()
    }
    const after = animation.transparent && end < times.length && { after: await take(end) }
    const run: Run = { first, frames, ...before, ...after }
    const parts = opened.then(encoders => Promise.all(encoders.map(encode => encode(run))))
    const last = [...taken].slice(-2)
    const needed = new Set(last.map(([, frame]) => frame))
    const done = [...new Set([...kept.values(), ...taken.values()])].filter(frame => !needed.has(frame))
    kept = new Map(last)
    encoded = Promise.all([encoded, parts]).then(() => done.forEach(recycle))
    // Who waits for the part is told of its failure.
    encoded.catch(() => {})
    return { parts }
  }
}

/** Ranges that each encoder may have done beyond the one that is waited for. */
const maxDone = 2

/**
 * Shares an animation's frames out among encoders: each takes the next range as soon as it is free. Gives what they
 * made in the order of the frames. How much is done but not taken yet is bounded.
 *
 * @param length frames of a range
 * @throws what an encoder threw
 */
export async function* mapInOrder(
  frames: number,
  length: number,
  encoders: readonly EncodeRange[],
): AsyncGenerator<unknown[][]> {
  const starts = Array.from({ length: Math.ceil(frames / length) }, (_, i) => i * length)
  const results: (Deferred<unknown[][]> | undefined)[] = starts.map(() => deferred())
  let next = 0
  let taken = 0
  let stopped = false
  let room = deferred<void>()
  const work = async (encodeRange: EncodeRange) => {
    while (next < starts.length && !stopped) {
      if (next - taken > maxDone * encoders.length) {
        await room.promise
        continue
      }
      const { resolve, reject } = results[next]!
      const first = starts[next++]
      await encodeRange(first, Math.min(length, frames - first)).then(resolve, reject)
    }
  }
  const working = encoders.map(work)
  try {
    for (const index of starts.keys()) {
      const rows = await results[index]!.promise
      // Frees memory: the parts of a video are all its pictures.
      results[index] = undefined
      taken++
      room.resolve()
      room = deferred()
      yield rows
    }
  } finally {
    stopped = true
    room.resolve()
    await Promise.all(working)
  }
}

interface Deferred<T> {
  promise: Promise<T>
  resolve(value: T): void
  reject(error: unknown): void
}

function deferred<T>(): Deferred<T> {
  let resolve: Deferred<T>['resolve'] = () => {}
  let reject: Deferred<T>['reject'] = () => {}
  const promise = new Promise<T>((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  // After a failure nobody waits for later ranges: what those throw is the same failure, or follows from it.
  promise.catch(() => {})
  return { promise, resolve, reject }
}
