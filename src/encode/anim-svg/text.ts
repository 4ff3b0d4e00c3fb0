import { baselineOf } from '../../paint/font.ts'
import { textOutlines } from '../../paint/svg.ts'
import { content, element } from '../../paint/xml.ts'
import type { Font } from '../../scene/font.ts'
import { textWidth } from '../../scene/fonts/text.ts'
import type { TextShape } from '../../scene/shape.ts'
import { type Animated, animate, type Clock, TOLERANCES } from './animate.ts'
import { colorsOf, colorValue } from './color-value.ts'
import { type Attributes, drawn, type OpacityTrack, type Page, PREFIX, wrap } from './drawn.ts'
import { shortNumber, UNITS, unit } from './numbers.ts'
import { animateLength, pairText, valuesOf } from './values.ts'

/** A line of text: as text, of the length that it has in its own font whatever font a reader has. */
export function writeText(
  states: readonly (TextShape | undefined)[],
  shown: OpacityTrack,
  clock: Clock,
  page: Page,
): string {
  const shape = states.find(state => state)!
  const { text, weight = 400, anchor = 'start', halo, rotate = 0 } = shape
  const places = valuesOf(states, state => [state.x, baselineOf(state)])
  const sizes = valuesOf(states, ({ size }) => [size])
  const place = animate(
    places,
    { attribute: 'transform', type: 'translate', tolerance: TOLERANCES.place, write: pairText },
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
  const inside = writeLine(states, shape, attributes, size, clock, page)
  if (!moves) return wrap(shown, inside)
  return element(
    'g',
    { transform: `translate(${place.base})`, ...shown.attributes },
    shown.animation + place.animation + inside,
  )
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
  if (page.font) return writeOutlines(states, shape, attributes, page.font, clock)
  const widths = valuesOf(states, ({ halo }) => [2 * (halo?.width ?? 0)])
  const parts = {
    'font-size': size,
    ...(halo && { 'stroke-width': animateLength('stroke-width', widths, clock) }),
  }
  const colors = {
    fill: valuesOf(states, ({ fill }) => colorValue(fill)),
    ...(halo && { stroke: valuesOf(states, ({ halo }) => colorValue(halo!.color)) }),
  }
  return drawn('text', attributes, parts, colors, undefined, clock, page, content(text))
}

/** A text in a font of one's own: the outlines of its glyphs, which grow and shrink as its size does. */
function writeOutlines(
  states: readonly (TextShape | undefined)[],
  shape: TextShape,
  { x = 0, y = 0 }: Attributes,
  font: Font,
  clock: Clock,
): string {
  const { size, fill, halo } = shape
  const scale = animate(
    valuesOf(states, state => [state.size]),
    {
      attribute: 'transform',
      type: 'scale',
      tolerance: TOLERANCES.length,
      write: value => shortNumber(Number(((UNITS * value[0]) / size).toFixed(3))),
    },
    clock,
  )
  const place = { x: Number(x) / UNITS, y: Number(y) / UNITS, baseline: 'alphabetic' as const }
  const [light, dark] = [0, 1].map(k =>
    textOutlines(
      {
        ...shape,
        ...place,
        opacity: 1,
        fill: colorsOf(fill)[k],
        ...(halo && { halo: { ...halo, color: colorsOf(halo.color)[k] } }),
      },
      font,
    ),
  )
  const lines =
    light === dark
      ? light
      : element('g', { class: `${PREFIX}l` }, light) +
        element('g', { class: `${PREFIX}k`, display: 'none' }, dark)
  return element('g', { transform: `scale(${scale.base})` }, scale.animation + lines)
}
