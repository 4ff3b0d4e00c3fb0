/** The share of its size that a dot among so many has: a third at least. */
export function shrunken(count: number): number {
  return Math.min(1, Math.max(0.35, (400 / Math.max(1, count)) ** 0.3))
}

/** Diameter of a dot among so many with its halo, in the box [−1, 1]² of a plot of the usual size. */
export function dotDiameter(count: number): number {
  return 0.045 * shrunken(count)
}

/** Height of the space in which points are piled up, from its middle. */
const REACH = 0.9
/** Diameters between neighbours in a pile at most: further apart a pile falls to pieces. */
const LOOSEST = 1.6

/**
 * Piles up points that lie on an axis, so that each is seen: at its own place along the axis, and as near to the axis as
 * the points beside it allow (a bee swarm; L. Wilkinson, "Dot plots", The American Statistician 53, 1999). Piles that are
 * too high are pressed together.
 *
 * @param places in the box [−1, 1]² (points × 2), of which the second coordinate is written
 * @param diameter of a dot, in the box
 */
export function pileUp(places: Float64Array, diameter: number): Float64Array {
  const count = places.length / 2
  const order = Array.from({ length: count }, (_, i) => i).sort((a, b) => places[2 * a] - places[2 * b])
  // The end of each level, by which a point finds the one that is free and nearest to the axis.
  const ends: number[] = []
  const levels = new Int32Array(count)
  for (const point of order) {
    const x = places[2 * point]
    const free = ends.findIndex(end => x - end >= diameter)
    const level = free < 0 ? ends.length : free
    ends[level] = x
    levels[point] = level
  }
  const highest = Math.ceil((ends.length - 1) / 2) || 1
  const step = Math.min(LOOSEST * diameter, REACH / highest)
  const piled = places.slice()
  // Levels 0, 1, 2, 3, 4 … lie at 0, 1, −1, 2, −2 … steps.
  levels.forEach((level, point) => {
    const steps = Math.ceil(level / 2)
    piled[2 * point + 1] = step * (level % 2 === 1 ? steps : 0 - steps)
  })
  return piled
}
