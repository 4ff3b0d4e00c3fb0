import { plain } from '../../paint/xml.ts'
import { drawingOf, unscaled } from '../drawing.ts'
import type { Format } from '../format.ts'

/** A still as SVG. */
export const svg: Format<null, string> = {
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
      return writeSvg(await drawingOf(animation, frames[0]), {
        alt: animation.alt,
        metadata: animation.recipe,
      })
    },
  join: () => ({ add: text => [new TextEncoder().encode(text)], end: () => [] }),
}

/** Whether a file begins as XML does, and not as HTML: an SVG is all that nnanim writes of it. */
function isXml(file: Uint8Array): boolean {
  return /^\ufeff?\s*<(?!!doctype html)/i.test(
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.subarray(0, 64)),
  )
}

/** Whether an SVG file has its end. */
function isWholeSvg(file: Uint8Array): boolean {
  return /<\/svg>\s*$/.test(new TextDecoder().decode(file.subarray(-32)))
}

/** The texts in the `metadata` of an SVG file. */
function svgTexts(file: Uint8Array): string[] {
  const text = new TextDecoder().decode(file)
  return Array.from(text.matchAll(/<metadata>([^<]*)<\/metadata>/g), match => plain(match[1]))
}
