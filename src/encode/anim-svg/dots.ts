import { eachDot, markerOutline } from '../../paint/dots.ts'
import { element } from '../../paint/xml.ts'
import type { DotsShape, PathShape } from '../../scene/shape.ts'
import { type Animated, animate, animateOpacity, type Clock, TOLERANCES } from './animate.ts'
import { colorValue } from './color-value.ts'
import { dotRuns } from './dot-runs.ts'
import { define, drawn, type Page } from './drawn.ts'
import { pathText } from './numbers.ts'
import { animateLength, valuesOf } from './values.ts'

/**
 * Dots as markers at the points of invisible lines, one line for those of a colour that are there at the same times: what
 * changes in all of them is animated in the marker, once, and their places are one value.
 */
export function writeDots(
  states: readonly (DotsShape | undefined)[],
  dots: readonly Int32Array[],
  clock: Clock,
  page: Page,
): string {
  const colors = dots.map(indices => {
    const at = indices.findIndex(index => index >= 0)
    return states[at]!.fill?.[indices[at]] ?? 0
  })
  const markers = new Map<number, string>()
  const markerOf = (color: number) => {
    const known = markers.get(color) ?? dotLayers(states, color, clock, page)
    markers.set(color, known)
    return known
  }
  const kinds = dots.map((indices, i) => `${colors[i]} ${presenceOf(indices)}`)
  return dotRuns(states, dots, kinds, reachOf(states, Math.max(...colors)))
    .map(run =>
      writeRun(
        states,
        run.map(i => dots[i]),
        markerOf(colors[run[0]]),
        clock,
        page,
      ),
    )
    .join('')
}

/** Circles of one look as markers at their centres, those together that are there at the same times. */
export function writeCircles(
  states: readonly (PathShape | undefined)[],
  dots: readonly Int32Array[],
  clock: Clock,
  page: Page,
): string {
  const radii = valuesOf(states, ({ circles }) => [circles!.radius])
  const widths = valuesOf(states, ({ width = 1 }) => [width])
  const parts = {
    r: animateLength('r', radii, clock),
    'stroke-width': animateLength('stroke-width', widths, clock),
  }
  const colors = { fill: undefined, stroke: valuesOf(states, ({ stroke }) => colorValue(stroke!)) }
  const marker = drawn('circle', {}, parts, colors, undefined, clock, page)
  const circles = states.map(state => state?.circles)
  const runs = new Map<string, Int32Array[]>()
  for (const one of dots) runs.set(presenceOf(one), [...(runs.get(presenceOf(one)) ?? []), one])
  return Array.from(runs.values(), run => writeRun(circles, run, marker, clock, page)).join('')
}

/** The samples with a dot, as a text of 0 and 1. */
function presenceOf(indices: Int32Array): string {
  return indices.map(index => (index < 0 ? 0 : 1)).join('')
}

/** Largest reach of dots from their centres, in pixels. */
function reachOf(states: readonly (DotsShape | undefined)[], colors: number): number {
  let most = 0
  for (const state of new Set(states))
    for (let color = 0; state && color <= colors; color++)
      for (const { closed, outline, width } of layersOf(state, color, false)) {
        const radius = closed ? Math.max(...outline.map(Math.abs)) * Math.SQRT2 : outline[0]
        most = Math.max(most, radius + width / 2)
      }
  return most
}

/** An invisible line with a marker at each of its points: many equal things, whose places are one value. */
function writeRun(
  states: readonly (Pick<DotsShape, 'centres'> | undefined)[],
  dots: readonly Int32Array[],
  marker: string,
  clock: Clock,
  page: Page,
): string {
  const isThere = states.map((state, s) => state !== undefined && dots[0][s] >= 0)
  let before: { centres: ArrayLike<number>; places: Float64Array } | undefined
  const places = states.map((state, s) => {
    if (!state || !isThere[s]) return undefined
    const { centres } = state
    if (before?.centres !== centres) {
      const found = dots.flatMap(indices => [centres[2 * indices[s]], centres[2 * indices[s] + 1]])
      before = { centres, places: Float64Array.from(found) }
    }
    return before.places
  })
  // What is said to be visible is seen within what is hidden: a run that comes and goes is hidden while its shape is.
  const stays = states.every((state, s) => !state || isThere[s])
  const opacities = isThere.map(there => (stays || there ? 1 : 0))
  const shown = animateOpacity(opacities, clock)
  // A line has two ends.
  const write = (value: ArrayLike<number>) =>
    pathText(value, [value.length], false) + (value.length === 2 ? 'h0' : '')
  const { base, animation } = animate(places, { attribute: 'd', tolerance: TOLERANCES.place, write }, clock)
  const id = define(page, id =>
    element('marker', { id, markerUnits: 'userSpaceOnUse', overflow: 'visible' }, marker),
  )
  const url = `url(#${id})`
  const others = dots.length > 1 ? { 'marker-mid': url, 'marker-end': url } : {}
  return element(
    'path',
    { d: base, fill: 'none', 'marker-start': url, ...others, ...shown.attributes },
    shown.animation + animation,
  )
}

/** Layers of a dot of a colour, about (0, 0): discs or outlines below its fill, and that with its innermost line. */
function dotLayers(
  states: readonly (DotsShape | undefined)[],
  color: number,
  clock: Clock,
  page: Page,
): string {
  const hasGap = states.some(state => state?.ring?.gap)
  const layers = states.map(state => state && layersOf(state, color, hasGap))
  const first = layers.find(layer => layer)!
  return first
    .map(({ closed, fill, stroke }, k) => {
      const of = (pick: (layer: Layer) => ArrayLike<number>) => valuesOf(layers, all => pick(all[k]))
      const outline: Record<string, Animated> = closed
        ? {
            d: animate(
              of(({ outline }) => outline),
              {
                attribute: 'd',
                tolerance: TOLERANCES.length,
                write: places => pathText(places, [places.length], true),
              },
              clock,
            ),
          }
        : {
            r: animateLength(
              'r',
              of(({ outline }) => outline),
              clock,
            ),
          }
      const parts = {
        ...outline,
        ...(stroke && {
          'stroke-width': animateLength(
            'stroke-width',
            of(({ width }) => [width]),
            clock,
          ),
        }),
      }
      const colors = {
        fill: fill ? of(({ fill }) => colorValue(fill!)) : undefined,
        ...(stroke && { stroke: of(({ stroke }) => colorValue(stroke!)) }),
      }
      const round = closed && stroke ? { 'stroke-linejoin': 'round' } : {}
      return drawn(closed ? 'path' : 'circle', round, parts, colors, undefined, clock, page)
    })
    .join('')
}

/** A disc, whose outline is its radius, or a polygon. */
interface Layer {
  closed: boolean
  outline: number[]
  fill: string | undefined
  stroke: string | undefined
  width: number
}

function layersOf(state: DotsShape, color: number, hasGap: boolean): Layer[] {
  const { ring, radius } = state
  // A ring that has not come yet lies below its gap.
  const whole = hasGap && ring && !ring.gap ? { color: ring.color, width: 0, gap: ring } : ring
  const layers: Layer[] = []
  const one = {
    ...state,
    centres: [0, 0],
    rows: undefined,
    fill: [color],
    ring: whole,
    radius: typeof radius === 'number' ? radius : radius[0],
  }
  eachDot(one as DotsShape, dot => {
    const polygon = markerOutline(dot)
    const lines = [...dot.lines]
    if (polygon) {
      const top = dot.rim && lines.pop()
      for (const line of lines)
        layers.push({
          closed: true,
          outline: polygon,
          fill: undefined,
          stroke: line.color,
          width: 2 * line.reach,
        })
      layers.push({
        closed: true,
        outline: polygon,
        fill: dot.color,
        stroke: top?.color,
        width: 2 * (top?.reach ?? 0),
      })
      return
    }
    // Half of the innermost line lies on the fill's outer half, so that nothing shows between the two.
    const inside = lines.pop()
    for (const line of lines)
      layers.push({
        closed: false,
        outline: [dot.radius + line.reach],
        fill: line.color,
        stroke: undefined,
        width: 0,
      })
    const [r, width] = dot.rim
      ? [dot.radius, dot.rim.width]
      : [dot.radius + (inside?.reach ?? 0) / 2, inside?.reach ?? 0]
    layers.push({ closed: false, outline: [r], fill: dot.color, stroke: inside?.color, width })
  })
  return layers
}
