import { distanceOf, farthestFrom, measured, piecesOf } from './line-distance.ts'
import { pair, UNITS, unit } from './numbers.ts'

/** Path data of lines by straight pieces and parabolas, of which there are fewer than of points, and the polylines that these draw. */
export type Curves = ReturnType<typeof within>

/** Path data that draws nothing. */
export const NOTHING = 'M0 0'

/** Pixels that path data is off a line at first, as shares of what it may be: rounding adds half a tenth each way. */
const TRIED = [0.85, 0.7, 0.5, 0.3, 0.1]

/** Straight lines that stand for a parabola where it is measured. */
const FLAT = 16

/** Lines as path data. @param limit pixels that it may be off, which is measured */
export function curvesOf(lines: readonly ArrayLike<number>[], closed: boolean, limit: number): Curves {
  const wanted = measured(lines, closed)
  let curves: Curves
  for (const share of TRIED) {
    curves = within(lines, closed, share * limit)
    if (distanceOf(curves.drawn, wanted) <= limit) break
  }
  return curves!
}

function within(lines: readonly ArrayLike<number>[], closed: boolean, tolerance: number) {
  let text = ''
  let [x, y] = [0, 0]
  const drawn: number[][] = []
  for (const line of lines) {
    if (line.length < 2) continue
    const points = Float64Array.from(closed ? [...Array.from(line), line[0], line[1]] : line)
    const start = [unit(points[0]), unit(points[1])]
    text += pair(text === '' ? 'M' : 'm', start[0] - x, start[1] - y)
    ;[x, y] = start
    const flat = [x / UNITS, y / UNITS]
    let before = ''
    const pieces = fewPieces(points, tolerance)
    for (const [k, { to, control }] of pieces.entries()) {
      const [nextX, nextY] = [unit(points[to]), unit(points[to + 1])]
      // The end of a closed line is joined to its beginning by itself.
      if (closed && !control && k === pieces.length - 1 && k > 0) break
      const command = control ? 'q' : 'l'
      const letter = command === before ? '' : command
      if (control) {
        const [cx, cy] = control.map(unit)
        text += pair(letter, cx - x, cy - y)
        flat.push(...parabola([x, y, nextX, nextY], [cx, cy]).map(value => value / UNITS))
      } else flat.push(nextX / UNITS, nextY / UNITS)
      text += pair(control ? '' : letter, nextX - x, nextY - y)
      before = command
      ;[x, y] = [nextX, nextY]
    }
    if (closed) {
      text += 'z'
      ;[x, y] = start
    }
    drawn.push(flat)
  }
  return { text: text || NOTHING, drawn: measured(drawn, closed) }
}

/**
 * Few pieces that are near enough to a line, each as long as it is: the index of its last point's numbers, and what a
 * parabola to there bends towards.
 */
function fewPieces(points: Float64Array, tolerance: number) {
  const pieces: { to: number; control: number[] | undefined }[] = []
  const between = Float64Array.from(piecesOf(points, false))
  const end = points.length - 2
  for (let from = 0; from < end; ) {
    const isNear = (to: number, line: readonly number[]) =>
      farthestFrom(points.subarray(from, to + 2), Float64Array.from(piecesOf(line, false))) <= tolerance &&
      farthestFrom(line, between.subarray(2 * from, 2 * to)) <= tolerance
    const chord = (to: number) => [points[from], points[from + 1], points[to], points[to + 1]]
    const straight = reachOf(from, end, to => isNear(to, chord(to)))
    const bent = reachOf(from, end, to => isNear(to, parabola(chord(to), controlOf(points, from, to))))
    // It takes twice as many numbers.
    const isBent = bent - from > 2 * (straight - from) || (bent === end && straight < end)
    const to = isBent ? bent : straight
    pieces.push({ to, control: isBent ? controlOf(points, from, to) : undefined })
    from = to
  }
  return pieces
}

/** The index as far away as may be to which a piece fits, found by doubling and halving. */
function reachOf(from: number, end: number, fits: (to: number) => boolean): number {
  let [reached, failed] = [from + 2, end + 2]
  for (let step = 4; failed - reached > 2; step *= 2) {
    const doubled = failed > end ? Math.min(end, from + step) : reached + ((failed - reached) >> 2) * 2
    if (fits(doubled)) reached = doubled
    else failed = doubled
  }
  return reached
}

/** A parabola from its beginning to its end as straight lines. */
function parabola([x, y, endX, endY]: readonly number[], [cx, cy]: readonly number[]): number[] {
  const points: number[] = []
  for (const [a, b, c] of SHARES) points.push(a * x + b * cx + c * endX, a * y + b * cy + c * endY)
  return points
}

/** The control point of the parabola from one point to another that comes nearest to those between, by least squares. */
function controlOf(points: ArrayLike<number>, from: number, to: number): number[] {
  const lengths = [0]
  for (let i = from; i < to; i += 2)
    lengths.push(
      lengths[lengths.length - 1] + Math.hypot(points[i + 2] - points[i], points[i + 3] - points[i + 1]),
    )
  let [x, y, squared] = [0, 0, 0]
  for (let i = from + 2, k = 1; i < to; i += 2, k++) {
    const [a, b, c] = weights(lengths[k] / lengths[lengths.length - 1])
    x += b * (points[i] - a * points[from] - c * points[to])
    y += b * (points[i + 1] - a * points[from + 1] - c * points[to + 1])
    squared += b * b
  }
  return squared > 0 ? [x / squared, y / squared] : [points[to], points[to + 1]]
}

/** The shares of the beginning, the control point and the end at a share of a parabola. */
function weights(t: number): [number, number, number] {
  return [(1 - t) ** 2, 2 * t * (1 - t), t * t]
}

/** These shares at the ends of the straight lines that stand for a parabola. */
const SHARES = Array.from({ length: FLAT + 1 }, (_, i) => weights(i / FLAT))
