/** The library has no types of its own. */
declare module 'wawoff2/decompress.js' {
  /** A TrueType font out of its WOFF2 file. */
  export default function decompress(file: Uint8Array): Promise<Uint8Array>
}
