import type { Animation, Format, Frame, Run } from '../encode/format.ts'
import type { Moment } from '../scene/scene.ts'
import type { FrameDrawer } from './frames.ts'

/**
 * Draws the frames from `first` on and encodes them in runs: gives for each run a part for each format. Ranges may be
 * asked for in any order.
 */
export type EncodeRange = (first: number, length: number) => Promise<unknown[][]>

/**
 * Pixels of a run at most: what was just drawn is still in the processor's cache where it is encoded, and memory holds
 * only what a run and its neighbours need.
 */
const maxPixels = 1e6

/** What an animation is made of, besides its pictures. */
export interface EncodeJob {
  animation: Animation
  /** When its frames are. */
  times: readonly Moment[]
  /** What to encode for. */
  formats: readonly Format[]
}

/**
 * Draws and encodes ranges of an animation's frames in this thread.
 *
 * @param prepared what each format has prepared; a first run is drawn while it is not there yet
 * @param onFrame is called for each frame of a range, once it is drawn
 */
export function openEncodeRange(
  { animation, times, formats }: EncodeJob,
  prepared: readonly unknown[] | Promise<readonly unknown[]>,
  { frameAt, recycle }: FrameDrawer,
  onFrame: () => void = () => {},
): EncodeRange {
  let encoders: ReturnType<Format['encoder']>[] | undefined
  const maxLength = Math.max(1, Math.floor(maxPixels / (animation.width * animation.height)))
  // The last two frames drawn: mostly the next run begins with them.
  let kept = new Map<number, Frame>()
  return async (first, length) => {
    const rows: unknown[][] = []
    for (let from = first; from < first + length; from += maxLength)
      rows.push(await encodeRun(from, Math.min(from + maxLength, first + length)))
    return rows
  }

  async function encodeRun(first: number, end: number): Promise<unknown[]> {
    const drawn = new Map<number, Frame>()
    const take = async (index: number) => {
      const frame = kept.get(index) ?? (await frameAt(times[index]))
      drawn.set(index, frame)
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
    encoders ??= (await prepared).map((own, i) => formats[i].encoder(animation, own))
    const parts = await Promise.all(encoders.map(encode => encode(run)))
    const last = [...drawn].slice(-2)
    const needed = new Set(last.map(([, frame]) => frame))
    for (const frame of new Set([...kept.values(), ...drawn.values()])) if (!needed.has(frame)) recycle(frame)
    kept = new Map(last)
    return parts
  }
}
