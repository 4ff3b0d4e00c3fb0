import { element } from '../../paint/xml.ts'
import type { DotsShape, GroupShape, PathShape, TextShape } from '../../scene/shape.ts'
import { type Animated, animate, animateOpacity, type Clock, TOLERANCES } from './animate.ts'
import { animateContour } from './animate-contour.ts'
import { colorValue } from './color-value.ts'
import type { Contour } from './contours.ts'
import { writeDots } from './dots.ts'
import { type Attributes, define, drawn, type Page, type Shown } from './drawn.ts'
import { pathText } from './numbers.ts'
import { ringsOf, writeRings } from './rings.ts'
import { writeText } from './text.ts'
import type { Track } from './tracks.ts'
import { animateLength, animateLines, joined, MAX_BYTES, tooLarge, valuesOf } from './values.ts'

/**
 * Tracks as elements, in their order.
 *
 * @throws WorkError for so much that changes from frame to frame that the file would be too large
 */
export function writeTracks(tracks: readonly Track[], clock: Clock, page: Page): string {
  let text = ''
  for (const track of tracks) {
    text += writeTrack(track, clock, page)
    if (text.length > MAX_BYTES) throw tooLarge()
  }
  return text
}

function writeTrack({ states, children, dots }: Track, clock: Clock, page: Page): string {
  const kind = states.find(state => state)!.kind
  const opacities = states.map(state => (state ? (state.opacity ?? 1) : 0))
  if (opacities.every(opacity => !(opacity > 0))) return ''
  const shown = animateOpacity(opacities, clock)
  switch (kind) {
    case 'path':
      return writePath(states as (PathShape | undefined)[], shown, clock, page)
    case 'text':
      return writeText(states as (TextShape | undefined)[], shown, clock, page)
    case 'dots':
      return element(
        'g',
        shown.attributes,
        shown.animation + writeDots(states as (DotsShape | undefined)[], dots, clock, page),
      )
    case 'group': {
      const clip = clipOf(states as (GroupShape | undefined)[], clock, page)
      const inner = shown.animation + writeTracks(children, clock, page)
      return element('g', { 'clip-path': clip && `url(#${clip})`, ...shown.attributes }, inner)
    }
    case 'image':
      throw new Error('a picture of pixels does not move')
  }
}

function writePath(
  states: readonly (PathShape | undefined)[],
  shown: Shown,
  clock: Clock,
  page: Page,
): string {
  const rings = ringsOf(states)
  if (rings) return writeRings(states, rings, shown, clock, page)
  const { lines, closed, fill, rule = 'evenodd', stroke, cap } = states.find(state => state)!
  const stroked = stroke !== undefined
  const attributes: Attributes = {
    'fill-rule': fill !== undefined && rule === 'evenodd' ? rule : undefined,
    'stroke-linejoin': stroked ? 'round' : undefined,
    'stroke-linecap': stroked && cap === 'round' ? cap : undefined,
  }
  const places = states.some(state => state && 'outlines' in state)
    ? animateContour(states as (Contour | undefined)[], clock)
    : [
        animateLines(
          valuesOf(states, ({ lines }) => joined(lines)),
          Array.from(lines, line => line.length),
          closed,
          clock,
        ),
      ]
  const parts: Record<string, Animated> = {
    ...(places.length === 1 && { d: places[0] }),
    ...(stroked && {
      'stroke-width': animateLength(
        'stroke-width',
        valuesOf(states, ({ width = 1 }) => [width]),
        clock,
      ),
      ...(states.find(state => state)!.dash?.length && {
        'stroke-dasharray': animateLength(
          'stroke-dasharray',
          valuesOf(states, ({ dash }) => dash!),
          clock,
        ),
      }),
    }),
  }
  const colors = {
    fill: fill === undefined ? undefined : valuesOf(states, ({ fill }) => colorValue(fill!)),
    stroke: stroked ? valuesOf(states, ({ stroke }) => colorValue(stroke!)) : undefined,
  }
  if (places.length === 0) return ''
  if (places.length === 1) return drawn('path', attributes, parts, colors, shown, clock, page)
  const both = places.map(({ base, animation }) => element('path', { d: base }, animation)).join('')
  return drawn('g', attributes, parts, colors, shown, clock, page, both)
}

function clipOf(states: readonly (GroupShape | undefined)[], clock: Clock, page: Page): string | undefined {
  const first = states.find(state => state)!.clip
  if (!first) return undefined
  const outline = ({ clip }: GroupShape): ArrayLike<number> => {
    if ('polygon' in clip!) return clip.polygon
    const [x, y, width, height] = clip!.rectangle
    return [x, y, x + width, y, x + width, y + height, x, y + height]
  }
  const values = valuesOf(states, outline)
  const { base, animation } = animate(
    values,
    { attribute: 'd', tolerance: TOLERANCES.place, write: places => pathText(places, [places.length], true) },
    clock,
  )
  return define(page, id =>
    element('clipPath', { id }, element('path', { d: base, 'clip-rule': 'evenodd' }, animation)),
  )
}
