import type { ClassifierOptions, LabelledRows } from '../../classifiers/classifier.ts'
import { classifiers } from '../../classifiers/registry.ts'
import { classScores } from '../../network/forward.ts'
import type { Network } from '../../network/network.ts'
import { winners } from '../../network/scores.ts'
import { WorkError } from '../../options/error.ts'
import { type Part, partReader } from './part.ts'

/** A classifier fitted to the rows of a picture, as plain data. */
export interface FittedClassifier {
  name: string
  /** Data that it has learned; null of the network, which is drawn anyway. */
  fitted: unknown
  /** 1 for each sample that it puts on the wrong side, else 0; those that were held out of training come last. */
  wrong: Uint8Array
}

/** The classifiers that are drawn. */
export interface Comparison {
  fitted: FittedClassifier[]
  /** The ones that are left out, and why. */
  notes: string[]
}

/** The names for `--classifiers`, in the order in which they are compared without it. */
export const comparedNames = (): readonly string[] => [...Object.keys(classifiers), 'network']

/** The classifiers that are drawn beside the network, and it, over two features. */
export const comparison: Part<Comparison> = {
  needs: [],
  build({ dataset: { x, y, features, classes }, all, network }, { spec }) {
    // The scene says why where there is no plane.
    if (features.length !== 2) return null
    const rows = { x, y, features: 2, classes: classes.length }
    return fitClassifiers(spec.classifiers, rows, all, network, spec)
  },
}

export const comparisonOf = partReader<Comparison>('comparison')

/**
 * Fits classifiers to rows, and finds where they and a network are wrong.
 *
 * @param all samples that are drawn: the rows, and behind them those that were held out
 *
 * @param names null takes all, and leaves out what cannot be fitted
 * @throws WorkError for a named one that cannot be fitted
 */
export function fitClassifiers(
  names: readonly string[] | null,
  rows: LabelledRows,
  all: { x: Float64Array; y: Int32Array },
  network: Network,
  options: ClassifierOptions,
): Comparison {
  const notes: string[] = []
  const fitted = (names ?? comparedNames()).flatMap((name): FittedClassifier[] => {
    const classifier = classifiers[name]
    let learned: unknown = null
    try {
      learned = classifier?.fit(rows, options) ?? null
    } catch (error) {
      if (names || !(error instanceof WorkError)) throw error
      notes.push(`${name} is left out: ${error.message}`)
      return []
    }
    const scores = classifier ? classifier.scores(learned, all.x) : classScores(network, all.x)
    const wrong = Uint8Array.from(winners(scores, rows.classes), (k, row) => (k === all.y[row] ? 0 : 1))
    return [{ name, fitted: learned, wrong }]
  })
  return { fitted, notes }
}

/** Number of samples from one to another that a classifier puts on the right side. */
export function correctAmong({ wrong }: FittedClassifier, from: number, to: number): number {
  return wrong.subarray(from, to).reduce((count, one) => count - one, to - from)
}
