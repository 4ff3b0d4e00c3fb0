import { unscaled } from '../drawing.ts'
import type { FigureFormat } from '../format.ts'

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

/** True for a file that begins as the pages of nnanim do. */
export function isHtml(file: Uint8Array): boolean {
  return /^\s*<!doctype html>/i.test(new TextDecoder().decode(file.subarray(0, 64)))
}

/** True for a page that has its end. */
export function isWholeHtml(file: Uint8Array): boolean {
  return /<\/html>\s*$/.test(new TextDecoder().decode(file.subarray(-32)))
}

/** The JSON texts that a page carries: its recipe among them. */
export function pageTexts(file: Uint8Array): string[] {
  const recipe = /<script type="application\/json" id="recipe">([^<]*)<\/script>/g
  return Array.from(new TextDecoder().decode(file).matchAll(recipe), ([, json]) => json)
}
