import type { FigureModel } from '../model/figure-model.ts'

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
export function inputFact({ dataset, classes, line, input }: FigureModel): string {
  const samples = dataset.y.length
  const features = dataset.features.length
  const subject = features > 3 ? (classes > 2 ? 'flat cuts' : 'a flat cut') : linearName(features, classes)
  const fact = counted(subject, line.correct, samples)
  if (!input.flat) return `${features} features, projected (${percent(input.share)} of the variance): ${fact}`
  return `The data: ${fact}`
}

/** What the output neuron does in the last hidden space. */
export function hiddenFact({ dataset, classes, correct, hidden, line }: FigureModel): string {
  const subject = linearName(hidden.dimensions, classes)
  const where =
    hidden.units.length === 0 ? `Hidden layer, projected (${percent(hidden.share)})` : 'Hidden layer'
  const better = correct > line.correct ? 'now ' : ''
  const shown = hidden.scores ? subject : 'the output layer'
  return `${where}: ${better}${counted(shown, correct, dataset.y.length)}`
}

/** "Two hidden units, one straight line": the picture's own title. */
export function networkTitle({ network, hidden, classes, dataset }: FigureModel): string {
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

/** "two cuts", "8 units together", "two cuts and 3 more layers": what makes the decision. */
export function cutsName({ network }: FigureModel, cuts: number): string {
  const sizes = network.layers.slice(0, -1).map(layer => layer.biases.length)
  const further = sizes.length - 1
  if (cuts === 0) {
    const units = sizes.reduce((sum, size) => sum + size, 0)
    if (units === 1) return 'one unit'
    return further === 0 ? `${units} units together` : `${units} units in ${sizes.length} layers`
  }
  const what = `${numberWord(cuts)} cut${cuts === 1 ? '' : 's'}`
  return further === 0 ? what : `${what} and ${numberWord(further)} more layer${further === 1 ? '' : 's'}`
}

/** "two" → "Two". */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** 2 → "two"; numbers from eleven on stay digits. */
export function numberWord(number: number): string {
  const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
  return words[number] ?? String(number)
}
