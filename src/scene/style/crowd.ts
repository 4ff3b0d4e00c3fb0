/** Marks that lie on another one before they give way, and those from which on they are as light as they get. */
const CROWD = { from: 60, to: 120 }

/** Share of a mark's radius up to which another one's centre is so near that the two lie on each other. */
const NEAR = 1.2

/**
 * The share, 0 to 1, to which marks around places (× 2) lie on each other: 0 for up to 60 that do, however many stand
 * alone.
 */
export function crowding(places: ArrayLike<number>, radius: number): number {
  const count = places.length / 2
  if (count <= CROWD.from) return 0
  const near = NEAR * radius
  const cells = new Map<number, number[]>()
  // Columns of cells are so far apart that no row is as long.
  const cellOf = (i: number, dx = 0, dy = 0) =>
    (Math.floor(places[2 * i] / near) + dx) * 1e6 + Math.floor(places[2 * i + 1] / near) + dy
  for (let i = 0; i < count; i++) {
    const cell = cells.get(cellOf(i))
    if (cell) cell.push(i)
    else cells.set(cellOf(i), [i])
  }
  const touches = (i: number, k: number) =>
    k !== i && Math.hypot(places[2 * i] - places[2 * k], places[2 * i + 1] - places[2 * k + 1]) < near
  let crowded = 0
  for (let i = 0; i < count; i++) {
    const isNear = around.some(([dx, dy]) => cells.get(cellOf(i, dx, dy))?.some(k => touches(i, k)))
    if (isNear) crowded++
  }
  return Math.max(0, Math.min(1, (crowded - CROWD.from) / (CROWD.to - CROWD.from)))
}

const around = [-1, 0, 1].flatMap(dx => [-1, 0, 1].map(dy => [dx, dy]))
