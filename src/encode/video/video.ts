import { pixelOf } from '../../paint/pixels.ts'
import { instantiate, type KernelModule } from '../../paint/web-assembly.ts'
import type { Animation, Bitmap, Frame, FrameFormat, Joiner, Metadata } from '../format.ts'
import { type Chunk, type Codec, type Compression, codecs, type VideoName } from './compressor.ts'
import { type Container, isMp4, isWholeMp4, mp4Texts, openContainer } from './container.ts'
import { withAlpha } from './with-alpha.ts'

/**
 * The largest picture of VP9's levels 5 to 5.2 (webmproject.org/vp9/levels), which H.264's have room for too: beyond
 * it hardly anything plays a video, and to compress one of 8000 × 8000 takes 12 GB.
 */
const largest = { pixels: 4096 * 2176, side: 8192 }

/** H.264 in MP4, and VP9 in WebM. */
export const mp4: VideoFormat = {
  ...videoFormat('mp4', { is: isMp4, isWhole: isWholeMp4, texts: mp4Texts }),
  opaque: true,
  // Measured, as that of WebM, with 0.36 to 4 million pixels.
  memory: { base: 30e6, pixel: 80 },
  // They depend on the number of processors too.
  varies: () => true,
}
export const webm: VideoFormat = {
  ...videoFormat('webm', { is: isWebm, isWhole: isWholeWebm, texts: webmTexts }),
  label: 'WebM',
  memory: { base: 30e6, pixel: 240 },
  // It does not say whether ffmpeg compressed it.
  varies: compressor => compressor.startsWith('ffmpeg'),
}

/** The pictures of a run in I420, null for one that is the same as the one before. */
type Pictures = (Uint8Array<ArrayBuffer> | null)[]

type VideoFormat = FrameFormat<KernelModule, Pictures>

/** Quantizers of quality 1 and of quality 100. Both codecs look alike at the same quality: about 43.5 dB, 49 and 56. */
const quantizers: Record<Codec, [worst: number, best: number]> = { avc: [28, 12], vp9: [125, 10] }

/**
 * A video of constant quality. Its pictures are turned into I420 in any order; compression, for which each needs the
 * ones before it, takes place where the parts are joined.
 */
function videoFormat(name: VideoName, metadata: Metadata): VideoFormat {
  const codec = codecs[name]
  return {
    name,
    shows: 'film',
    embed: 'video',
    metadata,
    needs: 'compressor',
    savings: ['quality', 'fps', 'density', 'scale'],
    largest,
    size: ({ width, height }) => ({ width: even(width), height: even(height) }),
    prepare: (_animation, _samples, tools) => tools.videoKernels(),

    encoder(animation, kernels) {
      const convert = i420Converter(kernels, animation)
      return ({ frames, before }) => {
        let last: Frame | undefined = before
        return frames.map(frame => {
          const isNew = frame !== last
          last = frame
          return isNew ? convert(frame) : null
        })
      }
    },

    transfers: pictures => pictures.flatMap(picture => picture?.buffer ?? []),

    async join(animation, _kernels, tools) {
      const open = await tools.compressor()
      const size = { width: even(animation.width), height: even(animation.height) }
      const [worst, best] = quantizers[codec]
      const quantizer = worst + ((best - worst) * (animation.quality - 1)) / 99
      const { frames, duration } = animation
      const settings = { codec, ...size, frames, duration, quantizer }
      const compression = await (animation.transparent ? withAlpha(open) : open)(settings)
      return videoJoiner(name, animation, compression)
    },
  }
}

function videoJoiner(name: VideoName, animation: Animation, compression: Compression): Joiner<Pictures> {
  let last: Pictures[number] = null
  let opened: Promise<Container> | undefined
  const store = async (chunks: Chunk[]) => {
    // While the first pictures are compressed, so that its library loads beside them.
    opened ??= openContainer(name, animation)
    const container = await opened
    for (const chunk of chunks) await container.add(chunk, compression.config())
    return container
  }
  return {
    async add(pictures) {
      const all = pictures.map(picture => {
        last = picture ?? last
        return last!
      })
      await store(await compression.add(all))
      return []
    },
    async end() {
      const container = await store(await compression.end())
      compression.close()
      return container.end()
    },
    cancel: () => compression.close(),
  }
}

/** Pixels that are converted at once: few enough to stay in the processor's cache. */
const stripLength = 1 << 16

/** The exports of `src/kernels/video.ts`, where they are documented; places are in bytes from the memory's beginning. */
interface Exports {
  memory: { buffer: ArrayBuffer }
  take(bytes: number): number
  convertRows(
    ...of: [pixels: number, planes: number, width: number, height: number, top: number, rows: number]
  ): void
}

type Picture = Uint8Array<ArrayBuffer>

/** The next even number. */
export function even(pixels: number): number {
  return pixels + (pixels & 1)
}

/**
 * A function that makes I420 of an animation's pictures, BT.709 in limited range: a plane of brightness, then two of
 * colour with a value for each 2 × 2 pixels. Odd sides are made even with the background. Without it, pixels that
 * nothing is drawn on have its colour, so that no edge darkens, and another I420 follows, whose brightness is the alpha.
 */
export function i420Converter(
  module: KernelModule,
  animation: Pick<Animation, 'width' | 'height' | 'background' | 'transparent'>,
): (picture: Pick<Bitmap, 'pixels'>) => Picture {
  const { width, height, background, transparent } = animation
  const [wide, high] = [even(width), even(height)]
  const behind = transparent ? pixelOf(background) & 0xffffff : pixelOf(background)
  const kernels = instantiate<Exports>(module)
  const most = Math.min(high, Math.max(2, 2 * Math.floor(stripLength / (2 * wide))))
  const strip = kernels.take(4 * wide * most)
  const length = (wide * high * 3) / 2
  const planes = kernels.take(transparent ? 2 * length : length)
  // It does not grow any more.
  const { buffer } = kernels.memory
  const room = new Uint32Array(buffer, strip, wide * most)
  const copyRows = (pixels: Uint32Array, from: number, end: number) => {
    if (wide === width) return room.set(pixels.subarray(from * width, end * width))
    for (let row = from; row < end; row++) {
      room.set(pixels.subarray(row * width, (row + 1) * width), (row - from) * wide)
      room[(row - from) * wide + width] = behind
    }
  }
  const made = new Uint8Array(buffer, planes, transparent ? 2 * length : length)
  const alphas = made.subarray(length).fill(128)
  return ({ pixels }) => {
    for (let top = 0; top < high; top += most) {
      const rows = Math.min(most, high - top)
      const drawn = Math.min(rows, height - top)
      copyRows(pixels, top, top + drawn)
      room.fill(behind, drawn * wide, rows * wide)
      for (let i = 0; transparent && i < wide * rows; i++) {
        alphas[top * wide + i] = room[i] >>> 24
        if (room[i] <= 0xffffff) room[i] = behind
      }
      kernels.convertRows(strip, planes, wide, high, top, rows)
    }
    return made.slice()
  }
}

/** Segment, Tags, Tag, SimpleTag (Matroska, RFC 9559, section 5.1.8). */
const path = [0x18538067, 0x1254c367, 0x7373, 0x67c8]
const tagString = 0x4487

/** True for a file that begins with an EBML header (RFC 8794, section 11.2.1). */
function isWebm(file: Uint8Array): boolean {
  return elements(file).next().value?.id === 0x1a45dfa3
}

/** True where the elements of a WebM file end where it does; where the last begins suffices. */
function isWholeWebm(file: Uint8Array, size: number): boolean {
  return [...elements(file)].at(-1)?.end === size
}

function webmTexts(file: Uint8Array): string[] {
  let found = [file]
  for (const id of [...path, tagString])
    found = found.flatMap(inside => [...elements(inside)].filter(e => e.id === id).map(({ data }) => data))
  return found.map(data => new TextDecoder().decode(data))
}

/** The elements of a file or in an element, one after the other (EBML, RFC 8794, sections 4 to 6). */
function* elements(file: Uint8Array): Generator<{ id: number; data: Uint8Array; end: number }> {
  for (let at = 0; at < file.length; ) {
    const idLength = Math.clz32(file[at]) - 23
    const sizeLength = Math.clz32(file[at + idLength] ?? 0) - 23
    const start = at + idLength + sizeLength
    if (idLength > 4 || sizeLength > 8 || start > file.length) return
    const id = numberAt(file, at, idLength)
    const ones = 2 ** (7 * sizeLength)
    const size = numberAt(file, at + idLength, sizeLength) - ones
    // All ones: the size was not known.
    const end = size === ones - 1 ? file.length : start + size
    yield { id, data: file.subarray(start, end), end }
    at = end
  }
}

function numberAt(file: Uint8Array, at: number, length: number): number {
  return file.subarray(at, at + length).reduce((sum, byte) => sum * 256 + byte, 0)
}
