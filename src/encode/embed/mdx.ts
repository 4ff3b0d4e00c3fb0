import type { Embed } from '../embed.ts'
import { choose, isElement, needsStill } from './choose.ts'
import { elementOf } from './element.ts'
import { type Dialect, figureTag, frameTag, pictureTag } from './html.ts'

const inJsx: Dialect = {
  nameOf: attribute => attribute,
  end: ' />',
  style: declarations => {
    const fields = Object.entries(declarations).map(([name, value]) => `${name}: '${value}'`)
    return `style={{ ${fields.join(', ')} }}`
  },
}

/** Bundlers follow imports and the images of Markdown, not the addresses in JSX. */
const whereItLies = '{/* The files belong beside the page, in public/ or static/. */}'

/** The elements of `html`, as JSX, or that of the player for a figure.json, and the place where its files have to lie. */
export const mdx: Embed = {
  needsStill: exhibits => !exhibits.some(isElement) && needsStill(exhibits),
  write(showing) {
    const { page, element } = choose(showing)
    if (element) {
      const lines = elementOf(element, showing, pictureTag(showing, inJsx), true)
      return ["import 'nnanim/player'\n", ...lines, whereItLies].join('\n')
    }
    const shown = page ? [frameTag(page, showing, inJsx)] : figureTag(showing, inJsx)
    return [...shown, whereItLies].join('\n')
  },
}
