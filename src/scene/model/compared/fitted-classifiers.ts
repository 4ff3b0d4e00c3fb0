import type { ClassDataset, HeldOut } from '../../../data/dataset.ts'
import type { ClassifierOptions } from '../../../estimators/classifier.ts'
import { classifiers } from '../../../estimators/classifiers.ts'
import { classScores } from '../../../network/forward.ts'
import type { Network } from '../../../network/network.ts'
import { winners } from '../../../network/scores.ts'
import { WorkError } from '../../../options/error.ts'
import type { Spec } from '../../../options/spec.ts'

/** A classifier fitted to the rows of a picture, as plain data. */
export interface FittedClassifier {
  name: string
  /** Data that it has learned; null of the network, which is drawn anyway, and in a plan. */
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

/** Fitted classifiers, and why others are left out. */
export interface Learned {
  learned: Omit<FittedClassifier, 'wrong'>[]
  notes: string[]
  /** Set where none is fitted, and the network stands in their place. */
  isPlan?: true
}

/** Is called before each fit, and now and then within a long one. */
export type OnFit = (done: number, total: number) => void

/**
 * Fits the classifiers of a spec to a dataset.
 *
 * @throws WorkError for a named one that cannot be fitted; where none is named, those are left out
 */
export function fitClassifiers(
  { classifiers: names, ...options }: Pick<Spec, 'classifiers'> & ClassifierOptions,
  { x, y, features, classes }: ClassDataset,
  onFit?: OnFit,
): Learned {
  const rows = { x, y, features: features.length, classes: classes.length }
  const notes: string[] = []
  const compared = names ?? comparedNames()
  const learned = compared.flatMap((name, i) => {
    const onWork = () => onFit?.(i, compared.length)
    onWork()
    try {
      return [{ name, fitted: classifiers[name]?.fit(rows, options, onWork) ?? null }]
    } catch (error) {
      if (names || !(error instanceof WorkError)) throw error
      notes.push(`${name} is left out: ${error.message}`)
      return []
    }
  })
  return { learned, notes }
}

/** The classifiers of a spec before they are fitted. */
export function unfitted({ classifiers: names }: Pick<Spec, 'classifiers'>): Learned {
  const learned = (names ?? comparedNames()).map(name => ({ name, fitted: null }))
  return { learned, notes: [], isPlan: true }
}

/** 1 for each point that a classifier, or the network, puts on the wrong side, else 0. */
export function wrongAmong(
  { name, fitted }: Omit<FittedClassifier, 'wrong'>,
  { x, y }: HeldOut,
  network: Network,
  classes: number,
): Uint8Array {
  const scores = fitted === null ? classScores(network, x) : classifiers[name].scores(fitted, x)
  return Uint8Array.from(winners(scores, classes), (k, row) => (k === y[row] ? 0 : 1))
}

/** Number of samples from one to another that a classifier puts on the right side. */
export function correctAmong({ wrong }: Pick<FittedClassifier, 'wrong'>, from: number, to: number): number {
  return wrong.subarray(from, to).reduce((count, one) => count - one, to - from)
}
