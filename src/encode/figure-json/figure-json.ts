import { WorkError } from '../../options/error.ts'
import { orElse } from '../../options/or-else.ts'
import { begins } from '../begins.ts'
import { unscaled } from '../drawing.ts'
import type { FigureFormat } from '../format.ts'

/** A figure as data alone, which the player of a page draws. */
export const figureJson: FigureFormat = {
  name: 'figure.json',
  label: 'figure.json',
  shows: 'figure',
  embed: 'element',
  metadata: {
    is: begins(/^\s*\{\s*"format"\s*:\s*"nnanim-figure"/),
    isWhole: file => orElse(() => typeof parsed(file) === 'object', false),
    texts: figureTexts,
  },
  vector: true,
  size: unscaled,
  async write(animation, scene, tools) {
    // Threads that draw need none of it.
    const { figureTextOf } = await import('./figure-text.ts')
    return new TextEncoder().encode(await figureTextOf(animation, scene, tools))
  },
}

function parsed(file: Uint8Array) {
  return JSON.parse(new TextDecoder().decode(file))
}

/** The recipe that a figure.json carries. @throws WorkError for one that is damaged */
function figureTexts(file: Uint8Array): string[] {
  try {
    return [JSON.stringify(parsed(file).recipe ?? null)]
  } catch {
    throw new WorkError('the figure.json is damaged: it is no JSON')
  }
}
