import { baselineOf } from '../../paint/font.ts'
import { textOutlines } from '../../paint/svg.ts'
import { content, element } from '../../paint/xml.ts'
import type { Font } from '../../scene/font.ts'
import { textWidth } from '../../scene/fonts/text.ts'
import type { TextShape } from '../../scene/shape.ts'
import { type Animated, animate, TOLERANCES } from './animate.ts'
import { colorsOf, colorValue } from './color-value.ts'
import { type Attributes, drawn, type OpacityTrack, type Page, PREFIX, wrap } from './drawn.ts'
import type { States } from './keyframes.ts'
import { shortNumber, UNITS, unit } from './numbers.ts'
import { animateLength, pairText, valuesOf } from './values.ts'

/** A line of text: as text, of the length that it has in its own font whatever font a reader has. */
export function writeText(states: States<TextShape>, shown: OpacityTrack, page: Page): string {
  const { clock } = page
  const shape = states.find(state => state)!
  const { text, weight = 400, anchor = 'start', halo, rotate = 0 } = shape
  const places = valuesOf(states, state => [state.x, baselineOf(state)])
  const sizes = valuesOf(states, ({ size }) => [size])
  const tolerance = TOLERANCES.place
  const writing = { attribute: 'transform', type: 'translate', tolerance, write: pairText } as const
  const place = animate(places, writing, clock)
  const size = animateLength('font-size', sizes, clock)
  const moves = place.animation !== '' || size.animation !== ''
  const [x, y] = places.find(place => place) as number[]
  const about = moves ? [0, 0] : [unit(shape.x), unit(shape.y)]
  const turn = [(rotate * 180) / Math.PI, ...about].map(v => Number(v.toFixed(2)))
  const attributes: Attributes = {
    x: moves ? undefined : unit(x),
    y: moves ? undefined : unit(y),
    'font-weight': weight === 400 ? undefined : weight,
    'text-anchor': anchor === 'start' ? undefined : anchor,
    // In another font the line is as long.
    ...(size.animation === '' &&
      [...text].length > 3 && {
        textLength: unit(textWidth(text, shape.size, weight)),
        lengthAdjust: 'spacingAndGlyphs',
      }),
    transform: rotate === 0 ? undefined : `rotate(${turn.join(' ')})`,
    ...(halo && { 'stroke-linejoin': 'round', 'paint-order': 'stroke' }),
  }
  const inside = writeLine(states, shape, attributes, size, page)
  if (!moves) return wrap(shown, inside)
  const moved = { transform: `translate(${place.base})`, ...shown.attributes }
  return element('g', moved, shown.animation + place.animation + inside)
}

function writeLine(
  states: States<TextShape>,
  shape: TextShape,
  attributes: Attributes,
  size: Animated,
  page: Page,
): string {
  const { text, halo } = shape
  const { font, clock } = page
  if (font) return writeOutlines(states, shape, attributes, font, page)
  const widths = valuesOf(states, ({ halo }) => [2 * (halo?.width ?? 0)])
  const parts = {
    'font-size': size,
    ...(halo && { 'stroke-width': animateLength('stroke-width', widths, clock) }),
  }
  const colors = {
    fill: valuesOf(states, ({ fill }) => colorValue(fill)),
    ...(halo && { stroke: valuesOf(states, ({ halo }) => colorValue(halo!.color)) }),
  }
  return drawn('text', attributes, parts, colors, undefined, page, content(text))
}

/** A text in a font of one's own: the outlines of its glyphs, which grow and shrink as its size does. */
function writeOutlines(
  states: States<TextShape>,
  shape: TextShape,
  { x = 0, y = 0 }: Attributes,
  font: Font,
  { clock }: Page,
): string {
  const { size, fill, halo } = shape
  const write = (value: ArrayLike<number>) => shortNumber(Number(((UNITS * value[0]) / size).toFixed(3)))
  const writing = { attribute: 'transform', type: 'scale', tolerance: TOLERANCES.length, write } as const
  const sizes = valuesOf(states, state => [state.size])
  const scale = animate(sizes, writing, clock)
  const place = { x: Number(x) / UNITS, y: Number(y) / UNITS, baseline: 'alphabetic' as const }
  const [light, dark] = [0, 1].map(k => {
    const edge = halo && { halo: { ...halo, color: colorsOf(halo.color)[k] } }
    return textOutlines({ ...shape, ...place, opacity: 1, fill: colorsOf(fill)[k], ...edge }, font)
  })
  const lines =
    light === dark
      ? light
      : element('g', { class: `${PREFIX}l` }, light) +
        element('g', { class: `${PREFIX}k`, display: 'none' }, dark)
  return element('g', { transform: `scale(${scale.base})` }, scale.animation + lines)
}
