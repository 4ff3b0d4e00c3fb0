/** Polylines, all points one after the other, and x₀, y₀, x₁, y₁ of each piece between two of them. */
export type LineDistance = ReturnType<typeof measured>

/** Polylines to be measured, each by its numbers x₀, y₀, x₁, y₁, … */
export function measured(lines: readonly ArrayLike<number>[]) {
  const places = Float64Array.from(lines.flatMap(line => Array.from(line)))
  return { places, pieces: Float64Array.from(lines.flatMap(piecesOf)) }
}

/** The pieces between the points of a polyline. */
function piecesOf(line: ArrayLike<number>): number[] {
  const pieces: number[] = []
  for (let i = 0; i < line.length - 2; i += 2) pieces.push(line[i], line[i + 1], line[i + 2], line[i + 3])
  return pieces
}

/** Largest distance of polylines from others, or of the others from them: pixels. */
export function distanceOf(some: LineDistance, others: LineDistance): number {
  return Math.max(farthestFrom(some.places, others.pieces), farthestFrom(others.places, some.pieces))
}

/** Pixels that are near enough not to look for a nearer piece. */
const NEAR = 0.05

/** Largest distance of points from the nearest of some pieces: to `NEAR` at best, as points follow pieces in order. */
function farthestFrom(points: ArrayLike<number>, pieces: Float64Array): number {
  let most = 0
  let last = 0
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i], points[i + 1]]
    let near = Infinity
    const look = (from: number, to: number) => {
      for (let k = from; k < to && near > NEAR; k += 4) {
        const off = squaredTo(x, y, pieces, k)
        if (off < near * near) {
          near = Math.sqrt(off)
          last = k
        }
      }
    }
    look(Math.max(0, last - 8), Math.min(pieces.length, last + 24))
    if (near > NEAR) look(0, pieces.length)
    if (near > most) most = near
  }
  return most
}

function squaredTo(x: number, y: number, pieces: Float64Array, k: number): number {
  const [px, py] = [x - pieces[k], y - pieces[k + 1]]
  const [dx, dy] = [pieces[k + 2] - pieces[k], pieces[k + 3] - pieces[k + 1]]
  const squared = dx * dx + dy * dy
  const share = squared > 0 ? Math.min(1, Math.max(0, (px * dx + py * dy) / squared)) : 0
  return (px - share * dx) ** 2 + (py - share * dy) ** 2
}
