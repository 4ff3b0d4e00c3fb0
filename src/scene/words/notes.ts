import type { Remedy } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { hasHidden } from '../../network/network.ts'
import type { Spec } from '../../options/spec.ts'
import type { ClassModel } from '../model/class-model.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { isScoreAxis } from '../model/hidden-space.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import type { Trajectory } from '../model/trajectory.ts'
import { choiceNotes } from './choice.ts'
import { constantOf, planeFacts, saysLine } from './facts.ts'

/** Says so where the network is no better than none: it gives all points one class, or a straight line gets more. */
export function networkNotes(fitted: ClassModel, { model, learningRate }: Spec, say: Language): string[] {
  const { correct, dataset, logistic, choice, network, without } = fitted
  const chosen = choice ? choiceNotes(fitted, choice, say) : []
  if (chosen.length > 0) return chosen
  const trained: Remedy = learningRate !== null ? 'solver' : hasHidden(network) ? 'starts' : 'layer'
  const remedy = model === null && !without ? trained : null
  const count = { correct, samples: dataset.y.length }
  const constant = constantOf(fitted)
  if (constant) return [say.notes.constant({ constant, remedy, ...count })]
  return logistic !== null && correct < logistic ? [say.notes.fewer({ logistic, remedy, ...count })] : []
}

/** Notes on the network, and where not all rows are drawn on that. */
export function drawnNotes(model: ClassModel, spec: Spec, say: Language) {
  return [...networkNotes(model, spec, say), ...sampleNotes(model, say)]
}

/** The rows that are drawn, of a slice with those that are not near it, among all. */
type SampledRows = Pick<FigureModel, 'rows' | 'all' | 'held'> & Pick<Partial<RegressionModel>, 'beside'>

export function sampleNotes({ rows, beside, all, held }: SampledRows, say: Language) {
  const [drawn, samples] = [(beside?.rows ?? rows).length, all.y.length]
  return drawn < samples ? [say.notes.sample({ drawn, rows: samples, held: held !== null })] : []
}

/** Says what a projection of the input keeps, and what cannot be drawn there. */
export function inputNotes({ input, dataset }: ClassModel, say: Language): string[] {
  const plane = planeFacts(input)
  return plane ? [say.notes.projected({ features: dataset.features.length, plane })] : []
}

/** Says which layers the staged way shows in one step, and why. */
export function stagedNotes({ spaces }: ClassModel, { whole }: Trajectory, say: Language): string[] {
  return whole.map(({ layer, why }) =>
    say.notes.wholeLayer({ layer: spaces.length > 1 ? layer + 1 : null, why }),
  )
}

/** Says what a projection of the hidden layer keeps. */
export function hiddenNotes(model: ClassModel, say: Language): string[] {
  const { hidden, spaces, isLine, constant, choice, forms, network, classes } = model
  if (!hasHidden(network)) return spaces.length > 0 && !hidden.scores ? [say.notes.scores({ classes })] : []
  const isAxis = isScoreAxis(hidden)
  if (saysLine(model) && !isAxis) return [say.notes.isLine({ chosen: true })]
  const projected = spaces.length > 0 && hidden.units.length === 0 && !isAxis
  return [
    ...(projected ? [say.notes.hiddenProjected({ share: hidden.share })] : []),
    // The networks of built-in data are known.
    ...(isLine && !constant && choice === null && forms === null
      ? [say.notes.isLine({ chosen: false })]
      : []),
  ]
}
