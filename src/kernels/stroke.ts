import { edge } from './coverage'
import { pointX, pointY } from './points'

/** Distance by which a chord may stay below a round join or cap, in pixels. */
const tolerance: f64 = 0.04

// The ends of what there is yet of a line's two sides: edges run along it on the left and against it on the right.
let leftX: f64 = 0
let leftY: f64 = 0
let rightX: f64 = 0
let rightY: f64 = 0

// Half of the line's width in pixels, and the cosine of a turn below which a straight cut would be seen.
let half: f64 = 0
let least: f64 = 0

// A segment: its length, and a vector along it that is as long as half of the line's width; and the one before.
let length: f64 = 0
let dx: f64 = 0
let dy: f64 = 0
let lengthBefore: f64 = 0
let dxBefore: f64 = 0
let dyBefore: f64 = 0

/**
 * Gives the outline of a line of points with round joins as edges of closed loops, all turned the same way.
 *
 * @param count points, of which no two in a row are the same
 * @param halfWidth in pixels
 */
export function outline(count: i32, closed: bool, halfWidth: f64, round: bool): void {
  if (count < 2) return
  const turns = closed && count > 2
  half = halfWidth
  least = Math.max(0.2, 1 - (4 * tolerance) / half)
  // A closed line begins and ends in the middle of a segment, where nothing is seen of it.
  const from = turns ? count - 1 : 0
  takeSegment(from, count)
  const x = turns ? (pointX(from) + pointX(0)) / 2 : pointX(0)
  const y = turns ? (pointY(from) + pointY(0)) / 2 : pointY(0)
  rightX = x + dy
  rightY = y - dx
  leftX = rightX
  leftY = rightY
  if (round && !turns) arc(true, x, y, dy, -dx, -dy, dx, -dx, -dy)
  else extend(true, x - dy, y + dx)
  const end = turns ? count : count - 1
  for (let i = turns ? 0 : 1; i < end; i++) {
    lengthBefore = length
    dxBefore = dx
    dyBefore = dy
    takeSegment(i, count)
    join(pointX(i), pointY(i))
  }
  const endX = turns ? x : pointX(count - 1)
  const endY = turns ? y : pointY(count - 1)
  extend(false, endX + dy, endY - dx)
  extend(true, endX - dy, endY + dx)
  if (round && !turns) arc(true, endX, endY, -dy, dx, dy, -dx, dx, dy)
  else extend(true, rightX, rightY)
}

function takeSegment(i: i32, count: i32): void {
  const to = i + 1 < count ? i + 1 : 0
  const alongX = pointX(to) - pointX(i)
  const alongY = pointY(to) - pointY(i)
  length = Math.sqrt(alongX * alongX + alongY * alongY)
  dx = (alongX / length) * half
  dy = (alongY / length) * half
}

function extend(isLeft: bool, x: f64, y: f64): void {
  if (isLeft) {
    edge(leftX, leftY, x, y)
    leftX = x
    leftY = y
  } else {
    edge(x, y, rightX, rightY)
    rightX = x
    rightY = y
  }
}

function join(x: f64, y: f64): void {
  const cos = (dxBefore * dx + dyBefore * dy) / (half * half)
  const sin = (dxBefore * dy - dyBefore * dx) / (half * half)
  const sign: f64 = sin > 0 ? 1 : -1
  const innerIsLeft = sin > 0
  const ax = -dyBefore * sign
  const ay = dxBefore * sign
  const bx = -dy * sign
  const by = dx * sign
  // Where both sides of the line meet their continuation.
  const mx = (ax + bx) / (1 + cos)
  const my = (ay + by) / (1 + cos)
  if (2 * half * Math.abs(sin) < (1 + cos) * Math.min(lengthBefore, length))
    extend(innerIsLeft, x + mx, y + my)
  else {
    extend(innerIsLeft, x + ax, y + ay)
    extend(innerIsLeft, x, y)
    extend(innerIsLeft, x + bx, y + by)
  }
  if (cos > least) extend(!innerIsLeft, x - mx, y - my)
  else {
    extend(!innerIsLeft, x - ax, y - ay)
    arc(!innerIsLeft, x, y, -ax, -ay, -bx, -by, dxBefore, dyBefore)
  }
}

/** From the end of normal (ax, ay) to that of (bx, by) about (x, y); by way of (vx, vy) where they are opposite. */
function arc(isLeft: bool, x: f64, y: f64, ax: f64, ay: f64, bx: f64, by: f64, vx: f64, vy: f64): void {
  if (ax * bx + ay * by >= least * half * half) {
    extend(isLeft, x + bx, y + by)
    return
  }
  const sum = Math.sqrt((ax + bx) * (ax + bx) + (ay + by) * (ay + by))
  const opposite = sum < 1e-6 * half
  const mx = opposite ? vx : ((ax + bx) * half) / sum
  const my = opposite ? vy : ((ay + by) * half) / sum
  arc(isLeft, x, y, ax, ay, mx, my, vx, vy)
  arc(isLeft, x, y, mx, my, bx, by, vx, vy)
}
