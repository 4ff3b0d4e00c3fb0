/** JSON text in ASCII: other characters by their numbers. @param inScript also "<", as in a script of a page */
export function asciiJson(json: string, inScript = false): string {
  const outside = inScript ? /[\u007f-\uffff<]/g : /[\u007f-\uffff]/g
  return json.replace(outside, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
