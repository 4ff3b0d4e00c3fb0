/** A function that is true for a file that begins so, as text. */
export function begins(mark: RegExp): (file: Uint8Array) => boolean {
  return file => mark.test(textOf(file.subarray(0, 64)))
}

/** A function that is true for a file that ends so, as text. */
export function ends(mark: RegExp): (file: Uint8Array) => boolean {
  return file => mark.test(textOf(file.subarray(-32)))
}

/** A mark of the order of bytes is white space. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}
