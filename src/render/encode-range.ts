import type { Animation, Format, Frame, Run } from '../encode/format.ts'
import type { Moment } from '../scene/scene.ts'
import { type Drawer, frameDrawer } from './frames.ts'

/**
 * Draws the frames from `first` on and encodes them run by run: for each run a part for each format. Stretches of
 * frames are taken in any order.
 */
export type EncodeRange = (first: number, length: number) => Promise<unknown[][]>

/**
 * Pixels of a run at most: what was just drawn is still in the processor's cache where it is encoded, and memory holds
 * only what a run and its neighbours need.
 */
const maxPixels = 1e6

/** What a film is made of, besides its pictures. */
export interface EncodeJob {
  film: Animation
  /** When its frames are. */
  times: readonly Moment[]
  /** What to encode for. */
  formats: readonly Format[]
}

/**
 * A hand in this thread.
 *
 * @param tables what each format has prepared; a first run is drawn while they are still in the making
 */
export function openEncodeRange(
  { film, times, formats }: EncodeJob,
  tables: readonly unknown[] | Promise<readonly unknown[]>,
  drawer: Drawer,
  onFrame: () => void = () => {},
): EncodeRange {
  let encoders: ReturnType<Format['encoder']>[] | undefined
  const { frameAt, recycle } = frameDrawer(drawer)
  const longest = Math.max(1, Math.floor(maxPixels / (film.width * film.height)))
  // The end of a run and its neighbour begin the next.
  let known = new Map<number, Frame>()
  return async (first, length) => {
    const rows: unknown[][] = []
    for (let from = first; from < first + length; from += longest)
      rows.push(await encodeRun(from, Math.min(from + longest, first + length)))
    return rows
  }

  async function encodeRun(first: number, end: number): Promise<unknown[]> {
    const drawn = new Map<number, Frame>()
    const take = async (index: number) => {
      const frame = known.get(index) ?? (await frameAt(times[index]))
      drawn.set(index, frame)
      return frame
    }
    const before = first > 0 && { before: await take(first - 1) }
    const frames: Frame[] = []
    for (let index = first; index < end; index++) {
      frames.push(await take(index))
      onFrame()
    }
    const after = film.transparent && end < times.length && { after: await take(end) }
    const run: Run = { first, frames, ...before, ...after }
    encoders ??= (await tables).map((own, i) => formats[i].encoder(film, own))
    const parts = await Promise.all(encoders.map(encode => encode(run)))
    const rest = [...drawn].slice(-2)
    const kept = new Set(rest.map(([, frame]) => frame))
    for (const frame of new Set([...known.values(), ...drawn.values()])) if (!kept.has(frame)) recycle(frame)
    known = new Map(rest)
    return parts
  }
}
