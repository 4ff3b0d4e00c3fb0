/**
 * The line through vertices of a picture (places × 2) without those that stray less than a tolerance from it: from
 * each kept one the line goes as far as a needle can be laid that all on the way touch.
 */
export function thin(vertices: ArrayLike<number>, places: Float64Array, tolerance: number): number[] {
  const count = vertices.length
  let ax = places[2 * vertices[0]]
  let ay = places[2 * vertices[0] + 1]
  const line = [ax, ay]
  // The needle's limits, as directions from the last kept vertex; none while `far` is 0.
  let lowX = 0
  let lowY = 0
  let highX = 0
  let highY = 0
  let far = 0
  let px = ax
  let py = ay
  for (let i = 1; i < count; i++) {
    const x = places[2 * vertices[i]]
    const y = places[2 * vertices[i] + 1]
    let dx = x - ax
    let dy = y - ay
    let distance = Math.sqrt(dx * dx + dy * dy)
    if (far > 0 && (distance < far || lowX * dy < lowY * dx || highX * dy > highY * dx)) {
      line.push(px, py)
      ax = px
      ay = py
      dx = x - ax
      dy = y - ay
      distance = Math.sqrt(dx * dx + dy * dy)
      far = 0
    }
    px = x
    py = y
    if (distance <= tolerance) continue
    const slack = tolerance / distance
    const lx = dx + dy * slack
    const ly = dy - dx * slack
    const hx = dx - dy * slack
    const hy = dy + dx * slack
    if (far === 0 || lowX * ly > lowY * lx) {
      lowX = lx
      lowY = ly
    }
    if (far === 0 || highX * hy < highY * hx) {
      highX = hx
      highY = hy
    }
    far = distance
  }
  if (count > 1) line.push(px, py)
  return line
}
