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

/** What `html` shows, as JSX. */
export const mdx: Embed = {
  needsStill,
  write(showing) {
    const { page } = choose(showing)
    return page ? frame(page, showing, inJsx) : figure(showing, inJsx).join('\n')
  },
}
