import gifenc from 'gifenc'
import { bitsFor, comment, header, repeat, trailer } from './blocks.ts'
import { beginsAt, delays } from './delays.ts'
import { changedPixels, changedRectangle, type Rectangle } from './difference.ts'
import type { Film, Format } from './format.ts'
import { type Indexed, indexer } from './indexed.ts'
import { choosePalette } from './palette.ts'

interface Tables {
  /** Red, green and blue of each entry; the last one is the see-through one. */
  palette: Uint8Array
}

/** A change of the picture: what to draw over it, and the frame with which it comes. */
interface Change {
  frame: number
  image: Uint8Array
}

/**
 * An animated GIF with one palette for all frames and no dither. Each frame draws the changed rectangle
 * alone, see-through where nothing changed; a frame without a change lengthens the delay of the one before.
 */
export const gif: Format<Tables, Change[]> = {
  name: 'gif',
  still: false,
  maxFps: 50,

  async prepare({ colors }, samples) {
    return { palette: Uint8Array.of(...(await choosePalette(samples, colors - 1)), 0, 0, 0) }
  },

  encode({ width, height }, { palette }, { first, frames, before }) {
    const transparent = palette.length / 3 - 1
    const toIndexes = indexer(palette.subarray(0, -3))
    const write = imageWriter(transparent)
    const changes: Change[] = []
    let last: Indexed | undefined = before && toIndexes(before)
    for (const [offset, frame] of frames.entries()) {
      const next = toIndexes(frame, last)
      if (last === undefined) {
        changes.push({ frame: first, image: write(next.indexes, { left: 0, top: 0, width, height }) })
      } else {
        const place = changedRectangle(last.indexes, next.indexes, width)
        if (place !== null) {
          const pixels = changedPixels(last.indexes, next.indexes, width, place, transparent)
          changes.push({ frame: first + offset, image: write(pixels, place) })
        }
      }
      last = next
    }
    return changes
  },

  join(film, { palette }) {
    // A change is written when the next one tells how long it stays.
    let held: Change | undefined
    const release = (until: number): Uint8Array[] =>
      held ? timed(held.image, beginsAt(until, film) - beginsAt(held.frame, film), palette) : []
    return {
      add(changes) {
        const chunks: Uint8Array[] = []
        for (const change of changes) {
          if (held) chunks.push(...release(change.frame))
          else chunks.push(header(film.width, film.height, palette), ...loopBlock(film), comment(film.recipe))
          held = change
        }
        return chunks
      },
      end: () => [...release(film.frames), trailer],
    }
  },
}

/** N plays are the first and N − 1 more; without the block a film plays once. */
function loopBlock({ frames, loop }: Film): Uint8Array[] {
  if (frames === 1 || loop === 'once') return []
  return [repeat(loop === 'forever' ? 0 : loop - 1)]
}

const control = { delayAt: 4, length: 8 }

/** A frame's graphic control (with a delay of 0), image descriptor and LZW data. */
function imageWriter(transparent: number): (indexes: Uint8Array, place: Rectangle) => Uint8Array {
  const create = 'GIFEncoder' in gifenc ? gifenc.GIFEncoder : gifenc
  const encoder = create({ auto: false })
  const options = { transparent: true, transparentIndex: transparent, delay: 0, dispose: 1 }
  const colorDepth = bitsFor(transparent + 1)
  return (indexes, { left, top, width, height }) => {
    encoder.stream.reset()
    encoder.writeFrame(indexes, width, height, { ...options, colorDepth })
    const image = encoder.bytes()
    // gifenc places every frame at 0, 0.
    const view = new DataView(image.buffer, image.byteOffset)
    view.setUint16(control.length + 1, left, true)
    view.setUint16(control.length + 3, top, true)
    return image
  }
}

/** An image that stays for a span of hundredths of a second; what one delay cannot hold, empty images add. */
function timed(image: Uint8Array, span: number, palette: Uint8Array): Uint8Array[] {
  const transparent = palette.length / 3 - 1
  return delays(span).map((delay, i) => {
    const place = { left: 0, top: 0, width: 1, height: 1 }
    const bytes = i === 0 ? image.slice() : imageWriter(transparent)(Uint8Array.of(transparent), place)
    new DataView(bytes.buffer).setUint16(control.delayAt, delay, true)
    return bytes
  })
}
