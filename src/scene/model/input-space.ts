import { ticks as ticksBetween } from 'd3-array'
import { tickFormat } from 'd3-scale'
import { type ClassDataset, type Dataset, isRegression, type Unit } from '../../data/dataset.ts'
import { sourceOf } from '../../data/encoding.ts'
import { column, ownNumber, scaledNumber, unitAt } from '../../data/scale.ts'
import type { Square } from '../../geometry/contour.ts'
import type { Language } from '../../language/language.ts'
import { projectOntoComponents } from '../../network/projection.ts'
import { componentPlane, type ViewPlane, viewPlane } from '../../network/view-plane.ts'
import { dateTicks, scaledTicks, type Tick } from './tick.ts'

/** An axis of a space, with its name and ticks. */
export interface SpaceAxis {
  name: string
  ticks: Tick[]
  /** True where the ticks are words or dates. */
  isText?: true
}

/** The input of a network as it is drawn: a line, the plane, three features in the cube, or a projection of more. */
export interface InputSpace {
  dimensions: 1 | 2 | 3
  /** Numbers a point: 3 in the cube, otherwise 2. */
  stride: 2 | 3
  /** True where every place of the plane is an input, so that sheet and boundary can be drawn there. */
  flat: boolean
  /** The plane in which more than three features are seen; null where the axes are features. */
  projected: ViewPlane['kind'] | null
  /** samples × stride; the second coordinate is 0 for one feature. */
  coordinates: Float64Array
  /** The square that the sheet covers, or the cube, around all samples. */
  centre: number[]
  half: number
  axes: SpaceAxis[]
  /** Share of the variance that a projection keeps, or of that between classes; 1 without one. */
  share: number
  /** Places of the sheet's rulings, four to a tick's step, per axis; none in a projection. */
  rulings: number[][]
}

/** Names of the axes of a plane. */
function namesOf(kind: ViewPlane['kind'], say: Language): string[] {
  if (kind === 'discriminant') return [say.axes.discriminant({ index: null }), say.axes.spread]
  const name = kind === 'components' ? say.axes.component : say.axes.discriminant
  return [name({ index: 0 }), name({ index: 1 })]
}

/** The columns of a table that an axis tells of. */
type Source = Pick<ClassDataset, 'features' | 'scale' | 'encodings'>

interface InputOptions {
  /** True where more features may be seen in the plane of discriminants, where that tells classes apart better. */
  parting?: boolean
  /** Features that are drawn as they are at most; of more their principal components are. */
  most?: 2 | 3
  /** True where points that lie far from all others may be beyond the axes. */
  middle?: boolean
}

/**
 * The input space of a dataset; more than three features are seen in the plane of their principal components.
 *
 * @param x the points that are drawn in it (samples × features, row-major): those of the dataset, and more
 */
export function inputSpace(
  dataset: Dataset,
  say: Language,
  x = dataset.x,
  { parting = false, most = 3, middle = false }: InputOptions = {},
): InputSpace {
  const features = dataset.features.length
  if (features > most) {
    const plane = parting && !isRegression(dataset) ? viewPlane(dataset) : componentPlane(dataset)
    const coordinates = projectOntoComponents(x, x.length / features, plane)
    const { centre, half } = square(coordinates, 2)
    const axes = namesOf(plane.kind, say).map((name, d) => ({
      name,
      ticks: shownTicks(niceTicks(centre[d] - half, centre[d] + half), centre[d], half),
    }))
    const seen = { projected: plane.kind, coordinates, centre, half, axes, share: plane.share }
    return { dimensions: 2, stride: 2, flat: false, ...seen, rulings: [] }
  }
  const around = middle ? middleSquare(features === 1 ? widen(x) : x, 2) : undefined
  return featureSpace(dataset, say, x, around)
}

/**
 * The input space of up to three features. Pages have it without what finds components.
 *
 * @param x the points that are drawn in it (samples × features, row-major)
 * @param around the square of two features that is drawn; without it the least that holds all points
 */
export function featureSpace(dataset: Source, say: Language, x: Float64Array, around?: Square): InputSpace {
  const features = dataset.features.length
  const stride = features === 3 ? 3 : 2
  const flat = stride === 2
  const coordinates = features === 1 ? widen(x) : x
  const { centre, half } = around ?? square(coordinates, stride)
  const axes = dataset.features.map((_, d) => featureAxis(dataset, d, centre[d], half, say))
  const rulings = flat
    ? axes.map(({ ticks, isText }, d) =>
        (isText || dataset.scale.log?.[d] ? quarters : fine)(ticks, centre[d] - half, centre[d] + half),
      )
    : []
  const dimensions = features as 1 | 2 | 3
  const place = { dimensions, stride, flat, coordinates, centre, half } as const
  return { ...place, projected: null, axes, share: 1, rulings }
}

/** Places (× 2) on the axis of one feature. */
export function widen(x: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: 2 * x.length }, (_, i) => (i & 1 ? 0 : x[i >> 1]))
}

/** The square around points, or the interval or the cube, with a margin: usually 7 % on each side, so that every dot is whole. */
export function square(points: Float64Array, stride: number, margin = 1.14): Square {
  const low = Array(stride).fill(Infinity)
  const high = Array(stride).fill(-Infinity)
  for (let i = 0; i < points.length; i++) {
    low[i % stride] = Math.min(low[i % stride], points[i])
    high[i % stride] = Math.max(high[i % stride], points[i])
  }
  const spread = Math.max(...low.map((v, d) => high[d] - v))
  const half = spread > 0 ? (spread / 2) * margin : 1
  return { centre: low.map((v, d) => (v + high[d]) / 2), half }
}

/** Share of the points beyond each end of their middle, and of the range between these ends that is drawn beyond each. */
const [TAIL, ROOM] = [0.01, 0.25]

/** The square around the middle of points on each axis, where a few lie far away; around all where none do. */
export function middleSquare(points: Float64Array, stride: number): Square {
  const ends = Array.from({ length: stride }, (_, d) => {
    const sorted = column(points, stride, d).sort()
    const beyond = Math.floor(TAIL * sorted.length)
    const [low, high] = [sorted[beyond], sorted.at(-1 - beyond)!]
    const room = high > low ? ROOM * (high - low) : Infinity
    return [Math.max(sorted[0], low - room), Math.min(sorted.at(-1)!, high + room)]
  })
  return square(Float64Array.from([0, 1].flatMap(end => ends.map(range => range[end]))), stride)
}

/** The axis of a feature, with ticks in the table's own units at their scaled places. */
export function featureAxis(data: Source, d: number, centre: number, half: number, say: Language): SpaceAxis {
  const name = data.features[d]
  const unit = unitAt(data.scale, d)
  const [low, high] = [centre - half, centre + half].map(end => ownNumber(end, unit))
  const encoded = encodedTicks(data, name, low, high, say)
  const all = encoded
    ? scaledTicks(encoded.ticks, unit.mean, unit.deviation)
    : unitTicks(centre - half, centre + half, unit)
  const ticks = shownTicks(all, centre, half)
  if (!encoded) return { name, ticks }
  const { within } = encoded
  return { name: within === null ? name : say.axes.within({ name, within }), ticks, isText: true }
}

/** Ticks that are not at the very ends. */
export function shownTicks(ticks: Tick[], centre: number, half: number): Tick[] {
  const margin = 0.04 * half
  return ticks.filter(tick => Math.abs(tick.at - centre) <= half - margin)
}

/** About so many round numbers between two; very large and very small ones are written short, such as 20k or 1e-30. */
export function niceTicks(low: number, high: number, count = 4): Tick[] {
  const largest = Math.max(Math.abs(low), Math.abs(high))
  const short = largest >= 1e4 || high - low < 5e-3
  // Prefixes go from y, 1e-24, to Y, 1e24.
  const prefixed = largest >= 1e-24 && largest < 1e27
  const format = tickFormat(low, high, count, prefixed ? (short ? 's' : 'f') : 'e')
  return ticksBetween(low, high, count).map(at => ({ at, label: at === 0 ? '0' : format(at) }))
}

/** The ticks of scaled numbers from one to another: about so many round numbers of the table. */
export function unitTicks(low: number, high: number, unit: Unit, count = 4): Tick[] {
  const [from, to] = [low, high].map(end => ownNumber(end, unit))
  const logs = unit.log ? logTicks(from, to, [6, 8]) : []
  const short = (at: number) => (at < 1e3 || to < 1e4 ? String(at) : tickFormat(0, at, 1, '~s')(at))
  const ticks = logs.length > 2 ? logs.map(at => ({ at, label: short(at) })) : niceTicks(from, to, count)
  return ticks.map(({ at, label }) => ({ at: scaledNumber(at, unit), label }))
}

/** Round numbers, as many as are wanted if there are: powers of ten, or with 2 and 5 of each, or with all digits. */
export function logTicks(low: number, high: number, [least, most] = [3, 6]): number[] {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))]
  const decades = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  const ticks = (digits: number[]) =>
    decades
      .flatMap(power => digits.map(digit => Number((digit * 10 ** power).toPrecision(3))))
      .filter(value => value >= low && value <= high)
  const choices = [[1], [1, 3], [1, 2, 5], [1, 2, 3, 4, 5, 6, 7, 8, 9]].map(ticks)
  const good =
    choices.find(({ length }) => length >= least && length <= most) ??
    choices.find(({ length }) => length >= 2)
  return good ?? niceTicks(low, high).map(({ at }) => at)
}

/** Places of the fine rulings: four to a tick's step. */
function fine(ticks: Tick[], low: number, high: number): number[] {
  // Ticks fall together where the numbers have no digits left between them.
  if (ticks.length < 2 || ticks[0].at === ticks[1].at) return []
  const step = (ticks[1].at - ticks[0].at) / 4
  const first = Math.ceil((low - ticks[0].at) / step)
  const last = Math.floor((high - ticks[0].at) / step)
  return Array.from({ length: last - first + 1 }, (_, i) => ticks[0].at + (first + i) * step)
}

/** Places of the fine rulings between ticks at any distances, as those of months: four to each of them. */
function quarters(ticks: Tick[], low: number, high: number): number[] {
  const places = ticks.map(({ at }) => at)
  if (places.length < 2) return places
  const before = 2 * places[0] - places[1]
  const behind = 2 * places.at(-1)! - places.at(-2)!
  const all = [before, ...places, behind]
  return all
    .slice(1)
    .flatMap((at, i) => [0, 1, 2, 3].map(k => all[i] + ((at - all[i]) * k) / 4))
    .filter(at => at >= low && at <= high)
}

/** Words that an axis has ticks for at most; of more every second is left out, or two of three. */
const maxWords = 6

/** The ticks of a feature from one number to another; null for one that is a column of numbers. */
function encodedTicks({ encodings }: Source, name: string, low: number, high: number, say: Language) {
  const { encoding, value } = sourceOf(name, encodings)
  if (!encoding) return null
  if (encoding.kind === 'date') return dateTicks(low, high, say)
  const words = value === undefined ? encoding.values : [say.axes.no, say.axes.yes]
  const step = Math.ceil(words.length / maxWords)
  const ticks = words.map((label, at) => ({ at, label })).filter(({ at }) => at % step === 0)
  return { ticks: ticks.filter(({ at }) => at >= low && at <= high), within: null }
}
