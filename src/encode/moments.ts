import omggif from 'omggif'
import { decodePng } from '../paint/png.ts'
import { isGif } from './texts/gif.ts'
import { isPng } from './texts/png.ts'

/** A file as it is seen, picture by picture. */
export interface Seen {
  width: number
  height: number
  /** Plays after the first, 0 for ever; null for a single play. */
  loop: number | null
  moments: Iterable<Moment>
}

export interface Moment {
  /** When the next picture comes, in hundredths of a second. */
  until: number
  /** R, G, B, A of each pixel, not premultiplied; good until the next moment is asked for. */
  pixels: Uint8Array
}

/**
 * Decodes a GIF or a PNG, one picture at a time; null for a file of another kind.
 *
 * @throws Error for a file that is damaged
 */
export function seen(file: Uint8Array): Seen | null {
  if (isGif(file)) return seenGif(file)
  if (!isPng(file)) return null
  const { width, height, data } = decodePng(file)
  return { width, height, loop: null, moments: [{ until: 0, pixels: data }] }
}

function seenGif(file: Uint8Array): Seen {
  const reader = new omggif.GifReader(file)
  const { width, height } = reader
  return {
    ...{ width, height, loop: reader.loopCount() },
    moments: {
      *[Symbol.iterator]() {
        const pixels = new Uint8Array(width * height * 4)
        let until = 0
        for (let i = 0; i < reader.numFrames(); i++) {
          reader.decodeAndBlitFrameRGBA(i, pixels)
          const frame = reader.frameInfo(i)
          until += frame.delay
          yield { until, pixels }
          // omggif leaves disposal to its caller: 2 empties the frame's rectangle (GIF89a, section 23).
          for (let row = frame.y; frame.disposal === 2 && row < frame.y + frame.height; row++)
            pixels.fill(0, 4 * (row * width + frame.x), 4 * (row * width + frame.x + frame.width))
        }
      },
    },
  }
}
