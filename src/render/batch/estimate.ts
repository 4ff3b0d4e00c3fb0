import { measure, moves } from '../../encode/budget.ts'
import type { Spec } from '../../options/spec.ts'
import { networkSpecs } from '../../options/sweep.ts'
import type { BatchItem, ItemOutput } from './item.ts'

/** The part of a figure that its cost depends on. */
interface FigureSize extends Pick<BatchItem, 'spec'> {
  outputs: readonly Pick<ItemOutput, 'format'>[]
}

/**
 * Microseconds that a figure takes on a usual machine, to train and to draw. The estimate depends on the spec alone, so
 * that all machines that share a batch divide it in the same way.
 */
export function costOf({ spec, outputs }: FigureSize): number {
  const costs = outputs.map(({ format }) => {
    const { shows } = format
    return shows === 'figure' ? page : measure(spec, moves(format, spec)).pixels * pixelCosts[shows]
  })
  const drawn = costs.reduce((sum, cost) => sum + cost, 0)
  return start + drawn + networkSpecs(spec).reduce((sum, network) => sum + trainingOf(network), 0)
}

/** Microseconds for scene, palette and file of any size: measured 80 to 250 ms. */
const start = 100_000

/** Microseconds a pixel: measured with 600 × 600 and 25 frames a second. */
const pixelCosts = { moment: 0.03, either: 0.012, film: 0.04 }

/** Microseconds for a page, whose shapes are made at some fifty moments and whose glyphs are outlined: measured 0.5 to 1.3 s. */
const page = 1_000_000

/** Assumed of a table, whose rows are not counted yet, and of hidden layers that training chooses. */
const usual = { samples: 500, hidden: [{ units: 8 }, { units: 3 }] }

/** Evaluations of the loss that a start of L-BFGS usually takes, and microseconds of one for each weight and sample. */
const evaluations = 150
const weightCost = 0.005

function trainingOf({ samples, hidden, model, restarts, learningRate, maxIter }: Spec): number {
  if (model !== null) return 0
  const widths = [2, ...(hidden ?? usual.hidden).map(({ units }) => units), 1]
  const weights = widths.slice(1).reduce((sum, width, i) => sum + width * (widths[i] + 1), 0)
  const passes = learningRate === null ? evaluations : maxIter
  return passes * weightCost * weights * (samples ?? usual.samples) * Math.min(restarts, 3)
}

/** Pictures that a thread has drawn and the video's encoder has not taken yet: number and pixels at most, bytes a pixel. */
const waiting = { pictures: 48, pixels: 48e6, pixel: 1.5 }

/**
 * Memory in bytes that a figure needs at most while it is drawn: a thread with its libraries (measured: 60 MB), the
 * pictures of a run and its neighbours, a file that must be complete before it is written, and the encoders of videos.
 * Measured peaks of the program, in MB, with one thread and 4 to 10 seconds:
 *
 * | pixels | GIF | MP4 | WebM  |
 * | ------ | --- | --- | ----- |
 * | 600²   | 102 | 142 | 267   |
 * | 1200²  | 143 | 309 | 580   |
 * | 2000²  | 224 | 460 | 1111  |
 */
export function memoryOf({ spec, outputs }: FigureSize, threads = 1): number {
  const { pixels } = measure(spec, false)
  const picture = 4 * pixels
  const pictures = Math.max(8 * picture, Math.min(24 * picture, 40e6))
  const videos = outputs.flatMap(({ format: { memory } }) => memory ?? [])
  const held = Math.min(waiting.pictures * pixels, Math.max(waiting.pixels, 16 * pixels)) * waiting.pixel
  const encoding = videos.reduce((sum, { base, pixel }) => sum + base + pixel * pixels, 0)
  const kept = outputs.length * Math.min(spec.maxSize ?? 20e6, 50e6)
  const points = 500 * Math.max(spec.samples ?? 10_000, 1) * networkSpecs(spec).length
  return threads * (80e6 + pictures + videos.length * held + points) + kept + encoding
}
