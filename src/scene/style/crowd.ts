/** Marks that lie on another one before they give way, and those from which on they are as light as they get. */
const CROWD = { from: 60, to: 120 }

/** Share of a mark's radius up to which another one's centre is so near that the two lie on each other. */
const NEAR = 1.2

/** The share, 0 to 1, to which marks around places (× 2) lie on each other: 0 for up to 60, however many stand alone. */
export function crowding(places: ArrayLike<number>, radius: number): number {
  const count = places.length / 2
  if (count <= CROWD.from) return 0
  const order = Array.from({ length: count }, (_, i) => 2 * i).sort((a, b) => places[a] - places[b])
  const touches = (at: number, step: 1 | -1) => {
    const [x, y] = [places[order[at]], places[order[at] + 1]]
    for (let next = at + step; next >= 0 && next < count; next += step) {
      const dx = places[order[next]] - x
      if (Math.abs(dx) >= NEAR * radius) break
      if (Math.hypot(dx, places[order[next] + 1] - y) < NEAR * radius) return true
    }
    return false
  }
  const crowded = order.filter((_, at) => touches(at, 1) || touches(at, -1)).length
  return Math.max(0, Math.min(1, (crowded - CROWD.from) / (CROWD.to - CROWD.from)))
}
