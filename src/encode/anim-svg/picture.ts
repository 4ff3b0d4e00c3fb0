import { altElements, fnv1a, rootOf } from '../../paint/svg.ts'
import { content, element } from '../../paint/xml.ts'
import type { Moment, Scene } from '../../scene/scene.ts'
import type { Shape } from '../../scene/shape.ts'
import type { Clock } from './animate.ts'
import { colorsOf, pairColors } from './color-value.ts'
import { darkClass, type Page, PREFIX } from './drawn.ts'
import { UNITS, unit } from './numbers.ts'
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
  const shared = { font, definitions: new Map(), dark: new Map() }
  const { times, frames } = sampleScene({ ...scene, at: at as Scene['at'] }, shapes =>
    shapes.map(shape => Object.values(structureOf(shape)).join(' ')).join('\n'),
  )
  const page: Page = { ...shared, clock: { times, duration, loop } }
  const calm: Page = { ...shared, clock: { times: [0], duration, loop } }
  const moving = writeTracks(followShapes(frames, structureOf), page)
  const resting = writeTracks(followShapes([at(still)], structureOf), calm)
  const ground = pairColors(background, dark?.background ?? background)
  const [light, other] = colorsOf(ground)
  const onDark = transparent || other === light ? undefined : darkClass(page, 'fill', other)
  const paper = { width: unit(width), height: unit(height), fill: light, class: onDark }
  const definitions = Array.from(page.definitions, ([markup, id]) => markup.replace(' id=""', ` id="${id}"`))
  const body = [
    altElements(alt, lang),
    element('metadata', {}, content(recipe)),
    element('style', {}, content(rulesOf(page))),
    element('defs', {}, definitions.join('')),
    transparent ? '' : element('rect', paper),
    element('g', { class: `${PREFIX}m` }, moving),
    element('g', { class: `${PREFIX}s`, display: 'none' }, resting),
  ].join('')
  const root = {
    // By it a file is known as one that moves.
    'data-format': 'anim.svg',
    ...rootOf(alt, scene, { width, height, viewBox: `0 0 ${width * UNITS} ${height * UNITS}` }),
  }
  return `${element('svg', root, body).replaceAll(PREFIX, `n${fnv1a(body)}`)}\n`
}

function rulesOf({ dark }: Page): string {
  const rules = Array.from(dark, ([rule, name]) => `.${name}{${rule}}`).join('')
  const twins = `.${PREFIX}l{display:none}.${PREFIX}k{display:inline}`
  return [
    dark.size > 0 ? `@media screen and (prefers-color-scheme:dark){${rules}${twins}}` : '',
    `@media print,(prefers-reduced-motion:reduce){.${PREFIX}m{display:none}.${PREFIX}s{display:inline}}`,
  ].join('')
}

/** Samples a second. */
const RATE = 60

/** Halvings of the time between two samples, to find when a shape comes or goes: to a quarter of a millisecond. */
const HALVINGS = 6

/** Changes of what is there that are looked for so closely; more of them are a picture that changes all the time. */
const MAX_CHANGES = 200

/**
 * Samples a scene at 60 frames a second and where its chapters meet; where shapes come or go between two samples, two
 * more enclose that moment. Times are shares of the duration, the first 0 and the last 1.
 *
 * @param structure what of the shapes must be the same, so that one frame can move to the next
 */
function sampleScene(
  { duration, chapters, at }: Pick<Scene, 'duration' | 'chapters' | 'at'>,
  structure: (shapes: readonly Shape[]) => string,
) {
  const count = Math.max(1, Math.round(RATE * duration))
  const even = Array.from({ length: count + 1 }, (_, i) => (i * duration) / count)
  const apart = 1e-4 * duration
  const starts = chapters.map(({ start }) => start)
  const seams = starts.filter(seam => even.every(time => Math.abs(time - seam) > apart))
  const times = [...even, ...seams].sort((a, b) => a - b)
  const frames = times.map(time => at(time))
  const kinds = frames.map(structure)
  const changes = kinds.flatMap((kind, i) => (i > 0 && kind !== kinds[i - 1] ? [i] : []))
  const samples = times.map((time, i) => ({ time, frame: frames[i] }))
  for (const i of changes.length > MAX_CHANGES ? [] : changes) {
    let [low, high] = [samples[i - 1], samples[i]]
    const before = kinds[i - 1]
    for (let n = 0; n < HALVINGS; n++) {
      const time = (low.time + high.time) / 2
      const middle = { time, frame: at(time) }
      if (structure(middle.frame) === before) low = middle
      else high = middle
    }
    samples.push(low, high)
  }
  const sorted = [...new Set(samples)].sort((a, b) => a.time - b.time)
  const unique = sorted.filter(({ time }, i) => i === 0 || time > sorted[i - 1].time)
  return { times: unique.map(({ time }) => time / duration), frames: unique.map(({ frame }) => frame) }
}
