import { eachDot, markerOutline } from '../../paint/dots.ts'
import { element } from '../../paint/xml.ts'
import type { DotsShape } from '../../scene/shape.ts'
import {
  type Animated,
  animate,
  animateOpacity,
  animationOf,
  type Clock,
  TOLERANCES,
  type Writing,
} from './animate.ts'
import { colorValue } from './color-value.ts'
import { type Attributes, define, drawn, type Page } from './drawn.ts'
import { fitKeyframes, type Keyframes, type Values } from './keyframes.ts'
import { pathText, unit } from './numbers.ts'
import type { DotTrack } from './tracks.ts'
import { animateLength, placeText, valuesOf } from './values.ts'

/** Dots as uses of one definition for each colour: what changes in all of them is animated there, once. */
export function writeDots(
  states: readonly (DotsShape | undefined)[],
  dots: readonly DotTrack[],
  clock: Clock,
  page: Page,
): string {
  const ids = new Map<number, string>()
  const idOf = (color: number) => {
    const known =
      ids.get(color) ?? define(page, id => element('g', { id }, dotLayers(states, color, clock, page)))
    ids.set(color, known)
    return known
  }
  const writing: Writing = {
    attribute: 'transform',
    type: 'translate',
    tolerance: TOLERANCES.place,
    write: placeText as Writing['write'],
  }
  const isWhole = dots.every(({ indices }) => states.every((state, i) => !state || indices[i] >= 0))
  // All of them keep their times, where all are there.
  const together = isWhole
    ? fitKeyframes(
        states.map(state => state?.centres),
        clock.times,
        TOLERANCES.place,
      )
    : undefined
  const written = (shared: Keyframes | null | undefined) =>
    dots.map(dot => writeDot(states, dot, shared, isWhole, writing, clock, idOf)).join('')
  const text = written(together)
  if (!together || together.samples.length <= FEW) return text
  const apart = written(undefined)
  return apart.length < text.length ? apart : text
}

/** Keyframes that dots share at most without a look at whether each needs fewer of its own. */
const FEW = 12

function writeDot(
  states: readonly (DotsShape | undefined)[],
  { indices }: DotTrack,
  shared: Keyframes | null | undefined,
  isWhole: boolean,
  writing: Writing,
  clock: Clock,
  idOf: (color: number) => string,
): string {
  const places: Values = states.map((state, s) =>
    state && indices[s] >= 0 ? [state.centres[2 * indices[s]], state.centres[2 * indices[s] + 1]] : undefined,
  )
  const at = indices.findIndex(index => index >= 0)
  const color = states[at]!.fill?.[indices[at]] ?? 0
  const animation =
    shared === undefined
      ? animate(places, writing, clock).animation
      : shared
        ? animationOf(shared, places, writing, clock)
        : ''
  const shown = isWhole
    ? undefined
    : animateOpacity(
        states.map((state, s) => (!state || indices[s] >= 0 ? 1 : 0)),
        clock,
      )
  const [x, y] = Array.from(places[at]!, unit)
  const place: Attributes = animation === '' ? { x, y } : { transform: `translate(${x} ${y})` }
  return element(
    'use',
    { href: `#${idOf(color)}`, ...place, ...shown?.attributes },
    (shown?.animation ?? '') + animation,
  )
}

/** What a dot of a colour is made of, about (0, 0): discs or outlines below its fill, and the fill with its innermost line. */
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
