import type { LogisticFit } from '../../classifiers/logistic.ts'
import type { NeighborsFit } from '../../classifiers/neighbors.ts'
import type { QdaFit } from '../../classifiers/qda.ts'
import { classifierScores } from '../../classifiers/registry.ts'
import type { SvmFit } from '../../classifiers/svm.ts'
import type { TreeFit, TreeNode } from '../../classifiers/tree.ts'
import { classScores } from '../../network/forward.ts'
import { winner } from '../../network/scores.ts'
import type { Scores } from '../geometry/cut-polygon.ts'
import { comparisonOf, correctAmong, type FittedClassifier } from '../model/comparison.ts'
import { firstCuts } from '../model/cuts.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { counting, cutsSubject, numberWord, withArticle } from '../words/facts.ts'
import {
  type ClassRegions,
  jumpingRegions,
  logisticRegions,
  smoothRegions,
  treeRegions,
} from './class-regions.ts'
import {
  addedHills,
  boxByBox,
  growingEllipses,
  type Mechanism,
  openingStreets,
  swingingLines,
  unitCuts,
  walkingProbe,
} from './mechanism.ts'
import { neighborRegions } from './neighbor-regions.ts'

/** A classifier as it is shown. */
export interface Compared {
  name: string
  /** "Decision tree", and the same in one word. */
  label: string
  short: string
  /** How it divides the plane: "one straight line". */
  sentence: string
  /** 1 for each row of the data that is on the wrong side, else 0. */
  wrong: Uint8Array
  correct: number
  /** Of those that were held out of training; undefined where none are. */
  test?: number
  regions: ClassRegions
  mechanism: Mechanism
}

type Shown = Pick<Compared, 'sentence' | 'regions' | 'mechanism'>

/** What each is called, and the same in one word. */
const names: Record<string, Pick<Compared, 'label' | 'short'>> = {
  logistic: { label: 'Logistic regression', short: 'Logistic' },
  svm: { label: 'Linear SVM', short: 'Linear' },
  rbf: { label: 'RBF SVM', short: 'RBF' },
  qda: { label: 'QDA', short: 'QDA' },
  tree: { label: 'Decision tree', short: 'Tree' },
  knn: { label: 'Nearest neighbours', short: 'Neighbours' },
  network: { label: 'Neural network', short: 'Network' },
}

/** How each classifier is shown, from what it has learned and its scores at points (× 2). */
const showings: Record<string, (model: FigureModel, fitted: never, scores: Scores) => Shown> = {
  logistic: ({ input, classes }, fitted: LogisticFit, scores) => ({
    sentence: classes === 2 ? 'one straight line' : 'straight lines between the classes',
    regions: logisticRegions(fitted, scores, input),
    mechanism: swingingLines(fitted, input),
  }),

  svm: (model, fitted: SvmFit, scores) => ({
    sentence:
      model.classes === 2
        ? `a line with the widest street, held by ${support(fitted)}`
        : `a line for each two classes, held by ${support(fitted)}`,
    regions: svmRegions(model, scores),
    mechanism: openingStreets(fitted, model.input),
  }),

  rbf: (model, fitted: SvmFit, scores) => ({
    sentence: `hills around ${support(fitted)}, added up`,
    regions: svmRegions(model, scores),
    mechanism: addedHills(fitted, model.dataset.y),
  }),

  qda: ({ input, classes }, fitted: QdaFit, scores) => ({
    sentence: `an ellipse a class; where ${classes === 2 ? 'both' : 'two'} are equal, a conic`,
    regions: smoothRegions(scores, classes, input),
    mechanism: growingEllipses(fitted),
  }),

  tree: ({ input }, fitted: TreeFit) => ({
    sentence: treeSentence(fitted.root),
    regions: treeRegions(fitted, input),
    mechanism: boxByBox(fitted, input),
  }),

  knn({ input, classes }, fitted: NeighborsFit, scores) {
    const { count } = fitted
    const asked = count === 1 ? 'nearest neighbour' : `${numberWord(count)} neighbours`
    return {
      sentence: `each place asks its ${asked}`,
      regions: neighborRegions(fitted, input, shares(count)),
      mechanism: walkingProbe(fitted, point => winner(scores(point), 0, classes), input),
    }
  },

  network(model, _, scores) {
    const cuts = firstCuts(model)
    return {
      sentence: withArticle(cutsSubject(model, cuts.length)),
      regions: smoothRegions(scores, model.classes, model.input),
      mechanism: unitCuts(cuts),
    }
  },
}

type ScoresOf = (fitted: never, points: Float64Array) => Float64Array

/** How the classifiers of a model are shown. */
export function showComparison(model: FigureModel): Compared[] {
  return (comparisonOf(model)?.fitted ?? []).map((one: FittedClassifier) => {
    const scoresOf = (classifierScores as Record<string, ScoresOf | undefined>)[one.name]
    const scores = (points: Float64Array) =>
      scoresOf ? scoresOf(one.fitted as never, points) : classScores(model.network, points)
    const shown = showings[one.name](model, one.fitted as never, scores)
    return { name: one.name, wrong: one.wrong, ...names[one.name], ...countsOf(one, model), ...shown }
  })
}

/** "points on the right side, of 200: decision tree 200, QDA 178": what each classifier of a model gets, in a sentence. */
export function comparisonResult(model: FigureModel): string {
  const { dataset } = model
  const results = (comparisonOf(model)?.fitted ?? []).map(one => {
    const { correct, test } = countsOf(one, model)
    const name = names[one.name].label.replace(/^[A-Z](?=[a-z])/, letter => letter.toLowerCase())
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

/** Two classes are shaded by the distance from the line, in half streets; votes of pairs are not shaded. */
function svmRegions({ classes, input }: FigureModel, scores: Scores): ClassRegions {
  return classes === 2
    ? smoothRegions(points => scores(points).map(score => 2 * score), 2, input)
    : jumpingRegions(scores, classes, input)
}

/** Shares of so many votes at which the tint grows: one more vote than half, and all. */
function shares(count: number): number[] {
  return count < 3 ? [] : [(count + 3) / (2 * count) - 1e-9, 1 - 1e-9]
}

function support({ machines }: SvmFit): string {
  return counting(new Set(machines.flatMap(({ rows }) => rows)).size, 'support vector')
}

function treeSentence(root: TreeNode): string {
  const features = splits(root)
  if (features.length === 0) return 'no cut: all is one class'
  const kinds = ['upright', 'level'].filter((_, feature) => features.includes(feature)).join(' and ')
  const cuts = counting(features.length, `${kinds} cut`)
  return features.length === 1 ? cuts : `${cuts}, one after the other`
}

/** The feature of each cut. */
function splits({ split }: TreeNode): number[] {
  return split ? [split.feature, ...splits(split.below), ...splits(split.above)] : []
}
