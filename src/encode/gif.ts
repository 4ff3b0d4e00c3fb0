import gifenc from 'gifenc'
import { bitsFor, comment, header, repeat, trailer } from './blocks.ts'
import { beginsAt, delays } from './delays.ts'
import { changedPixels, changedRectangle, cropped, loses, type Rectangle } from './difference.ts'
import type { Film, Format } from './format.ts'
import { type Indexed, indexer } from './indexed.ts'
import { pixelOf } from './matte.ts'
import { choosePalette } from './palette.ts'

interface Tables {
  /** Red, green and blue of each entry; the last one is the see-through one. */
  palette: Uint8Array
}

/** A change of the picture: what to draw over it, and the frame with which it comes. */
interface Change {
  frame: number
  image: Uint8Array
  /** Whether the picture is empty again when the next change comes. */
  clears: boolean
}

/**
 * An animated GIF with one palette for all frames and no dither. Each frame draws the changed rectangle
 * alone, see-through where nothing changed; a frame without a change lengthens the delay of the one before.
 *
 * Without a background, see-through also means that there is nothing, which nothing can be drawn over with. So a
 * frame after which some pixel is emptied draws all that is there and clears it, and the next one begins anew. What
 * a frame does follows from it and its two neighbours, wherever runs are cut.
 */
export const gif: Format<Tables, Change[]> = {
  name: 'gif',
  shows: 'either',
  maxFps: 50,
  loops: true,
  savings: ['colors', 'fps', 'density', 'scale'],

  async prepare(film, samples) {
    const palette = await choosePalette(samples, film.colors - 1, matteOf(film))
    return { palette: Uint8Array.of(...palette, 0, 0, 0) }
  },

  encoder(film, { palette }) {
    const { width, height, frames: count, loop } = film
    const matte = matteOf(film)
    const transparent = palette.length / 3 - 1
    const toIndexes = indexer(palette.subarray(0, -3), matte)
    const write = imageWriter(transparent)
    const nothing = new Uint8Array(matte === undefined ? 0 : width * height).fill(transparent)
    const empties = (now: Indexed, next: Indexed | undefined) =>
      matte !== undefined && next !== undefined && loses(now.indexes, next.indexes, transparent)
    return ({ first, frames, before, after }) => {
      const changes: Change[] = []
      let last = before && toIndexes(before)
      let now = toIndexes(frames[0]!, last)
      let cleared = last !== undefined && empties(last, now)
      for (const offset of frames.keys()) {
        const frame = first + offset
        const following = frames[offset + 1] ?? (matte === undefined ? undefined : after)
        const next = following && toIndexes(following, now)
        // Readers differ in whether a new play begins on what the last one left.
        const ends = matte !== undefined && frame === count - 1 && count > 1 && loop !== 'once'
        const clears = ends || empties(now, next)
        const add = (pixels: Uint8Array, place: Rectangle) =>
          changes.push({ frame, image: write(pixels, place), clears })
        if (last === undefined) add(now.indexes, { left: 0, top: 0, width, height })
        else if (cleared || clears) {
          const place = changedRectangle(nothing, now.indexes, width) ?? dot
          add(cropped(now.indexes, width, place), place)
        } else {
          const place = changedRectangle(last.indexes, now.indexes, width)
          if (place !== null) add(changedPixels(last.indexes, now.indexes, width, place, transparent), place)
        }
        cleared = clears
        last = now
        now = next ?? now
      }
      return changes
    }
  },

  join(film, { palette }) {
    // A change is written when the next one tells how long it stays.
    let held: Change | undefined
    const release = (until: number): Uint8Array[] =>
      held ? timed(held, beginsAt(until, film) - beginsAt(held.frame, film), palette, film) : []
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

function matteOf({ transparent, background }: Film): number | undefined {
  return transparent ? pixelOf(background) : undefined
}

const dot: Rectangle = { left: 0, top: 0, width: 1, height: 1 }

/** N plays are the first and N − 1 more; without the block a film plays once. */
function loopBlock({ frames, loop }: Film): Uint8Array[] {
  if (frames === 1 || loop === 'once') return []
  return [repeat(loop === 'forever' ? 0 : loop - 1)]
}

const control = { flagsAt: 3, delayAt: 4, length: 8 }

/** The flags of a graphic control whose image has a see-through entry: afterwards it stays, or is cleared. */
const stays = (1 << 2) | 1
const isCleared = (2 << 2) | 1

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
function timed({ image, clears }: Change, span: number, palette: Uint8Array, film: Film): Uint8Array[] {
  const transparent = palette.length / 3 - 1
  const spans = delays(span)
  return spans.map((delay, i) => {
    const ends = clears && i === spans.length - 1
    const place = ends ? { ...dot, width: film.width, height: film.height } : dot
    const empty = () => new Uint8Array(place.width * place.height).fill(transparent)
    const bytes = i === 0 ? image.slice() : imageWriter(transparent)(empty(), place)
    bytes[control.flagsAt] = ends ? isCleared : stays
    new DataView(bytes.buffer).setUint16(control.delayAt, delay, true)
    return bytes
  })
}
