export function isPdf(file: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(file.subarray(0, 5)) === '%PDF-'
}

/** Whether a PDF file has its end (ISO 32000-1, 7.5.5). */
export function isWholePdf(file: Uint8Array): boolean {
  return /%%EOF\s*$/.test(new TextDecoder('latin1').decode(file.subarray(-32)))
}

/**
 * The entry `nnanim` of a PDF file's information (ISO 32000-1, 14.3.3), in a string object of its own, as this
 * program writes it.
 */
export function pdfTexts(file: Uint8Array): string[] {
  const text = new TextDecoder('latin1').decode(file)
  const number = /\/nnanim (\d+) 0 R/.exec(text)?.[1]
  const string = number && new RegExp(`\\n${number} 0 obj\\n\\(((?:[^()\\\\]|\\\\.)*)\\)`).exec(text)?.[1]
  return string === undefined ? [] : [string.replace(/\\(.)/g, '$1')]
}
