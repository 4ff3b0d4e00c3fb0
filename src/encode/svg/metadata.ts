import { withoutTags } from '../../paint/xml.ts'

/** True for an SVG file that has its end. */
export function isWholeSvg(file: Uint8Array): boolean {
  return /<\/svg>\s*$/.test(new TextDecoder().decode(file.subarray(-32)))
}

/** The texts in the `metadata` of an SVG file. */
export function svgTexts(file: Uint8Array): string[] {
  const text = new TextDecoder().decode(file)
  return Array.from(text.matchAll(/<metadata>([^<]*)<\/metadata>/g), match => withoutTags(match[1]))
}
