import { printable } from '../options/printable.ts'
import { html } from './embed/html.ts'
import { jupyter } from './embed/jupyter.ts'
import { latex } from './embed/latex.ts'
import { markdown, quarto } from './embed/markdown.ts'
import { mdx } from './embed/mdx.ts'
import { reveal } from './embed/reveal.ts'

/** A file of a figure, for a page. */
export interface EmbedFile {
  /** Its path from the page, parts joined by `/`; that of a folder ends in one. */
  path: string
  format: string
  /** Pixels on the page. */
  width: number
  height: number
  frames: number
  /** 0 for a still. */
  seconds: number
  /** The Content-Security-Policy under which a page runs, of a page. */
  policy?: string
}

/** A figure for a page, with its files. */
export interface EmbedFigure {
  alt: string
  loop: 'forever' | 'once' | number
  exhibits: readonly EmbedFile[]
  /** The dark twin of each; empty where there are none. */
  twins: readonly EmbedFile[]
}

/** A kind of page that a figure can be pasted into. */
export interface Embed {
  /** Whether it must be given a still besides these files. */
  needsStill(exhibits: readonly Pick<EmbedFile, 'format' | 'seconds'>[]): boolean
  /** The text to paste. */
  write(showing: EmbedFigure): string
}

const alt: Embed = { needsStill: () => false, write: showing => showing.alt }

/** What `--embed` names. */
export const embeds: Record<string, Embed> = Object.fromEntries(
  Object.entries({ html, md: markdown, mdx, quarto, reveal, latex, jupyter, alt }).map(([name, embed]) => [
    name,
    ofOneLine(embed),
  ]),
)

/** An embed whose alternative text is one line: a line break would end an attribute or a paragraph. */
function ofOneLine({ needsStill, write }: Embed): Embed {
  return { needsStill, write: showing => write({ ...showing, alt: printable(showing.alt).trim() }) }
}
