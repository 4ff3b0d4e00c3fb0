/** Bytes as characters of those numbers: what `TextDecoder` calls Latin-1 is Windows-1252. */
export function latin1(bytes: Uint8Array): string {
  let text = ''
  // A call takes no more arguments than the stack has room for.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}
