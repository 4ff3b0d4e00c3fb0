import { pixelOf } from '../../paint/pixels.ts'
import type { KernelModule } from '../../paint/web-assembly.ts'
import type { Animation, Encoder, Frame, FrameFormat } from '../format.ts'
import { rangeLength } from '../range.ts'
import { usedEntries } from './area-colors.ts'
import { bitsFor, comment, header, imageHeader, repeat, trailer } from './blocks.ts'
import { emptyImage, encodeImage, type Image } from './image.ts'
import { frameIndexer, type Indexed, paletteChanger } from './indexed.ts'
import { copyPixels, type KernelPointer, type Kernels, openKernels, stripLength, strips } from './kernels.ts'
import { gifTexts, isGif, isWholeGif } from './metadata.ts'
import { choosePalette } from './palette.ts'
import { openGif } from './read-gif.ts'
import { beginsAt, delays } from './steps.ts'

interface Tables {
  /** Red, green and blue of each entry; the last one is the see-through one. */
  palette: Uint8Array
  kernels: KernelModule
}

/**
 * Entries that a palette of so many leaves to colours of a frame's own areas: with them most frames' own tables are as
 * large as the common one, and one encoder writes all. A single frame has no fades, and of 256 there are enough.
 */
const AREAS = 8
const ROOMY = 64

/**
 * Decibels at which an animation has colours enough, where not more than 64 are allowed. Measured against 64 colours,
 * blobs, circles and circles in orbit: the file is 15, 7 and 8 % smaller, for 5.2, 2.5 and 2.7 dB.
 */
const LIKENESS = 41.5

/** A change of the picture: what to draw over it, and the frame with which it comes. */
interface Change {
  frame: number
  image: Image
  /** Its own colours; all others have those of the whole animation. */
  colors?: Uint8Array
  /** True where the picture is empty again when the next change comes. */
  clears: boolean
}

/**
 * An animated GIF with one palette for all frames and no dither. Each frame draws the changed rectangle
 * alone, see-through where nothing changed; a frame without a change lengthens the delay of the one before. By a
 * tolerance the edges of what moves may be a little off where that saves bytes, in films with a background.
 *
 * Without a background, the see-through entry also stands for an empty pixel, and no image can empty a pixel of one
 * before. So a frame after which some pixel becomes empty draws the whole picture and clears it, and the next one begins
 * on an empty screen. What a frame draws depends on it, its two neighbours and, by a tolerance, what is shown of the
 * frames of its range.
 */
export const gif: FrameFormat<Tables, Change[]> = {
  name: 'gif',
  shows: 'either',
  embed: 'image',
  metadata: { is: isGif, isWhole: isWholeGif, texts: gifTexts },
  open: openGif,
  maxFps: 50,
  needs: 'kernels',
  loops: true,
  savings: ['colors', 'tolerance', 'tints', 'slow', 'fps', 'density', 'scale'],

  samples: true,
  async prepare(animation, samples, tools) {
    const { colors, frames, tints } = animation
    const room = frames > 1 && colors >= ROOMY && colors < 256 && tints !== Infinity ? AREAS : 0
    const module = await tools.kernels()
    const kernels = openKernels(module, 0)
    const likeness = frames > 1 && colors <= ROOMY ? LIKENESS : Infinity
    const palette = await choosePalette(samples, colors - 1 - room, kernels, matteOf(animation), likeness)
    kernels.close()
    const unused = Array.from({ length: room }, () => [...palette.slice(-3)]).flat()
    return { palette: Uint8Array.of(...palette, ...unused, 0, 0, 0), kernels: module }
  },

  encoder(animation, { palette, kernels: module }) {
    const { width, height, frames: count, loop } = animation
    const length = width * height
    const matte = matteOf(animation)
    const kernels = openKernels(module, length)
    const transparent = palette.length / 3 - 1
    const common = palette.subarray(0, -3)
    const indexed = frameIndexer(kernels, common, length, matte, animation.tints)
    if (count === 1)
      return async ({ first, frames }) => {
        const indexes = kernels.bytesAt(indexed(frames[0]).common, length)
        return [{ frame: first, image: await stillImage(indexes, width, height, transparent), clears: false }]
      }

    const inPalette = paletteChanger(kernels, length, matte === undefined)
    const { tolerance = 0 } = animation
    const over =
      matte === undefined && tolerance > 0 ? frameOver(kernels, animation, common, tolerance) : undefined
    const nothing = kernels.take(matte === undefined ? 0 : length)
    const empties = (now: Indexed, next: Indexed | undefined) =>
      matte !== undefined &&
      next !== undefined &&
      loses(kernels.bytesAt(now.common, length), kernels.bytesAt(next.common, length), transparent)
    const encode: Encoder<Change[]> = ({ first, frames, before, after }) => {
      const changes: Change[] = []
      let last = before && indexed(before)
      let now = indexed(frames[0], last)
      let cleared = last !== undefined && empties(last, now)
      for (const offset of frames.keys()) {
        const frame = first + offset
        const following = frames[offset + 1] ?? (matte === undefined ? undefined : after)
        const next = following && indexed(following, last, now)
        // Readers differ in whether a new play begins on what the last one left.
        const ends = matte !== undefined && frame === count - 1 && loop !== 'once'
        const clears = ends || empties(now, next)
        const entry = now.palette.length / 3
        let below: KernelPointer | undefined
        if (last && (cleared || clears)) {
          kernels.bytesAt(nothing, length).fill(entry)
          below = nothing
        } else if (last) below = inPalette(over?.before(frame, last) ?? last, now)
        const image =
          over && last && below !== undefined
            ? over.draw(frame, now, last, below)
            : encodeImage(kernels, animation, now.indexes, entry, below)
        const colors = now.palette === common ? undefined : now.palette
        if (image) changes.push({ frame, image, clears, colors })
        else if (below === nothing)
          changes.push({ frame, image: emptyImage(module, 1, 1, transparent), clears })
        cleared = clears
        last = now
        now = next ?? now
      }
      return changes
    }
    encode.close = kernels.close
    return encode
  },

  // By the extension that goes before each image.
  isFrame: ([mark, label]) => mark === 0x21 && label === 0xf9,

  join(animation, tables) {
    // A change is written when the next one comes, as only then its delay is known.
    let held: Change | undefined
    const release = (until: number): Uint8Array[] =>
      held ? timed(held, beginsAt(until, animation) - beginsAt(held.frame, animation), tables, animation) : []
    return {
      add(changes) {
        const chunks: Uint8Array[] = []
        for (const change of changes) {
          if (held) chunks.push(...release(change.frame))
          else
            chunks.push(
              header(animation.width, animation.height, tables.palette),
              repeat(animation.frames === 1 ? 'once' : animation.loop),
              comment(animation.recipe),
            )
          held = change
        }
        return chunks
      },
      end: () => [...release(animation.frames), trailer],
    }
  },
}

function matteOf({ transparent, background }: Animation): number | undefined {
  return transparent ? pixelOf(background) : undefined
}

/** True where some byte becomes `nothing`. */
function loses(before: Uint8Array, after: Uint8Array, nothing: number): boolean {
  for (let i = 0; i < after.length; i++) if (after[i] === nothing && before[i] !== nothing) return true
  return false
}

/** An image that stays for a span of hundredths of a second; what one delay cannot hold, empty images add. */
function timed(
  { image, clears, colors }: Change,
  span: number,
  { palette, kernels }: Tables,
  animation: Animation,
): Uint8Array[] {
  const transparent = palette.length / 3 - 1
  const spans = delays(span)
  return spans.flatMap((delay, i) => {
    const ends = clears && i === spans.length - 1
    const [width, height] = ends ? [animation.width, animation.height] : [1, 1]
    const { place, data } = i === 0 ? image : emptyImage(kernels, width, height, transparent)
    const own = i === 0 ? colors : undefined
    return [
      imageHeader(place, { delay, clears: ends, transparent: own ? own.length / 3 : transparent }, own),
      data,
    ]
  })
}

/** Bytes that gifenc writes before a frame's data: graphic control, 8, and image descriptor, 10. */
const headerLength = 18

/**
 * A whole picture in palette indexes as an image, by gifenc. For a single picture, where nothing can be left out, it
 * gives files as small as the encoder of animations, which takes longer to set up. Loaded only for single pictures.
 */
async function stillImage(indexes: Uint8Array, width: number, height: number, transparent: number) {
  const { default: gifenc } = await import('gifenc')
  const create = 'GIFEncoder' in gifenc ? gifenc.GIFEncoder : gifenc
  const encoder = create({ auto: false })
  encoder.writeFrame(indexes, width, height, { colorDepth: bitsFor(transparent + 1) })
  return { place: { left: 0, top: 0, width, height }, data: encoder.bytes().slice(headerLength) }
}

/** Mean squared difference of a frame up to which something may be added to it: 42.05 dB. */
const maxSquares = 255 ** 2 / 10 ** 4.205

/**
 * The error that an entry in the place of another one adds, as a share of their squared distance: mostly the true colour
 * lies between the two. Where it does not, more is added than is spared, and the frame is drawn again.
 */
const addedShare = 0.5
/** Times that a frame is drawn again with less, and the share of its budget that it is to keep within then. */
const tries = 2
const safeShare = 0.9

/** A picture in palette indexes, of which it is not known what frame it is. */
type IndexedPicture = Pick<Indexed, 'indexes' | 'palette' | 'common'>

/**
 * Opens the drawing of an opaque film's frames, of each of which something else may be shown at the edges of what moves: entries
 * near it, and what was shown before. It is compared with each frame anew, so nothing adds up. No frame is further off
 * than 42 dB, or by more than 3 dB than its palette makes it. The first frame, the last one, the first one that is like
 * the one before, and the last of each range are exact.
 *
 * For budgets alone: 28 levels save 9 to 10 % of blobs and circles, and encoding takes twice the time.
 *
 * @param common the palette that all frames have in common
 */
function frameOver(kernels: Kernels, animation: Animation, common: Uint8Array, tolerance: number) {
  const { width, height, frames: count } = animation
  const length = width * height
  const range = rangeLength(animation)
  const isExact = (frame: number) => frame === 0 || frame === count - 1 || frame % range === range - 1
  const allowed = 3 * length * maxSquares
  const rooms = [kernels.take(length), kernels.take(length)]
  const colors = kernels.take(3 * 256)
  const strip = kernels.take(4 * Math.min(stripLength, length))
  const squaresOff = (frame: Frame, indexes: KernelPointer) => {
    let sum = 0
    for (const { from, size } of strips(length)) {
      copyPixels(kernels, frame.pixels, from, size, strip)
      sum += kernels.squaresOff(colors, strip, indexes + from, size)
    }
    return sum
  }
  /** The last frame that was drawn, and what is shown of it where that is not its own indexes. */
  let shown: { frame: number; picture?: IndexedPicture } | undefined
  return {
    /** The picture before a frame. @throws Error where that was not drawn here, and is not shown exactly */
    before(frame: number, last: Indexed): IndexedPicture {
      if (shown?.frame === frame - 1) return shown.picture ?? last
      if (isExact(frame - 1)) return last
      throw new Error(`frame ${frame} is drawn before frame ${frame - 1}`)
    },
    /** The image that is drawn over what is shown, null for none. @param below what is shown before, in this palette */
    draw(frame: number, now: Indexed, last: Indexed, below: KernelPointer): Image | null {
      const { indexes, palette } = now
      const entry = palette.length / 3
      const rests = kernels.same(last.indexes, indexes, length) === 1 && isSame(last.palette, palette)
      if (rests || isExact(frame)) {
        shown = { frame }
        return encodeImage(kernels, animation, indexes, entry, below)
      }
      const room = rooms[frame % 2]
      kernels.bytesAt(colors, palette.length).set(palette)
      const count = usedEntries(palette)
      const own = squaresOff(now.frame, indexes)
      const spare = Math.max(own, allowed - own)
      let budget = spare / addedShare
      let image: Image | null
      for (let left = tries; ; left--) {
        kernels.bytesAt(room, length).set(kernels.bytesAt(indexes, length))
        image = encodeImage(kernels, animation, room, entry, below, [colors, count, tolerance, budget])
        const added = squaresOff(now.frame, room) - own
        if (added <= spare) break
        budget *= left > 0 ? (safeShare * spare) / added : 0
      }
      // What has entries of the common palette alone has them in each.
      shown = { frame, picture: { indexes: room, palette, common: palette === common ? room : now.common } }
      return image
    },
  }
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one === other || (one.length === other.length && one.every((value, i) => value === other[i]))
}
