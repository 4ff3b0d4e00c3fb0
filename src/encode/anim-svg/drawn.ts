import { element } from '../../paint/xml.ts'
import type { Font } from '../../scene/font.ts'
import {
  type Animated,
  animate,
  type animateOpacity,
  type Clock,
  TOLERANCES,
  type Writing,
} from './animate.ts'
import { colorsOf, colorText } from './color-value.ts'
import type { Values } from './keyframes.ts'

/** Stands in texts for what begins all names of a file. */
export const PREFIX = '\ufdd0'

/** Attributes of an element; those that are undefined are left out. */
export type Attributes = Record<string, string | number | undefined>

/** Data that tracks of one file share. */
export interface Page {
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
 * @param inner what is in it besides animations
 */
export function drawn(
  name: string,
  fixed: Attributes,
  parts: Record<string, Animated>,
  colors: Record<string, Values | undefined>,
  shown: OpacityTrack | undefined,
  clock: Clock,
  page: Page,
  inner = '',
): string {
  const attributes: Attributes = { ...fixed }
  let animation = ''
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
      (shown?.animation ?? '') + animation + painting + inner,
    )
  }
  // What moves in other colours on a dark page is there twice, and one of the two is shown.
  const { fill, ...others } = attributes
  const id = define(page, id => element(name, { id, ...others }, animation + inner))
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

/** Elements that are seen together, as far as they are. */
export function wrap({ attributes, animation }: OpacityTrack, inside: string): string {
  return animation === '' && Object.keys(attributes).length === 0
    ? inside
    : element('g', attributes, animation + inside)
}

/** The class that gives an attribute a colour on a dark page. */
export function darkClass({ dark }: Page, attribute: string, color: string): string {
  const rule = `${attribute}:${color}`
  const known = dark.get(rule) ?? `${PREFIX}c${dark.size}`
  dark.set(rule, known)
  return known
}

/** Puts an element among the definitions, once for all that are alike, and gives its id. */
export function define({ definitions }: Page, write: (id: string) => string): string {
  const markup = write('')
  const known = definitions.get(markup)
  if (known !== undefined) return known
  const id = `${PREFIX}${definitions.size.toString(36)}`
  definitions.set(markup, id)
  return id
}
