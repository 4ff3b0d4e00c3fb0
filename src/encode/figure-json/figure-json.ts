import { unscaled } from '../drawing.ts'
import type { FigureFormat } from '../format.ts'
import { figureTexts, isFigureJson, isWholeFigureJson } from './metadata.ts'

/** A figure as data alone, which the player of a page draws. */
export const figureJson: FigureFormat = {
  name: 'figure.json',
  label: 'figure.json',
  shows: 'figure',
  embed: 'element',
  metadata: { is: isFigureJson, isWhole: isWholeFigureJson, texts: figureTexts },
  vector: true,
  size: unscaled,
  async write(animation, scene, tools) {
    // Threads that draw need none of it.
    const { figureTextOf } = await import('./figure-text.ts')
    return new TextEncoder().encode(await figureTextOf(animation, scene, tools))
  },
}
