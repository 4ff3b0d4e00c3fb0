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
  const recipe = /<script type="application\/json" id="recipe">([^<]*)<\/script>/g
  return Array.from(new TextDecoder().decode(file).matchAll(recipe), ([, json]) => json)
}
