import type { Animation, Format, Losses } from '../encode/format.ts'
import { placeOf } from '../encode/places.ts'
import type { Spec } from '../options/spec.ts'
import { timeOf } from '../scene/chapters.ts'
import type { Moment, Scene } from '../scene/scene.ts'
import { type Drawer, type FrameDrawer, frameDrawer } from './frames.ts'
import type { Raster } from './raster.ts'
import { frameTimes, stillMoment } from './times.ts'

/** The keys of a spec that say how its scene becomes an animation or a still. */
export type FilmSettings = Pick<Spec, 'at' | 'colors' | 'density' | 'fps' | 'loop' | 'poster' | 'quality'> &
  Partial<Pick<Spec, 'for'>> &
  Losses

/** Size and length of a scene as a file shows it. */
export interface FilmPart {
  width: number
  height: number
  /** Frames drawn, before equal neighbours are merged; 0 for a page, which draws its own. */
  frames: number
  /** Duration of one play; 0 for a still. */
  seconds: number
  /** Pixels along a unit of the shapes. */
  density: number
}

/** Size and length of a scene in a file of a format; nothing is drawn. @throws SpecError for a moment beyond its duration */
export function describeOutput(scene: Scene, settings: FilmSettings, format: Format): FilmPart {
  return shownIn(format, filmOf(scene, settings, [format], { recipe: '', alt: '' }).film)
}

/** Size and length of an animation in a file of a format; some formats have other sizes than the animation. */
export function shownIn(format: Format, film: Animation): FilmPart {
  const { frames, duration, density } = film
  const { width, height } = format.size?.(film) ?? film
  const [across, down] = [width, height].map(Math.round)
  const own = Math.round((width * density) / film.width)
  return { width: across, height: down, frames, seconds: duration, density: own }
}

/**
 * The frames of a scene in a file of a format: one moment, the animation from its beginning (`film`), or the animation
 * from the poster's moment on, as a loop may begin anywhere (`loop`); or none, as it carries the figure itself.
 */
export function orderOf(
  { shows, loops }: Format,
  { duration }: Pick<Scene, 'duration'>,
  settings: Pick<FilmSettings, 'at' | 'for' | 'loop' | 'poster'>,
): 'moment' | 'film' | 'loop' | 'figure' {
  if (shows === 'figure') return 'figure'
  if (shows === 'moment' || settings.at !== null || duration === 0) return 'moment'
  return loops && wantsPosterFirst(settings) && settings.loop !== 'once' ? 'loop' : 'film'
}

/** True where a film that repeats begins with its poster: one is chosen, or its place may show the first frame alone. */
export function wantsPosterFirst({ poster, for: place }: Pick<FilmSettings, 'for' | 'poster'>): boolean {
  return poster !== null || placeOf(place)?.posterFirst === true
}

/** Groups targets that are drawn together, as their formats show the same frames in the same order. */
export function drawnTogether<T extends { format: Format }>(
  targets: readonly T[],
  scene: Pick<Scene, 'duration'>,
  settings: Pick<FilmSettings, 'at' | 'for' | 'fps' | 'loop' | 'poster'>,
): T[][] {
  const groups = new Map<string, T[]>()
  for (const target of targets) {
    const { format } = target
    const order = orderOf(format, scene, settings)
    const isSlow =
      (order === 'film' || order === 'loop') && settings.fps > (format.maxFps ?? Number.POSITIVE_INFINITY)
    const key = `${order} ${isSlow}`
    groups.set(key, [...(groups.get(key) ?? []), target])
  }
  return [...groups.values()]
}

/**
 * The animation that formats of one group show, with texts of its files, and the times of its frames in seconds.
 *
 * @throws SpecError for a moment beyond the scene's duration
 */
export function filmOf(
  scene: Scene,
  settings: FilmSettings,
  formats: readonly Format[],
  texts: Pick<Animation, 'recipe' | 'alt'>,
): { film: Animation; times: Moment[] } {
  const { background, transparent = false, font, lang, printed } = scene
  const { at, poster, fps, loop, colors, quality, density, tolerance, tints } = settings
  const order = orderOf(formats[0], scene, settings)
  const still = order === 'moment'
  const maxFps = Math.min(...formats.map(format => format.maxFps ?? Number.POSITIVE_INFINITY))
  const moment = () => stillMoment(scene, scene.duration > 0 ? (at ?? poster) : null)
  // A figure that is carried whole begins at that moment.
  if (order === 'figure') moment()
  const times: Moment[] = still ? [moment()] : order === 'figure' ? [] : frameTimes(scene, fps, maxFps)
  const film = {
    width: scene.width * density,
    height: scene.height * density,
    density,
    background,
    transparent,
    font: font?.files,
    lang,
    printed,
    frames: times.length,
    duration: still ? 0 : scene.duration,
    loop,
    colors,
    quality,
    tolerance,
    tints,
    ...texts,
  }
  if (order !== 'loop') return { film, times }
  const shown = poster === null ? scene.still : timeOf(scene, poster)
  const first = Math.min(times.length - 1, Math.round((shown / scene.duration) * times.length))
  const rest = [...times.slice(first + 1), ...times.slice(0, first)]
  // The scene's own poster may stand on the seam of two chapters, at the end of the first one.
  return { film, times: [poster === null ? 'poster' : times[first], ...rest] }
}

/** Pixels across of the pictures that tell how much moves. */
const across = 200

/** Seconds that a frame stays at most while something moves. */
const longest = 0.2

/** Share of the moving frames that are not among the fastest. */
const usual = 0.9

/**
 * A film without the frames that hardly differ from the last one shown, which stays in their place: where it moves slowly
 * it has fewer frames a second. Frames are compared as small pictures, which takes a third of the time of drawing them. One
 * is shown from a share on of the difference between two frames where the film moves fast.
 */
export async function withoutSlowFrames(
  { film, times }: { film: Animation; times: Moment[] },
  share: number,
  raster: Raster,
  drawer: Omit<Drawer, 'picture'>,
): Promise<{ film: Animation; times: Moment[] }> {
  const { scene } = drawer
  const picture = raster.create(scene.width, scene.height, Math.min(1, across / scene.width), scene.font)
  const pictures = pixelsAt(times, frameDrawer({ ...drawer, picture }))
  const most = Math.floor((longest * times.length) / film.duration + 1e-9)
  const shown = shownFrames(await differencesOf(pictures, most), share, most)
  return {
    film: { ...film, frames: shown.length, begins: shown.map(frame => frame / times.length) },
    times: shown.map(frame => times[frame]),
  }
}

async function* pixelsAt(times: readonly Moment[], { frameAt }: FrameDrawer): AsyncGenerator<Uint32Array> {
  for (const moment of times) yield (await frameAt(moment)).pixels
}

/**
 * The differences of each picture from those before it: entry k − 1 from the one k before, of `most` at most. No more
 * pictures than these are kept. Where nothing moves, pictures are the same object.
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
