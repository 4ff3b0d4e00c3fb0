import { fillRow, full, heightOf, mix, mixRow, pixelsOf, touch, widthOf } from './pictures'

/**
 * Paints a disc. A pixel at its edge is covered as by the half plane behind the edge's tangent, less what the edge
 * bends away from it: that is within 0.012 of the exact area at a radius of 4.5, and the sum within 1e-4.
 *
 * @param color an opaque pixel
 * @param opacity 0 to 1
 */
export function fillDisc(picture: usize, x: f64, y: f64, radius: f64, color: u32, opacity: f64): void {
  const top = Math.max(0, Math.floor(y - radius))
  const bottom = Math.min(<f64>heightOf(picture), Math.ceil(y + radius))
  const left = Math.max(0, Math.floor(x - radius))
  const right = Math.min(<f64>widthOf(picture), Math.ceil(x + radius))
  if (!(radius > 0 && top < bottom && left < right)) return
  touch(picture, <i32>left, <i32>top, <i32>right, <i32>bottom)
  const strength = opacity * <f64>full
  const inner = <i32>(strength + 0.5)
  const square = radius * radius
  for (let row = <i32>top; row < <i32>bottom; row++) {
    const dy = <f64>row + 0.5 - y
    const near = Math.max(0, Math.abs(dy) - 0.5)
    const far = Math.abs(dy) + 0.5
    const reach = Math.sqrt(Math.max(0, square - near * near))
    const first = <i32>Math.max(left, Math.floor(x - reach))
    const end = <i32>Math.min(right, Math.ceil(x + reach))
    // Pixels that lie inside with all their corners; where there are none, an empty stretch at the end.
    const whole = square - far * far
    const chord = Math.sqrt(Math.max(0, whole))
    const begin = whole > 0 ? min(end, <i32>Math.max(<f64>first, Math.ceil(x - chord))) : end
    const until = whole > 0 ? max(begin, <i32>Math.min(<f64>end, Math.floor(x + chord))) : end
    const line = pixelsOf(picture) + 4 * (<usize>row * widthOf(picture))
    for (let column = first; column < begin; column++)
      fillEdge(line + 4 * column, <f64>column + 0.5 - x, dy, radius, color, strength)
    if (inner === full) fillRow(line + 4 * begin, line + 4 * until, color)
    else mixRow(line + 4 * begin, line + 4 * until, color, inner)
    for (let column = until; column < end; column++)
      fillEdge(line + 4 * column, <f64>column + 0.5 - x, dy, radius, color, strength)
  }
}

function fillEdge(place: usize, dx: f64, dy: f64, radius: f64, color: u32, strength: f64): void {
  const part = radius < 1 ? coverSmall(dx, dy, radius) : coverEdge(dx, dy, radius)
  const share = <i32>(part * strength + 0.5)
  if (share > 0) store<u32>(place, mix(load<u32>(place), color, share))
}

function coverEdge(dx: f64, dy: f64, radius: f64): f64 {
  const distance = Math.sqrt(dx * dx + dy * dy)
  const inside = radius - distance - 1 / (24 * radius)
  const across = Math.abs(dx)
  const along = Math.abs(dy)
  // The normal's larger and smaller part, times the distance.
  const steep = Math.max(across, along)
  const flat = Math.min(across, along)
  const corner = (steep + flat) / 2 - Math.abs(inside) * distance
  if (corner <= 0) return inside > 0 ? 1 : 0
  if (corner >= flat) return 0.5 + (inside * distance) / steep
  const outside = (corner * corner) / (2 * steep * flat)
  return inside > 0 ? 1 - outside : outside
}

/** Of dots smaller than a pixel: the mean of thin slices. */
function coverSmall(dx: f64, dy: f64, radius: f64): f64 {
  const slices = 8
  let sum: f64 = 0
  for (let i = 0; i < slices; i++) {
    const away = dy - 0.5 + (<f64>i + 0.5) / <f64>slices
    const chord = Math.sqrt(Math.max(0, radius * radius - away * away))
    sum += Math.max(0, Math.min(dx + 0.5, chord) - Math.max(dx - 0.5, -chord))
  }
  return sum / <f64>slices
}
