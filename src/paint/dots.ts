import type { DotsShape, Marker } from '../scene/shape.ts'
import type { Context2D, Surface } from './context.ts'
import { markerPolygon } from './marker.ts'
import { eachPoint, round } from './round.ts'

export interface Dot {
  x: number
  y: number
  radius: number
  color: string
  marker: Marker
  /** Colour and width of the outline, if there is one. */
  rim: { color: string; width: number } | undefined
  /** What lies below its fill, from the outside in: colours, and how far they reach beyond its radius. */
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

/** Dots of one shape from which on they are stamped: a seventh of the file, each up to 1/16 px off its place. */
const many = 500

/** Each dot covers the earlier ones with its ring, so that dots stay apart in a crowd. */
export function paintDots(dots: DotsShape, surface: Surface): void {
  const stamped = dots.centres.length >= 2 * many
  const ringKey = JSON.stringify(dots.ring)
  eachDot(dots, dot => {
    if (stamped) stampDot(dot, ringKey, surface)
    else paintDot(dot, surface.context)
  })
}

function stampDot(dot: Dot, ringKey: string | undefined, surface: Surface): void {
  const radius = Math.round(dot.radius * 16) / 16
  const [x, y] = [Math.round(dot.x * 8) / 8, Math.round(dot.y * 8) / 8]
  const [left, top] = [Math.floor(x), Math.floor(y)]
  // No marker reaches twice as far as its circle.
  const reach = Math.ceil(2 * radius + (dot.lines[0]?.reach ?? 0)) + 1
  const size = 2 * reach + 1
  const place = { x: reach + x - left, y: reach + y - top }
  const key = `${dot.marker} ${dot.color} ${radius} ${dot.rim?.color} ${dot.rim?.width} ${ringKey} ${place.x} ${place.y}`
  const image = surface.stamp(key, size, context => paintDot({ ...dot, ...place, radius }, context))
  surface.context.drawImage(image, left - reach, top - reach, size, size)
}

function paintDot(dot: Dot, context: Context2D): void {
  const { x, y, radius, color, marker, rim, lines } = dot
  const polygon = markerPolygon(marker)
  if (polygon === null) {
    for (const line of lines) disc(x, y, radius + line.reach, line.color, context)
    disc(x, y, radius - (rim ? rim.width / 2 : 0), color, context)
    return
  }
  const stroke = (line: { color: string; reach: number }) => {
    context.strokeStyle = line.color
    context.lineWidth = 2 * line.reach
    context.stroke()
  }
  trace(polygon, x, y, radius, context)
  context.lineJoin = 'round'
  context.setLineDash([])
  lines.forEach(stroke)
  context.fillStyle = color
  context.fill()
  // Half of the rim lies on the fill.
  if (rim) stroke(lines.at(-1)!)
}

function disc(x: number, y: number, radius: number, color: string, context: Context2D): void {
  context.fillStyle = color
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fill()
}

function trace(polygon: readonly number[], x: number, y: number, radius: number, context: Context2D): void {
  context.beginPath()
  context.moveTo(x + round(radius * polygon[0]), y + round(radius * polygon[1]))
  for (let i = 2; i < polygon.length; i += 2) {
    context.lineTo(x + round(radius * polygon[i]), y + round(radius * polygon[i + 1]))
  }
  context.closePath()
}
