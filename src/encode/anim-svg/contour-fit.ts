import type { Fit } from './keyframes.ts'
import { fitSpline } from './spline.ts'

/** What is seen of a point's displacement: across the line all of it, along the line less, the straighter the line is. */
interface Sight {
  /** The unit normal of each point, and the share of a displacement along the line that counts. */
  normals: Float64Array
  along: Float64Array
}

/** Radians of a turn from which on a point is a corner, whose displacement counts in all directions. */
const CORNER = 0.35

/** The least share of a displacement along a line that counts, and how that grows with the root of the line's curvature. */
const LEAST = 0.03
const GROWTH = 0.5

/**
 * Fits of contours that go straight from one sample to another, eased: what of a point's way leads along its line is not
 * seen.
 *
 * @param tolerances pixels that a contour may be off, one for each sample
 */
export function contourFit(
  values: readonly Float64Array[],
  lengths: readonly number[],
  closed: boolean,
  times: readonly number[],
  tolerances: ArrayLike<number>,
): Fit {
  const sights = new Map<Float64Array, Sight>()
  const sightOf = (value: Float64Array) => {
    const known = sights.get(value) ?? sightAlong(value, lengths, closed)
    sights.set(value, known)
    return known
  }
  return (from, to) => {
    if (to === from + 1) return { spline: undefined }
    const [start, end] = [values[from], values[to]]
    const [shares, progress, allowed]: number[][] = [[], [], []]
    for (let i = from + 1; i < to; i++) {
      const { share, stray, length } = nearestShare(start, end, values[i], sightOf(values[i]))
      if (stray > tolerances[i]) return null
      shares.push((times[i] - times[from]) / (times[to] - times[from]))
      progress.push(share)
      allowed.push(length > 0 ? (tolerances[i] - stray) / length : Number.POSITIVE_INFINITY)
    }
    return fitSpline(shares, progress, allowed)
  }
}

/** The share of the way from one contour to another at which it is most like a third; how far it is off there; and the way's length. */
function nearestShare(start: Float64Array, end: Float64Array, value: Float64Array, sight: Sight) {
  const { normals, along } = sight
  const count = along.length
  let [dot, squared, most] = [0, 0, 0]
  for (let k = 0; k < count; k++) {
    const [i, j] = [2 * k, 2 * k + 1]
    const [nx, ny, part] = [normals[i], normals[j], along[k]]
    const [wx, wy, dx, dy] = [end[i] - start[i], end[j] - start[j], value[i] - start[i], value[j] - start[j]]
    const [across, down] = [wx * nx + wy * ny, part * (wy * nx - wx * ny)]
    dot += across * (dx * nx + dy * ny) + down * part * (dy * nx - dx * ny)
    const size = across * across + down * down
    squared += size
    if (size > most) most = size
  }
  const share = squared > 0 ? dot / squared : 0
  let stray = 0
  for (let k = 0; k < count; k++) {
    const [i, j] = [2 * k, 2 * k + 1]
    const x = value[i] - start[i] - share * (end[i] - start[i])
    const y = value[j] - start[j] - share * (end[j] - start[j])
    const [nx, ny] = [normals[i], normals[j]]
    const off = (x * nx + y * ny) ** 2 + (along[k] * (y * nx - x * ny)) ** 2
    if (off > stray) stray = off
  }
  return { share, stray: Math.sqrt(stray), length: Math.sqrt(most) }
}

function sightAlong(value: Float64Array, lengths: readonly number[], closed: boolean): Sight {
  const normals = new Float64Array(value.length)
  const along = new Float64Array(value.length / 2)
  let first = 0
  for (const length of lengths) {
    const count = length / 2
    const turns = new Float64Array(count)
    for (let k = 0; k < count; k++) {
      const [before, after] = [-1, 1].map(step =>
        closed ? (k + step + count) % count : Math.min(count - 1, Math.max(0, k + step)),
      )
      const at = first + 2 * k
      const [ax, ay] = [value[at] - value[first + 2 * before], value[at + 1] - value[first + 2 * before + 1]]
      const [bx, by] = [value[first + 2 * after] - value[at], value[first + 2 * after + 1] - value[at + 1]]
      const size = Math.hypot(ax + bx, ay + by)
      normals[at] = size > 0 ? -(ay + by) / size : 0
      normals[at + 1] = size > 0 ? (ax + bx) / size : 1
      const turn = Math.abs(Math.atan2(ax * by - ay * bx, ax * bx + ay * by))
      const isEnd = !closed && (k === 0 || k === count - 1)
      turns[k] = isEnd || turn > CORNER || size === 0 ? 1 : GROWTH * Math.sqrt((2 * turn) / size)
    }
    for (let k = 0; k < count; k++) {
      let most = LEAST
      // A point that slides along the line comes to where its neighbours are.
      for (let step = -2; step <= 2; step++) {
        const other = k + step
        const there = closed ? turns[(other + count) % count] : turns[other]
        if (there > most && (there < 1 || step === 0)) most = there
      }
      along[first / 2 + k] = Math.min(1, most)
    }
    first += length
  }
  return { normals, along }
}
