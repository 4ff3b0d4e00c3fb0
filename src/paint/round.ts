/**
 * Rounds pixels to 1/64: `sin`, `exp` and `atan2` may differ in their last bit between engines, and what is
 * painted must not.
 */
export function round(pixels: number): number {
  return Math.round(pixels * 64) / 64
}

/** Calls `visit` for each point of a flat list; points that are not finite are left out, as Canvas 2D does. */
export function eachPoint(line: ArrayLike<number>, visit: (x: number, y: number, i: number) => void): void {
  for (let i = 0; i + 1 < line.length; i += 2) {
    const x = round(line[i])
    const y = round(line[i + 1])
    if (Number.isFinite(x) && Number.isFinite(y)) visit(x, y, i / 2)
  }
}

/** The corners of a rectangle x₀, y₀, x₁, y₁, …, rounded. */
export function cornersOf(x: number, y: number, width: number, height: number): number[] {
  const [left, top] = [round(x), round(y)]
  const [right, bottom] = [left + round(width), top + round(height)]
  return [left, top, right, top, right, bottom, left, bottom]
}
