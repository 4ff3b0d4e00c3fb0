import { begins, ends } from '../begins.ts'
import { unscaled } from '../drawing.ts'
import type { FigureFormat } from '../format.ts'

/** A page that draws its figure itself. */
export const html: FigureFormat = {
  name: 'html',
  shows: 'figure',
  embed: 'page',
  metadata: { is: begins(/^\s*<!doctype html>/i), isWhole: ends(/<\/html>\s*$/), texts: pageTexts },
  vector: true,
  needs: 'page',
  size: unscaled,
  async write(animation, scene, tools) {
    // Threads that draw need none of it.
    const { pageOf } = await import('./figure-page.ts')
    return new TextEncoder().encode(await pageOf(animation, scene, tools))
  },
}

/** The JSON texts that a page carries: its recipe among them. */
export function pageTexts(file: Uint8Array): string[] {
  const recipe = /<script type="application\/json" id="recipe">([^<]*)<\/script>/g
  return Array.from(new TextDecoder().decode(file).matchAll(recipe), ([, json]) => json)
}
