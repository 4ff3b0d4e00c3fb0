import { keptIn } from '../../options/kept-in.ts'
import { element } from '../../paint/xml.ts'
import type { Font } from '../../scene/font.ts'
import { type Animated, animate, type animateOpacity, type Clock, TOLERANCES } from './animate.ts'
import { colorsOf, colorText } from './color-value.ts'
import type { Values } from './keyframes.ts'

/** Stands in texts for what begins all names of a file. */
export const PREFIX = '\ufdd0'

/** Attributes of an element; those that are undefined are left out. */
export type Attributes = Record<string, string | number | undefined>

/** Data that tracks of one file share. */
export interface Page {
  clock: Clock
  font: Font | undefined
  /** Definitions by their markup, with their ids. */
  definitions: Map<string, string>
  /** Rules of a dark page by their class names. */
  dark: Map<string, string>
}

/** The opacity of a thing, as attributes and their animation. */
export type OpacityTrack = ReturnType<typeof animateOpacity>

/**
 * An element with attributes that may be animated, and colours that may be others on a dark page.
 *
 * @param shown how much of it is seen, unless it is a part of what says so
 */
export function drawn(
  name: string,
  fixed: Attributes,
  parts: Record<string, Animated>,
  colors: Record<string, Values | undefined>,
  shown: OpacityTrack | undefined,
  page: Page,
  inner = '',
): string {
  const attributes: Attributes = { ...fixed }
  let animation = ''
  for (const [key, { base, animation: own }] of Object.entries(parts)) {
    attributes[key] = base
    animation += own
  }
  if ('fill' in colors && !colors.fill) attributes.fill = 'none'
  const classes: string[] = []
  const [light, dark] = [0, 1].map((): Paint => ({ attributes: {}, animation: '' }))
  let isTwice = false
  for (const [key, values] of Object.entries(colors)) {
    if (values === undefined) continue
    addColor(light, key, values, 0, page)
    addColor(dark, key, values, 1, page)
    const themed = values.some(value => value && colorText(value).includes('/'))
    if (themed && (light.moves || dark.moves)) isTwice = true
    else if (themed) classes.push(darkClass(page, key, dark.attributes[key] as string))
  }
  if (!isTwice) {
    const class_ = classes.length > 0 ? classes.join(' ') : undefined
    return element(
      name,
      { ...attributes, ...light.attributes, ...shown?.attributes, class: class_ },
      (shown?.animation ?? '') + animation + light.animation + inner,
    )
  }
  // What moves in other colours on a dark page is there twice, and one of the two is shown.
  const { fill, ...others } = attributes
  const href = `#${define(page, id => element(name, { id, ...others }, animation + inner))}`
  const [seen, hidden] = [
    element('use', { href, fill, ...light.attributes, class: `${PREFIX}l` }, light.animation),
    element('use', { href, fill, ...dark.attributes, class: `${PREFIX}k`, display: 'none' }, dark.animation),
  ]
  return element('g', shown?.attributes ?? {}, (shown?.animation ?? '') + seen + hidden)
}

/** The colours of an element on a light page, or on a dark one; whether the last that was added moves. */
interface Paint {
  attributes: Attributes
  animation: string
  moves?: boolean
}

function addColor(paint: Paint, attribute: string, values: Values, dark: 0 | 1, { clock }: Page): void {
  const write = (value: ArrayLike<number>) => colorsOf(colorText(value))[dark]
  const { base, animation } = animate(values, { attribute, tolerance: TOLERANCES.color, write }, clock)
  paint.attributes[attribute] = base
  paint.animation += animation
  paint.moves = animation !== ''
}

/** Elements that are seen together, as far as they are. */
export function wrap({ attributes, animation }: OpacityTrack, inside: string): string {
  return animation === '' && Object.keys(attributes).length === 0
    ? inside
    : element('g', attributes, animation + inside)
}

/** The class that gives an attribute a colour on a dark page. */
export function darkClass({ dark }: Page, attribute: string, color: string): string {
  return keptIn(dark, `${attribute}:${color}`, () => `${PREFIX}c${dark.size}`)
}

/** Puts an element among the definitions, once for all that are alike, and gives its id. */
export function define({ definitions }: Page, write: (id: string) => string): string {
  return keptIn(definitions, write(''), () => `${PREFIX}${definitions.size.toString(36)}`)
}
