import type { ClassifierOptions, LabelledRows } from '../../classifiers/classifier.ts'
import { classifiers } from '../../classifiers/registry.ts'
import type { HeldOut } from '../../data/dataset.ts'
import { classScores } from '../../network/forward.ts'
import type { Network } from '../../network/network.ts'
import { winners } from '../../network/scores.ts'
import { WorkError } from '../../options/error.ts'

/** A classifier fitted to the rows of a picture, as plain data. */
export interface FittedClassifier {
  name: string
  /** Data that it has learned; null of the network, which is drawn anyway. */
  fitted: unknown
  /** 1 for each sample that it puts on the wrong side, else 0; those that were held out of training come last. */
  wrong: Uint8Array
}

/** The names for `--classifiers`, in the order in which they are compared without it. */
export const comparedNames = (): readonly string[] => [...Object.keys(classifiers), 'network']

/** True for the network among the names of what is compared. */
export function isNetwork(name: string): boolean {
  return classifiers[name] === undefined
}

/**
 * Fits classifiers to rows, and finds where they and a network are wrong.
 *
 * @param all samples that are drawn: the rows, and behind them those that were held out
 * @param names null takes all, and leaves out what cannot be fitted
 * @throws WorkError for a named one that cannot be fitted
 */
export function fitClassifiers(
  names: readonly string[] | null,
  rows: LabelledRows,
  all: HeldOut,
  network: Network,
  options: ClassifierOptions,
): { fitted: FittedClassifier[]; notes: string[] } {
  const notes: string[] = []
  const fitted = (names ?? comparedNames()).flatMap((name): FittedClassifier[] => {
    let learned: unknown = null
    try {
      learned = classifiers[name]?.fit(rows, options) ?? null
    } catch (error) {
      if (names || !(error instanceof WorkError)) throw error
      notes.push(`${name} is left out: ${error.message}`)
      return []
    }
    return [
      { name, fitted: learned, wrong: wrongAmong({ name, fitted: learned }, all, network, rows.classes) },
    ]
  })
  return { fitted, notes }
}

/** 1 for each point that a classifier, or the network, puts on the wrong side, else 0. */
export function wrongAmong(
  { name, fitted }: Omit<FittedClassifier, 'wrong'>,
  { x, y }: HeldOut,
  network: Network,
  classes: number,
): Uint8Array {
  const scores = classifiers[name]?.scores(fitted, x) ?? classScores(network, x)
  return Uint8Array.from(winners(scores, classes), (k, row) => (k === y[row] ? 0 : 1))
}

/** Number of samples from one to another that a classifier puts on the right side. */
export function correctAmong({ wrong }: Pick<FittedClassifier, 'wrong'>, from: number, to: number): number {
  return wrong.subarray(from, to).reduce((count, one) => count - one, to - from)
}
