import type { PathShape } from '../../scene/shape.ts'
import type { Clock } from './animate.ts'
import { colorValue } from './color-value.ts'
import { drawn, type Page, type Shown } from './drawn.ts'
import { markedPath } from './marked-path.ts'
import { animateLength, valuesOf } from './values.ts'

/** Circles of one radius. */
interface Rings {
  centres: Float64Array
  radius: number
}

/** Pixels that a circle's points and radius may be off. */
const OFF = 0.03

/** Points of a circle at least. */
const MIN_POINTS = 16

/** Strokes that are circles of one radius, and so many of them that they are smaller as markers at their centres. */
export function ringsOf(states: readonly (PathShape | undefined)[]): (Rings | undefined)[] | null {
  const known = new Map<PathShape, Rings | null>()
  const rings: (Rings | undefined)[] = []
  for (const state of states) {
    const found = state && (known.get(state) ?? ringsIn(state))
    if (found === null) return null
    if (state) known.set(state, found!)
    rings.push(found)
  }
  return rings
}

function ringsIn({ lines, fill, dash }: PathShape): Rings | null {
  if (fill !== undefined || dash?.length || lines.length < 2) return null
  const centres = new Float64Array(2 * lines.length)
  let radius = 0
  for (const [k, line] of Array.from(lines).entries()) {
    const circle = circleOf(line)
    if (!circle || (k > 0 && Math.abs(circle.radius - radius) > OFF)) return null
    radius = circle.radius
    centres.set(circle.centre, 2 * k)
  }
  return { centres, radius }
}

function circleOf(line: ArrayLike<number>): { centre: [number, number]; radius: number } | null {
  const last = line.length - 2
  const meets = Math.hypot(line[0] - line[last], line[1] - line[last + 1]) < OFF
  const count = line.length / 2 - (meets ? 1 : 0)
  if (count < MIN_POINTS) return null
  let [x, y] = [0, 0]
  for (let i = 0; i < 2 * count; i += 2) {
    x += line[i] / count
    y += line[i + 1] / count
  }
  const radius = Math.hypot(line[0] - x, line[1] - y)
  const side = 2 * radius * Math.sin(Math.PI / count)
  for (let i = 0; i < 2 * count; i += 2) {
    const next = (i + 2) % (2 * count)
    const length = Math.hypot(line[next] - line[i], line[next + 1] - line[i + 1])
    if (Math.abs(Math.hypot(line[i] - x, line[i + 1] - y) - radius) > OFF || Math.abs(length - side) > OFF)
      return null
  }
  return { centre: [x, y], radius }
}

/** Circles as markers at their centres. */
export function writeRings(
  states: readonly (PathShape | undefined)[],
  rings: readonly (Rings | undefined)[],
  shown: Shown,
  clock: Clock,
  page: Page,
): string {
  const parts = {
    r: animateLength(
      'r',
      valuesOf(rings, ({ radius }) => [radius]),
      clock,
    ),
    'stroke-width': animateLength(
      'stroke-width',
      valuesOf(states, ({ width = 1 }) => [width]),
      clock,
    ),
  }
  const colors = { fill: undefined, stroke: valuesOf(states, ({ stroke }) => colorValue(stroke!)) }
  const marker = drawn('circle', {}, parts, colors, undefined, clock, page)
  return markedPath(
    valuesOf(rings, ({ centres }) => centres),
    marker,
    shown,
    clock,
    page,
  )
}
