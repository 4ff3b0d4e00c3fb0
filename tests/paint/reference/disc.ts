import { full, mix, type Pixels } from './pixels.ts'

/**
 * Paints a disc. A pixel at its edge is covered as by the half plane behind the edge's tangent, less what the edge
 * bends away from it: that is within 0.012 of the exact area at a radius of 4.5, and the sum within 1e-4.
 *
 * @param color an opaque pixel
 * @param opacity 0 to 1
 */
export function fillDisc(
  target: Pixels,
  x: number,
  y: number,
  radius: number,
  color: number,
  opacity: number,
): void {
  const { data, width, height } = target
  const top = Math.max(0, Math.floor(y - radius))
  const bottom = Math.min(height, Math.ceil(y + radius))
  const [left, right] = [Math.max(0, Math.floor(x - radius)), Math.min(width, Math.ceil(x + radius))]
  if (!(radius > 0) || top >= bottom || left >= right) return
  const strength = opacity * full
  const inner = (strength + 0.5) | 0
  const square = radius * radius
  for (let row = top; row < bottom; row++) {
    const dy = row + 0.5 - y
    const near = Math.max(0, Math.abs(dy) - 0.5)
    const far = Math.abs(dy) + 0.5
    const reach = Math.sqrt(Math.max(0, square - near * near))
    const end = Math.min(right, Math.ceil(x + reach))
    // Pixels that lie inside with all their corners.
    const whole = square - far * far
    const chord = whole > 0 ? Math.sqrt(whole) : Number.NEGATIVE_INFINITY
    const line = row * width
    for (let column = Math.max(left, Math.floor(x - reach)); column < end; column++) {
      if (column >= Math.ceil(x - chord) && column < Math.floor(x + chord)) {
        data[line + column] = inner === full ? color : mix(data[line + column], color, inner)
        continue
      }
      const dx = column + 0.5 - x
      const part = radius < 1 ? coverSmall(dx, dy, radius) : coverEdge(dx, dy, radius)
      const share = (part * strength + 0.5) | 0
      if (share > 0) data[line + column] = mix(data[line + column], color, share)
    }
  }
}

function coverEdge(dx: number, dy: number, radius: number): number {
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
function coverSmall(dx: number, dy: number, radius: number): number {
  const slices = 8
  let sum = 0
  for (let i = 0; i < slices; i++) {
    const away = dy - 0.5 + (i + 0.5) / slices
    const chord = Math.sqrt(Math.max(0, radius * radius - away * away))
    sum += Math.max(0, Math.min(dx + 0.5, chord) - Math.max(dx - 0.5, -chord))
  }
  return sum / slices
}
