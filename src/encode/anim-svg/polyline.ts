/** A place in pixels. */
export type Point = [x: number, y: number]

/** Pixels to both sides of a point in which the angle of a line is seen there. */
export const SIDE = 2.5

/** The cosine of the angle by which a line turns at a point. */
export function bendAt(points: readonly Point[], at: number, isRing: boolean): number {
  const [before, after] = [-1, 1].map(step => along(points, at, step, isRing))
  const [x, y] = points[at]
  const [ax, ay, bx, by] = [x - before[0], y - before[1], after[0] - x, after[1] - y]
  const size = Math.hypot(ax, ay) * Math.hypot(bx, by)
  return size > 0 ? (ax * bx + ay * by) / size : 1
}

/** The place some way along a line. */
function along(points: readonly Point[], at: number, step: number, isRing: boolean): Point {
  const count = points.length
  let left = SIDE
  let here = points[at]
  for (let k = 1; k < count; k++) {
    const next = isRing ? (at + step * k + k * count) % count : at + step * k
    if (next < 0 || next >= count) return here
    const length = far(here, points[next])
    if (length >= left) return mix(here, points[next], left / length)
    left -= length
    here = points[next]
  }
  return here
}

/** Places of a polyline, evenly spread from its beginning to its end; one point stays one. */
export function spread(line: readonly Point[], count: number): Point[] {
  if (line.length < 2) return [line[0]]
  const lengths = lengthsOf(line)
  const whole = lengths[lengths.length - 1]
  let at = 1
  return Array.from({ length: count + 1 }, (_, i) => {
    const goal = (whole * i) / count
    while (at < line.length - 1 && lengths[at] < goal) at++
    const length = lengths[at] - lengths[at - 1]
    return mix(line[at - 1], line[at], length > 0 ? Math.min(1, (goal - lengths[at - 1]) / length) : 0)
  })
}

/** How far a polyline strays from evenly spread places of it. */
export function straying(line: readonly Point[], count: number): number {
  if (line.length < 3) return 0
  const lengths = lengthsOf(line)
  const whole = lengths[lengths.length - 1]
  const places = spread(line, count)
  let most = 0
  line.forEach((point, i) => {
    const k = Math.min(count - 1, Math.floor((lengths[i] / (whole || 1)) * count))
    most = Math.max(most, far(point, nearest(point, places[k], places[k + 1])))
  })
  return most
}

/** Lengths of a polyline from its beginning to each of its points. */
export function lengthsOf(line: readonly Point[]): number[] {
  let sum = 0
  return line.map((point, i) => {
    if (i > 0) sum += far(line[i - 1], point)
    return sum
  })
}

/** The place between two others that is nearest to a point. */
export function nearest(point: Point, a: Point, b: Point): Point {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const squared = dx * dx + dy * dy
  const share = squared > 0 ? ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / squared : 0
  return mix(a, b, Math.min(1, Math.max(0, share)))
}

export function far(a: Point, b: Point): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}

function mix(a: Point, b: Point, share: number): Point {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}
