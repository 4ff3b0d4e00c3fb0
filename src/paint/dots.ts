import type { DotsShape, Marker } from '../scene/shape.ts'
import type { Context2D } from './context.ts'
import { markerPolygon } from './marker.ts'
import { eachPoint, round } from './round.ts'

export interface Dot {
  x: number
  y: number
  radius: number
  color: string
  marker: Marker
}

/** Calls `visit` for each dot in painting order, with rounded places and what stands for it alone. */
export function eachDot(dots: DotsShape, visit: (dot: Dot) => void): void {
  const { centres, radius, colors, fill, marker = 'circle' } = dots
  eachPoint(centres, (x, y, index) => {
    const color = fill?.[index] ?? 0
    visit({
      x,
      y,
      radius: round(typeof radius === 'number' ? radius : radius[index]!),
      color: colors[color]!,
      marker: typeof marker === 'string' ? marker : marker[color % marker.length]!,
    })
  })
}

/** Each dot covers the earlier ones with its ring, so that dots stay apart in a crowd. */
export function paintDots(dots: DotsShape, context: Context2D): void {
  const { ring } = dots
  eachDot(dots, ({ x, y, radius, color, marker }) => {
    const polygon = markerPolygon(marker)
    if (polygon === null) {
      if (ring !== undefined) disc(x, y, radius + round(ring.width), ring.color, context)
      disc(x, y, radius, color, context)
    } else {
      trace(polygon, x, y, radius, context)
      if (ring !== undefined) outline(ring, context)
      context.fillStyle = color
      context.fill()
    }
  })
}

function disc(x: number, y: number, radius: number, color: string, context: Context2D): void {
  context.fillStyle = color
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.fill()
}

function trace(polygon: readonly number[], x: number, y: number, radius: number, context: Context2D): void {
  context.beginPath()
  context.moveTo(x + round(radius * polygon[0]!), y + round(radius * polygon[1]!))
  for (let i = 2; i < polygon.length; i += 2) {
    context.lineTo(x + round(radius * polygon[i]!), y + round(radius * polygon[i + 1]!))
  }
  context.closePath()
}

function outline({ color, width }: { color: string; width: number }, context: Context2D): void {
  context.strokeStyle = color
  context.lineWidth = round(2 * width)
  context.lineJoin = 'round'
  context.setLineDash([])
  context.stroke()
}
