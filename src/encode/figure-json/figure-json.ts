import { WorkError } from '../../options/error.ts'
import { orElse } from '../../options/or-else.ts'
import { unscaled } from '../drawing.ts'
import type { FigureFormat } from '../format.ts'

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

/** True for a file that begins as a figure.json does. */
function isFigureJson(file: Uint8Array): boolean {
  const begin = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.subarray(0, 64))
  return /^\ufeff?\s*\{\s*"format"\s*:\s*"nnanim-figure"/.test(begin)
}

/** True for a figure.json that has its end. */
function isWholeFigureJson(file: Uint8Array): boolean {
  return orElse(() => typeof JSON.parse(new TextDecoder().decode(file)) === 'object', false)
}

/** The recipe that a figure.json carries. @throws WorkError for one that is damaged */
function figureTexts(file: Uint8Array): string[] {
  try {
    return [JSON.stringify(JSON.parse(new TextDecoder().decode(file)).recipe ?? null)]
  } catch {
    throw new WorkError('the figure.json is damaged: it is no JSON')
  }
}
