// The package ships no types; these are the parts in use.
declare module 'omggif' {
  class GifReader {
    constructor(file: Uint8Array)
    width: number
    height: number
    numFrames(): number
    /** null without a loop block, 0 for ever. */
    loopCount(): number | null
    frameInfo(frame: number): {
      x: number
      y: number
      width: number
      height: number
      disposal: number
      /** Hundredths of a second. */
      delay: number
    }
    decodeAndBlitFrameRGBA(frame: number, pixels: Uint8Array): void
  }
  const omggif: { GifReader: typeof GifReader }
  export default omggif
}
