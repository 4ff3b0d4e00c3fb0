/** The first attribute of an SVG that moves, which a still has not. */
export const MARK = { 'data-format': 'anim.svg' }

/** True for a file that begins as an SVG that moves does. */
export function isMovingSvg(file: Uint8Array): boolean {
  return /^\s*<svg data-format="anim\.svg"/.test(new TextDecoder().decode(file.subarray(0, 64)))
}
