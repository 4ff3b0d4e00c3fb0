import type { Animation, Encoder, Frame, FrameFormat, Run } from '../encode/format.ts'
import type { Moment } from '../scene/scene.ts'
import type { FrameDrawer } from './frames.ts'

/**
 * Draws the frames from `first` on and encodes them in runs: gives for each run a part for each format. Ranges may be
 * asked for in any order, and before earlier ones are done: they are drawn one after the other.
 */
export interface EncodeRange {
  (first: number, length: number): Promise<unknown[][]>
  /** Gives back the memory of its encoders, after the last range. */
  close?(): void
}

/** Pixels of a run at most: what was just drawn is in the processor's cache, and memory holds only a run and its neighbours. */
const maxPixels = 5e5

/** Runs that are drawn while what each format has prepared is not there yet. */
const maxAhead = 6

/** The parts of an animation besides its pictures. */
export interface EncodeJob {
  animation: Animation
  times: readonly Moment[]
  formats: readonly FrameFormat[]
}

/**
 * Draws ranges of an animation's frames in this thread, and encodes them; first runs are drawn while what each format has
 * prepared is not there yet. `onFrame` is called for each frame of a range, once it is drawn.
 */
export function openEncodeRange(
  job: EncodeJob,
  prepared: Promise<readonly unknown[]>,
  drawer: FrameDrawer,
  onFrame: () => void = () => {},
): EncodeRange {
  const { animation, formats } = job
  let encoders: Encoder<unknown>[] = []
  const opened = prepared.then(own => {
    encoders = own.map((tables, i) => formats[i].encoder(animation, tables))
    return encoders
  })
  // Who waits for a part is told of its failure.
  opened.catch(() => {})
  const maxLength = Math.max(1, Math.floor(maxPixels / (animation.width * animation.height)))
  const drawRun = runDrawer(job, drawer, onFrame, run =>
    opened.then(encoders => Promise.all(encoders.map(encode => encode(run)))),
  )
  /** The parts of the last runs. */
  const ahead: Promise<unknown[]>[] = []
  /** Draws a range: the parts of its runs come later. */
  const drawRange = async (first: number, length: number): Promise<{ parts: Promise<unknown[]>[] }> => {
    const parts: Promise<unknown[]>[] = []
    for (let from = first; from < first + length; from += maxLength) {
      if (ahead.length === maxAhead) await ahead.shift()
      const run = await drawRun(from, Math.min(from + maxLength, first + length))
      parts.push(run.parts)
      ahead.push(run.parts)
    }
    return { parts }
  }
  let drawn: Promise<unknown> = Promise.resolve()
  const encodeRange: EncodeRange = async (first, length) => {
    const range = drawn.then(() => drawRange(first, length))
    drawn = range.catch(() => {})
    return Promise.all((await range).parts)
  }
  encodeRange.close = () => {
    for (const encode of encoders) encode.close?.()
  }
  return encodeRange
}

/**
 * A function that draws the frames of a run, and gives them to `encode`: its parts come later. Frames that no next run
 * begins with are recycled once they are encoded.
 */
function runDrawer(
  { animation, times }: EncodeJob,
  { frameAt, recycle }: FrameDrawer,
  onFrame: () => void,
  encode: (run: Run) => Promise<unknown[]>,
) {
  // The last two frames drawn: mostly the next run begins with them.
  let kept = new Map<number, Frame>()
  let encoded: Promise<unknown> = Promise.resolve()
  return async (first: number, end: number): Promise<{ parts: Promise<unknown[]> }> => {
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
    const parts = encode({ first, frames, ...before, ...after })
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
 * Shares an animation's frames out among encoders: the next range is taken by the first of them that is free. Gives what
 * they made in the order of the frames, or throws what an encoder threw. How much is done but not taken yet is bounded.
 */
export async function* mapInOrder(
  frames: number,
  length: number,
  encoders: readonly EncodeRange[],
): AsyncGenerator<unknown[][]> {
  const count = Math.ceil(frames / length)
  const free = new Set(encoders.keys())
  const results: (Promise<unknown[][]> | undefined)[] = []
  let [next, taken, stopped] = [0, 0, false]
  const begin = () => {
    while (!stopped && free.size > 0 && next < count && next - taken <= maxDone * encoders.length) {
      const own = Math.min(...free)
      free.delete(own)
      const first = next * length
      const result = encoders[own](first, Math.min(length, frames - first)).finally(() => {
        free.add(own)
        begin()
      })
      // After a failure nobody waits for later ranges: what those throw is the same failure, or follows from it.
      result.catch(() => {})
      results[next++] = result
    }
  }
  begin()
  try {
    for (let index = 0; index < count; index++) {
      const rows = await results[index]!
      // Frees memory: the parts of a video are all its pictures.
      results[index] = undefined
      taken++
      begin()
      yield rows
    }
  } finally {
    stopped = true
    await Promise.allSettled(results)
  }
}
