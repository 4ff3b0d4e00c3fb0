import { unscaled } from '../drawing.ts'
import type { Format } from '../format.ts'
import { isHtml, isWholeHtml, pageTexts } from './metadata.ts'

/** A page that draws its figure itself. */
export const html: Format<string, never> = {
  name: 'html',
  shows: 'figure',
  embed: 'page',
  metadata: { is: isHtml, isWhole: isWholeHtml, texts: pageTexts },
  vector: true,
  needs: 'page',
  size: unscaled,
  prepare: async (animation, _, tools) => {
    // Threads that draw need none of it.
    const { pageOf } = await import('./figure-page.ts')
    return pageOf(animation, tools)
  },
  encoder: () => () => {
    throw new Error('a page has no frames')
  },
  join: (_, page) => ({ add: () => [], end: () => [new TextEncoder().encode(page)] }),
}
