import { finite } from './coverage'
import { take } from './memory'

/** x₀, y₀, x₁, y₁, … in pixels. */
let points: usize = 0
let room: i32 = 0

/** Room for that many points, for their numbers as they come. */
export function pointsFor(count: i32): usize {
  if (count > room) {
    room = 2 * count
    points = take(16 * <usize>room)
  }
  return points
}

export function pointX(i: i32): f64 {
  return load<f64>(points + 16 * <usize>i)
}

export function pointY(i: i32): f64 {
  return load<f64>(points + 16 * <usize>i, 8)
}

function setPoint(i: i32, x: f64, y: f64): void {
  store<f64>(points + 16 * <usize>i, x)
  store<f64>(points + 16 * <usize>i, y, 8)
}

/**
 * Rounds points to 1/64 and makes pixels of them, `density` of them a unit; points that are not finite are left out.
 *
 * @returns how many are left
 */
export function scalePoints(count: i32, density: f64): i32 {
  let kept = 0
  for (let i = 0; i < count; i++) {
    const x = (Math.round(pointX(i) * 64) / 64) * density
    const y = (Math.round(pointY(i) * 64) / 64) * density
    if (finite(x) && finite(y)) setPoint(kept++, x, y)
  }
  return kept
}

/** Leaves out points that are the same as the one before, round a closed line too, and gives how many are left. */
export function distinctPoints(count: i32, closed: bool): i32 {
  let kept = 0
  for (let i = 0; i < count; i++)
    if (kept === 0 || pointX(i) !== pointX(kept - 1) || pointY(i) !== pointY(kept - 1))
      setPoint(kept++, pointX(i), pointY(i))
  if (closed && kept > 1 && pointX(0) === pointX(kept - 1) && pointY(0) === pointY(kept - 1)) kept--
  return kept
}
