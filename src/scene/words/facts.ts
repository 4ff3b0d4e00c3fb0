import type { Reduction } from '../../data/dataset.ts'
import type {
  Best,
  Caption,
  ComponentFacts,
  ConstantFact,
  Decider,
  HiddenView,
  InputView,
  LinearFacts,
  LineBack,
  PlaneFacts,
  ResultFacts,
  UnitsFacts,
} from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { hasHidden, type Network } from '../../network/network.ts'
import type { ClassModel } from '../model/class-model.ts'
import { boundaryCurves } from '../model/decision.ts'
import { decisionInView } from '../model/drawn.ts'
import { isScoreAxis } from '../model/hidden-space.ts'
import type { InputSpace } from '../model/input-space.ts'
import { choiceCaption } from './choice.ts'
import { shortened } from './dataset.ts'

/**
 * A linear decision in so many dimensions where it is drawn: thresholds, straight lines, planes. One that nobody sees,
 * or that has no shape of so many dimensions, is a linear classifier.
 */
export function linearOf(dimensions: number, classes: number, drawn = true): LinearFacts {
  const kind = drawn ? (['threshold', 'line', 'plane'] as const)[dimensions - 1] : undefined
  return { kind: kind ?? 'linear', many: kind !== undefined && classes > 2 }
}

/** The part of a network that decides over the input plane, of which so many cuts are seen. */
export function cutsDecider({ network, slice }: ClassModel, cuts: number): Decider {
  if (slice) return { kind: 'whole' }
  if (!hasHidden(network)) return { kind: 'output layer' }
  const sizes = layerUnits(network).map(({ units }) => units)
  if (cuts > 0) return { kind: 'cuts', cuts, further: sizes.length - 1 }
  return { kind: 'units', units: sizes.reduce((sum, size) => sum + size, 0), layers: sizes.length }
}

/** The best linear decision on the input; `drawn` says whether it is seen. */
export function bestFacts({ dataset, bestLine }: ClassModel, drawn: boolean): Best {
  const { features, y, classes } = dataset
  const { correct, exact } = bestLine
  return { by: linearOf(features.length, classes.length, drawn), correct, exact, samples: y.length }
}

/** The caption on the input: what rows left out in turn say, where they have chosen the network, or the best line. */
export function inputFact(model: ClassModel, drawn: boolean, say: Language): Caption {
  const { dataset, input } = model
  const unseen = choiceCaption(model, say)
  if (unseen) return unseen
  const view: InputView = dataset.reduction
    ? componentsOf(dataset.reduction)
    : input.projected
      ? { features: dataset.features.length, plane: planeFacts(input)! }
      : null
  const best = bestFacts(model, drawn)
  // Over more than two features nothing on the picture says so.
  const isAsGood = view !== null && hasHidden(model.network) && best.correct >= model.correct
  return say.results.input({ view, best, isAsGood })
}

/** The plane in which many features are seen; null where they are seen as they are. */
export function planeFacts({ projected, share }: Pick<InputSpace, 'projected' | 'share'>): PlaneFacts | null {
  return projected && { kind: projected, share }
}

export function componentsOf({ method, shares }: Reduction): ComponentFacts {
  return { method, count: shares.length, share: shares.reduce((sum, share) => sum + share, 0) }
}

/** The answer that a network gives to all points, where it is one. */
export function constantOf({ answers, constant }: Pick<ClassModel, 'answers' | 'constant'>): ConstantFact {
  if (answers === 1) return 'class'
  return constant ? 'output' : null
}

/** The points that a network gets right, by what decides in it. */
export function resultFacts(model: ClassModel, by: Decider): ResultFacts {
  const { dataset, correct, held, hits, network, logistic, bestLine } = model
  const [least, ...others] = hits?.toSorted((a, b) => a.samples - b.samples) ?? []
  const most = others.at(-1)
  // Logistic regression makes the loss small, not the number of errors.
  const better = !hasHidden(network)
    ? ({ than: 'best', correct: bestLine.correct, exact: bestLine.exact } as const)
    : ({ than: 'no hidden layer', correct: logistic ?? 0, exact: true } as const)
  return {
    by,
    correct,
    samples: dataset.y.length,
    constant: constantOf(model),
    classes:
      least && most && correct < dataset.y.length
        ? {
            least: { ...least, name: shortened(least.class) },
            most: { ...most, name: shortened(most.class) },
          }
        : null,
    better: correct < better.correct ? better : null,
    held,
  }
}

/** The caption on the last hidden layer; `isNamed` says whether it begins with what is seen of that. */
export function hiddenFact(model: ClassModel, say: Language, isNamed = true): Caption {
  const { network, answers, correct, bestLine, hidden } = model
  const view: HiddenView = !hasHidden(network)
    ? 'none'
    : saysLine(model)
      ? 'line'
      : hidden.units.length === 0
        ? { share: hidden.share }
        : 'layer'
  const now = hasHidden(network) && answers > 1 && correct > bestLine.correct
  const by: Decider = decisionInView(model)
    ? linearOf(hidden.dimensions, model.classes)
    : { kind: 'output layer' }
  return say.results.hidden({ ...resultFacts(model, by), view: isNamed ? view : null, now })
}

/**
 * True where it is to be said that the last hidden layer has come down to one number: where an axis shows that, or the network
 * was chosen and no straight line does as well.
 */
export function saysLine({ hidden, isLine, constant, choice }: ClassModel): boolean {
  if (isScoreAxis(hidden)) return true
  return isLine && !constant && choice !== null && choice.simplest !== '0' && choice.simplest !== null
}

/** The title of a network: its hidden layers and what divides the last space; `sheet` says whether the input plane is drawn. */
export function networkTitle(model: ClassModel, sheet: boolean, say: Language): string {
  const { network, hidden, dataset, answers, classes } = model
  const features = dataset.features.length
  const sizes = layerUnits(network).map(({ units }) => units)
  if (sizes.length === 1 && sizes[0] === 3 && hidden.dimensions === 3 && features <= 2 && answers > 1)
    return say.titles.lift({ units: 3, features: sheet ? features : null })
  return say.titles.network({
    sizes,
    wide: hasHidden(network) && hidden.units.length === 0 ? hidden.dimensions : null,
    decision:
      answers === 1 ? 'one class' : decisionInView(model) ? linearOf(hidden.dimensions, classes) : null,
  })
}

/** The hidden layers of a network, with the number of their units; one that was taken out has no weights. */
export function layerUnits({ layers }: Network): UnitsFacts[] {
  return layers.slice(0, -1).map(({ weights, biases, activation }) => {
    const live = biases.filter((_, unit) => weights.some(row => row[unit] !== 0)).length
    return { units: live || biases.length, activation }
  })
}

/** The decision of the last hidden space as it comes back to the input; null where none is drawn. */
export function lineBack(model: ClassModel): LineBack | null {
  const { hidden, input, plane, classes, boundary } = model
  if (!decisionInView(model)) return null
  const known = classes === 2 && input.flat && input.dimensions === 2
  const pieces = known ? boundaryCurves(plane, input) : { curves: 0, bent: boundary === 'bent' }
  return { by: linearOf(hidden.dimensions, classes), ...pieces }
}
