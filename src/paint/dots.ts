import type { DotsShape, Marker } from '../scene/shape.ts'
import { markerPolygon } from './marker.ts'
import { eachPoint, round } from './round.ts'

/** One dot of a shape. Lengths in units of the shapes, rounded to 1/64; colours `#rrggbb`. */
export interface Dot {
  x: number
  y: number
  radius: number
  color: string
  marker: Marker
  /** Colour and width of the outline, if there is one. */
  rim: { color: string; width: number } | undefined
  /** The discs below its fill, from the outside in: colours, and their reach beyond its radius. */
  lines: readonly { color: string; reach: number }[]
}

/** Calls `visit` for each dot in painting order, with rounded places and what stands for it alone. */
export function eachDot(dots: DotsShape, visit: (dot: Dot) => void): void {
  const { centres, radius, colors, fill, marker = 'circle', ring } = dots
  // One object a class and not a dot: dots come by the thousand.
  const edges = colors.map((color, k) => {
    const own = dots.rim && dots.rim.colors[k] !== color
    const rim = own ? { color: dots.rim!.colors[k], width: round(dots.rim!.width) } : undefined
    return { rim, lines: outlines(rim, ring) }
  })
  eachPoint(centres, (x, y, index) => {
    const color = fill?.[index] ?? 0
    const { rim, lines } = edges[color]
    // Spreading the two took ten times as long.
    visit({
      rim,
      lines,
      x,
      y,
      radius: round(typeof radius === 'number' ? radius : radius[index]),
      color: colors[color],
      marker: typeof marker === 'string' ? marker : marker[color % marker.length],
    })
  })
}

function outlines(rim: Dot['rim'], ring: DotsShape['ring']): { color: string; reach: number }[] {
  const half = (rim?.width ?? 0) / 2
  const gap = round(ring?.gap?.width ?? 0)
  return [
    ...(ring ? [{ color: ring.color, reach: half + gap + round(ring.width) }] : []),
    ...(ring?.gap ? [{ color: ring.gap.color, reach: half + gap }] : []),
    ...(rim ? [{ color: rim.color, reach: half }] : []),
  ]
}

/** The corners of a dot's marker x₀, y₀, x₁, y₁, …, rounded; null for a circle. */
export function markerOutline({ marker, x, y, radius }: Dot): number[] | null {
  const polygon = markerPolygon(marker)
  return polygon?.map((value, i) => (i % 2 === 0 ? x : y) + round(radius * value)) ?? null
}
