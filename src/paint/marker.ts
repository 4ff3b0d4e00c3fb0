import type { Marker } from '../scene/shape.ts'

type Polygon = readonly number[]

/**
 * A marker's outline x₀, y₀, x₁, y₁, … about (0, 0), y down, for a dot of radius 1. All enclose π, the area
 * of the circle, so that no class looks heavier than another. null is the circle itself.
 */
export function markerPolygon(marker: Marker): Polygon | null {
  return polygons[marker]
}

const polygons: Record<Marker, Polygon | null> = {
  circle: null,
  square: ofCircleArea([-1, -1, 1, -1, 1, 1, -1, 1]),
  diamond: ofCircleArea(ring(4, () => 1)),
  triangle: ofCircleArea(ring(3, () => 1)),
  down: ofCircleArea(
    turned(
      ring(3, () => 1),
      Math.PI,
    ),
  ),
  star: ofCircleArea(ring(10, corner => (corner % 2 === 0 ? 1 : 0.45))),
  plus: ofCircleArea(plus(0.34)),
  cross: ofCircleArea(turned(plus(0.34), Math.PI / 4)),
}

/** Corners at equal angles, the first one on top. */
function ring(corners: number, radius: (corner: number) => number): number[] {
  return Array.from({ length: corners }, (_, corner) => {
    const angle = (2 * Math.PI * corner) / corners
    return [radius(corner) * Math.sin(angle), -radius(corner) * Math.cos(angle)]
  }).flat()
}

function plus(arm: number): number[] {
  return [
    [-arm, -1, arm, -1, arm, -arm, 1, -arm, 1, arm, arm, arm],
    [arm, 1, -arm, 1, -arm, arm, -1, arm, -1, -arm, -arm, -arm],
  ].flat()
}

function turned(polygon: Polygon, angle: number): number[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return polygon.map((value, i) =>
    i % 2 === 0 ? cos * value - sin * polygon[i + 1] : sin * polygon[i - 1] + cos * value,
  )
}

function ofCircleArea(polygon: Polygon): number[] {
  let twice = 0
  for (let i = 0; i < polygon.length; i += 2) {
    const next = (i + 2) % polygon.length
    twice += polygon[i] * polygon[next + 1] - polygon[next] * polygon[i + 1]
  }
  const scale = Math.sqrt((2 * Math.PI) / Math.abs(twice))
  return polygon.map(value => value * scale)
}
