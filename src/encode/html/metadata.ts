/** True for a file that begins as the pages of nnanim do. */
export function isHtml(file: Uint8Array): boolean {
  return /^\s*<!doctype html>/i.test(new TextDecoder().decode(file.subarray(0, 64)))
}

/** True for a page that has its end. */
export function isWholeHtml(file: Uint8Array): boolean {
  return /<\/html>\s*$/.test(new TextDecoder().decode(file.subarray(-32)))
}

/** The JSON texts that a page carries: its recipe among them. */
export function pageTexts(file: Uint8Array): string[] {
  const text = new TextDecoder().decode(file)
  return Array.from(
    text.matchAll(/<script type="application\/json" id="recipe">([^<]*)<\/script>/g),
    ([, json]) => json,
  )
}
