import { keptIn } from '../../options/kept-in.ts'
import { writeSvg } from '../../paint/svg.ts'
import { element } from '../../paint/xml.ts'
import { momentOf } from '../../scene/chapters.ts'
import { openFont } from '../../scene/fonts/open-font.ts'
import { buildFigure } from '../../scene/scenes/build.ts'
import { colorsOf, pairColors } from '../anim-svg/color-value.ts'
import { pairing } from '../anim-svg/themed.ts'
import type { Animation } from '../format.ts'
import { themesOf } from '../themes-of.ts'

/** A still that is light on a light page and dark on a dark one, in print light; null where its theme is not such. */
export async function writeThemedSvg(animation: Animation): Promise<string | null> {
  const { figure, font: files, alt, recipe, lang } = animation
  const specs = figure ? themesOf(figure.spec) : []
  if (specs.length < 2) return null
  const font = files && (await openFont(files))
  const [light, dark] = specs.map(spec => buildFigure(spec!, figure!.parts, font))
  const asked = figure!.spec.at ?? figure!.spec.poster
  const moment = asked === null || light.duration === 0 ? 'poster' : momentOf(light, asked)
  const { width, height, printed } = light
  const background = light.transparent ? null : pairColors(light.background, dark.background)
  const shapes = pairing()(light.at(moment), dark.at(moment))
  const drawing = { width, height, background, shapes, font, lang, printed }
  return switching(writeSvg(drawing, { alt, metadata: recipe }))
}

/** An SVG whose colours are pairs, with the light ones, and rules that put the dark ones in their places on a dark page. */
function switching(text: string): string {
  const names = new Map<string, string>()
  const prefix = /nnanim-[0-9a-f]{8}-/.exec(text)?.[0] ?? `nnanim-${text.length.toString(16)}-`
  const body = text.replace(/<\w+ [^>]*"#[0-9a-f]{6}\/[^>]*>/g, tag => {
    const classes: string[] = []
    const light = tag.replace(/ (fill|stroke)="(#[0-9a-f]{6}\/#[0-9a-f]{6})"/g, (_, attribute, pair) => {
      const [first, second] = colorsOf(pair)
      classes.push(keptIn(names, `${attribute}:${second}`, () => `${prefix}c${names.size}`))
      return ` ${attribute}="${first}"`
    })
    return light.replace(/\/?>$/, end => ` class="${classes.join(' ')}"${end}`)
  })
  const rules = Array.from(names, ([rule, name]) => `.${name}{${rule}}`).join('')
  const style = element('style', {}, `@media screen and (prefers-color-scheme:dark){${rules}}`)
  return body.replace('</metadata>', `</metadata>${style}`)
}
