import type { Classifier, Showing } from '../../classifiers/classifier.ts'
import { type Mechanism, oneByOne } from '../../classifiers/mark.ts'
import { smoothRegions } from '../../classifiers/regions.ts'
import { classifiers } from '../../classifiers/registry.ts'
import { classScores } from '../../network/forward.ts'
import { hasHidden } from '../../network/network.ts'
import { comparisonOf, correctAmong, type FittedClassifier } from '../model/comparison.ts'
import { firstCuts, type UnitCut } from '../model/cuts.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { cutsSubject, linearSubject, withArticle } from '../words/facts.ts'

/** The units cut one after the other. */
export function unitCuts(cuts: readonly UnitCut[]): Mechanism {
  const ends = cuts.map(cut => cut.ends)
  return {
    below: progress => [
      { kind: 'lines', key: 'cuts', lines: oneByOne(ends, progress), stroke: 'accent', width: 1.6 },
    ],
  }
}

/** A classifier as it is shown, with what it gets right. */
export interface Compared extends Showing, Pick<Classifier, 'label' | 'short'> {
  name: string
  /** 1 for each row of the data that is on the wrong side, else 0. */
  wrong: Uint8Array
  correct: number
  /** Of those that were held out of training; undefined where none are. */
  test?: number
}

/** The classifiers of a model as they are shown. */
export function showComparison(model: FigureModel): Compared[] {
  const { input, classes, dataset } = model
  return (comparisonOf(model)?.fitted ?? []).map(one => {
    const { name, fitted, wrong } = one
    const { label, short, ...classifier } = classifierOf(name, model)
    const scores = (points: Float64Array) => classifier.scores(fitted, points)
    const { centre, half } = input
    const shown = classifier.show(fitted, { centre, half, classes, labels: dataset.y, scores })
    return { name, label, short, wrong, ...countsOf(one, model), ...shown }
  })
}

/** One of the registry, or the network of the model beside them. */
function classifierOf(name: string, model: FigureModel): Omit<Classifier, 'fit' | 'takes'> {
  return (
    classifiers[name] ?? {
      label: 'Neural network',
      short: 'Network',
      scores: (_, x) => classScores(model.network, x),
      show(_, { classes, scores, ...square }) {
        const cuts = firstCuts(model)
        return {
          sentence: hasHidden(model.network)
            ? withArticle(cutsSubject(model, cuts.length))
            : `no hidden layer, so ${withArticle(linearSubject(2, classes))}`,
          regions: smoothRegions(scores, classes, square),
          mechanism: unitCuts(cuts),
        }
      },
    }
  )
}

/** "points on the right side, of 200: decision tree 200, QDA 178": what each classifier of a model gets, in a sentence. */
export function comparisonResult(model: FigureModel): string {
  const { dataset } = model
  const results = (comparisonOf(model)?.fitted ?? []).map(one => {
    const { correct, test } = countsOf(one, model)
    const name = classifierOf(one.name, model).label.replace(/^[A-Z](?=[a-z])/, letter =>
      letter.toLowerCase(),
    )
    return `${name} ${correct}${test === undefined ? '' : ` and ${test}`}`
  })
  const held = dataset.test ? `, and of ${dataset.test.y.length} held out` : ''
  return `points on the right side, of ${dataset.y.length}${held}: ${results.join(', ')}`
}

function countsOf(one: FittedClassifier, { dataset, all }: FigureModel): Pick<Compared, 'correct' | 'test'> {
  const samples = dataset.y.length
  const correct = correctAmong(one, 0, samples)
  return dataset.test ? { correct, test: correctAmong(one, samples, all.y.length) } : { correct }
}
