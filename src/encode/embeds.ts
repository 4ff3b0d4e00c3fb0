import { printable } from '../options/printable.ts'
import { elementEmbed } from './embed/element.ts'
import { htmlEmbed } from './embed/html.ts'
import { jupyter } from './embed/jupyter.ts'
import { latex } from './embed/latex.ts'
import { markdown, quarto } from './embed/markdown.ts'
import { mdx } from './embed/mdx.ts'
import { reveal } from './embed/reveal.ts'
import type { Embed } from './embed.ts'

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
