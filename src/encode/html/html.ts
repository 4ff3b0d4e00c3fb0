import { unscaled } from '../drawing.ts'
import type { FigureFormat } from '../format.ts'
import { isHtml, isWholeHtml, pageTexts } from './metadata.ts'

/** A page that draws its figure itself. */
export const html: FigureFormat = {
  name: 'html',
  shows: 'figure',
  embed: 'page',
  metadata: { is: isHtml, isWhole: isWholeHtml, texts: pageTexts },
  vector: true,
  needs: 'page',
  size: unscaled,
  async write(animation, scene, tools) {
    // Threads that draw need none of it.
    const { pageOf } = await import('./figure-page.ts')
    return new TextEncoder().encode(await pageOf(animation, scene, tools))
  },
}
