import { baselineOf } from '../../paint/font.ts'
import { textOutlines } from '../../paint/svg.ts'
import { content, element } from '../../paint/xml.ts'
import type { Font } from '../../scene/font.ts'
import { textWidth } from '../../scene/fonts/text.ts'
import type { DotsShape, GroupShape, PathShape, TextShape } from '../../scene/shape.ts'
import type { Animated, Clock } from './animate.ts'
import { animate, animateOpacity, animateShape, steppingElement, TOLERANCES } from './animate.ts'
import { colorsOf, colorValue } from './color-value.ts'
import { curvesOf, curvesText, flattened, NOTHING } from './curves.ts'
import { writeCircles, writeDots } from './dots.ts'
import { type Attributes, define, drawn, type OpacityTrack, type Page, PREFIX, wrap } from './drawn.ts'
import type { States } from './keyframes.ts'
import { distanceOf, type LineDistance, measured } from './line-distance.ts'
import { shortNumber, UNITS, unit } from './numbers.ts'
import type { KeyTrack } from './tracks.ts'
import { animateLength, animateLines, animatePart, checkSize, joined, linesOf, valuesOf } from './values.ts'

/** Tracks as elements, in their order. @throws WorkError for so much change that the file would be too large */
export function writeTracks(tracks: readonly KeyTrack[], page: Page): string {
  let text = ''
  for (const track of tracks) {
    text += writeTrack(track, page)
    checkSize(text.length)
  }
  return text
}

function writeTrack(track: KeyTrack, page: Page): string {
  const { states, children, dots } = track
  const shape = states.find(state => state)!
  const opacities = states.map(state => (state ? (state.opacity ?? 1) : 0))
  if (opacities.every(opacity => !(opacity > 0)) || (shape.kind === 'dots' && !dots.length)) return ''
  const shown = animateOpacity(opacities, page.clock)
  switch (shape.kind) {
    case 'path': {
      const paths = states as States<PathShape>
      if (!shape.circles) return writePath(track, paths, shown, page)
      return wrap(shown, writeCircles(paths, dots, page))
    }
    case 'text':
      return writeText(states as States<TextShape>, shown, page)
    case 'dots': {
      const inner = shown.animation + writeDots(states as States<DotsShape>, dots, page)
      return element('g', shown.attributes, inner)
    }
    case 'group': {
      const clip = clipOf(states as States<GroupShape>, page)
      const inner = shown.animation + writeTracks(children, page)
      return element('g', { 'clip-path': clip && `url(#${clip})`, ...shown.attributes }, inner)
    }
    case 'image':
      throw new Error('a picture of pixels does not move')
  }
}

function writePath({ varies }: KeyTrack, states: States<PathShape>, shown: OpacityTrack, page: Page): string {
  const { clock } = page
  const { fill, rule = 'evenodd', stroke, cap, dash, part } = states.find(state => state)!
  const stroked = stroke !== undefined
  const attributes: Attributes = {
    'fill-rule': fill !== undefined && rule === 'evenodd' ? rule : undefined,
    'stroke-linejoin': stroked ? 'round' : undefined,
    'stroke-linecap': stroked && cap === 'round' ? cap : undefined,
  }
  const lengths = (key: string, lengths: (state: PathShape) => ArrayLike<number>) => ({
    [key]: animateLength(key, valuesOf(states, lengths), clock),
  })
  const linesIn = varies ? stepLines : animateLines
  const parts: Record<string, Animated> = {
    ...(part ? animatePart(states, clock) : { d: linesIn(states, clock) }),
    ...(stroked && lengths('stroke-width', ({ width = 1 }) => [width])),
    ...(stroked && dash?.length && lengths('stroke-dasharray', ({ dash }) => dash!)),
  }
  const colors = {
    fill: fill === undefined ? undefined : valuesOf(states, ({ fill }) => colorValue(fill!)),
    stroke: stroked ? valuesOf(states, ({ stroke }) => colorValue(stroke!)) : undefined,
  }
  if (parts.d.base === NOTHING && parts.d.animation === '') return ''
  return drawn('path', attributes, parts, colors, shown, page)
}

function clipOf(states: States<GroupShape>, page: Page): string | undefined {
  const first = states.find(state => state)!.clip
  if (!first) return undefined
  const outline = ({ clip }: GroupShape): ArrayLike<number> => {
    if ('polygon' in clip!) return clip.polygon
    const [x, y, width, height] = clip!.rectangle
    return [x, y, x + width, y, x + width, y + height, x, y + height]
  }
  const { base, animation } = animateShape(valuesOf(states, outline), TOLERANCES.place, page.clock)
  const path = element('path', { d: base, 'clip-rule': 'evenodd' }, animation)
  return define(page, id => element('clipPath', { id }, path))
}

/**
 * The path data of lines whose points are others in each sample: one stands for those after it too, as long as it is near
 * enough. It does not matter where they are not there. Measured: path data that moves from one contour to another
 * takes more bytes, since it has more points.
 *
 * @throws WorkError for so much path data that a file would be too large
 */
export function stepLines(states: States<PathShape>, clock: Clock): Animated {
  const { times } = clock
  const steps: { time: number; text: string }[] = []
  let held: LineDistance | undefined
  let before: PathShape | undefined
  let bytes = 0
  for (const [i, state] of states.entries()) {
    if (!state || state === before) continue
    before = state
    const lines = linesOf(state)
    if (held && distanceOf(held, measured(lines)) <= TOLERANCES.step) continue
    const places = joined(lines)
    const pieces = curvesOf([places], lines, TOLERANCES.area)
    const text = curvesText(places, pieces, state.closed)
    held = measured(flattened(places, pieces))
    steps.push({ time: steps.length === 0 ? 0 : (times[i - 1] + times[i]) / 2, text })
    bytes += text.length
    checkSize(bytes)
  }
  return { base: steps[0].text, animation: steps.length === 1 ? '' : steppingElement('d', steps, clock) }
}

/** A line of text: as text, of the length that it has in its own font whatever font a reader has. */
function writeText(states: States<TextShape>, shown: OpacityTrack, page: Page): string {
  const { clock } = page
  const shape = states.find(state => state)!
  const { text, weight = 400, anchor = 'start', halo, rotate = 0 } = shape
  const places = valuesOf(states, state => [state.x, baselineOf(state)])
  const sizes = valuesOf(states, ({ size }) => [size])
  const tolerance = TOLERANCES.place
  const write = (value: ArrayLike<number>) => `${unit(value[0])} ${unit(value[1])}`
  const writing = { attribute: 'transform', type: 'translate', tolerance, write } as const
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
