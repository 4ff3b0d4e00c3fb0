import type { ClassDataset } from '../../data/dataset.ts'
import type { Caption, LeftOutFacts } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { type Choice, hasHidden } from '../../network/network.ts'
import { overfitting } from '../../network/overfitting.ts'
import type { ClassModel } from '../model/class-model.ts'
import { shortened } from './dataset.ts'

/** Share of the largest class from which always saying it is what a network is measured by. */
const mostly = 0.8

/** A network, and what rows say of it that it has not learned. */
type Judged = Pick<ClassModel, 'dataset' | 'choice' | 'correct' | 'held'>

/** The accuracy on rows that were not learned, and on those that were, where a network overfits; null of others. */
export function overfitCaption({ dataset, choice, correct, held }: Judged, say: Language): Caption | null {
  const shares = overfitting({ correct, test: held, choice }, dataset.y.length)
  return shares && say.choice.overfit(shares)
}

/** The caption on what rows that were not learned say of a table; null where there are none. */
export function choiceCaption(model: Judged, say: Language): Caption | null {
  const { dataset, choice } = model
  const overfit = overfitCaption(model, say)
  if (!choice) return overfit
  const rare = rareClasses(choice, say)
  const facts = leftOut(dataset, choice)
  if (isNothing(facts, choice)) {
    const [found, ...shares] = say.choice.nothing({ ...facts, clearly: facts.accuracy <= facts.most.share })
    return [found, ...(overfit ?? shares), ...rare]
  }
  if (rare.length > 0) {
    const [against, ...rows] = say.choice.network({ ...facts, againstMost: true })
    return overfit ? [...overfit, against, ...rare] : [against, ...rows, ...rare]
  }
  return overfit ?? (choice.simplest === '0' ? say.choice.noneNeeded(facts) : say.choice.network(facts))
}

/** Held-out recall and precision of the two classes with the fewest rows, where they have less than half of an equal share. */
function rareClasses({ classes = [] }: Choice, say: Language): string[] {
  const half = classes.reduce((sum, { samples }) => sum + samples, 0) / classes.length / 2
  return classes
    .filter(({ samples }) => samples > 0 && samples < half)
    .sort((a, b) => a.samples - b.samples)
    .slice(0, 2)
    .flatMap(({ class: name, ...found }) =>
      say.choice.rare({ name: shortened(name), ...found, recall: found.recall! }),
    )
}

/** A picture's one caption with what rows left out in turn say; that alone where no hidden layer is needed. */
export function withChoice(caption: Caption, model: Judged, say: Language): Caption {
  const { dataset, choice } = model
  if (choice && (isNothing(leftOut(dataset, choice), choice) || choice.simplest === '0'))
    return choiceCaption(model, say)!
  const overfit = overfitCaption(model, say)
  if (overfit) return [...caption, ...overfit]
  if (!choice) return caption
  return [...say.choice.behind({ caption, accuracy: choice.accuracy }), ...rareClasses(choice, say)]
}

/** The same for a terminal, where something is to be done about it. */
export function choiceNotes(of: Pick<ClassModel, 'dataset' | 'network'>, choice: Choice, say: Language) {
  const { dataset, network } = of
  const facts = leftOut(dataset, choice)
  if (isNothing(facts, choice)) return [say.notes.nothing(facts)]
  if (choice.simplest !== '0') return []
  return [say.notes.noneNeeded({ ...facts, drawn: hasHidden(network) })]
}

/** True where the network is no better, on rows left out, than always saying the largest class. */
function isNothing({ accuracy, lineAccuracy, most }: LeftOutFacts, { simplest }: Choice): boolean {
  return simplest === null || accuracy <= most.share || (simplest === '0' && lineAccuracy <= most.share)
}

function leftOut(dataset: ClassDataset, { accuracy, tried }: Choice): LeftOutFacts {
  const { features, classes } = dataset
  const shape =
    classes.length === 2 ? (['threshold', 'line', 'plane'] as const)[features.length - 1] : undefined
  const lines = tried.filter(({ hidden }) => hidden === '0')
  const most = largestClass(dataset)
  return {
    accuracy,
    line: { kind: shape ?? 'linear', many: false },
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
