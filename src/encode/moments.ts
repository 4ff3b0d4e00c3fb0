import { decodePng } from '../paint/png.ts'
import { isGif } from './gif/metadata.ts'
import { isPng } from './png/metadata.ts'
import { gifPainter, readGif } from './readgif.ts'
import { checkInflated, readPng } from './readpng.ts'

/** A file as it is seen, picture by picture. */
export interface Seen {
  width: number
  height: number
  /** Plays after the first, 0 for ever; null for a single play. */
  loop: number | null
  /** Whatever else must be the same in a file that shows the same, by its name, as a person reads it. */
  facts: Record<string, string>
  /** Pictures that there are to decode. */
  pictures: number
  /** Decodes one picture at a time. */
  moments: Iterable<Moment> | AsyncIterable<Moment>
}

export interface Moment {
  /** When the next picture comes, in the same unit in files that are compared. */
  until: number
  /** R, G, B, A of each pixel, not premultiplied; good until the next moment is asked for. */
  pixels: Uint8Array
}

/**
 * What a GIF or a PNG shows; null for a file of another kind. Its blocks are read at once, its pixels when a moment is
 * asked for.
 *
 * @throws Error for a file that is damaged, moments too
 */
export function decodeFrames(file: Uint8Array): Seen | null {
  if (isGif(file)) return seenGif(file)
  return isPng(file) ? seenPng(file) : null
}

function seenPng(file: Uint8Array): Seen {
  const png = readPng(file)
  const { width, height } = png
  async function* moments() {
    await checkInflated(png)
    yield { until: 0, pixels: decodePng(file).data }
  }
  return { width, height, loop: null, facts: {}, pictures: 1, moments: moments() }
}

function seenGif(file: Uint8Array): Seen {
  const gif = readGif(file)
  const { width, height, loop, images } = gif
  function* moments() {
    const paint = gifPainter(file, gif)
    const screen = new Uint32Array(width * height)
    const pixels = new Uint8Array(screen.buffer)
    let until = 0
    for (const image of images) {
      paint(image, screen)
      until += image.delay
      yield { until, pixels }
      // GIF89a, section 23.
      const { left, top, width: wide, height: high } = image.place
      for (let row = top; image.clears && row < top + high; row++)
        screen.fill(0, row * width + left, row * width + left + wide)
    }
  }
  const duration = images.reduce((sum, { delay }) => sum + delay, 0) / 100
  const facts = { duration: `${duration.toFixed(2)} s` }
  return { width, height, loop, facts, pictures: images.length, moments: moments() }
}
