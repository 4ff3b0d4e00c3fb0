import type { ClassDataset } from '../../data/dataset.ts'
import type { Caption, LeftOutFacts } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import type { Choice } from '../../network/network.ts'
import type { ClassModel } from '../model/class-model.ts'
import { shortened } from './dataset.ts'

/** Share of the largest class from which always saying it is what a network is measured by. */
const mostly = 0.8

/** The caption on what rows left out in turn say of a table. */
export function choiceCaption(dataset: ClassDataset, choice: Choice, say: Language): Caption {
  const facts = leftOut(dataset, choice)
  if (isNothing(facts, choice)) {
    return say.choice.nothing({ ...facts, clearly: facts.accuracy <= facts.most.share })
  }
  return choice.simplest === '0' ? say.choice.noneNeeded(facts) : say.choice.network(facts)
}

/** A picture's one caption with what rows left out in turn say; that alone where no hidden layer is needed. */
export function withChoice(
  caption: Caption,
  { dataset, choice }: Pick<ClassModel, 'dataset' | 'choice'>,
  say: Language,
): Caption {
  if (!choice) return caption
  if (isNothing(leftOut(dataset, choice), choice) || choice.simplest === '0')
    return choiceCaption(dataset, choice, say)
  return say.choice.behind({ caption, accuracy: choice.accuracy })
}

/** The same for a terminal, where something is to be done about it. */
export function choiceNotes(dataset: ClassDataset, choice: Choice, say: Language): string[] {
  const facts = leftOut(dataset, choice)
  if (isNothing(facts, choice)) return [say.notes.nothing(facts)]
  if (choice.simplest !== '0') return []
  // Over more features there is no line to be drawn.
  return [say.notes.noneNeeded({ ...facts, drawable: dataset.features.length <= 2 })]
}

/** True where the network is no better, on rows left out, than always saying the largest class. */
function isNothing({ accuracy, lineAccuracy, most }: LeftOutFacts, { simplest }: Choice): boolean {
  return simplest === null || accuracy <= most.share || (simplest === '0' && lineAccuracy <= most.share)
}

function leftOut(dataset: ClassDataset, { accuracy, tried }: Choice): LeftOutFacts {
  const { features, classes } = dataset
  const kind =
    classes.length === 2 ? (['threshold', 'line', 'plane'] as const)[features.length - 1] : undefined
  const lines = tried.filter(({ hidden }) => hidden === '0')
  const most = largestClass(dataset)
  return {
    accuracy,
    line: kind === undefined ? { kind: 'linear' } : { kind, many: false },
    lineAccuracy: lines.reduce((best, one) => (one.loss < best.loss ? one : best)).accuracy,
    most,
    againstMost: most.share > mostly,
  }
}

/** The largest class, the first of equal ones, and its share of the rows. */
export function largestClass({ y, classes }: ClassDataset): { name: string; share: number } {
  const counts = classes.map((_, k) => y.reduce((count, label) => count + (label === k ? 1 : 0), 0))
  const most = counts.indexOf(Math.max(...counts))
  return { name: shortened(classes[most]), share: counts[most] / y.length }
}
