// The package ships no types; these are the parts in use.
declare module 'gifenc' {
  interface Encoder {
    writeFrame(indexes: Uint8Array, width: number, height: number, options: { colorDepth: number }): void
    bytes(): Uint8Array
  }
  type Create = (options: { auto: boolean }) => Encoder
  /** Its CommonJS build, which Node takes, exports an object; its ES module build, which bundlers may take, the function. */
  const gifenc: { GIFEncoder: Create } | Create
  export default gifenc
}
