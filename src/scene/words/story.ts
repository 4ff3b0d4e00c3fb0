import type { Verdict } from '../../network/network.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { capital, linearName, numberWord } from './facts.ts'

const TIMES = ['', 'once', 'twice', 'three times', 'four times']

/** How often the units of the first layer are seen to cut the plane. */
export function cutsCaption({ network }: FigureModel, count: number): string {
  const units = network.layers[0].biases.length
  if (network.layers.length > 2) return `The first layer cuts the plane ${TIMES[count]}`
  const who = `${capital(numberWord(units))} hidden unit${units === 1 ? '' : 's'}`
  return count < units
    ? `${capital(numberWord(count))} of ${numberWord(units)} hidden units cut the plane here`
    : `${who} cut${units === 1 ? 's' : ''} the plane ${TIMES[count]}`
}

/** What the linear program and the widest margin say beyond the network's own line; empty for nothing. */
export function verdictCaption(
  { dataset, classes, correct, hidden }: FigureModel,
  { separable, margin }: Verdict,
): string {
  const many = classes > 2
  const subject = subjectOf({ classes, hidden })
  if (separable === false) return `No ${subject} can separate them all`
  if (separable && correct < dataset.y.length)
    return many ? `Other ${subject} would separate them all` : `Another ${subject} would separate them all`
  if (!separable || margin === null) return ''
  const gap = Number((2 * margin).toPrecision(2))
  return many ? `The narrowest gap between two classes: ${gap}` : `The gap between the classes: ${gap}`
}

/** What is seen while the last hidden space turns. */
export function orbitCaption({ dataset, classes, correct, hidden }: FigureModel): string {
  const wrong = dataset.y.length - correct
  if (wrong > 0) return `From all sides: ${wrong} of ${dataset.y.length} on the wrong side`
  if (!hidden.scores) return 'From all sides'
  return classes > 2
    ? 'From all sides: planes between the classes'
    : 'From all sides: a plane between the classes'
}

/** What the surface has to do with what was before. */
export function surfaceCaption({ classes, hidden }: FigureModel): string {
  const what = subjectOf({ classes, hidden })
  return `Back in input space: the same ${what} ${classes > 2 && hidden.scores ? 'are' : 'is'} the decision boundary`
}

/** "straight line", "planes": what divides the last hidden space. */
function subjectOf({ classes, hidden }: Pick<FigureModel, 'classes' | 'hidden'>): string {
  return hidden.scores ? linearName(hidden.dimensions, classes).replace(/^(a|one) /, '') : 'output layer'
}
