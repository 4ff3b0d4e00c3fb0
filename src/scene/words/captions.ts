import { activationOf } from '../../network/activation.ts'
import type { Gap } from '../../network/margin.ts'
import { hasHidden, type Verdict } from '../../network/network.ts'
import { counting, numberWord } from '../../options/numerals.ts'
import type { Spec } from '../../options/spec.ts'
import { decisionInView } from '../model/drawn.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { Segment } from '../model/staged.ts'
import type { Trajectory } from '../model/trajectory.ts'
import { classNames } from '../style/points.ts'
import { choiceNotes } from './choice.ts'
import { shortened } from './dataset.ts'
import { capital, heldOut, linearSubject, percent, planeOf, saysLine, twoDigits } from './facts.ts'

/** Adverbs by the number of cuts of the first units. */
const TIMES = ['', 'once', 'twice', 'three times', 'four times']

/** The name of a segment of the trajectory among the chapters. */
export function segmentName({ layer, step }: Segment): string {
  const names = { stretch: 'W stretches', turn: 'W turns', slide: 'b slides', activation: 'Activation' }
  return step === 'layer' ? `Layer ${layer + 1}` : names[step]
}

/** The caption of a segment of the trajectory, in formulas that name their letters where a layer is taken apart. */
export function segmentCaption(
  { layer, step }: Pick<Segment, 'layer' | 'step'>,
  { spaces, network }: FigureModel,
): string {
  if (!hasHidden(network)) return 'No hidden layer: the points stay'
  const { biases, activation } = network.layers[layer]
  const number = spaces.length > 1 ? `Layer ${layer + 1}: ` : ''
  const say = (text: string) => (number === '' ? capital(text) : `${number}${text}`)
  if (step === 'stretch') return say('P of the weights W = P Q stretches each point x: x P')
  if (step === 'turn') return say('… and Q turns it: x P Q = x W')
  if (step === 'slide') return say('the biases b slide it: x W + b')
  if (step === 'activation') {
    const { range, symbol } = activationOf(activation)!
    const acts = range.every(Number.isFinite) ? 'squashes' : 'changes'
    return say(`the activation, ${activation}, ${acts} it: h = ${symbol}(x W + b)`)
  }
  if (spaces.length === 1) return 'On the way to the hidden layer'
  const { share, units } = spaces[layer]
  const projected = share < 1 && units.length === 0 ? `, projected (keeps ${percent(share)})` : ''
  return `To layer ${layer + 1}: ${biases.length} unit${biases.length === 1 ? '' : 's'}${projected}`
}

/** The caption of so many visible cuts by units of the first layer. */
export function cutsCaption({ network }: FigureModel, count: number): string {
  const units = network.layers[0].biases.length
  if (network.layers.length > 2) return `The first layer cuts the plane ${TIMES[count]}`
  return count < units
    ? `${capital(numberWord(count))} of ${numberWord(units)} hidden units cut${count === 1 ? 's' : ''} the plane here`
    : `${capital(counting(units, 'hidden unit'))} cut${units === 1 ? 's' : ''} the plane ${TIMES[count]}`
}

/** The findings of the linear program and the widest margin beyond the network's own line; empty for none. */
export function verdictCaption(
  model: FigureModel,
  { separable, margin }: Verdict,
  gap: Pick<Gap, 'classes'> | null,
): string {
  const { dataset, network, hidden, classes, correct } = model
  const { name, plural } = linearSubject(hidden.dimensions, classes, hidden.units.length > 0)
  if (separable === false) return `No ${name} can separate them all`
  if (separable && correct < dataset.y.length)
    return `${plural ? 'Other' : 'Another'} ${name} would separate them all`
  if (!separable || margin === null) return ''
  const all = hidden.units.length === 0 ? `, in all ${network.layers[hidden.layer].biases.length} units` : ''
  const width = `${twoDigits(2 * margin)} wide${all}`
  const pair = gap?.classes ?? (classes === 2 ? [0, 1] : null)
  if (!pair) return `The narrowest gap between two classes: ${width}`
  const between = pair.map(k => shortened(classNames(dataset)[k])).join(' and ')
  return `The ${classes > 2 ? 'narrowest ' : ''}gap between ${between}: ${width}`
}

/** The caption while the last hidden space turns. */
export function orbitCaption(model: FigureModel): string {
  const { dataset, classes, correct } = model
  const wrong = dataset.y.length - correct
  if (wrong > 0) return `From all sides: ${wrong} of ${dataset.y.length} on the wrong side`
  if (!decisionInView(model)) return 'From all sides'
  return `From all sides: ${classes > 2 ? 'planes' : 'a plane'} between the classes`
}

/** The caption that relates the surface to what was before. */
export function surfaceCaption(model: FigureModel): string {
  if (model.boundary === 'none') return 'Back in input space: one class everywhere'
  const line = lineIn(model)
  const same = line ? `the same ${line} ${model.classes > 2 ? 'are' : 'is'} ` : ''
  return `Back in input space: ${same}the decision boundary`
}

/** The caption of the way back from the last hidden space: of the boundary where it is drawn, or the points alone. */
export function backCaption(model: FigureModel, sheet: boolean): string {
  const { boundary, classes } = model
  if (boundary === 'none' || !sheet) return 'Back to the data'
  const line = lineIn(model)
  if (!line) return 'Back: the boundary comes along'
  const ending = classes > 2 ? '' : 's'
  return `Back: the ${line} come${ending} along${boundary === 'bent' ? `, and bend${ending}` : ''}`
}

/** The caption of the input when all points are back. */
export function returnedCaption(model: FigureModel, sheet: boolean): string {
  const { boundary, correct, dataset } = model
  if (boundary === 'none' || !sheet)
    return `The data again: ${correct} of ${dataset.y.length} on the right side${heldOut(model)}`
  const line = lineIn(model)
  return `${line ? `Same ${line} in` : 'In'} input space: the decision boundary`
}

/** "line", "lines": what divides the last hidden space where that is drawn as a plane; null for other things. */
function lineIn(model: FigureModel): string | null {
  if (model.hidden.dimensions !== 2 || !decisionInView(model)) return null
  return model.classes > 2 ? 'lines' : 'line'
}

/** Says so where the network is no better than none: it gives all points one class, or a straight line gets more. */
export function networkNotes(
  fitted: FigureModel,
  { model, learningRate }: Pick<Spec, 'model' | 'learningRate'>,
): string[] {
  const { answers, constant, correct, dataset, logistic, choice, network } = fitted
  const chosen = choice ? choiceNotes(dataset, choice) : []
  if (chosen.length > 0) return chosen
  const remedies =
    learningRate !== null
      ? 'a larger --learning-rate, more --max-iter or a smaller --alpha'
      : hasHidden(network)
        ? 'another --seed, more --restarts or a smaller --alpha'
        : 'a hidden layer or a smaller --alpha'
  const remedy = model === null ? `; ${remedies} may help` : ''
  const count = `${correct} of ${dataset.y.length}`
  if (answers === 1) return [`the network gives all points one class, which is right for ${count}${remedy}`]
  if (constant)
    return [
      `the network has learned nothing: it gives all points nearly the same output, right for ${count}${remedy}`,
    ]
  return logistic !== null && correct < logistic
    ? [`the network gets ${count}, fewer than logistic regression on the same rows (${logistic})${remedy}`]
    : []
}

/** Says so where not all rows are drawn. */
export function sampleNotes({ rows, all, held }: FigureModel): string[] {
  const samples = all.y.length
  const trained = held ? 'all but those that are held out' : 'all'
  return rows.length < samples
    ? [`draws a sample of ${rows.length} of ${samples} rows; ${trained} are trained on`]
    : []
}

/** Says what a projection of the input keeps, and what cannot be drawn there. */
export function inputNotes({ input, dataset }: FigureModel): string[] {
  return input.projected
    ? [
        `${dataset.features.length} features start in the plane of their ${planeOf(input).name}, which keep${input.projected === 'discriminant' ? 's' : ''} ${planeOf(input).kept}; no boundary is drawn there`,
      ]
    : []
}

/** Says which layers the staged way shows in one step, and why. */
export function stagedNotes({ spaces }: FigureModel, { whole }: Trajectory): string[] {
  const reasons = {
    wide: 'its input or its output is wider than the three axes that are drawn',
    mirrored: 'its weights mirror space, which no turn does',
  }
  return whole.map(({ layer, why }) => {
    const name = spaces.length > 1 ? `layer ${layer + 1}` : 'the hidden layer'
    return `${name} is shown in one step and not taken apart: ${reasons[why]}`
  })
}

/** Says what a projection of the hidden layer keeps. */
export function hiddenNotes(model: FigureModel): string[] {
  const { hidden, spaces, isLine, constant, choice, forms } = model
  if (saysLine(model))
    return [
      'the last hidden layer has come down to a line and is drawn in the plane: no network that is as good on rows left out stays wider',
    ]
  const projected = spaces.length > 0 && hidden.units.length === 0
  return [
    ...(projected
      ? [`the hidden layer is drawn as a projection that keeps ${percent(hidden.share)} of its variance`]
      : []),
    // The networks of built-in data are known.
    ...(isLine && !constant && choice === null && forms === null
      ? [
          'the last hidden layer has come down to a line: one unit would do there; another --seed or a smaller --alpha may keep it wider',
        ]
      : []),
  ]
}
