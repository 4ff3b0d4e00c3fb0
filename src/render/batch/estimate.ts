import type { Spec } from '../../options/spec.ts'
import { stripSize } from '../../options/strip.ts'
import { networkSpecs, type PictureSpec } from '../../options/sweep.ts'
import type { Item, ItemOutput } from './item.ts'

/** What a figure takes follows from. */
interface Figure extends Pick<Item, 'spec'> {
  outputs: readonly Pick<ItemOutput, 'format'>[]
}

/**
 * How long a figure takes, in microseconds of a usual machine: its pixels and its training. It follows from the spec
 * alone, so that all machines of a batch share it out alike.
 */
export function costOf({ spec, outputs }: Figure): number {
  const pixels = pixelsOf(spec)
  const { fps, duration, at, film } = spec
  const frames = at !== null || film !== null ? 1 : Math.max(1, fps * duration)
  const drawn = outputs.reduce(
    (sum, { format: { shows } }) =>
      sum + pixels * (shows === 'moment' ? 1 : frames) * (pixelCosts[shows] ?? 0),
    0,
  )
  return start + drawn + networkSpecs(spec).reduce((sum, network) => sum + trainingOf(network), 0)
}

/** Scene, palette and file, whatever the size: measured 80 to 250 ms. */
const start = 100_000

/** Microseconds a pixel: measured with 600 × 600 and 25 frames a second. */
const pixelCosts = { moment: 0.03, either: 0.012, film: 0.04 }

function pixelsOf({ size, density, film }: PictureSpec): number {
  const { width, height } = stripSize(film ?? 1, size)
  return width * height * density ** 2
}

/** Of a table, whose rows nobody has counted yet. */
const usual = { samples: 500, hidden: [{ units: 8 }, { units: 3 }] }

/** Evaluations of the loss until a start ends, mostly, and their microseconds a weight and sample. */
const evaluations = 150
const weightCost = 0.005

function trainingOf({ samples, hidden, model, restarts }: Spec): number {
  if (model !== null) return 0
  const widths = [2, ...(hidden ?? usual.hidden).map(({ units }) => units), 1]
  const weights = widths.slice(1).reduce((sum, width, i) => sum + width * (widths[i] + 1), 0)
  return evaluations * weightCost * weights * (samples ?? usual.samples) * Math.min(restarts, 3)
}

/** Bytes of memory that a video's encoder takes, and for each of its pixels: measured with 0.36 to 4 million of them. */
const encoders: Record<string, { own: number; pixel: number }> = {
  mp4: { own: 30e6, pixel: 80 },
  webm: { own: 30e6, pixel: 240 },
}

/** Pictures of a video that a thread has drawn and the encoder has not taken, at most, and bytes a pixel of each. */
const waiting = { pictures: 48, pixels: 48e6, pixel: 1.5 }

/**
 * Memory that a figure needs at most while it is drawn, in bytes: a thread with its libraries (measured: 60 MB), the
 * pictures of a run and those before it, the file where it must be whole before it is written, and what encoders of
 * videos take. Measured peaks of the program, in MB, with one thread and 4 to 10 seconds:
 *
 * | pixels | GIF | MP4 | WebM  |
 * | ------ | --- | --- | ----- |
 * | 600²   | 102 | 142 | 267   |
 * | 1200²  | 143 | 309 | 580   |
 * | 2000²  | 224 | 460 | 1111  |
 *
 * @param threads that draw it
 */
export function memoryOf({ spec, outputs }: Figure, threads = 1): number {
  const pixels = pixelsOf(spec)
  const picture = 4 * pixels
  const pictures = Math.max(8 * picture, Math.min(24 * picture, 40e6))
  const videos = outputs.flatMap(({ format }) => encoders[format.name] ?? [])
  const held = Math.min(waiting.pictures * pixels, Math.max(waiting.pixels, 16 * pixels)) * waiting.pixel
  const encoding = videos.reduce((sum, { own, pixel }) => sum + own + pixel * pixels, 0)
  const kept = outputs.length * Math.min(spec.maxSize ?? 20e6, 50e6)
  const points = 500 * Math.max(spec.samples ?? 10_000, 1) * networkSpecs(spec).length
  return threads * (80e6 + pictures + videos.length * held + points) + kept + encoding
}
