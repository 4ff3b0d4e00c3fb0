import { WorkError } from '../../options/error.ts'
import { eachDot, markerOutline } from '../../paint/dots.ts'
import { baselineOf } from '../../paint/font.ts'
import { textOutlines } from '../../paint/svg.ts'
import { content, element } from '../../paint/xml.ts'

import type { Font } from '../../scene/font.ts'
import type { DotsShape, GroupShape, PathShape, TextShape } from '../../scene/shape.ts'
import { textWidth } from '../../scene/style/text.ts'
import {
  type Animated,
  animate,
  animateOpacity,
  animationOf,
  type Clock,
  TOLERANCES,
  type Writing,
} from './animate.ts'
import { colorsOf, colorText, colorValue } from './color-value.ts'
import { fitKeyframes, type Values } from './keyframes.ts'
import { length, pathText, UNITS, unit } from './numbers.ts'
import { keptPoints } from './simplify.ts'
import type { DotTrack, Track } from './tracks.ts'

/** Stands in texts for what begins all names of a file. */
export const PREFIX = '\ufdd0'

type Attributes = Record<string, string | number | undefined>

/** What tracks of one file share. */
export interface Page {
  font: Font | undefined
  /** Definitions by their markup, with their ids. */
  definitions: Map<string, string>
  /** Rules of a dark page by their class names. */
  dark: Map<string, string>
}

/** Bytes of a file that a browser still reads at once: what has more is smaller as frames. */
const MAX_BYTES = 5e6

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

function tooLarge(): WorkError {
  return new WorkError(
    `an SVG that moves would have more than ${MAX_BYTES / 1e6} MB here, as its lines are others in each frame; gif, mp4, webm and html show it in less`,
  )
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

type Shown = ReturnType<typeof animateOpacity>

function writePath(
  states: readonly (PathShape | undefined)[],
  shown: Shown,
  clock: Clock,
  page: Page,
): string {
  const { lines, closed, fill, rule = 'evenodd', stroke, cap } = states.find(state => state)!
  const lengths = Array.from(lines, line => line.length)
  const stroked = stroke !== undefined
  const attributes: Attributes = {
    'fill-rule': fill !== undefined && rule === 'evenodd' ? rule : undefined,
    'stroke-linejoin': stroked ? 'round' : undefined,
    'stroke-linecap': stroked && cap === 'round' ? cap : undefined,
  }
  const parts = {
    d: animateLines(
      valuesOf(states, ({ lines }) => joined(lines)),
      lengths,
      closed,
      clock,
    ),
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
  return drawn('path', attributes, parts, colors, shown, clock, page)
}

/** Lines through all samples, of the points that they need. */
function animateLines(values: Values, lengths: readonly number[], closed: boolean, clock: Clock): Animated {
  const keys = fitKeyframes(values, clock.times, TOLERANCES.place)
  const states = keys ? keys.samples.map(sample => values[sample]!) : [values.find(value => value)!]
  // A number takes two bytes at least.
  if (2 * states.length * states[0].length > 4 * MAX_BYTES) throw tooLarge()
  const kept = keptPoints([...new Set(states)], lengths, TOLERANCES.line)
  const indices = kept.flat()
  const sizes = kept.map(({ length }) => 2 * length)
  const write = (places: ArrayLike<number>) =>
    pathText(
      indices.flatMap(at => [places[at], places[at + 1]]),
      sizes,
      closed,
    )
  return animate(values, { attribute: 'd', tolerance: TOLERANCES.place, write }, clock, keys)
}

function animateLength(attribute: string, values: Values, clock: Clock): Animated {
  const writing = {
    attribute,
    tolerance: TOLERANCES.length,
    write: (value: ArrayLike<number>) => Array.from(value, length).join(' '),
  }
  return animate(values, writing, clock)
}

/** An element with attributes that may be animated, and colours that may be others on a dark page. */
function drawn(
  name: string,
  fixed: Attributes,
  parts: Record<string, Animated>,
  colors: Record<string, Values | undefined>,
  shown: Shown | undefined,
  clock: Clock,
  page: Page,
): string {
  const attributes: Attributes = { ...fixed }
  let animation = shown?.animation ?? ''
  for (const [key, { base, animation: own }] of Object.entries(parts)) {
    attributes[key] = base
    animation += own
  }
  const classes: string[] = []
  const paints: [Attributes, string][] = [
    [{}, ''],
    [{}, ''],
  ]
  let isTwice = false
  for (const [key, values] of Object.entries(colors)) {
    if (values === undefined) {
      if (key === 'fill') attributes.fill = 'none'
      continue
    }
    const themed = values.some(value => value && colorText(value).includes('/'))
    const writing = (dark: number): Writing => ({
      attribute: key,
      tolerance: TOLERANCES.color,
      write: value => colorsOf(colorText(value))[dark],
    })
    const [light, dark] = [0, 1].map(dark => animate(values, writing(dark), clock))
    paints.forEach(([attributes], k) => {
      attributes[key] = [light, dark][k].base
    })
    paints[0][1] += light.animation
    paints[1][1] += dark.animation
    if (!themed) continue
    if (light.animation || dark.animation) isTwice = true
    else classes.push(darkClass(page, key, dark.base))
  }
  const class_ = (names: string[]) => (names.length > 0 ? names.join(' ') : undefined)
  if (!isTwice) {
    const [paint, painting] = paints[0]
    return element(
      name,
      { ...attributes, ...paint, ...shown?.attributes, class: class_(classes) },
      animation + painting,
    )
  }
  // What moves in other colours on a dark page is there twice, and one of the two is shown.
  const { fill, ...others } = attributes
  const id = define(page, id =>
    element(name, { id, ...others }, animation.replace(shown?.animation ?? '', '')),
  )
  const [light, dark] = paints.map(([paint, painting], k) =>
    element(
      'use',
      {
        href: `#${id}`,
        fill,
        ...paint,
        class: `${PREFIX}${k === 0 ? 'l' : 'k'}`,
        display: k === 0 ? undefined : 'none',
      },
      painting,
    ),
  )
  return element('g', shown?.attributes ?? {}, (shown?.animation ?? '') + light + dark)
}

/** The class that gives an attribute a colour on a dark page. */
export function darkClass({ dark }: Page, attribute: string, color: string): string {
  const rule = `${attribute}:${color}`
  const known = dark.get(rule) ?? `${PREFIX}c${dark.size}`
  dark.set(rule, known)
  return known
}

/** Puts an element among the definitions, once for all that are alike, and gives its id. */
function define({ definitions }: Page, write: (id: string) => string): string {
  const markup = write('')
  const known = definitions.get(markup)
  if (known !== undefined) return known
  const id = `${PREFIX}${definitions.size.toString(36)}`
  definitions.set(markup, id)
  return id
}

function writeText(
  states: readonly (TextShape | undefined)[],
  shown: Shown,
  clock: Clock,
  page: Page,
): string {
  const shape = states.find(state => state)!
  const { text, weight = 400, anchor = 'start', halo, rotate = 0 } = shape
  const places = valuesOf(states, state => [state.x, baselineOf(state)])
  const sizes = valuesOf(states, ({ size }) => [size])
  const place = animate(
    places,
    { attribute: 'transform', type: 'translate', tolerance: TOLERANCES.place, write: placeText },
    clock,
  )
  const size = animateLength('font-size', sizes, clock)
  const moves = place.animation !== '' || size.animation !== ''
  const attributes: Attributes = {
    x: moves ? undefined : unit(places.find(place => place)![0]),
    y: moves ? undefined : unit(places.find(place => place)![1]),
    'font-weight': weight === 400 ? undefined : weight,
    'text-anchor': anchor === 'start' ? undefined : anchor,
    // In another font the line is as long.
    ...(size.animation === '' &&
      [...text].length > 3 && {
        textLength: unit(textWidth(text, shape.size, weight)),
        lengthAdjust: 'spacingAndGlyphs',
      }),
    transform:
      rotate === 0
        ? undefined
        : `rotate(${[(rotate * 180) / Math.PI, unit(moves ? 0 : shape.x), unit(moves ? 0 : shape.y)].map(v => Number(v.toFixed(2))).join(' ')})`,
    ...(halo && { 'stroke-linejoin': 'round', 'paint-order': 'stroke' }),
  }
  void sizes
  const inside = writeLine(states, shape, attributes, size, clock, page)
  if (!moves) return wrap('g', shown, inside)
  return element(
    'g',
    { transform: `translate(${place.base})`, ...shown.attributes },
    shown.animation + place.animation + inside,
  )
}

function wrap(name: string, { attributes, animation }: Shown, inside: string): string {
  return animation === '' && Object.keys(attributes).length === 0
    ? inside
    : element(name, attributes, animation + inside)
}

function writeLine(
  states: readonly (TextShape | undefined)[],
  shape: TextShape,
  attributes: Attributes,
  size: Animated,
  clock: Clock,
  page: Page,
): string {
  const { text, halo } = shape
  if (page.font) {
    const { x = 0, y = 0 } = attributes as { x?: number; y?: number }
    const placed: TextShape = { ...shape, x: x / UNITS, y: y / UNITS, baseline: 'alphabetic' }
    return element('g', { transform: `scale(${UNITS})` }, textOutlines({ ...placed, opacity: 1 }, page.font))
  }
  const parts = {
    'font-size': size,
    ...(halo && {
      'stroke-width': animateLength(
        'stroke-width',
        valuesOf(states, ({ halo }) => [2 * halo!.width]),
        clock,
      ),
    }),
  }
  const colors = {
    fill: valuesOf(states, ({ fill }) => colorValue(fill)),
    ...(halo && { stroke: valuesOf(states, ({ halo }) => colorValue(halo!.color)) }),
  }
  const line = drawn('text', attributes, parts, colors, undefined, clock, page)
  return line.replace('/>', `>${content(text)}</text>`)
}

function placeText([x, y]: ArrayLike<number> & Iterable<number>): string {
  return `${unit(x)} ${unit(y)}`
}

function writeDots(
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
  return dots
    .map(({ indices }) => {
      const places: Values = states.map((state, s) =>
        state && indices[s] >= 0
          ? [state.centres[2 * indices[s]], state.centres[2 * indices[s] + 1]]
          : undefined,
      )
      const at = indices.findIndex(index => index >= 0)
      const color = states[at]!.fill?.[indices[at]] ?? 0
      const animation =
        together === undefined
          ? animate(places, writing, clock).animation
          : together
            ? animationOf(together, places, writing, clock)
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
    })
    .join('')
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

/** A value of each state; one for states in a row that are the same object, so that rest is seen at once. */
function valuesOf<State>(
  states: readonly (State | undefined)[],
  value: (state: State) => ArrayLike<number>,
): Values {
  let last: { state: State; value: ArrayLike<number> } | undefined
  return states.map(state => {
    if (state === undefined) return undefined
    if (last?.state !== state) last = { state, value: value(state) }
    return last.value
  })
}

function joined(lines: readonly ArrayLike<number>[]): ArrayLike<number> {
  if (lines.length === 1) return lines[0]
  const all = new Float64Array(lines.reduce((sum, line) => sum + line.length, 0))
  let at = 0
  for (const line of lines) {
    all.set(line, at)
    at += line.length
  }
  return all
}
