import type { DotsShape, Marker } from '../scene/shape.ts'
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

/** The ways in which a dot is drawn; corners are those of its marker. */
export interface DotPen {
  disc(x: number, y: number, radius: number, color: string): void
  fill(corners: readonly number[], color: string): void
  line(corners: readonly number[], line: Dot['lines'][number]): void
}

/** Draws a dot, what lies below first. */
export function drawDot(dot: Dot, pen: DotPen): void {
  const { x, y, radius, color, rim, lines } = dot
  const corners = markerOutline(dot)
  if (!corners) {
    for (const { color, reach } of lines) pen.disc(x, y, radius + reach, color)
    pen.disc(x, y, radius - (rim ? rim.width / 2 : 0), color)
    return
  }
  for (const line of lines) pen.line(corners, line)
  pen.fill(corners, color)
  // Half of the rim lies on the fill.
  if (rim) pen.line(corners, lines.at(-1)!)
}

/** A disc about a dot, whose outline is its radius, or a polygon that is closed: filled, and with a line. */
export interface DotLayer {
  closed: boolean
  outline: readonly number[]
  fill: string | undefined
  stroke: string | undefined
  width: number
}

/** The layers of a dot, from the lowest on: discs or outlines below its fill, and that with its innermost line. */
export function dotLayers(dot: Dot): DotLayer[] {
  const { radius, color, rim } = dot
  const polygon = markerOutline(dot)
  const lines = [...dot.lines]
  const below = lines.slice(0, polygon && !rim ? lines.length : -1)
  const top = lines.slice(below.length)[0]
  const reach = top?.reach ?? 0
  const last = { fill: color, stroke: top?.color }
  if (polygon)
    return [
      ...below.map(({ color, reach }) => {
        return { closed: true, outline: polygon, fill: undefined, stroke: color, width: 2 * reach }
      }),
      { closed: true, outline: polygon, ...last, width: 2 * reach },
    ]
  // Half of the innermost line lies on the fill's outer half, so that nothing shows between the two.
  const [r, width] = rim ? [radius, rim.width] : [radius + reach / 2, reach]
  return [
    ...below.map(({ color, reach }) => {
      return { closed: false, outline: [radius + reach], fill: color, stroke: undefined, width: 0 }
    }),
    { closed: false, outline: [r], ...last, width },
  ]
}

type Polygon = readonly number[]

/**
 * A marker's outline x₀, y₀, x₁, y₁, … about (0, 0), y down, for a dot of radius 1. All enclose π, the area
 * of the circle, so that no class looks heavier than another. null is the circle itself.
 */
export function markerPolygon(marker: Marker): Polygon | null {
  return polygons[marker]
}

const triangle = ring(3, () => 1)

const polygons: Record<Marker, Polygon | null> = {
  circle: null,
  square: ofCircleArea([-1, -1, 1, -1, 1, 1, -1, 1]),
  diamond: ofCircleArea(ring(4, () => 1)),
  triangle: ofCircleArea(triangle),
  down: ofCircleArea(turned(triangle, Math.PI)),
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
