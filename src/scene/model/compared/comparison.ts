import { type Part, partReader } from '../part.ts'
import { type FittedClassifier, fitClassifiers, wrongAmong } from './fitted-classifiers.ts'
import { judgeByNotLearned, type NotLearned } from './not-learned.ts'

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
    // The scene says why where there is no plane.
    if (dataset.features.length !== 2 && !model.slice) return null
    const { learned, notes, isPlan } = given.compared ?? fitClassifiers(given.spec, dataset)
    const fitted = learned.map(one => ({ ...one, wrong: wrongAmong(one, all, network, model.classes) }))
    if (isPlan) return { fitted, notLearned: null, notes }
    const judged = judgeByNotLearned(fitted, model, given)
    return { fitted, notLearned: judged.notLearned, notes: [...notes, ...judged.notes] }
  },
}

export const comparisonOf = partReader<Comparison>('comparison')
