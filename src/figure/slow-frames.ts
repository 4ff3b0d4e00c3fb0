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
  const { frameAt } = frameDrawer({ ...drawer, picture })
  const pictures: Uint32Array[] = []
  for (const moment of times) pictures.push((await frameAt(moment)).pixels)
  const shown = shownFrames(pictures, share, Math.floor((longest * times.length) / film.duration + 1e-9))
  return {
    film: { ...film, frames: shown.length, begins: shown.map(frame => frame / times.length) },
    times: shown.map(frame => times[frame]),
  }
}

/**
 * Numbers of the frames that are shown: the first, each that differs enough from the last one shown or comes late enough after
 * it, and the last, which stays where a film plays once.
 *
 * @param pictures pixels of each frame; the same object where nothing moves
 * @param share of the difference between two frames where the film moves fast
 * @param most frames that one is shown for while something moves
 */
export function shownFrames(pictures: readonly Uint32Array[], share: number, most: number): number[] {
  const moving = pictures
    .map((pixels, frame) => (frame === 0 ? 0 : differenceOf(pictures[frame - 1], pixels)))
    .filter(difference => difference > 0)
    .sort((one, other) => one - other)
  const least = share * (moving[Math.floor(usual * moving.length)] ?? 0)
  const shown = [0]
  for (const [frame, pixels] of pictures.entries()) {
    const last = shown[shown.length - 1]
    const difference = differenceOf(pictures[last], pixels)
    const ends = frame === pictures.length - 1
    if (difference > 0 && (difference >= least || frame - last >= most || ends)) shown.push(frame)
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
