import { panelGrid } from '../options/panels.ts'
import { stripSize } from '../options/strip.ts'
import { changeFigure, type FigureSpec, type PictureSpec, panelCount } from '../options/sweep.ts'
import type { Format, Losses, Saving } from './format.ts'
import { placeOf } from './places.ts'

/** The limits of a file; infinite where there is none. */
export interface Budget {
  bytes: number
  /** Pixels of a picture's width. */
  width: number
  /** Over all frames of a film. */
  pixels: number
  frames: number
}

/**
 * The steps by which a file is made smaller, what is noticed least first: each value is the maximum that a step leaves,
 * of `scale` as a share of the size asked for. Shades between a chart's few colours go first, then some of the frames,
 * then size.
 */
const steps: readonly (readonly [Saving, number])[] = [
  ['colors', 48],
  ['quality', 40],
  ['colors', 32],
  ['quality', 30],
  ['density', 2],
  ['fps', 20],
  ['density', 1],
  ['fps', 15],
  ['scale', 0.9],
  ['scale', 0.8],
  ['colors', 24],
  ['quality', 20],
  ['fps', 12],
  ['scale', 0.7],
  ['scale', 0.6],
  ['colors', 16],
  ['quality', 10],
  ['fps', 10],
  ['scale', 0.5],
  ['fps', 8],
  ['scale', 0.4],
  ['scale', 0.3],
]

/** A way to draw a file smaller: another spec, and what no key of a spec stands for. */
export interface Reduction<Figure extends FigureSpec = FigureSpec> {
  spec: Figure
  losses: Losses
}

/** Savings that a still has none of. */
const ofFilms: readonly Saving[] = ['fps', 'slow']

/** Pixels of a picture's width or height, or of a panel's, below which it is not made smaller. */
const minSide = { picture: 200, panel: 240 }

/**
 * The limits that a spec names; null where it names none.
 *
 * @param savings what the file's format can become smaller by: what has quality is a video, whose frames no place counts
 */
export function budgetOf(
  { maxSize, for: place }: PictureSpec,
  savings: readonly Saving[] = [],
): Budget | null {
  const none = Number.POSITIVE_INFINITY
  const limits = placeOf(place)
  const isLimited = limits && (limits.bytes ?? limits.width ?? limits.pixels ?? limits.frames) !== undefined
  if (maxSize === null && !isLimited) return null
  const counted = savings.includes('quality') ? undefined : limits
  return {
    bytes: Math.min(maxSize ?? none, limits?.bytes ?? none),
    width: limits?.width ?? none,
    pixels: counted?.pixels ?? none,
    frames: counted?.frames ?? none,
  }
}

/**
 * The ways in which a file may be drawn to keep within its budget, the one that gives up least first. All of them keep
 * its width, pixels and frames; how many bytes they take is known only once they are drawn, but each takes fewer than
 * the one before.
 *
 * @param savings what the file's format can become smaller by
 * @param moves whether the file is a film
 * @returns nothing where no size is small enough
 */
export function reductions<Figure extends FigureSpec>(
  spec: Figure,
  budget: Budget,
  { savings, moves }: { savings: readonly Saving[]; moves: boolean },
): Reduction<Figure>[] {
  const usable = steps.filter(([saving]) => savings.includes(saving) && (moves || !ofFilms.includes(saving)))
  // Lines and text have no pixels to limit.
  const hasPixels = savings.includes('scale')
  const keeps = ({ spec }: Reduction<Figure>) => {
    const { width, pixels, frames } = measure(spec, moves)
    return !hasPixels || (width <= budget.width && pixels <= budget.pixels && frames <= budget.frames)
  }
  const narrow = hasPixels ? withinWidth(spec, budget.width) : spec
  const fitting = moves && savings.includes('fps') ? withinFrames(narrow, budget.frames) : narrow
  // Width, pixels and frames follow from size, density and rate; fewer colours or less quality would not change them.
  const spacious = usable.filter(([saving]) => ['fps', 'density', 'scale'].includes(saving))
  const asIs = { spec: fitting, losses: {} }
  const first = [asIs, ...walk(asIs, spacious)].find(keeps)
  return first ? [first, ...walk(first, usable)] : []
}

/**
 * The size of a file by its spec, without a unit; measured on blobs, circles and a story as GIF, MP4 and WebM, to a
 * fifth from step to step.
 */
export function weight(
  { spec, losses }: Reduction<PictureSpec & FigureSpec>,
  savings: readonly Saving[],
): number {
  const { colors, quality, fps, density, size } = spec
  const pixels = size.width * size.height * density ** 2
  const [palette, rate] = savings.includes('quality') ? [2 ** (quality / 45), 0.5] : [colors ** 0.3, 0.95]
  return palette * fps ** rate * pixels ** 0.85
}

/** The losses of a reduced spec: "20 instead of 25 frames a second, …"; empty where it is the spec asked for. */
export function givenUp(asked: PictureSpec, { spec: used, losses }: Reduction): string {
  const pixels = ({ size, density }: PictureSpec) => `${size.width * density} × ${size.height * density}`
  const parts = [
    [used.colors, asked.colors, 'colours'],
    [used.quality, asked.quality, 'quality'],
    [used.fps, asked.fps, 'frames a second'],
    [pixels(used), pixels(asked), 'pixels'],
  ] as const
  return parts
    .filter(([now, before]) => now !== before)
    .map(([now, before, what]) => `${now} instead of ${before} ${what}`)
    .join(', ')
}

/** A budget in words: "5 MB, 800 pixels wide". */
export function budgetWords({ bytes, width, pixels, frames }: Budget): string {
  const small = bytes < 1e6
  const parts = [
    [bytes / (small ? 1e3 : 1e6), small ? 'kB' : 'MB'],
    [width, 'pixels wide'],
    [pixels / 1e6, 'million pixels in all frames'],
    [frames, 'frames'],
  ] as const
  return parts
    .filter(([value]) => Number.isFinite(value))
    .map(([value, unit]) => `${Number(value.toPrecision(3))} ${unit}`)
    .join(', ')
}

/** What is left after each step and all steps before it; a step that was already taken changes nothing. */
function walk<Figure extends FigureSpec>(
  begun: Reduction<Figure>,
  usable: typeof steps,
): Reduction<Figure>[] {
  const reductions: Reduction<Figure>[] = []
  let last = begun
  for (const [saving, value] of usable) {
    if (saving === 'tints' || saving === 'slow') last = { ...last, losses: { ...last.losses, [saving]: value } }
    else {
      const { spec } = last
      const next = saving === 'scale' ? scaled(spec, begun.spec, value) : cappedAt(spec, saving, value)
      if (next === spec) continue
      last = { ...last, spec: next }
    }
    reductions.push(last)
  }
  return reductions
}

function cappedAt<Figure extends FigureSpec>(
  spec: Figure,
  key: Exclude<Saving, 'scale' | keyof Losses>,
  most: number,
): Figure {
  return spec[key] > most ? changeFigure(spec, { [key]: most }) : spec
}

/** The spec at a share of the size asked for, with even sides; as it is where that would be below `minSide`. */
function scaled<Figure extends FigureSpec>(spec: Figure, { size }: PictureSpec, share: number): Figure {
  const even = (pixels: number) => 2 * Math.floor((pixels * share) / 2 + 1e-9)
  const [width, height] = [even(size.width), even(size.height)]
  const count = panelCount(spec)
  const { columns, rows } = panelGrid(count, spec.layout, spec.size)
  const least = count > 1 ? minSide.panel : minSide.picture
  return width / columns < least || height / rows < least
    ? spec
    : changeFigure(spec, { size: { width, height } })
}

/** The spec within a width in pixels: first its density falls, then its size. */
function withinWidth<Figure extends FigureSpec>(spec: Figure, most: number): Figure {
  const { width } = measure(spec, false)
  if (width <= most) return spec
  if (spec.density > 1) return withinWidth(changeFigure(spec, { density: spec.density - 1 }), most)
  return scaled(spec, spec, most / width)
}

/** The spec with as many frames a second as leave so many in all, but no fewer than the last step leaves. */
function withinFrames<Figure extends FigureSpec>(spec: Figure, most: number): Figure {
  const least = Math.min(...steps.map(([saving, value]) => (saving === 'fps' ? value : spec.fps)))
  return cappedAt(spec, 'fps', Math.max(least, Math.floor(most / spec.duration)))
}

/** Pixels in all frames of the largest figure that is verified without being asked twice: a minute of 1080p. */
export const verifiablePixels = 4e9

/** Work of training, as `maxWork` counts it, of the largest figure that is verified so: a few minutes. */
export const verifiableWork = 2e10

/**
 * The number of frames of a film, evenly spread over its duration; one of what does not move.
 *
 * @param maxFps frames a second that can be shown; without it there is no limit
 */
export function frameCount(
  { fps, duration }: { fps: number; duration: number },
  maxFps = Number.POSITIVE_INFINITY,
): number {
  return Math.max(1, Math.min(Math.round(fps * duration), Math.floor(maxFps * duration + 1e-9)))
}

/** True for a file that moves. */
export function moves(
  { shows }: Pick<Format, 'shows'>,
  { at, film }: Pick<PictureSpec, 'at' | 'film'>,
): boolean {
  return shows === 'figure' || (shows !== 'moment' && at === null && film === null)
}

/** Width in pixels, frames, and pixels of all frames that a spec gives a file. */
export function measure(spec: PictureSpec, isFilm: boolean) {
  const { size, density, film } = spec
  const { width, height } = film === null ? size : stripSize(film, size)
  const frames = isFilm ? frameCount(spec) : 1
  return { width: width * density, frames, pixels: frames * width * height * density ** 2 }
}
