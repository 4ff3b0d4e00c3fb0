import { familyWithFallbacks } from '../../paint/font.ts'
import { altElements, fnv1a } from '../../paint/svg.ts'
import { content, element } from '../../paint/xml.ts'
import type { Moment, Scene } from '../../scene/scene.ts'
import type { Shape } from '../../scene/shape.ts'
import type { Clock } from './animate.ts'
import { colorsOf, pairColors } from './color-value.ts'
import { darkClass, type Page, PREFIX } from './drawn.ts'
import { MARK } from './metadata.ts'
import { UNITS, unit } from './numbers.ts'
import { sampleScene } from './sample.ts'
import { pairing } from './themed.ts'
import { followShapes, structures } from './tracks.ts'
import { writeTracks } from './write.ts'

/** Loop, still, dark colours and texts of a moving picture. */
export interface PictureOptions {
  loop: Clock['loop']
  /** The moment for readers that ask for less motion, and for print. */
  still: Moment
  /** The same scene in the colours of a dark page. */
  dark?: Scene | undefined
  alt: string
  recipe: string
}

/**
 * A scene as an SVG file that moves: SMIL alone moves it, so that all has one clock, also where a page loads for long
 * before what CSS animates would be in step. Without styles it moves as well, and without motion its first frame is there.
 */
export function movingSvg(scene: Scene, { loop, still, dark, alt, recipe }: PictureOptions): string {
  const { width, height, background, transparent, font, duration, lang } = scene
  const [pairShapes, structureOf] = [pairing(), structures()]
  const at = (moment: Moment): readonly Shape[] =>
    dark ? pairShapes(scene.at(moment), dark.at(moment)) : scene.at(moment)
  const page: Page = { font, definitions: new Map(), dark: new Map() }
  const { times, frames } = sampleScene({ ...scene, at: at as Scene['at'] }, shapes =>
    shapes.map(shape => Object.values(structureOf(shape)).join(' ')).join('\n'),
  )
  const moving = writeTracks(followShapes(frames, structureOf), { times, duration, loop }, page)
  const resting = writeTracks(followShapes([at(still)], structureOf), { times: [0], duration, loop }, page)
  const ground = pairColors(background, dark?.background ?? background)
  const [light, other] = colorsOf(ground)
  const paper = transparent
    ? ''
    : element('rect', {
        width: unit(width),
        height: unit(height),
        fill: light,
        class: other === light ? undefined : darkClass(page, 'fill', other),
      })
  const body = [
    altElements(alt, lang),
    element('metadata', {}, content(recipe)),
    element('style', {}, content(rulesOf(page))),
    element('defs', {}, definitionsOf(page)),
    paper,
    element('g', { class: `${PREFIX}m` }, moving),
    element('g', { class: `${PREFIX}s`, display: 'none' }, resting),
  ].join('')
  const root = {
    ...MARK,
    xmlns: 'http://www.w3.org/2000/svg',
    role: alt === '' ? undefined : 'img',
    'xml:lang': lang,
    width,
    height,
    viewBox: `0 0 ${width * UNITS} ${height * UNITS}`,
    'font-family': font ? undefined : familyWithFallbacks,
    'text-rendering': font ? undefined : 'geometricPrecision',
  }
  return `${element('svg', root, body).replaceAll(PREFIX, `n${fnv1a(body)}`)}\n`
}

function definitionsOf({ definitions }: Page): string {
  return Array.from(definitions, ([markup, id]) => markup.replace(' id=""', ` id="${id}"`)).join('')
}

function rulesOf({ dark }: Page): string {
  const rules = Array.from(dark, ([rule, name]) => `.${name}{${rule}}`).join('')
  const twins = `.${PREFIX}l{display:none}.${PREFIX}k{display:inline}`
  return [
    dark.size > 0 ? `@media screen and (prefers-color-scheme:dark){${rules}${twins}}` : '',
    `@media print,(prefers-reduced-motion:reduce){.${PREFIX}m{display:none}.${PREFIX}s{display:inline}}`,
  ].join('')
}
