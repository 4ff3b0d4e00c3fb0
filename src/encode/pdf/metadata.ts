/** True for a file that begins as a PDF does (ISO 32000-1, 7.5.2). */
export function isPdf(file: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(file.subarray(0, 5)) === '%PDF-'
}

/** True for a PDF file that has its end (ISO 32000-1, 7.5.5). */
export function isWholePdf(file: Uint8Array): boolean {
  return /%%EOF\s*$/.test(new TextDecoder('latin1').decode(file.subarray(-32)))
}

/**
 * The entry `nnanim` of a PDF file's information (ISO 32000-1, 14.3.3), in a string object of its own, as this
 * program writes it.
 */
export function pdfTexts(file: Uint8Array): string[] {
  const text = new TextDecoder('latin1').decode(file)
  // Ten digits are what a file's table of objects has room for.
  const number = /\/nnanim (\d{1,10}) 0 R/.exec(text)?.[1]
  const head = `\n${number} 0 obj\n(`
  const begin = text.indexOf(head) + head.length
  if (begin < head.length) return []
  // A regular expression of the whole string takes a place on the stack for each of its characters.
  let end = begin
  while (end < text.length && text[end] !== '(' && text[end] !== ')') end += text[end] === '\\' ? 2 : 1
  return text[end] === ')' ? [text.slice(begin, end).replace(/\\(.)/g, '$1')] : []
}
