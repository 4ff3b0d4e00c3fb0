import { type FittedClassifier, fitClassifiers } from './fitted-classifiers.ts'
import { judgeByNotLearned, type NotLearned } from './not-learned.ts'
import { type Part, partReader } from './part.ts'

/** The classifiers that are drawn. */
export interface Comparison {
  fitted: FittedClassifier[]
  /** Points that they have not learned, by which they are ranked, and how many each gets; null where there are none. */
  notLearned: NotLearned | null
  /** The ones that are left out, and why. */
  notes: string[]
}

/** The classifiers that are drawn beside the network, and it, over two features or a slice of more. */
export const comparison: Part<Comparison> = {
  needs: [],
  build(model, given) {
    const { dataset, all, network } = model
    const { x, y, features, classes } = dataset
    // The scene says why where there is no plane.
    if (features.length !== 2 && !model.slice) return null
    const rows = { x, y, features: features.length, classes: classes.length }
    const { fitted, notes } = fitClassifiers(given.spec.classifiers, rows, all, network, given.spec)
    const judged = judgeByNotLearned(fitted, model, given)
    return { fitted, notLearned: judged.notLearned, notes: [...notes, ...judged.notes] }
  },
}

export const comparisonOf = partReader<Comparison>('comparison')
