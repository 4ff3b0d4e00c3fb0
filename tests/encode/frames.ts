import { createRequire } from 'node:module'
import { expect } from 'vitest'
import type { Animation, Bitmap, Frame, FrameFormat, Run, Tools } from '../../src/encode/format.ts'
import { gif } from '../../src/encode/gif/gif.ts'
import { tools as ours } from '../../src/render/tools.ts'

const require = createRequire(import.meta.url)

/** A picture from a function that gives `0xrrggbb` for a pixel, or null for nothing. */
export function frameOf(
  width: number,
  height: number,
  color: (x: number, y: number) => number | null,
): Frame {
  const pixels = Uint32Array.from({ length: width * height }, (_, i) => {
    const rgb = color(i % width, Math.floor(i / width))
    if (rgb === null) return 0
    return (0xff000000 | ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >>> 16)) >>> 0
  })
  return { pixels, width, height, shapes: [] }
}

export function filmOf(frames: Bitmap[], more: Partial<Animation> = {}): Animation {
  const { width, height } = frames[0]
  return {
    ...{
      width,
      height,
      frames: frames.length,
      duration: frames.length / 25,
      loop: 'forever',
      colors: 64,
      quality: 50,
      density: 1,
      background: '#ffffff',
      transparent: false,
      recipe: '{}',
      alt: '',
    },
    ...more,
  }
}

/** Numbers that look random: below 1, of a linear congruential generator. */
export function noise(state: number): () => number {
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** The frames as a GIF, cut into runs of that length. */
export function encodeGif(frames: Frame[], film: Animation, length?: number): Promise<Uint8Array> {
  return encode(gif, frames, film, { length })
}

const kernels = ours.kernels()

/** What formats need that need nothing but what the build made. */
export const noTools: Tools = {
  page: async () => ({ licenses: '', style: '', modules: {} }),
  kernels: () => kernels,
  videoKernels: ours.videoKernels,
  fonts: () => Promise.reject(new Error('no fonts')),
  bundledFont: () => Promise.reject(new Error('no font')),
  compressor: () => Promise.reject(new Error('no compressor')),
}

/** The frames in any format, cut into runs of that length. */
export async function encode<Tables, Part>(
  format: FrameFormat<Tables, Part>,
  frames: Frame[],
  film: Animation,
  { tools = noTools, length = frames.length }: { tools?: Tools; length?: number | undefined } = {},
): Promise<Uint8Array> {
  const tables = await format.prepare(film, frames, tools)
  const encode = format.encoder(film, tables)
  const joiner = await format.join(film, tables, tools)
  const chunks: Uint8Array[] = []
  for (let first = 0; first < frames.length; first += length) {
    const [before, after] = [frames[first - 1], frames[first + length]]
    const run: Run = {
      first,
      frames: frames.slice(first, first + length),
      ...(before && { before }),
      ...(after && { after }),
    }
    chunks.push(...(await joiner.add(await encode(run))))
  }
  return Buffer.concat([...chunks, ...(await joiner.end())])
}

interface Reader {
  width: number
  height: number
  numFrames(): number
  loopCount(): number | null
  frameInfo(frame: number): FrameInfo
  decodeAndBlitFrameRGBA(frame: number, pixels: Uint8Array): void
}

export interface FrameInfo {
  x: number
  y: number
  width: number
  height: number
  disposal: number
  /** Hundredths of a second. */
  delay: number
  palette_size: number
  has_local_palette: boolean
  transparent_index: number | null
}

export interface Decoded {
  width: number
  height: number
  /** null without a loop block, 0 for ever. */
  loop: number | null
  frames: (FrameInfo & { pixels: Uint32Array })[]
}

/**
 * Decodes with omggif, which shares no code with the encoder; every frame as it is seen. omggif leaves disposal to
 * its caller: 2 empties the frame's rectangle when its time is over (GIF89a, section 23).
 */
export function decodeGif(file: Uint8Array): Decoded {
  const { GifReader } = require('omggif') as {
    GifReader: new (file: Uint8Array) => Reader
  }
  const reader = new GifReader(file)
  const screen = new Uint8Array(reader.width * reader.height * 4)
  const frames = Array.from({ length: reader.numFrames() }, (_, i) => {
    reader.decodeAndBlitFrameRGBA(i, screen)
    const frame = { ...reader.frameInfo(i), pixels: new Uint32Array(screen.slice().buffer) }
    const { x, y, width, height, disposal } = frame
    for (let row = y; disposal === 2 && row < y + height; row++)
      screen.fill(0, 4 * (row * reader.width + x), 4 * (row * reader.width + x + width))
    return frame
  })
  return { width: reader.width, height: reader.height, loop: reader.loopCount(), frames }
}

/** What is seen at a time in hundredths of a second. */
export function seenAt({ frames }: Decoded, time: number): Uint32Array {
  let end = 0
  const shown = frames.find(({ delay }) => {
    end += delay
    return time < end
  })
  if (shown === undefined) throw new Error(`nothing is shown at ${time}`)
  return shown.pixels
}

/** Fails where numbers differ. They are compared as bytes at first: `toEqual` looks at each of them for long. */
export function expectSame<Numbers extends Uint8Array | Uint32Array>(
  found: Numbers,
  expected: Numbers,
): void {
  const [a, b] = [found, expected].map(({ buffer, byteOffset, byteLength }) =>
    Buffer.from(buffer, byteOffset, byteLength),
  )
  if (!a.equals(b)) expect(found).toEqual(expected)
}
