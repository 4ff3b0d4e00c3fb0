import type { Animation } from '../encode/format.ts'
import type { Moment } from '../scene/scene.ts'
import { type Drawer, frameDrawer } from './frames.ts'
import type { Raster } from './raster.ts'

/** Pixels across of the pictures that tell how much moves. */
const across = 200

/** Seconds that a frame stays at most while something moves. */
const longest = 0.2

/** Share of the moving frames that are not among the fastest. */
const usual = 0.9

/**
 * A film without the frames that hardly differ from the last one shown, which stays in their place: where it moves slowly
 * it has fewer frames a second. Frames are compared as small pictures, which takes a third of the time of drawing them.
 *
 * @param share of the difference between two frames where the film moves fast, from which on a frame is shown
 */
export async function withoutSlowFrames(
  { film, times }: { film: Animation; times: Moment[] },
  share: number,
  raster: Raster,
  drawer: Omit<Drawer, 'picture'>,
): Promise<{ film: Animation; times: Moment[] }> {
  const { scene } = drawer
  const picture = raster.create(scene.width, scene.height, Math.min(1, across / scene.width), scene.font)
  const drawn = frameDrawer({ ...drawer, picture })
  const pictures = async function* () {
    for (const moment of times) yield (await drawn.frameAt(moment)).pixels
  }
  const most = Math.floor((longest * times.length) / film.duration + 1e-9)
  const shown = shownFrames(await differencesOf(pictures(), most), share, most)
  return {
    film: { ...film, frames: shown.length, begins: shown.map(frame => frame / times.length) },
    times: shown.map(frame => times[frame]),
  }
}

/**
 * The differences of each picture from those before it: entry k − 1 from the one k before, of `most` at most. No more
 * pictures than these are kept.
 *
 * @param pictures pixels of each frame; the same object where nothing moves
 */
export async function differencesOf(
  pictures: Iterable<Uint32Array> | AsyncIterable<Uint32Array>,
  most: number,
): Promise<number[][]> {
  const differences: number[][] = []
  const last: Uint32Array[] = []
  for await (const pixels of pictures) {
    differences.push(last.map(before => differenceOf(before, pixels)))
    last.unshift(pixels)
    if (last.length > Math.max(1, most)) last.pop()
  }
  return differences
}

/**
 * Numbers of the frames that are shown: the first, each that differs enough from the last one shown or comes late enough
 * after it, and the last, which stays where a film plays once.
 *
 * @param differences of each frame from those before it, as `differencesOf` gives them
 * @param share of the difference between two frames where the film moves fast
 * @param most frames that one is shown for while something moves
 */
export function shownFrames(differences: readonly number[][], share: number, most: number): number[] {
  const moving = differences
    .flatMap(([fromLast = 0]) => (fromLast > 0 ? [fromLast] : []))
    .sort((one, other) => one - other)
  const least = share * (moving[Math.floor(usual * moving.length)] ?? 0)
  const shown = [0]
  for (const [frame, from] of differences.entries()) {
    const since = frame - shown[shown.length - 1]
    if (since === 0) continue
    // Where it is shown for longer, nothing has moved until the frame before.
    const difference = from[since - 1] ?? from[0]
    const ends = frame === differences.length - 1
    if (difference > 0 && (difference >= least || since >= most || ends)) shown.push(frame)
  }
  return shown
}

/** The sum of the squared differences of two pictures' channels. */
function differenceOf(one: Uint32Array, other: Uint32Array): number {
  if (one === other) return 0
  let sum = 0
  for (let i = 0; i < one.length; i++) {
    const [a, b] = [one[i], other[i]]
    if (a === b) continue
    for (let shift = 0; shift < 24; shift += 8) sum += (((a >>> shift) & 255) - ((b >>> shift) & 255)) ** 2
  }
  return sum
}
