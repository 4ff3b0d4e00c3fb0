import { panelGrid, stripSize } from '../options/panels.ts'
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

/** A saving, and the maximum that it leaves: of `scale` as a share of the size asked for; or the loss that it allows. */
type Step = readonly [Saving, number]

/**
 * The steps by which a file with a palette is made smaller, what is seen least first: decibels that a percent of the bytes
 * costs, measured in tests/bench/savings.md, but for frames a second and size, which are seen the most.
 * Shades go first, and frames where little moves. Words take other hues with fewer than 12 colours, and areas with tints
 * further off.
 */
const paletteSteps = stepsOf(
  'tolerance 28, colors 32, slow 0.3, colors 24, tints 3, density 2, tolerance 40, fps 20',
  'density 1, slow 0.6, colors 16, fps 15, scale 0.9, tints 6, colors 12, scale 0.8, scale 0.7, scale 0.6',
  'slow 0.8, slow 0.9, fps 12, fps 10, scale 0.5, fps 8, scale 0.4, scale 0.3',
)

/** Those of a video. */
const qualitySteps = stepsOf(
  'quality 40, quality 30, density 2, fps 20, density 1, fps 15, scale 0.9, scale 0.8, quality 20, fps 12',
  'scale 0.7, scale 0.6, quality 10, fps 10, scale 0.5, fps 8, scale 0.4, scale 0.3',
)

function stepsOf(...lines: readonly `${Saving} ${string}`[]): Step[] {
  return lines.flatMap(line =>
    line.split(', ').map((step): Step => {
      const [saving, most] = step.split(' ')
      return [saving as Saving, Number(most)]
    }),
  )
}

/** Frames a second that the last step of all leaves. */
const minFps = 8

/** Colours of a palette below which classes look alike: those of lines, words and ground, and two for each class. */
const minColors = (classes: number) => 8 + 2 * classes

/** A way to draw a file smaller: another spec, and what no key of a spec stands for. */
export interface SizeReduction<Picture extends PictureSpec = FigureSpec> {
  spec: Picture
  losses: Losses
}

/** Savings that a still has none of. */
const ofFilms: readonly Saving[] = ['fps', 'slow', 'tints', 'tolerance']

/** Pixels of a picture's width or height, or of a panel's, below which it is not made smaller. */
const minSide = { picture: 200, panel: 240 }

/**
 * The limits that a spec names; null where it names none.
 *
 * @param savings what the file's format can become smaller by: what has quality is a video, whose frames no place counts
 */
export function budgetOf(spec: PictureSpec, savings: readonly Saving[] = []): Budget | null {
  const { maxSize, for: place } = spec
  const none = Infinity
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
 * @param classes of its points; 4 where they have none
 * @returns nothing where no size is small enough
 */
export function reductions<Figure extends FigureSpec>(
  spec: Figure,
  budget: Budget,
  file: { savings: readonly Saving[]; moves: boolean; classes?: number | undefined },
): SizeReduction<Figure>[] {
  const { savings, moves, classes = 4 } = file
  const least = minColors(classes)
  const usable = (savings.includes('quality') ? qualitySteps : paletteSteps)
    .filter(([saving]) => savings.includes(saving) && (moves || !ofFilms.includes(saving)))
    .map(([saving, value]): Step => [saving, saving === 'colors' ? Math.max(least, value) : value])
  // Lines and text have no pixels to limit.
  const hasPixels = savings.includes('scale')
  const keeps = ({ spec }: SizeReduction<Figure>) => {
    const { width, pixels, frames } = measure(spec, moves)
    return !hasPixels || (width <= budget.width && pixels <= budget.pixels && frames <= budget.frames)
  }
  const narrow = hasPixels ? withinWidth(spec, budget.width) : spec
  const fps = Math.max(Math.min(minFps, narrow.fps), Math.floor(budget.frames / narrow.duration))
  const fitting = moves && savings.includes('fps') ? cappedAt(narrow, 'fps', fps) : narrow
  // Width, pixels and frames follow from size, density and rate; fewer colours or less quality would not change them.
  const spacious = usable.filter(([saving]) => ['fps', 'density', 'scale'].includes(saving))
  const asIs = { spec: fitting, losses: {} }
  const first = [asIs, ...walk(asIs, spacious)].find(keeps)
  return first ? [first, ...walk(first, usable)] : []
}

/**
 * The size of a file by a reduction, without a unit; measured on blobs, circles and a story as GIF, MP4 and WebM, to a
 * fifth from step to step.
 */
export function weight({ spec, losses }: SizeReduction<PictureSpec>, savings: readonly Saving[]): number {
  const { colors, quality, fps, density, size } = spec
  const { tolerance = 0, tints = 0, slow = 0 } = losses
  const pixels = size.width * size.height * density ** 2
  if (savings.includes('quality')) return 2 ** (quality / 45) * fps ** 0.5 * pixels ** 0.85
  const left = (1 - 0.0025 * tolerance) * (1 - 0.02 * tints) * (1 - 0.3 * slow)
  return left * colors ** 0.2 * fps ** 0.9 * pixels ** 0.85
}

/** The reduction between two that follow each other, of which the second takes its step only to a share, 0 to 1. */
export function partOfStep(before: SizeReduction, after: SizeReduction, share: number): SizeReduction {
  const [from, to] = [before.spec, after.spec]
  const mixed = (a: number, b: number, step = 1) =>
    a === b ? a : step * Math.round((a + share * (b - a)) / step)
  const side = (side: 'width' | 'height') => mixed(from.size[side], to.size[side], 2)
  const keys = ['fps', 'density', 'colors', 'quality'] as const
  const changed = Object.fromEntries(keys.map(key => [key, mixed(from[key], to[key])]))
  const losses = Object.entries(after.losses).map(([loss, value]) => {
    const step = loss === 'slow' ? 0.05 : 1
    return [loss, mixed(before.losses[loss as keyof Losses] ?? 0, value as number, step)]
  })
  const size = { width: side('width'), height: side('height') }
  return { spec: changeFigure(to, { ...changed, size }), losses: Object.fromEntries(losses) }
}

/** The losses of a reduction: "20 instead of 25 frames a second, …"; empty where it is the spec asked for. */
export function givenUp(asked: PictureSpec, { spec: used, losses }: SizeReduction<PictureSpec>): string {
  const pixels = ({ size, density }: PictureSpec) => `${size.width * density} × ${size.height * density}`
  const { tolerance, tints, slow } = losses
  const instead = (now: string | number, before: string | number, what: string) =>
    now === before ? [] : [`${now} instead of ${before} ${what}`]
  const words = [
    instead(used.colors, asked.colors, 'colours'),
    tints === undefined ? [] : ['fewer tints of areas'],
    tolerance === undefined ? [] : [`shades of what moves up to ${tolerance} of 255 levels off`],
    slow === undefined ? [] : ['fewer frames where little moves'],
    instead(used.quality, asked.quality, 'quality'),
    instead(used.fps, asked.fps, 'frames a second'),
    instead(pixels(used), pixels(asked), 'pixels'),
  ]
  return words.flat().join(', ')
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
  const limited = parts.filter(([value]) => Number.isFinite(value))
  return limited.map(([value, unit]) => `${Number(value.toPrecision(3))} ${unit}`).join(', ')
}

/** The reductions by each step and all steps before it; a step that was already taken changes nothing. */
function walk<Figure extends FigureSpec>(begun: SizeReduction<Figure>, usable: readonly Step[]) {
  const reductions: SizeReduction<Figure>[] = []
  let last = begun
  for (const [saving, value] of usable) {
    if (saving === 'tolerance' || saving === 'tints' || saving === 'slow')
      last = { ...last, losses: { ...last.losses, [saving]: value } }
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

type KeySaving = Exclude<Saving, 'scale' | keyof Losses>

function cappedAt<Figure extends FigureSpec>(spec: Figure, key: KeySaving, most: number): Figure {
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

/** Pixels in all frames of the largest figure that is verified without being asked twice: a minute of 1080p. */
export const verifiablePixels = 4e9

/** Work of training, as `maxWork` counts it, of the largest figure that is verified so: a few minutes. */
export const verifiableWork = 2e10

/**
 * The number of frames of a film, evenly spread over its duration; one of what does not move.
 *
 * @param maxFps frames a second that can be shown; without it there is no limit
 */
export function frameCount({ fps, duration }: { fps: number; duration: number }, maxFps = Infinity): number {
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
