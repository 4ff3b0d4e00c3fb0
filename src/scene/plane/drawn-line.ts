import type { PathShape } from '../shape.ts'

/** The share of the border between the classes that is drawn when rings of points on its wrong side begin to come. */
export const RINGS = 0.8

/** Lines from which on they are too short to be drawn along: pieces would look like dashes. */
const MANY = 5

/**
 * Lines that are drawn from their beginnings, all at once, to a share of their lengths, with what one alone is a part of;
 * many fade in.
 *
 * @param opacity of lines that are there
 */
export function drawnTo(
  key: string,
  lines: Float64Array[],
  share: number,
  opacity: number,
  look: Pick<PathShape, 'stroke' | 'width' | 'dash'>,
): PathShape[] {
  if (share * opacity <= 0 || lines.length === 0) return []
  const path = { kind: 'path', key, closed: false, ...look } as const
  if (share >= 1 || lines.length >= MANY) return [{ ...path, lines, opacity: opacity * Math.min(1, share) }]
  const ends = lines.map(line => pointAt(line, share))
  const part = lines.length === 1 ? { of: lines[0], from: 0, to: ends[0] } : undefined
  return [{ ...path, opacity, lines: lines.map((line, i) => upTo(line, ends[i])), ...(part && { part }) }]
}

/** The number of the point, fractional between two, at a share of a line's length. */
function pointAt(line: Float64Array, share: number): number {
  const sums = [0]
  for (let i = 2; i < line.length; i += 2)
    sums.push(sums[i / 2 - 1] + Math.hypot(line[i] - line[i - 2], line[i + 1] - line[i - 1]))
  const length = share * sums[sums.length - 1]
  const reached = sums.findIndex(sum => sum >= length)
  const next = Math.max(1, reached)
  return next - (sums[next] - length) / (sums[next] - sums[next - 1] || 1)
}

/** The beginning of a line, up to a number of a point. */
export function upTo(line: Float64Array, to: number): number[] {
  const whole = Math.floor(to)
  const [x, y, nextX = x, nextY = y] = line.subarray(2 * whole)
  const share = to - whole
  return [...line.subarray(0, 2 * whole + 2), x + (nextX - x) * share, y + (nextY - y) * share]
}

/** The point at a place on polylines: the number of one, and behind the point a share of its points. */
export function pointOn(lines: readonly ArrayLike<number>[], place: number): number[] {
  const line = Math.min(Math.floor(place), lines.length - 1)
  const points = Float64Array.from(lines[line])
  return upTo(points, (place - line) * (points.length / 2 - 1)).slice(-2)
}

/** The place that is nearest to a point, of a thousand a line. */
export function nearestOn(lines: readonly ArrayLike<number>[], x: number, y: number): number {
  const places = Array.from({ length: 1000 * lines.length + 1 }, (_, i) => i / 1000)
  const distances = places.map(place => {
    const [px, py] = pointOn(lines, place)
    return Math.hypot(px - x, py - y)
  })
  return places[distances.indexOf(Math.min(...distances))]
}
