import type { Embed } from '../embed.ts'
import { choose, isPage, needsStill, url } from './choose.ts'
import { escaped, figure } from './html.ts'

/** A slide of reveal.js: a page as large as the slide, which stops at the end of each chapter; else what `html` shows. */
export const reveal: Embed = {
  needsStill: exhibits => !exhibits.some(isPage) && needsStill(exhibits),
  write(showing) {
    const { page } = choose(showing)
    if (!page) return ['<section>', ...figure(showing).map(line => `  ${line}`), '</section>'].join('\n')
    const label = escaped(showing.alt || 'A figure that plays')
    return `<section data-background-iframe="${url(page.path)}?step" data-background-interactive aria-label="${label}"></section>`
  },
}
