import type { Embed } from '../embed.ts'
import { choose, needsStill } from './choose.ts'
import { type Dialect, figure, frame } from './html.ts'

const inJsx: Dialect = {
  srcset: 'srcSet',
  allowFullScreen: 'allowFullScreen',
  autoPlay: 'autoPlay',
  playsInline: 'playsInline',
  end: ' />',
  style: declarations => {
    const fields = Object.entries(declarations).map(([name, value]) => `${name}: '${value}'`)
    return `style={{ ${fields.join(', ')} }}`
  },
}

/** Bundlers follow imports and the images of Markdown, not the addresses in JSX. */
const whereItLies =
  '{/* src is an address from the page, no import: the files lie beside it where the site is served, so in public/ or static/. */}'

/** The elements of `html`, as JSX, and the place where its files have to lie. */
export const mdx: Embed = {
  needsStill,
  write(showing) {
    const { page } = choose(showing)
    const shown = page ? [frame(page, showing, inJsx)] : figure(showing, inJsx)
    return [...shown, whereItLies].join('\n')
  },
}
