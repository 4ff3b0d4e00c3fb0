import { drawingOf, unscaled } from '../drawing.ts'
import type { FrameFormat } from '../format.ts'
import { isWholeSvg, svgTexts } from './metadata.ts'

/** A still as SVG. */
export const svg: FrameFormat<null, string> = {
  name: 'svg',
  shows: 'moment',
  embed: 'image',
  metadata: { is: isXml, isWhole: isWholeSvg, texts: svgTexts },
  vector: true,
  size: unscaled,
  prepare: async () => null,
  encoder:
    animation =>
    async ({ frames }) => {
      const { writeSvg } = await import('../../paint/svg.ts')
      const { writeThemedSvg } = await import('./themed.ts')
      return (
        (await writeThemedSvg(animation)) ??
        writeSvg(await drawingOf(animation, frames[0]), { alt: animation.alt, metadata: animation.recipe })
      )
    },
  join: () => ({ add: text => [new TextEncoder().encode(text)], end: () => [] }),
}

/** True for a file that begins as XML does, and not as HTML: an SVG is all that nnanim writes of it. */
function isXml(file: Uint8Array): boolean {
  return /^\ufeff?\s*<(?!!doctype html)/i.test(
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.subarray(0, 64)),
  )
}
