import { languageOf } from '../../language/languages.ts'
import type { Embed } from '../embed.ts'
import { choose, isPage, needsStill, url } from './choose.ts'
import { escaped, figureTag, langOf } from './html.ts'

/** A slide of reveal.js: a page as large as the slide, which stops at the end of each chapter; else what `html` shows. */
export const reveal: Embed = {
  needsStill: exhibits => !exhibits.some(isPage) && needsStill(exhibits),
  write(showing) {
    const { page } = choose(showing)
    if (!page) return ['<section>', ...figureTag(showing).map(line => `  ${line}`), '</section>'].join('\n')
    const label = escaped(showing.alt || languageOf(showing).embed.playing)
    const attributes = [`aria-label="${label}"`, ...langOf(showing)].join(' ')
    return `<section data-background-iframe="${url(page.path)}?step" data-background-interactive ${attributes}></section>`
  },
}
