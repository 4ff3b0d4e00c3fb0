import { activationOf } from '../../network/activation.ts'
import type { Verdict } from '../../network/network.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { Segment, Trajectory } from '../model/trajectory.ts'
import { capital, counting, hiddenSubject, numberWord, percent } from './facts.ts'

/** How often the first units cut the plane. */
const TIMES = ['', 'once', 'twice', 'three times', 'four times']

/** What a segment of the trajectory is called among the chapters. */
export function segmentName({ layer, step }: Segment): string {
  const names = { stretch: 'W stretches', turn: 'W turns', slide: 'b slides', activation: 'Activation' }
  return step === 'layer' ? `Layer ${layer + 1}` : names[step]
}

/** What happens in a segment of the trajectory, in formulas where a layer is taken apart. */
export function segmentCaption(
  { layer, step }: Pick<Segment, 'layer' | 'step'>,
  { spaces, network }: FigureModel,
): string {
  const { biases, activation } = network.layers[layer]
  const number = spaces.length > 1 ? `Layer ${layer + 1}: ` : ''
  if (step === 'stretch') return `${number}W stretches along its own axes: x P`
  if (step === 'turn') return `${number}… and turns: x P Q = x W`
  if (step === 'slide') return `${number}b slides: x W + b`
  if (step === 'activation')
    return `${number || 'The '}activation squashes: h = ${activationOf(activation)?.symbol}(x W + b)`
  if (spaces.length === 1) return 'On the way to the hidden layer'
  const { share, units } = spaces[layer]
  const projected = share < 1 && units.length === 0 ? `, projected (keeps ${percent(share)})` : ''
  return `To layer ${layer + 1}: ${biases.length} unit${biases.length === 1 ? '' : 's'}${projected}`
}

/** How often the units of the first layer are seen to cut the plane. */
export function cutsCaption({ network }: FigureModel, count: number): string {
  const units = network.layers[0].biases.length
  if (network.layers.length > 2) return `The first layer cuts the plane ${TIMES[count]}`
  return count < units
    ? `${capital(numberWord(count))} of ${numberWord(units)} hidden units cut the plane here`
    : `${capital(counting(units, 'hidden unit'))} cut${units === 1 ? 's' : ''} the plane ${TIMES[count]}`
}

/** What the linear program and the widest margin say beyond the network's own line; empty for nothing. */
export function verdictCaption(model: FigureModel, { separable, margin }: Verdict): string {
  const { dataset, classes, correct } = model
  const many = classes > 2
  const { name } = hiddenSubject(model)
  if (separable === false) return `No ${name} can separate them all`
  if (separable && correct < dataset.y.length)
    return `${many ? 'Other' : 'Another'} ${name} would separate them all`
  if (!separable || margin === null) return ''
  const gap = Number((2 * margin).toPrecision(2))
  return many ? `The narrowest gap between two classes: ${gap}` : `The gap between the classes: ${gap}`
}

/** What is seen while the last hidden space turns. */
export function orbitCaption({ dataset, classes, correct, hidden }: FigureModel): string {
  const wrong = dataset.y.length - correct
  if (wrong > 0) return `From all sides: ${wrong} of ${dataset.y.length} on the wrong side`
  if (!hidden.scores) return 'From all sides'
  return `From all sides: ${classes > 2 ? 'planes' : 'a plane'} between the classes`
}

/** What the surface has to do with what was before. */
export function surfaceCaption(model: FigureModel): string {
  const { name, plural } = hiddenSubject(model)
  return `Back in input space: the same ${name} ${plural ? 'are' : 'is'} the decision boundary`
}

/** Says so where not all rows are drawn. */
export function sampleNotes({ rows, dataset }: FigureModel): string[] {
  const samples = dataset.y.length
  return rows.length < samples
    ? [`draws a sample of ${rows.length} of ${samples} rows; all are trained on`]
    : []
}

/** Says what a projection of the input keeps, and what cannot be drawn there. */
export function inputNotes({ input, dataset }: FigureModel): string[] {
  return input.projected
    ? [
        `${dataset.features.length} features start in the plane of their first two principal components, which keep ${percent(input.share)} of the variance; no boundary is drawn there`,
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
export function hiddenNotes({ hidden }: FigureModel): string[] {
  return hidden.units.length === 0
    ? [`the hidden layer is drawn as a projection that keeps ${percent(hidden.share)} of its variance`]
    : []
}
