import { encodePng } from '../paint/png.ts'
import type { Format } from './format.ts'

/** A still as PNG. */
export const png: Format<null, Uint8Array> = {
  name: 'png',
  still: true,
  prepare: async () => null,
  encode(_film, _tables, { frames }) {
    const { pixels, width, height } = frames[0]!
    return encodePng(new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength), width, height)
  },
  join: () => ({ add: part => [part], end: () => [] }),
}
