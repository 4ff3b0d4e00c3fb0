import type { Spec } from '../../spec/spec.ts'
import { panelsOf } from '../../spec/sweep.ts'
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
  return start + drawn + panelsOf(spec).reduce((sum, { spec: panel }) => sum + trainingOf(panel), 0)
}

/** Scene, palette and file, whatever the size: measured 80 to 250 ms. */
const start = 100_000

/** Microseconds a pixel: measured with 600 × 600 and 25 frames a second. */
const pixelCosts = { moment: 0.03, either: 0.012, film: 0.04 }

function pixelsOf({ size, density }: Spec): number {
  return size.width * size.height * density ** 2
}

/** Of a table, whose rows nobody has counted yet. */
const usual = { samples: 500, hidden: [{ units: 8 }, { units: 3 }] }

/** Evaluations of the loss until a start ends, mostly, and their microseconds a weight and sample. */
const evaluations = 150
const weightCost = 0.005

function trainingOf({ samples, hidden, model, restarts }: Spec): number {
  if (model !== null) return 0
  const widths = [2, ...(hidden ?? usual.hidden).map(({ units }) => units), 1]
  const weights = widths.slice(1).reduce((sum, width, i) => sum + width * (widths[i]! + 1), 0)
  return evaluations * weightCost * weights * (samples ?? usual.samples) * Math.min(restarts, 3)
}

/**
 * Memory that a figure needs at most while it is drawn, in bytes: a thread with its libraries (measured: 60 MB), the
 * pictures of a run and those before it, and the file where it must be whole before it is written.
 *
 * @param threads that draw it
 */
export function memoryOf({ spec, outputs }: Figure, threads = 1): number {
  const picture = 4 * pixelsOf(spec)
  const pictures = Math.max(4 * picture, Math.min(24 * picture, 40e6))
  const kept = outputs.length * Math.min(spec.maxSize ?? 20e6, 50e6)
  const points = 500 * Math.max(spec.samples ?? 10_000, 1) * panelsOf(spec).length
  return threads * (80e6 + pictures + points) + kept
}
