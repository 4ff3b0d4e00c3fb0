import type { Coverage } from './coverage.ts'

/** How far a chord may stay below a round join or cap, in pixels. */
const tolerance = 0.04

/**
 * Gives the outline of a line with round joins as edges of closed loops, all turned the same way.
 *
 * @param points x₀, y₀, x₁, y₁, … in pixels
 * @param half half of the line's width, in pixels
 */
export function stroke(
  points: ArrayLike<number>,
  closed: boolean,
  half: number,
  cap: 'butt' | 'round',
  { edge }: Coverage,
): void {
  const line = distinct(points, closed)
  const count = line.length / 2
  if (count < 2) return
  const turns = closed && count > 2
  // The ends of what there is yet of the line's two sides. Loose variables would be boxed at each change.
  const left = { edge, x: 0, y: 0, forward: true }
  const right = { edge, x: 0, y: 0, forward: false }
  // Where the cosine of a turn is below it, a straight cut would be seen.
  const least = Math.max(0.2, 1 - (4 * tolerance) / half)

  let before = segmentOf(line, turns ? count - 1 : 0, half)
  // A closed line begins and ends in the middle of a segment, where nothing is seen of it.
  const from = turns ? count - 1 : 0
  const x = turns ? (line[2 * from] + line[0]) / 2 : line[0]
  const y = turns ? (line[2 * from + 1] + line[1]) / 2 : line[1]
  right.x = x + before.dy
  right.y = y - before.dx
  left.x = right.x
  left.y = right.y
  if (cap === 'round' && !turns)
    arc(left, least, half, x, y, before.dy, -before.dx, -before.dy, before.dx, -before.dx, -before.dy)
  else extend(left, x - before.dy, y + before.dx)
  for (let i = turns ? 0 : 1; i < (turns ? count : count - 1); i++) {
    const after = segmentOf(line, i, half)
    join(left, right, least, half, line[2 * i], line[2 * i + 1], before, after)
    before = after
  }
  const endX = turns ? x : line[2 * count - 2]
  const endY = turns ? y : line[2 * count - 1]
  extend(right, endX + before.dy, endY - before.dx)
  extend(left, endX - before.dy, endY + before.dx)
  if (cap === 'round' && !turns)
    arc(left, least, half, endX, endY, -before.dy, before.dx, before.dy, -before.dx, before.dx, before.dy)
  else extend(left, right.x, right.y)
}

/** A line without points that are again the same as the one before, round a closed one too. */
function distinct(line: ArrayLike<number>, closed: boolean): ArrayLike<number> {
  const { length } = line
  const kept: number[] = []
  for (let i = 0; i < length; i += 2) {
    if (i > 0 && line[i] === line[i - 2] && line[i + 1] === line[i - 1]) continue
    kept.push(line[i], line[i + 1])
  }
  if (closed && kept.length > 2 && kept[0] === kept.at(-2) && kept[1] === kept.at(-1)) kept.length -= 2
  return kept
}

/** One side of a line: its end, and whether its edges run along the line or against it. */
interface Side {
  edge: Coverage['edge']
  x: number
  y: number
  forward: boolean
}

function extend(side: Side, x: number, y: number): void {
  if (side.forward) side.edge(side.x, side.y, x, y)
  else side.edge(x, y, side.x, side.y)
  side.x = x
  side.y = y
}

/** A length, and a vector along it that is as long as half of the line's width. */
interface Segment {
  length: number
  dx: number
  dy: number
}

function segmentOf(line: ArrayLike<number>, i: number, half: number): Segment {
  const from = 2 * i
  const to = from + 2 < line.length ? from + 2 : 0
  const dx = line[to] - line[from]
  const dy = line[to + 1] - line[from + 1]
  const length = Math.sqrt(dx * dx + dy * dy)
  return { length, dx: (dx / length) * half, dy: (dy / length) * half }
}

function join(
  left: Side,
  right: Side,
  least: number,
  half: number,
  x: number,
  y: number,
  a: Segment,
  b: Segment,
): void {
  const cos = (a.dx * b.dx + a.dy * b.dy) / (half * half)
  const sin = (a.dx * b.dy - a.dy * b.dx) / (half * half)
  const sign = sin > 0 ? 1 : -1
  const inner = sin > 0 ? left : right
  const outer = sin > 0 ? right : left
  const ax = -a.dy * sign
  const ay = a.dx * sign
  const bx = -b.dy * sign
  const by = b.dx * sign
  // Where both sides of the line meet their continuation.
  const mx = (ax + bx) / (1 + cos)
  const my = (ay + by) / (1 + cos)
  if (2 * half * Math.abs(sin) < (1 + cos) * Math.min(a.length, b.length)) extend(inner, x + mx, y + my)
  else {
    extend(inner, x + ax, y + ay)
    extend(inner, x, y)
    extend(inner, x + bx, y + by)
  }
  if (cos > least) extend(outer, x - mx, y - my)
  else {
    extend(outer, x - ax, y - ay)
    arc(outer, least, half, x, y, -ax, -ay, -bx, -by, a.dx, a.dy)
  }
}

/** From the end of normal (ax, ay) to that of (bx, by) about (x, y); by way of (vx, vy) where they are opposite. */
function arc(
  side: Side,
  least: number,
  half: number,
  x: number,
  y: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  vx: number,
  vy: number,
): void {
  if (ax * bx + ay * by >= least * half * half) {
    extend(side, x + bx, y + by)
    return
  }
  const length = Math.sqrt((ax + bx) ** 2 + (ay + by) ** 2)
  const opposite = length < 1e-6 * half
  const mx = opposite ? vx : ((ax + bx) * half) / length
  const my = opposite ? vy : ((ay + by) * half) / length
  arc(side, least, half, x, y, ax, ay, mx, my, vx, vy)
  arc(side, least, half, x, y, mx, my, bx, by, vx, vy)
}
