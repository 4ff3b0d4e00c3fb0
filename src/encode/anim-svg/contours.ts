import type { GroupShape, PathShape, Shape } from '../../scene/shape.ts'

/** A path whose points are others in each sample, such as a level line: it is followed by its corners. */
export interface Contour extends PathShape {
  outlines: Outline[]
}

/** A line without points that are twice there, and which of them are corners; an open line's ends are corners. */
export interface Outline {
  points: [number, number][]
  corners: number[]
  isRing: boolean
  /** Left, top, right and bottom. */
  box: [number, number, number, number]
}

/** The lines of a stroke, one by one, so that each comes and goes by itself. */
export interface Strokes extends GroupShape {
  of: string
}

/** So many numbers of points have lines of one look at most, and areas as a share of the samples, that keep their points. */
const MANY = { lines: 8, areas: 0.15 }

/** Pixels to both sides of a corner in which its angle is seen, and the angle's cosine at most. */
const SIDE = 2.5
const BEND = Math.cos((40 * Math.PI) / 180)

/** The frames with contours instead of the paths whose points are others in each sample. */
export function findContours(frames: readonly (readonly Shape[])[]): (readonly Shape[])[] {
  const kinds = new Map<string, Set<string>>()
  const seen = new Set<Shape>()
  for (const frame of frames)
    for (const shape of frame) {
      if (shape.kind !== 'path' || seen.has(shape)) continue
      seen.add(shape)
      const known = kinds.get(lookOf(shape)) ?? new Set()
      kinds.set(lookOf(shape), known.add(Array.from(shape.lines, ({ length }) => length).join()))
    }
  const made = new Map<Shape, Shape>()
  const rests = new Map<string, Contour>()
  return frames.map(frame =>
    frame.map(shape => {
      if (shape.kind !== 'path' || 'outlines' in shape) return shape
      const many = shape.fill === undefined ? MANY.lines : MANY.areas * frames.length
      if (kinds.get(lookOf(shape))!.size <= many) return shape
      const contour = made.get(shape) ?? (shape.fill === undefined ? strokes(shape, rests) : contourOf(shape))
      made.set(shape, contour)
      return contour
    }),
  )
}

/** What paths have in common that can be one in different samples, but for their points. */
function lookOf({ closed, fill, rule, stroke, dash, cap, width }: PathShape): string {
  return `${closed} ${fill !== undefined} ${rule} ${stroke} ${dash?.length} ${cap} ${stroke && width}`
}

/** @param rests the last line that begins at a place: one that stays is the same object again */
function strokes(shape: PathShape, rests: Map<string, Contour>): Shape {
  const { opacity, ...one } = shape
  const children = Array.from(shape.lines, line => {
    const place = `${line[0]} ${line[1]}`
    const known = rests.get(place)
    if (known && isEqual(known.lines[0], line) && lookOf(known) === lookOf(one)) return known
    const contour = contourOf({ ...one, lines: [line] })
    rests.set(place, contour)
    return contour
  })
  const group: Strokes = {
    kind: 'group',
    children,
    of: lookOf(shape),
    ...(opacity !== undefined && { opacity }),
  }
  return group
}

function isEqual(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  return a.length === b.length && Array.from(a).every((value, i) => value === b[i])
}

function contourOf(shape: PathShape): Contour {
  return { ...shape, outlines: Array.from(shape.lines, line => outlineOf(line, shape.closed)) }
}

function outlineOf(line: ArrayLike<number>, closed: boolean): Outline {
  const points: [number, number][] = []
  for (let i = 0; i < line.length; i += 2) {
    const point: [number, number] = [line[i], line[i + 1]]
    if (points.length === 0 || far(points[points.length - 1], point) > 0.01) points.push(point)
  }
  const meets = points.length > 2 && far(points[0], points[points.length - 1]) <= 0.01
  if (meets) points.pop()
  const isRing = closed || meets
  const count = points.length
  const bends = points.map((_, i) => (isRing || (i > 0 && i < count - 1) ? bendAt(points, i, isRing) : 1))
  const corners = points.flatMap((_, i) => {
    if (!isRing && (i === 0 || i === count - 1)) return [i]
    if (bends[i] > BEND) return []
    // The sharpest one nearby.
    for (const step of [-1, 1])
      for (let k = i + step; k !== i; k += step) {
        if (!isRing && (k < 0 || k >= count)) break
        const other = (k + count) % count
        if (other === i || far(points[i], points[other]) > SIDE) break
        if (bends[other] < bends[i] || (bends[other] === bends[i] && other < i)) return []
      }
    return [i]
  })
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  return {
    points,
    corners,
    isRing,
    box: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
  }
}

/** The cosine of the angle by which a line turns at a point. */
function bendAt(points: [number, number][], at: number, isRing: boolean): number {
  const [before, after] = [-1, 1].map(step => along(points, at, step, isRing))
  const [x, y] = points[at]
  const [ax, ay, bx, by] = [x - before[0], y - before[1], after[0] - x, after[1] - y]
  const size = Math.hypot(ax, ay) * Math.hypot(bx, by)
  return size > 0 ? (ax * bx + ay * by) / size : 1
}

/** The place some way along a line. */
function along(points: [number, number][], at: number, step: number, isRing: boolean): [number, number] {
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

/** How far apart two contours of the same lines and corners are; where that is more than `enough`, how far at least. */
export function contourDistance(a: Contour, b: Contour, enough: number): number {
  let most = 0
  a.outlines.forEach(({ box }, k) => {
    box.forEach((side, i) => {
      most = Math.max(most, Math.abs(side - b.outlines[k].box[i]))
    })
  })
  if (most > enough) return most
  for (const [k, outline] of a.outlines.entries()) {
    const other = b.outlines[k]
    const anchors = outline.corners.map(i => outline.points[i])
    if (anchors.length > 0) {
      const turned = aligned(other, anchors)
      anchors.forEach((anchor, i) => {
        most = Math.max(most, far(anchor, turned[i][0]))
      })
    }
    most = Math.max(most, strayOfAll(outline, other), strayOfAll(other, outline))
  }
  return most
}

/** Points of a line that are looked at. */
const PROBES = 12

function strayOfAll({ points }: Outline, other: Outline): number {
  const step = Math.max(1, Math.floor(points.length / PROBES))
  let most = 0
  for (let i = 0; i < points.length; i += step) {
    let least = Number.POSITIVE_INFINITY
    for (let k = other.isRing ? 0 : 1; k < other.points.length; k++) {
      const before = other.points[(k + other.points.length - 1) % other.points.length]
      least = Math.min(least, far(points[i], nearest(points[i], before, other.points[k])))
    }
    most = Math.max(most, least)
  }
  return most
}

/** The pieces of a line from corner to corner, or from the place nearest to `anchors`, in their order. */
function aligned(
  { points, corners, isRing }: Outline,
  anchors: readonly [number, number][],
): [number, number][][] {
  const count = points.length
  if (!isRing) {
    const pieces = corners.slice(1).map((to, i) => points.slice(corners[i], to + 1))
    return [...pieces, [points[count - 1]]]
  }
  if (corners.length === 0) {
    const [start] = anchors
    let best = { far: Number.POSITIVE_INFINITY, at: 0, place: points[0] }
    points.forEach((point, i) => {
      const place = nearest(start, point, points[(i + 1) % count])
      const off = far(start, place)
      if (off < best.far) best = { far: off, at: i, place }
    })
    const rest = Array.from(points, (_, i) => points[(best.at + 1 + i) % count])
    return [[best.place, ...rest, best.place]]
  }
  const size = corners.length
  const costs = corners.map((_, turn) =>
    anchors.reduce((sum, anchor, i) => sum + far(anchor, points[corners[(i + turn) % size]]) ** 2, 0),
  )
  const turn = costs.indexOf(Math.min(...costs))
  return corners.map((_, i) => {
    const from = corners[(i + turn) % size]
    const to = corners[(i + turn + 1) % size]
    const length = ((to - from + count - 1) % count) + 1
    return Array.from({ length: length + 1 }, (_, k) => points[(from + k) % count])
  })
}

/** Pixels that a line may stray where it is drawn by other points. */
const STRAY = 0.15

/** Numbers of pieces of equal length between two corners. */
const COUNTS = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256]

/**
 * The contours of a track by the same number of points in all samples: between two corners they are evenly spread.
 *
 * @returns the lines' numbers one after the other, and how many each line has
 */
export function conform(states: readonly (Contour | undefined)[]): {
  values: (Float64Array | undefined)[]
  lengths: number[]
} {
  let last: { state: Contour; pieces: [number, number][][][] } | undefined
  const pieces = states.map(state => {
    if (!state) return undefined
    if (last?.state === state) return last.pieces
    const before = last
    const found = state.outlines.map((outline, k) =>
      aligned(outline, before ? before.pieces[k].map(piece => piece[0]) : startsOf(outline)),
    )
    last = { state, pieces: found }
    return found
  })
  const unique = [...new Set(pieces)].filter(piece => piece !== undefined)
  const [first] = unique
  const counts = first.map((line, k) =>
    line.map(
      (_, p) => COUNTS.find(count => unique.every(lines => straying(lines[k][p], count) <= STRAY)) ?? 256,
    ),
  )
  const isOpen = !states.find(state => state)!.closed
  const known = new Map<object, Float64Array>()
  const values = pieces.map(lines => {
    if (!lines) return undefined
    const value =
      known.get(lines) ??
      Float64Array.from(
        lines.flatMap((line, k) => {
          const points = line.flatMap((piece, p) => spread(piece, counts[k][p]).slice(0, -1))
          const end = line[line.length - 1]
          return (isOpen ? [...points, end[end.length - 1]] : points).flat()
        }),
      )
    known.set(lines, value)
    return value
  })
  const lengths = first.map((line, k) => {
    const size = line.reduce((sum, piece, p) => sum + (piece.length > 1 ? counts[k][p] : 0), 0)
    return 2 * (size + (isOpen ? 1 : 0))
  })
  return { values, lengths }
}

function startsOf({ points, corners }: Outline): [number, number][] {
  return corners.length > 0 ? corners.map(i => points[i]) : [points[0]]
}

/** Places of a polyline, evenly spread from its beginning to its end; one point stays one. */
function spread(piece: readonly [number, number][], count: number): [number, number][] {
  if (piece.length < 2) return [piece[0]]
  const lengths = lengthsOf(piece)
  const whole = lengths[lengths.length - 1]
  let at = 1
  return Array.from({ length: count + 1 }, (_, i) => {
    const goal = (whole * i) / count
    while (at < piece.length - 1 && lengths[at] < goal) at++
    const length = lengths[at] - lengths[at - 1]
    return mix(piece[at - 1], piece[at], length > 0 ? Math.min(1, (goal - lengths[at - 1]) / length) : 0)
  })
}

/** How far a polyline strays from evenly spread places of it. */
function straying(piece: readonly [number, number][], count: number): number {
  if (piece.length < 3) return 0
  const lengths = lengthsOf(piece)
  const whole = lengths[lengths.length - 1]
  const places = spread(piece, count)
  let most = 0
  piece.forEach((point, i) => {
    const k = Math.min(count - 1, Math.floor((lengths[i] / (whole || 1)) * count))
    most = Math.max(most, far(point, nearest(point, places[k], places[k + 1])))
  })
  return most
}

function lengthsOf(piece: readonly [number, number][]): number[] {
  let sum = 0
  return piece.map((point, i) => {
    if (i > 0) sum += far(piece[i - 1], point)
    return sum
  })
}

function nearest(point: [number, number], a: [number, number], b: [number, number]): [number, number] {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
  const squared = dx * dx + dy * dy
  const share = squared > 0 ? ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / squared : 0
  return mix(a, b, Math.min(1, Math.max(0, share)))
}

function mix(a: [number, number], b: [number, number], share: number): [number, number] {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

function far(a: [number, number], b: [number, number]): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}
