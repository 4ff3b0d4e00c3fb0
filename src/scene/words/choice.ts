import type { Dataset } from '../../data/dataset.ts'
import { percent } from '../../data/number.ts'
import type { Choice } from '../../network/network.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { shortened } from './dataset.ts'

/** Share of the largest class from which always saying it is what a network is measured by. */
const mostly = 0.8

/** The sentence on what rows left out in turn say of a table. */
export function choiceFact(dataset: Dataset, choice: Choice): string {
  const { share, name } = largestClass(dataset)
  const right = percent(choice.accuracy)
  if (isNothing(dataset, choice)) {
    const how = choice.accuracy > share ? 'Not clearly' : 'No'
    const against = right === percent(share) ? '' : ` against ${percent(share)}`
    return `${how} better than always “${name}”: ${right} of rows left out in turn${against}`
  }
  const line = lineOf(dataset)
  if (choice.simplest === '0')
    return `No hidden layer needed: ${line} does as well (${percent(lineAccuracy(choice))})`
  const other =
    share > mostly ? `always “${name}” ${percent(share)}` : `${line} ${percent(lineAccuracy(choice))}`
  return `Of rows left out in turn the network gets ${right}, ${other}`
}

/** A picture's one caption with what rows left out in turn say; that alone where no hidden layer is needed. */
export function withChoice(
  caption: string,
  { dataset, choice }: Pick<FigureModel, 'dataset' | 'choice'>,
): string {
  if (!choice) return caption
  if (isNothing(dataset, choice) || choice.simplest === '0') return choiceFact(dataset, choice)
  return `${caption}, ${percent(choice.accuracy)} of rows left out in turn`
}

/** The same for a terminal, where something is to be done about it. */
export function choiceNotes(dataset: Dataset, choice: Choice): string[] {
  const { share, name } = largestClass(dataset)
  if (isNothing(dataset, choice))
    return [
      `nothing was found that clearly tells the classes apart: of rows left out in turn ${percent(choice.accuracy)} are right, always “${name}” is right for ${percent(share)}`,
    ]
  if (choice.simplest !== '0') return []
  // Over more features there is no line to be drawn.
  const drawn = dataset.features.length > 2 ? '' : '; --hidden 0 draws it (boundary, surface, compare)'
  return [
    `this table needs no hidden layer: ${lineOf(dataset)} gets ${percent(lineAccuracy(choice))} of rows left out in turn, and no network that was tried gets clearly more${drawn}`,
  ]
}

/** True where the network is no better, on rows left out, than always saying the largest class. */
function isNothing(dataset: Dataset, choice: Choice): boolean {
  const { share } = largestClass(dataset)
  const { simplest, accuracy } = choice
  return simplest === null || accuracy <= share || (simplest === '0' && lineAccuracy(choice) <= share)
}

/** "a straight line": logistic regression by what it looks like on the input. */
function lineOf({ features, classes }: Dataset): string {
  const name = classes.length === 2 ? ['threshold', 'straight line', 'plane'][features.length - 1] : undefined
  return `a ${name ?? 'linear classifier'}`
}

/** Accuracy of the best logistic regression on rows left out. */
function lineAccuracy({ tried }: Choice): number {
  const lines = tried.filter(({ hidden }) => hidden === '0')
  return lines.reduce((best, one) => (one.loss < best.loss ? one : best)).accuracy
}

/** The largest class, the first of equal ones, and its share of the rows. */
export function largestClass({ y, classes }: Dataset): { name: string; share: number } {
  const counts = classes.map((_, k) => y.reduce((count, label) => count + (label === k ? 1 : 0), 0))
  const most = counts.indexOf(Math.max(...counts))
  return { name: shortened(classes[most]), share: counts[most] / y.length }
}
