import { languageOf } from '../language/languages.ts'
import { printable } from '../options/printable.ts'
import { choose, isPage, needsStill, url } from './embed/choose.ts'
import { elementEmbed } from './embed/element.ts'
import { escaped, figureTag, htmlEmbed, langOf } from './embed/html.ts'
import { jupyter } from './embed/jupyter.ts'
import { latex } from './embed/latex.ts'
import { markdown, quarto } from './embed/markdown.ts'
import { mdx } from './embed/mdx.ts'
import type { Embed } from './embed.ts'

/** A slide of reveal.js: a page as large as the slide, which stops at the end of each chapter; else what `html` shows. */
const reveal: Embed = {
  needsStill: exhibits => !exhibits.some(isPage) && needsStill(exhibits),
  write(showing) {
    const { page } = choose(showing)
    if (!page) return ['<section>', ...figureTag(showing).map(line => `  ${line}`), '</section>'].join('\n')
    const label = escaped(showing.alt || languageOf(showing).embed.playing)
    const attributes = [`aria-label="${label}"`, ...langOf(showing)].join(' ')
    return `<section data-background-iframe="${url(page.path)}?step" data-background-interactive ${attributes}></section>`
  },
}

const alt: Embed = { needsStill: () => false, write: showing => showing.alt }

const pages = { html: htmlEmbed, element: elementEmbed, md: markdown, mdx, quarto, reveal }

/** The embeds, by their names in `--embed`. */
export const embeds: Record<string, Embed> = Object.fromEntries(
  Object.entries({ ...pages, latex, jupyter, alt }).map(([name, embed]) => [name, ofOneLine(embed)]),
)

/** An embed whose alternative text is one line: a line break would end an attribute or a paragraph. */
function ofOneLine({ needsStill, write }: Embed): Embed {
  return { needsStill, write: showing => write({ ...showing, alt: printable(showing.alt).trim() }) }
}
