import { plain } from '../../paint/xml.ts'

export function isXml(file: Uint8Array): boolean {
  return /^\ufeff?\s*</.test(new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.subarray(0, 64)))
}

/** The texts in the `metadata` of an SVG file. */
export function svgTexts(file: Uint8Array): string[] {
  const text = new TextDecoder().decode(file)
  return Array.from(text.matchAll(/<metadata>([^<]*)<\/metadata>/g), match => plain(match[1]!))
}
