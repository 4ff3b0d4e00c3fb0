import type { Caption } from '../language/facts.ts'
import type { Language } from '../language/language.ts'
import type { DatasetFacts } from '../options/catalog.ts'
import type { RawDataset } from './dataset.ts'
import { normal, type Random } from './random.ts'

/** Options of all generators; each takes what it needs. */
export interface GeneratorOptions {
  /** Number of points, at least two a class. */
  samples: number
  /** Spread, in the generator's own unit. */
  noise: number
  /** Number of classes, where it can be chosen. */
  classes: number
  /** True gives rings where there could be discs. */
  hollow: boolean
  seed: number
  /** The rows that `loadRows` gave, where there is that. */
  rows?: readonly string[] | undefined
}

/** A built-in dataset: its facts, and the pure function that draws its points. */
export interface Generator extends DatasetFacts {
  /** The form of the points, for the alternative text: "two half moons". */
  forms(say: Language, options: Pick<GeneratorOptions, 'classes' | 'hollow'>): Caption
  /** A function that loads the rows of its table, which are too many for those who draw other data. */
  loadRows?(): Promise<readonly string[]>
  /** The same options give the same points. */
  generate(options: GeneratorOptions): RawDataset
}

/** Joins points, a list a class, to a dataset in which classes take turns, so that none covers others, where it is `mixed`. */
export function planarDataset(
  points: readonly (readonly (readonly [number, number])[])[],
  { mixed = true } = {},
): RawDataset {
  const rows = points.flatMap((list, index) =>
    list.map((point, i) => ({ point, index, rank: (i + 0.5) / list.length })),
  )
  if (mixed) rows.sort((a, b) => a.rank - b.rank)
  return {
    x: Float64Array.from(rows.flatMap(({ point }) => point)),
    y: Int32Array.from(rows, ({ index }) => index),
    features: ['x₁', 'x₂'],
    classes: points.map((_, index) => String(index)),
  }
}

/** A place that is blurred each way. */
export function blurred(x: number, y: number, noise: number, rng: Random): [number, number] {
  return [x + noise * normal(rng), y + noise * normal(rng)]
}

/** Sizes of parts that differ by one at most and add up to `samples`, larger ones first. */
export function split(samples: number, parts: number): number[] {
  return Array.from({ length: parts }, (_, i) => Math.floor((samples + parts - 1 - i) / parts))
}
