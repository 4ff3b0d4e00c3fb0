import { generateDataset } from '../../../data/build.ts'
import type { ClassDataset, HeldOut } from '../../../data/dataset.ts'
import { generatorOf } from '../../../data/registry.ts'
import { reduceDataset } from '../../../network/reduce.ts'
import { SpecError } from '../../../options/error.ts'
import type { Spec } from '../../../options/spec.ts'
import type { ClassModel } from '../class-model.ts'
import type { PlayedPart } from '../part.ts'
import { correctAmong, type FittedClassifier, wrongAmong } from './fitted-classifiers.ts'
import { countLeftOut } from './left-out.ts'

/** Points that classifiers are judged by and have not learned. */
export interface NotLearned {
  /** Rows held out of all, points that the generator draws with the next data seed, or all rows, left out in turn. */
  by: 'held out' | 'fresh points' | 'folds'
  /** Number of these points. */
  samples: number
  /** Number of folds, where there are such. */
  folds?: number
  /** Points that each classifier puts on the right side, in their order; null for one that cannot be judged so. */
  correct: (number | null)[]
}

/**
 * Judges fitted classifiers by points that they have not learned: by held-out rows where there are any; else by fresh
 * points of the generator, or, where the points are given once and for all, by rows left out in turn, for which others of
 * their kind are fitted to the rest.
 *
 * @returns notes say why points or a number are missing
 */
export function judgeByNotLearned(
  fitted: readonly FittedClassifier[],
  model: ClassModel,
  given: PlayedPart,
): { notLearned: NotLearned | null; notes: string[] } {
  const { dataset, all, network, classes } = model
  const { spec } = given
  const [samples, drawn] = [dataset.y.length, all.y.length]
  if (dataset.test) {
    const correct = fitted.map(one => correctAmong(one, samples, drawn))
    return { notLearned: { by: 'held out', samples: drawn - samples, correct }, notes: [] }
  }
  try {
    if (generatorOf(spec.data)?.fixed !== false) {
      const names = fitted.map(({ name }) => name)
      const { notes, ...counts } = countLeftOut(names, model, given)
      return { notLearned: { by: 'folds', ...counts }, notes }
    }
    const fresh = freshPoints(spec, dataset)
    const correct = fitted.map(one =>
      correctAmong({ wrong: wrongAmong(one, fresh, network, classes) }, 0, fresh.y.length),
    )
    return { notLearned: { by: 'fresh points', samples: fresh.y.length, correct }, notes: [] }
  } catch (error) {
    if (!(error instanceof SpecError)) throw error
    return { notLearned: null, notes: [`classifiers are not judged by points not learned: ${error.message}`] }
  }
}

/**
 * As many points as a generated dataset has, which its generator draws with the next data seed, in the features, the scale
 * and the components of that dataset.
 *
 * @throws SpecError where the generator does not give such points
 */
function freshPoints(spec: Spec, { y, features, scale, classes, reduction }: ClassDataset): HeldOut {
  const next = { ...spec, samples: y.length, dataSeed: (spec.dataSeed ?? spec.seed) + 1, test: null }
  const drawn = generateDataset(next, {
    features: reduction?.features ?? features,
    scale: reduction?.scale ?? scale,
    classes,
  })
  return reduceDataset(drawn, null, reduction)
}
