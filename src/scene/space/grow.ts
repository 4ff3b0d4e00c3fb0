/**
 * Moves the edges of a polygon (× 2) outwards by some pixels, in place, so that neighbours leave no seam between
 * them, however narrow they are; sharp corners are cut short.
 */
export function grow(polygon: Float64Array, pixels: number): Float64Array {
  const length = polygon.length
  let area = 0
  for (let i = 0, j = length - 2; i < length; j = i, i += 2)
    area += polygon[j] * polygon[i + 1] - polygon[i] * polygon[j + 1]
  const out = area > 0 ? pixels : -pixels
  const [firstX, firstY] = [polygon[0], polygon[1]]
  // Normal of the edge that comes in; corners that coincide have no edge between them.
  let [inX, inY] = [0, 0]
  for (let j = length - 2; j >= 0 && inX === 0 && inY === 0; j -= 2) {
    ;[inX, inY] = normal(firstX - polygon[j], firstY - polygon[j + 1])
  }
  for (let i = 0; i < length; i += 2) {
    const [x, y] = [polygon[i], polygon[i + 1]]
    const last = i === length - 2
    let [outX, outY] = normal((last ? firstX : polygon[i + 2]) - x, (last ? firstY : polygon[i + 3]) - y)
    if (outX === 0 && outY === 0) [outX, outY] = [inX, inY]
    const miter = out / Math.max(0.5, 1 + inX * outX + inY * outY)
    polygon[i] = x + (inX + outX) * miter
    polygon[i + 1] = y + (inY + outY) * miter
    inX = outX
    inY = outY
  }
  return polygon
}

/** The unit vector to the right of a direction, or 0 for none. */
function normal(dx: number, dy: number): [number, number] {
  const size = Math.sqrt(dx * dx + dy * dy)
  return size > 1e-9 ? [dy / size, -dx / size] : [0, 0]
}
