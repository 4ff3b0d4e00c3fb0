import { withoutTags } from '../../paint/xml.ts'
import { drawingOf, unscaled } from '../drawing.ts'
import type { FrameFormat } from '../format.ts'

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
      const { alt, recipe: metadata } = animation
      const themed = await writeThemedSvg(animation)
      return themed ?? writeSvg(await drawingOf(animation, frames[0]), { alt, metadata })
    },
  join: () => ({ add: text => [new TextEncoder().encode(text)], end: () => [] }),
}

/** True for a file that begins as XML does, and not as HTML: an SVG is all that nnanim writes of it. */
function isXml(file: Uint8Array): boolean {
  const begin = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.subarray(0, 64))
  return /^\ufeff?\s*<(?!!doctype html)/i.test(begin)
}

/** True for an SVG file that has its end. */
export function isWholeSvg(file: Uint8Array): boolean {
  return /<\/svg>\s*$/.test(new TextDecoder().decode(file.subarray(-32)))
}

/** The texts in the `metadata` of an SVG file. */
export function svgTexts(file: Uint8Array): string[] {
  const text = new TextDecoder().decode(file)
  return Array.from(text.matchAll(/<metadata>([^<]*)<\/metadata>/g), match => withoutTags(match[1]))
}
