import { withoutTags } from '../../paint/xml.ts'
import { begins, ends } from '../begins.ts'
import { drawingOf, unscaled } from '../drawing.ts'
import type { FrameFormat } from '../format.ts'

export const svg: FrameFormat<null, string> = {
  name: 'svg',
  shows: 'moment',
  embed: 'image',
  // It begins as XML does, and not as HTML: an SVG is all that nnanim writes of it.
  metadata: { is: begins(/^\s*<(?!!doctype html)/i), isWhole: ends(/<\/svg>\s*$/), texts: svgTexts },
  vector: true,
  size: unscaled,
  prepare: async () => null,
  encoder:
    animation =>
    async ({ frames }) => {
      const { writeSvg } = await import('../../paint/svg.ts')
      const { writeThemedSvg } = await import('./themed.ts')
      const { alt, recipe: metadata } = animation
      const themed = await writeThemedSvg(animation)
      return themed ?? writeSvg(await drawingOf(animation, frames[0]), { alt, metadata })
    },
  join: () => ({ add: text => [new TextEncoder().encode(text)], end: () => [] }),
}

function svgTexts(file: Uint8Array): string[] {
  const text = new TextDecoder().decode(file)
  return Array.from(text.matchAll(/<metadata>([^<]*)<\/metadata>/g), match => withoutTags(match[1]))
}
