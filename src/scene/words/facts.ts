import type { Actors } from '../model/figure-model.ts'
import { numberWord } from '../style/text.ts'

/** "a straight line", "straight lines", "a plane" …: what a linear decision is in so many dimensions. */
export function linearName(dimensions: number, classes: number): string {
  const [one, many] =
    dimensions === 1
      ? ['one threshold', 'thresholds']
      : dimensions === 2
        ? ['a straight line', 'straight lines']
        : ['a plane', 'planes']
  return classes > 2 ? many : one
}

/** "gets 197 of 200", "separates all 200", in the number of the subject. */
export function counted(
  subject: string,
  correct: number,
  samples: number,
  separates = correct === samples,
): string {
  const many = !/^(a|one|the) /.test(subject)
  return separates
    ? `${subject} separate${many ? '' : 's'} all ${samples}`
    : `${subject} get${many ? '' : 's'} ${correct} of ${samples}`
}

/** What the best straight line does on the input. */
export function inputFact({ dataset, classes, line, input }: Actors): string {
  const samples = dataset.y.length
  const features = dataset.features.length
  const subject = features > 3 ? (classes > 2 ? 'flat cuts' : 'a flat cut') : linearName(features, classes)
  const fact = counted(subject, line.correct, samples)
  if (!input.flat) return `${features} features, projected (${percent(input.share)} of the variance): ${fact}`
  return `The data: ${fact}`
}

/** What the output neuron does in the last hidden space. */
export function hiddenFact({ dataset, classes, correct, hidden, line }: Actors): string {
  const subject = linearName(hidden.dimensions, classes)
  const where =
    hidden.units.length === 0 ? `Hidden layer, projected (${percent(hidden.share)})` : 'Hidden layer'
  const better = correct > line.correct ? 'now ' : ''
  const shown = hidden.scores ? subject : 'the output layer'
  return `${where}: ${better}${counted(shown, correct, dataset.y.length)}`
}

/** "Two hidden units, one straight line": the picture's own title. */
export function networkTitle({ network, hidden, classes, dataset }: Actors): string {
  const sizes = network.layers.slice(0, -1).map(layer => layer.biases.length)
  const what = hidden.dimensions === 1 ? 'threshold' : hidden.dimensions === 2 ? 'straight line' : 'plane'
  const decision = classes > 2 ? `${what}s` : `one ${what}`
  if (sizes.length > 1) return `${sizes.join(' → ')} hidden units, ${decision}`
  const count = numberWord(sizes[0])
  const units = `${count[0].toUpperCase()}${count.slice(1)} hidden unit${sizes[0] === 1 ? '' : 's'}`
  if (sizes[0] === 3 && dataset.features.length <= 2)
    return `${units} lift the ${dataset.features.length === 2 ? 'plane' : 'line'} into a cube`
  return `${units}, ${decision}`
}

/** 0.731 → "73 %"; all or nothing only where it is. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100)
  const exact = share < 1e-9 || share > 1 - 1e-9
  return `${exact ? rounded : Math.min(99, Math.max(1, rounded))} %`
}
