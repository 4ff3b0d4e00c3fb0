/*
 * Every sentence in English that a reader of a figure can see: a message a key, with the facts that it tells. All other
 * languages have the same messages.
 */
import type * as Facts from './facts.ts'
import { capital, formatsOf } from './formats.ts'
import { numberWriters } from './numbers.ts'
import { bothCounts, bothErrors, errorsInTurn } from './results.ts'
import { trainingCaptions } from './training.ts'

const { number, list, plural } = formatsOf('en-GB')
const { local, percent, twoDigits, fewDigits, fourDigits, signed, short, ranged, certainty, amount, heldValue, explained } = numberWriters(number, {
  point: '.',
  percent: ' %',
  unit: ' ',
  to: '–',
})
const above = (bound: string) => `above ${bound}`

// The words that sentences share.

const digits = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
/** 2 → "two"; numbers from eleven on stay digits. */
const word = (count: number) => digits[count] ?? number(count)
/** "one cut", "two cuts". */
const counting = (count: number, one: string, other = `${one}s`) => `${word(count)} ${plural(count, { one, other })}`
const of = ({ correct, samples }: Facts.Count) => `${number(correct)} of ${number(samples)}`
const quoted = (name: string) => `“${name}”`
/** Names of classes, where there are some to tell. */
const among = (names: readonly string[]) => (names.length > 0 ? ` (${names.join(', ')})` : '')

/** The name of a decision, with its article, in its number. */
interface Subject {
  name: string
  article: string
  many: boolean
}
const lines = { threshold: 'threshold', line: 'straight line', plane: 'plane', linear: 'linear classifier' }
const linearSubject = (linear: Facts.LinearFacts): Subject => {
  const name = lines[linear.kind]
  if (linear.many) return { name: `${name}s`, article: '', many: true }
  return { name, article: linear.kind === 'threshold' ? 'one' : 'a', many: false }
}
const subjectOf = (by: Facts.Decider): Subject => {
  switch (by.kind) {
    case 'outputs':
      return { ...linearSubject(by.linear), article: 'the output’s' }
    case 'cuts':
      if (by.further > 0) return { name: 'all layers together', article: '', many: true }
      return { name: counting(by.cuts, 'cut'), article: '', many: by.cuts > 1 }
    case 'units':
      if (by.units === 1) return { name: 'one unit', article: '', many: false }
      return { name: by.layers === 1 ? `${number(by.units)} units together` : counting(by.layers, 'layer'), article: '', many: true }
    case 'whole':
      return { name: 'whole network', article: 'the', many: false }
    case 'output layer':
      return { name: 'output layer', article: 'the', many: false }
    default:
      return linearSubject(by)
  }
}
const withArticle = ({ article, name }: Subject) => (article === '' ? name : `${article} ${name}`)
const does = ({ many }: Subject, one: string, other: string) => (many ? other : one)
/** "a straight line gets 197 of 200 right", "planes separate all 200". */
const counted = (subject: Subject, right: string, samples: number, separates: boolean) =>
  separates
    ? `${withArticle(subject)} ${does(subject, 'separates', 'separate')} all ${number(samples)}`
    : `${withArticle(subject)} ${does(subject, 'gets', 'get')} ${right} of ${number(samples)} right`
const atLeast = ({ correct, exact }: Pick<Facts.Best, 'correct' | 'exact'>) => (exact ? number(correct) : `at least ${number(correct)}`)
/** "the best straight line gets 150 of 200"; where another one may get more, it is said of one alone: "a straight line". */
const bestLine = (best: Facts.Best, correct = number(best.correct)) => {
  const separates = best.correct === best.samples
  const subject = linearSubject(best.by)
  const isBest = best.exact && !separates && !subject.many
  const named = isBest ? { ...subject, name: `best ${subject.name}`, article: 'the' } : subject
  return counted(named, correct, best.samples, separates)
}
/** "no straight line gets more than 150 of 200 right", where that is proved: what a network is asked. */
const question = (best: Facts.Best) => {
  const { name, many } = linearSubject(best.by)
  if (best.correct === best.samples || many) return bestLine(best)
  return best.exact ? `no ${name} gets more than ${of(best)} right` : `the best ${name} found gets ${of(best)} right`
}
const alike = (constant: Facts.ConstantFact) => `all points get ${constant === 'class' ? 'one class' : 'nearly the same output'}`
/** "accuracy: 198 of 200 (99 %)". */
const accuracyOf = (count: Facts.Count) => `accuracy: ${of(count)} (${percent(count.correct / count.samples)})`
const same = (constant: Facts.ConstantFact, count: Facts.Count) => `${alike(constant)}, ${accuracyOf(count)}`
const heldOut = (held: Facts.Count | null) => (held ? `, held out ${of(held)}` : '')
/** Further facts on a result: its classes, what would get more, and what is held out. */
const further = ({ classes, better, held }: Pick<Facts.ResultFacts, 'classes' | 'better' | 'held'>) => [
  ...(classes ? [`${quoted(classes.least.name)}: ${of(classes.least)} right, always ${quoted(classes.most.name)}: ${number(classes.most.samples)}`] : []),
  ...(better === null ? [] : [better.than === 'best' ? `the best linear classifier: ${atLeast(better)}` : `without hidden layers: ${number(better.correct)}`]),
  ...(held ? [`held-out ${accuracyOf(held)}`] : []),
]
/** "A straight line separates all 200": what decides, and what the network gets right. */
const result = (facts: Facts.ResultFacts, begin = ''): Facts.Caption => {
  if (facts.constant) return [capital(alike(facts.constant)), accuracyOf(facts), ...further({ ...facts, classes: null, better: null })]
  const separates = facts.correct === facts.samples
  const done = counted(subjectOf(facts.by), number(facts.correct), facts.samples, separates)
  return [capital(`${begin}${done}`), ...further(facts)]
}
const pointsIn = ({ samples, classes }: Facts.PointsFacts) => `${number(samples)} points in ${counting(classes, 'class', 'classes')}`
const componentsOf = ({ method, count, share }: Facts.ComponentFacts, pca = 'principal components') =>
  method === 'pca'
    ? `${word(count)} ${pca} (${percent(share)} of the variance)`
    : `${word(count)} discriminants (${percent(share)} of the between-class variance)`
const planes = {
  components: 'first two principal components',
  discriminants: 'first two discriminants',
  discriminant: 'discriminant and the first component of the rest',
}
const keeps = ({ kind, share }: Facts.PlaneFacts) =>
  kind === 'discriminant' ? 'all of the between-class variance' : `${percent(share)} of the ${kind === 'components' ? '' : 'between-class '}variance`
/** "a hidden layer of two sigmoid units", "hidden layers of 8 tanh and 3 tanh units". */
const networkOf = (layers: readonly Facts.UnitsFacts[]) => {
  if (layers.length === 0) return 'a network without hidden layers'
  if (layers.length > 1) return `hidden layers of ${list(layers.map(({ units, activation }) => `${number(units)} ${activation}`))} units`
  const [{ units, activation }] = layers
  return `a hidden layer of ${word(units)} ${activation} ${plural(units, { one: 'unit', other: 'units' })}`
}
const sides = { right: 'to the right of', left: 'to the left of', top: 'above', bottom: 'below' }
const field = (features: number) => (features === 1 ? 'line' : 'plane')
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const nth = (index: number) => ['1st', '2nd', '3rd'][index]
const notLearned: Record<Facts.NotLearnedBy, { points: string; long: string; short: string }> = {
  'held out': { points: 'held-out points', long: 'held out', short: 'held out' },
  'fresh points': { points: 'new points', long: 'new points', short: 'new' },
  folds: { points: 'rows in cross-validation', long: 'cross-validation', short: 'cross-val.' },
}
const sweepResult = ({ plural: many, separates, possible, held, ...count }: Facts.SweepResult) =>
  separates
    ? `${many ? 'separate' : 'separates'} all ${number(count.samples)}${heldOut(held)}`
    : `${many ? 'get' : 'gets'} ${of(count)} right${possible ? ', though all could be separated' : ''}${heldOut(held)}`
const moments = (count: number | null) => (count === null ? '' : `${word(count)} moments of an animation`)
/** Points that are right at an iterate; what else is known of these, as `learned` says it, stands below. */
const reached = ({ unit, samples, right }: Facts.Reached) => {
  if (right.kind === 'constant') return alike(right.constant)
  if (right.kind === 'some') return `${of({ ...right, samples })} right`
  return `all ${number(samples)} ${right.since === null ? 'right' : `since ${unit} ${number(right.since)}`}`
}
const learned = ({ samples, right, held, loss }: Facts.Reached) => [
  ...(right.kind === 'constant' ? [accuracyOf({ correct: right.correct, samples })] : []),
  ...(held ? [`held-out accuracy: ${of(held)}`] : []),
  `loss ${twoDigits(loss)}`,
]
const more = ({ held }: Pick<Facts.PointsFacts, 'held'>) => (held > 0 ? [`${number(held)} more held out`] : [])
const moreHeldOut = ({ held }: Facts.PointsFacts) => (held > 0 ? `; ${number(held)} more are held out` : '')
const sweepDone = (facts: Facts.SweepResult) => {
  if (!facts.first) return sweepResult(facts)
  if (facts.held) return `${sweepResult(facts)}, the best`
  return `${facts.plural ? 'are' : 'is'} the first to separate all ${number(facts.samples)}`
}
const inLayer = (layer: number | null, text: string) => (layer === null ? capital(text) : `Layer ${number(layer)}: ${text}`)
const remedies: Record<Facts.Remedy, string> = {
  solver: 'a larger --learning-rate, more --max-iter or a smaller --alpha',
  starts: 'another --seed, more --restarts or a smaller --alpha',
  layer: 'a hidden layer or a smaller --alpha',
}
const mayHelp = (remedy: Facts.Remedy | null) => (remedy === null ? '' : `; ${remedies[remedy]} may help`)
/** Both counts of a classifier, as a sentence has them and in three ways with ever fewer words. */
const counts = (score: Facts.Score, scored: Facts.Scored) => bothCounts(score, scored, { number, of, bare: number, notLearned, blank: ' ', and: ', ' })

const measuredOn = ({ by, folds }: Omit<Facts.MeasuredFacts, 'samples'>) =>
  ({
    test: 'measured on held-out rows',
    folds: `measured by ${folds === null ? '' : `${number(folds)}-fold `}cross-validation`,
    given: 'measured on the given rows, which may include training rows',
  })[by]
const heldAt = ({ column, ...held }: Facts.HeldAt) => `${column} ${heldValue(held)}`
/** "at their medians or as given": the ways in which columns are fixed. */
const heldBy = ({ by, row }: Pick<Facts.SliceFacts, 'by' | 'row'>) =>
  by.map(way => ({ median: 'at their medians', usual: 'at their medians or modes', row: `as in row ${row}`, given: 'as given' })[way]).join(' or ')
/** "hue 1 (median), proline 750", "proline 750, 10 more at their medians", "the other 11 columns as in row 17": what a slice fixes. */
const holds = ({ held, marked, others, ...ways }: Facts.SliceFacts) => {
  const mark = ways.row === null ? 'median' : `row ${number(ways.row)}`
  const named = held.map((one, i) => `${heldAt(one)}${i < marked ? ` (${mark})` : ''}`).join(', ')
  if (others === 0) return named
  return named === '' ? `the other ${counting(others, 'column')} ${heldBy(ways)}` : `${named}, ${word(others)} more ${heldBy(ways)}`
}
const mattersMost = (columns: readonly string[], { by, isAmongMany }: NonNullable<Facts.SliceFacts['chosen']>) => {
  const amongMany = isAmongMany ? ' of the columns with more than two values' : ''
  return `${list(columns)} have the largest permutation importance${amongMany}, ${measuredOn({ by, folds: null })}`
}
const nearOf = ({ near, samples }: Pick<Facts.SliceFacts, 'near' | 'samples'>) => `${number(near)} of ${number(samples)}`
/** "111 of 333 rows lie near this slice (none of Chinstrap)". */
const nearPoints = ({ without, ...count }: Pick<Facts.SliceFacts, 'near' | 'samples' | 'without'>) =>
  `${nearOf(count)} rows lie near this slice${without.length === 0 ? '' : ` (none of ${without.join(', ')})`}`

/** "the other columns at their medians": what slices along pairs of columns fix. */
const holdsOthers = ({ held, by, row }: Facts.PairsFacts) =>
  [...held.map(heldAt), ...(by.length > 0 ? [`the other columns ${heldBy({ by, row })}`] : [])].join(', ')
/** "12 to 84 of 150". */
const nearEach = ({ near, samples }: Pick<Facts.PairsFacts, 'near' | 'samples'>) => {
  const [least, most] = [Math.min(...near), Math.max(...near)]
  return `${least === most ? number(most) : `${number(least)} to ${number(most)}`} of ${number(samples)}`
}

const straightLine = (features: number) => (features === 1 ? 'a straight line' : features === 2 ? 'a plane' : 'a linear model')
/** "No hidden layer", "Six hidden units", "Two hidden layers, 8 → 3 units". */
const hiddenLayers = (sizes: readonly number[]) => {
  if (sizes.length === 0) return 'No hidden layer'
  if (sizes.length === 1) return capital(counting(sizes[0], 'hidden unit'))
  return `${capital(word(sizes.length))} hidden layers, ${sizes.map(number).join(' → ')} units`
}
const errorsFirst = (facts: Facts.NamedErrors) =>
  errorsInTurn(facts, {
    names: { own: 'error ', given: 'training error ', test: 'held-out error ', folds: 'cross-validation error ' },
    ofMean: (share, target) => `${percent(share)} of the mean ${target}`,
    r2: r2 => `R² ${explained(r2, above)}`,
    log: ({ factor, r2 }) => [`typical error: a factor of ${fewDigits(factor)}`, `R² of the logarithms ${explained(r2, above)}`],
    amount,
    and: ', ',
  })
/** Both errors of a regressor, in four ways with ever fewer words. */
const errorsOf = (score: Facts.ErrorScore) => bothErrors(score, { amount, named: digits => `error ${digits}`, notLearned, blank: ' ', and: ', ' })

const lossAnd = ({ held, loss }: Facts.ReachedError) => [...(held !== null ? [`held-out error ${amount(held)}`] : []), `loss ${twoDigits(loss)}`]

const trainingOf = trainingCaptions({
  colon: ': ',
  start: start => (start.kind === 'step' ? `Step ${number(start.number)}` : 'First weights'),
  firstWeights(start) {
    if (start.kind === 'continuation')
      return `continued from ${start.by === 'alpha' ? 'weaker regularization' : 'a smoother activation'}, after ${counting(start.failed, 'failed start')}`
    return start.isRight ? `start ${number(start.number)}, after ${counting(start.number - 1, 'failed start')}` : `the best of ${number(start.of)} starts`
  },
  iterate: (unit, iterate) => `${capital(unit)} ${number(iterate)}`,
  hardlyChanges: (unit, { from, to }) => `hardly changes from ${unit} ${number(from)} to ${number(to)}`,
  afterAll: ({ after, isLast, unit }) => (unit === 'step' ? `${isLast ? 'Step' : 'After step'} ${number(after)}` : `After ${counting(after, unit)}`),
  reasons: {
    gradient: 'the gradient is near 0',
    decrease: 'the loss hardly decreases any more',
    iterations: 'the limit --max-iter is reached',
    lineSearch: 'no step lowers the loss',
    noImprovement: 'the loss has not decreased for ten epochs',
  },
})

/** Tag of the language, as HTML's `lang` takes it. */
export const tag = 'en'
/** Numbers as this language writes them. */
export const numbers = { number, local, percent, fewDigits, fourDigits, certainty, amount, heldValue }
/** Names of chapters. */
export const chapters = {
  again: 'The data again',
  afterTurn: 'After the turn',
  away: 'Away',
  back: 'Back',
  beforeTurn: 'Before the turn',
  bestLine: 'The best line',
  boundary: 'The boundary',
  cuts: 'The cuts',
  fence: ({ cuts }: { cuts: number }) => capital(counting(cuts, 'cut')),
  found: 'Found by training',
  hull: 'The hull',
  inside: 'Inside',
  cut: ({ unit }: { unit: string }) => `Cut ${unit}`,
  data: 'The data',
  end: 'The end',
  first: 'First weights',
  last: 'Learned',
  inScene: ({ name, scene }: { name: string; scene: string }) => `${name} (${scene})`,
  layer: ({ layer }: { layer: number }) => `Layer ${number(layer)}`,
  learning: 'Learning',
  line: 'The line',
  oneByOne: 'One by one',
  orbit: 'All sides',
  output: 'The output',
  point: ({ number: nth }: { number: number }) => `Point ${number(nth)}`,
  regions: 'The regions',
  result: 'The result',
  sideBySide: 'Side by side',
  surface: 'The surface',
  there: 'Forward',
  turn: 'The turn',
  verdict: 'The verdict',
  activation: 'Activation',
  slide: 'b shifts',
  stretch: 'W stretches',
  weights: 'The weights',
  press: 'Pressed',
  fold: 'Folded',
  turning: 'W rotates',
  score: 'Scores',
}

/** Names of axes and of what is read on them. */
export const axes = {
  component: ({ index }: { index: number }) => `${nth(index)} component`,
  direction: ({ index, only }: { index: number; only: boolean }) => (only ? 'output direction' : `${nth(index)} output direction`),
  discriminant: ({ index }: { index: number | null }) => (index === null ? 'discriminant' : `${nth(index)} discriminant`),
  spread: 'component',
  /** The part of a date that holds for the whole axis stands behind its name. */
  within: ({ name, within }: { name: string; within: string }) => `${name} (${within})`,
  day: ({ day, month }: { day: number; month: number }) => `${number(day)} ${months[month - 1]}`,
  month: ({ month, year }: { month: number; year: number }) => `${months[month - 1]} ${year}`,
  date: ({ day, month, year }: { day: number; month: number; year: number }) => `${number(day)} ${months[month - 1]} ${year}`,
  years: (years: Facts.RangeFacts) => ranged(years, String),
  no: 'no',
  yes: 'yes',
  accuracy: 'accuracy',
  regions: 'linear regions',
  error: 'error (RMSE)',
  loss: 'loss',
  /** The curves of training and of rows held out. */
  curves: ({ penalized }: { penalized: boolean }): readonly string[] => [penalized ? 'training, with regularization' : 'training', 'held out'],
  iterates: ({ unit }: { unit: Facts.Counted }) => unit as string,
  work: 'gradient evaluations × samples',
  /** The arrows at cuts while a network learns. */
  arrows: ({ follows }: { follows: boolean }) => (follows ? 'each cut follows the sum of the pulls of all points' : 'arrows: the gradient now, point by point'),
  percent: ({ value }: { value: number }) => `${number(value)} %`,
  probability: 'P',
  probabilityOf: ({ name }: { name: string }) => `P(${name})`,
}

/** Names of panels that differ in one key. */
export const panels = {
  layers: ({ units }: { units: readonly number[] }) => {
    if (units.length === 0) return 'no hidden layer'
    return `${list(units.map(number))} ${plural(units.length === 1 ? units[0] : 2, { one: 'unit', other: 'units' })}`
  },
  components: ({ count, method }: Pick<Facts.ComponentFacts, 'count' | 'method'>) => `${number(count)} ${method === 'pca' ? 'components' : 'discriminants'}`,
  learningRate: ({ value }: { value: number }) => `learning rate ${number(value)}`,
  value: ({ key, value }: { key: Facts.SweptNumber; value: number }) => `${key} ${value}`,
  /** The name of a panel, and what is right without a unit. */
  whole: 'the whole network',
  without: ({ unit, layer }: { unit: string; layer: number | null }) => `without ${unit}${layer === null ? '' : ` of layer ${number(layer)}`}`,
  lacks: ({ lost, unit, layer, ...count }: Facts.Count & { unit: string; layer: number | null; lost: number }) =>
    `${panels.without({ unit, layer })}${lost === 0 ? ' nothing is lost' : `: ${of(count)}`}`,
  result: ({ after, projected, ...facts }: Facts.SweepResult & { after: number | null; projected: boolean }) => {
    const done = facts.first && !facts.held ? `the first to separate all ${number(facts.samples)}` : sweepDone(facts)
    return `${done}${after === null ? '' : `, at ${short(after)}`}${projected ? ', as a projection' : ''}`
  },
}

/** Values of facts in texts of one's own. */
export const facts = {
  data: ({ name }: { name: string | null }) => name ?? 'a table',
  best: (best: Pick<Facts.Best, 'correct' | 'exact'>) => atLeast(best),
  units: ({ units }: { units: readonly number[] }) => units.map(number).join(', ') || number(0),
}

/** Titles and captions on the data. */
export const data = {
  title: (parts: Facts.Caption) => parts.join(', '),
  points: (points: Facts.PointsFacts): Facts.Caption => [pointsIn(points), ...more(points)],
  pointsOf: ({ forms, ...points }: Facts.PointsFacts & { forms: Facts.Caption }): Facts.Caption => [
    pointsIn(points),
    capital(forms.join(', ')),
    ...more(points),
  ],
  forms: ({ forms: [first, ...others] }: { forms: Facts.Caption }): Facts.Caption => [capital(first), ...others],
  classNumber: ({ name }: { name: string }) => `class ${name}`,
  columns: ({ table, names }: { table: string | null; names: readonly string[] }): Facts.Caption => [`${table ?? 'A table'}: ${names.join(' and ')}`],
  reduced: ({ table, features, ...to }: Facts.ComponentFacts & { table: string | null; features: number }): Facts.Caption => [
    `${table ?? 'A table'}: ${number(features)} features`,
    componentsOf(to),
  ],
  projected: ({ table, features, ...plane }: Facts.PlaneFacts & { table: string | null; features: number }): Facts.Caption => [
    `${table ?? 'A table'}: ${number(features)} features, projected`,
    `shows ${keeps(plane)}`,
  ],
}

/** Titles and captions of regression. */
export const regression = {
  points: ({ samples, held }: Pick<Facts.PointsFacts, 'samples' | 'held'>): Facts.Caption => [`${number(samples)} points`, ...more({ held })],
  formula: ({ formula }: { formula: string }): Facts.Caption => [formula],
  table: ({ table, target, features }: { table: string | null; target: string; features: readonly string[] }): Facts.Caption => [
    `Predicting ${target} from ${features.length > 3 ? `${word(features.length)} columns` : list(features)}`,
    table ?? 'a table',
  ],
  straight: ({ features, rmse }: { features: number; rmse: number }): Facts.Caption => [
    `${capital(straightLine(features))}: error ${amount(rmse)}`,
    'root mean square error',
  ],
  off: (facts: Facts.NamedErrors): Facts.Caption => {
    const [says, ...others] = errorsFirst(facts)
    return [capital(says), ...others]
  },
  only: ({ names, r2, all }: { names: readonly string[]; r2: number; all: number }) =>
    `only ${list(names)}, the others shuffled: R² ${explained(r2, above)}, all columns: ${explained(all, above)}`,
  constant: ({ rmse }: Facts.FitErrors): Facts.Caption => ['The network predicts the same everywhere', `error ${amount(rmse)}`],
  panel: ({ rmse, held, least }: Facts.FitErrors & { least: boolean }) =>
    `error ${amount(rmse)}${held === null ? '' : `, held out ${amount(held)}`}${least ? ', the least' : ''}`,
  title: ({ sizes }: { sizes: readonly number[] }) => hiddenLayers(sizes),
}

/** The units of a network of one input, one after another. */
export const fit = {
  chapterMean: 'The mean',
  chapterPart: ({ unit }: { unit: string }) => `${unit} is added`,
  chapterRest: 'The others',
  chapterFit: 'The fit',
  /** Beside the parts of units. */
  pointMean: 'mean',
  mean: ({ rmse }: { rmse: number }): Facts.Caption => [`Only the mean: error ${amount(rmse)}`, 'root mean square error'],
  part: ({ unit, count, rmse, isWorse }: { unit: string; count: number; rmse: number; isWorse: boolean }): Facts.Caption => [
    count === 1 ? `With one unit: error ${amount(rmse)}` : `With ${word(count)}: ${amount(rmse)}`,
    isWorse ? `more than without ${unit}: the other units correct it` : `what ${unit} adds`,
  ],
  rest: ({ units, all, rmse }: { units: number; all: number; rmse: number }): Facts.Caption => [
    `With all ${word(all)}: ${amount(rmse)}`,
    `what the other ${counting(units, 'unit')} add`,
  ],
  clause: ({ units }: { units: number | null }) =>
    units === null
      ? 'a straight line is drawn through them'
      : units === 1
        ? 'the contribution of the unit is drawn as a curve'
        : `the contributions of ${counting(units, 'unit')} are drawn as curves, and added up to the curve through them`,
}

/** Captions of a training for regression. */
export const fitTraining = {
  ...trainingOf(({ error }: Facts.ReachedError) => `error ${amount(error)}`, lossAnd),
  predicted: 'predicted',
  clause: ({ layers, features }: { layers: readonly Facts.UnitsFacts[]; features: number }) =>
    `in the training of ${networkOf(layers)}, ${features === 1 ? 'the curve through the points' : features === 2 ? 'the levels of the prediction' : 'the prediction of each point'}, the places of the points in the network and the loss curve change`,
}

/** The target of a point and what is predicted, for a reader who points at it. */
export const target = {
  off: ({ value, error }: { value: number; error: number }) => `${fourDigits(value)}, error ${amount(error)}`,
  error: 'error',
  /** Beside the parts of units. */
  rest: 'bias',
  sentence: ({ value, error }: { value: number; error: number }) => `predicted ${fourDigits(value)}, error ${amount(error)}`,
}

/** The way of points that stand at their targets, over a floor that hidden layers move. */
export const lift = {
  stand: ({ feature, target }: { feature: string; target: string }): Facts.Caption => [
    /\s/.test(feature + target) ? 'The input becomes the floor, the target the height' : `The ${feature} axis becomes the floor, ${target} the height`,
  ],
  way: ({ units, features, bends }: { units: number; features: number; bends: boolean }): Facts.Caption => {
    if (features > 2) return ['The points move into the hidden layer']
    const floor = features === 1 ? 'axis' : 'floor'
    if (units === 1) return [features === 1 ? 'One unit stretches the axis' : 'One unit flattens the floor to a line']
    return [`${capital(counting(units, 'unit'))} ${bends ? 'bend' : 'move'} the ${floor}`]
  },
  plane: ({ kind, nearness, ...of }: Facts.NamedErrors & { kind: 'line' | 'plane'; nearness: Facts.Nearness }): Facts.Caption => {
    const one = { line: 'One straight line', plane: 'One flat plane' }[kind]
    if (nearness === 'off') return [`${one} does not fit the heights`, ...errorsFirst(of)]
    return [`${one} ${nearness === 'through' ? 'fits' : 'comes close to'} all heights`, ...errorsFirst(of)]
  },
  back: ({ features, kind }: { features: number; kind: 'line' | 'plane' }): Facts.Caption => [
    features > 2 ? 'Back to the data' : features === 1 && kind === 'plane' ? 'The line on the plane is mapped back' : `Mapped back, the ${kind} bends`,
  ],
  fit: ({ kind, bends, features, ...of }: Facts.NamedErrors & { kind: 'line' | 'plane'; features: number; bends: boolean }): Facts.Caption => [
    `The ${kind} is ${bends ? `this ${features === 1 ? 'curve' : 'surface'}` : 'back'}`,
    ...errorsFirst(of),
  ],
  chapters: { stand: 'The axis', plane: 'The plane', down: 'The plot again', fit: 'The fit', sum: 'The sum' },
}

/** Points that run through a network for regression, and its output. */
export const predictions = {
  output: ({ sources, result: [off, ...others] }: { sources: number; result: Facts.Caption }): Facts.Caption => [
    `The output adds ${counting(sources, 'part')}`,
    off,
    ...others,
  ],
  point: ({ name, value, error, isLargest }: { name: string; value: number; error: number; isLargest: boolean }): Facts.Caption =>
    isLargest
      ? [`The largest error: ${amount(error)}`, `predicted ${name}: ${fewDigits(value)}`]
      : [`Predicted ${name}: ${fewDigits(value)}`, `error ${amount(error)}`],
}

/** The output over two inputs as a map of levels. */
export const levels = {
  title: ({ name }: { name: string }) => `The network’s ${name} over the input plane`,
  all: 'All levels',
  chapter: ({ name, label }: { name: string; label: string }) => `${name} = ${label}`,
  line: ({ name, label }: { name: string; label: string }): Facts.Caption => [`The network predicts ${name} = ${label} here`],
}

/** The linear regions of a network, and the creases between them. */
export const regions = {
  title: 'Linear regions of the network',
  /** `most` is the number of regions that as many straight lines can make; null where it is not said. */
  creases: ({ creases, regions: own, most }: { creases: number; regions: number; most: number | null }) => {
    const count = most === null || own === most ? counting(own, 'region') : `${number(own)} of ${number(most)} possible regions`
    return `${capital(counting(creases, 'crease'))}, ${count}${own === most ? ': the most possible' : ''}`
  },
  layer: ({ layer, regions: own }: { layer: number; regions: number }) => `Creases of layer ${number(layer)} bend: ${counting(own, 'region')}`,
  counted: ({ regions: own }: { regions: number }) => counting(own, 'region'),
  slopes: ({ regions: own, constant, classes }: { regions: number; constant: number; classes: number }): Facts.Caption => [
    own === 1 ? 'One region: the network is linear here' : 'Colour: slope, by direction and size',
    ...(classes > 2 ? ['of the lead over the next class'] : []),
    ...(constant > 0 ? [`constant in ${counting(constant, 'region')}`] : []),
  ],
  junctions: ({ junctions }: { junctions: number }) => `three classes meet at ${counting(junctions, 'point')}`,
  joints: ({ joints }: { joints: number }) => `${capital(counting(joints + 1, 'straight piece'))}, ${counting(joints, 'joint')}`,
  /** A region that is pointed at; the pattern has, for each layer, the piece of its activation that each unit is on. */
  region: ({ number: nth, pattern }: { number: number; pattern: readonly string[] }) => [`Region ${number(nth)}`, ...pattern].join(' · '),
  points: (count: Facts.Count) => `${of(count)} points lie in it`,
}

/** Points that the legend names beside the classes. */
export const marks = {
  heldOut: 'held out',
  wrong: 'wrong',
  lost: 'lost',
  foreign: 'correct: other columns differ',
  support: 'support vector',
}

/** A slice through the input of a network of many features. */
export const slice = {
  near: (facts: Facts.SliceFacts): readonly string[] =>
    facts.moves === null ? [`${nearPoints(facts)}, the others are not shown`, `fixed: ${holds(facts)}`] : [`fixed: ${holds(facts)}`],
  /** A point's distance, and what follows from it. */
  distance: 'from the slice',
  fromSlice: ({ distance, shown, foreign }: { distance: number; shown: boolean; foreign: boolean }) =>
    `${twoDigits(distance)} standard deviations${shown ? (foreign ? ', correct: other columns differ' : '') : ', not shown'}`,
  title: (facts: Facts.HeldAt & Pick<Facts.SliceFacts, 'near' | 'samples' | 'without'>) => `${heldAt(facts)}: ${nearPoints(facts)}`,
  count: nearOf,
  pairsTitle: ({ columns }: Pick<Facts.PairsFacts, 'columns'>) =>
    columns.length === 2 ? 'A slice along two columns' : `Slices along all pairs of ${word(columns.length)} columns`,
  pairs: (facts: Facts.PairsFacts): Facts.Caption => [
    `${nearEach(facts)} rows lie near ${facts.columns.length === 2 ? 'this' : 'each'} slice, the others are not shown`,
    `fixed: ${holdsOthers(facts)}`,
  ],
  foreignTo: ({ each }: { each: readonly { name: string; foreign: number }[] }) =>
    `correct in another class’s colour, as other columns differ: ${each.map(({ name, foreign }) => `${name} ${number(foreign)}`).join(', ')}`,
}

/** The controls by which the reader of a page fixes the columns of a slice at other values. */
export const sliders = {
  name: 'Fixed columns',
  reset: 'Reset',
  others: ({ others, ...ways }: Pick<Facts.SliceFacts, 'others' | 'by' | 'row'>) => `${word(others)} more ${heldBy(ways)}`,
  near: nearPoints,
}

/** The forms of the points of built-in data. */
export const forms = {
  article: ['three overlapping blobs in a row', 'the middle one a class of its own'],
  blobs: ['three blobs in a row', 'the middle one a class of its own'],
  checkerboard: ['the squares of a checkerboard'],
  circles: ({ hollow }: { hollow: boolean }): Facts.Caption => [hollow ? 'a ring inside a ring' : 'a disc inside a ring'],
  clusters: ({ classes }: { classes: number }): Facts.Caption => [`${word(classes)} blobs on a circle`, 'each a class of its own'],
  digits: ['handwritten digits'],
  expression: ({ formula }: { formula: string }): Facts.Caption => [`one class lies where ${formula}`],
  flower: ['the petals of a flower', 'of two classes'],
  iris: ['measurements of three species of iris'],
  moons: ['two interleaving half moons'],
  spirals: ({ classes }: { classes: number }): Facts.Caption => [`${word(classes)} arms of a spiral`],
  xor: ['four blobs at the corners of a square', 'opposite corners of one class'],
} satisfies Record<string, Facts.Caption | ((facts: never) => Facts.Caption)>

/** Titles of networks. */
export const titles = {
  network: ({ sizes, wide, decision }: { sizes: readonly number[]; wide: number | null; decision: Facts.LinearFacts | 'one class' | null }) => {
    const shown = `${hiddenLayers(sizes)}${sizes.length === 1 && wide !== null ? ` in ${word(wide)} dimensions` : ''}`
    if (decision === null) return shown
    if (decision === 'one class') return `${shown}, one class for all`
    const { name, many } = linearSubject(decision)
    return `${shown}, ${many ? `${name} between classes` : `one ${name}`}`
  },
  diagram: ({ sizes }: { sizes: readonly number[] }) => `The network: ${sizes.map(number).join(' → ')}`,
  lift: ({ units, features }: { units: number; features: number | null }) =>
    `${capital(counting(units, 'hidden unit'))} lift the ${features === null ? 'points' : field(features)} into a cube`,
  oneClass: 'One class everywhere',
  boundary: 'The decision boundary',
  cuts: ({ units }: { units: number }) => `${capital(counting(units, 'unit'))} ${plural(units, { one: 'makes', other: 'make' })} ${counting(units, 'cut')}`,
  orbit: ({ layers }: { layers: number }) => (layers > 1 ? 'The last hidden layer from all sides' : 'The hidden layer from all sides'),
  surface: ({ name, features }: { name: string | null; features: number }) =>
    `${name === null ? 'P(predicted class)' : `P(${name})`} over the input ${field(features)}`,
  ways: ({ count }: { count: number }) => `${capital(word(count))} ways to divide a plane`,
  fits: ({ count }: { count: number }) => `${capital(word(count))} ways to draw a curve`,
  training: ({ unit, first, last }: { unit: Facts.Counted; first: number; last: number }) =>
    `The network learns: ${unit === 'step' ? `steps ${number(first)} to ${number(last)}` : counting(last, unit)}`,
}

/** Captions on the way through the layers. */
export const layers = {
  stay: ['No hidden layer: the points stay'] as Facts.Caption,
  scored: ({ classes }: { classes: number }): Facts.Caption => [
    classes === 2 ? 'The score: a weighted sum of the columns' : 'Scores: a weighted sum for each class',
  ],
  onTheWay: ({ units, moved, bends }: { units: number; moved: 'plane' | 'line' | 'points'; bends: boolean }): Facts.Caption => [
    moved === 'points'
      ? 'The points move into the hidden layer'
      : `${capital(counting(units, 'unit'))} ${bends ? plural(units, { one: 'bends', other: 'bend' }) : plural(units, { one: 'moves', other: 'move' })} the ${moved}`,
  ],
  to: ({ layer, units, kept }: { layer: number; units: number; kept: number | null }): Facts.Caption => [
    `To layer ${number(layer)}: ${number(units)} ${plural(units, { one: 'unit', other: 'units' })}`,
    ...(kept === null ? [] : [`projected: shows ${percent(kept)} of the variance`]),
  ],
  stretch: ({ layer }: { layer: number | null }): Facts.Caption => [inLayer(layer, 'P stretches the space: x P, W = P Q')],
  turn: ({ layer }: { layer: number | null }): Facts.Caption => [inLayer(layer, 'Q rotates the space: x P Q = x W')],
  slide: ({ layer }: { layer: number | null }): Facts.Caption => [inLayer(layer, 'the biases b shift the space: x W + b')],
  activation: (facts: { layer: number | null; name: string; symbol: string; bounded: boolean }): Facts.Caption => [
    inLayer(facts.layer, `${facts.name} ${facts.bounded ? 'squashes' : 'bends'} the space: h = ${facts.symbol}(x W + b)`),
  ],
  cuts: ({ units, cuts }: { units: number; cuts: number }): Facts.Caption => [
    cuts < units ? `${capital(word(cuts))} of ${word(units)} units ${plural(cuts, { one: 'makes a cut', other: 'make cuts' })} here` : titles.cuts({ units }),
  ],
  cut: ({ unit }: { unit: string }): Facts.Caption => [`Unit ${unit} adds its side`],
}

/** Captions of a sheet that goes as paper. */
export const paper = {
  creases: ['Each unit makes a crease'] as Facts.Caption,
  press: ({ beyond }: { beyond: 'off' | 'nearly' | 'range' }): Facts.Caption => [
    beyond === 'range' ? 'What is beyond its range is pressed flat' : `What it turns off is pressed ${beyond === 'off' ? 'flat' : 'nearly flat'}`,
  ],
  fold: ['The next layer folds it'] as Facts.Caption,
  boundary: ({ corners, opened }: { corners: number; opened: boolean }) =>
    `${opened ? 'Opened' : 'Boundary'}: ${counting(corners, 'corner')}${['', ', on a crease'][corners] ?? ', all on creases'}`,
}

/** Captions on decisions and what they get right. */
export const results = {
  input: ({ view, best, isAsGood }: { view: Facts.InputView; best: Facts.Best; isAsGood: boolean }): Facts.Caption => [
    capital(question(best)),
    ...(isAsGood ? ['as good as the network'] : []),
    ...(view === null ? [] : ['plane' in view ? `${number(view.features)} features, projected (${keeps(view.plane)})` : componentsOf(view, 'components')]),
  ],
  network: (facts: Facts.ResultFacts): Facts.Caption => result(facts),
  hidden: ({ view, now, ...facts }: Facts.ResultFacts & { view: Facts.HiddenView | null; now: boolean }): Facts.Caption => {
    // On the input another one may get as many.
    const [done, ...others] = result(facts, now ? 'now ' : view === null || view === 'none' || facts.by.kind === 'outputs' ? '' : 'here ')
    const shown =
      view === null || view === 'layer'
        ? []
        : [
            view === 'none'
              ? 'no hidden layer'
              : view === 'line'
                ? 'the hidden layer has come down to one number'
                : `the hidden layer, projected: shows ${percent(view.share)} of the variance`,
          ]
    return [done, ...others, ...shown]
  },
  undecided: ['Here the network is undecided: the boundary'] as Facts.Caption,
  paler: ['Paler: less certain'] as Facts.Caption,
  oneClass: ({ joins }: { joins: boolean }): Facts.Caption => [`The output ${joins ? 'joins the cuts' : 'decides'}: one class everywhere`],
  none: (linear: Facts.LinearFacts): Facts.Caption => [`No ${linearSubject(linear).name} can separate all points`],
  another: (linear: Facts.LinearFacts): Facts.Caption => {
    const { name, many } = linearSubject(linear)
    return [`${many ? 'Other' : 'Another'} ${name} would separate all points`]
  },
  gap: ({ width, between, classes, units }: { width: number; between: readonly string[] | null; classes: number; units: number | null }): Facts.Caption => [
    between === null ? `The narrowest gap between classes: ${twoDigits(width)}` : `The ${classes > 2 ? 'narrowest ' : ''}gap is ${twoDigits(width)} wide`,
    ...(between === null ? [] : [`between ${between.join(' and ')}`]),
    ...(units === null ? [] : [`in the space of all ${number(units)} units`]),
  ],
  allSides: ({ wrong, samples, planes: drawn }: { wrong: number; samples: number; planes: 'one' | 'many' | null }): Facts.Caption => {
    if (wrong > 0) return [`${number(wrong)} of ${number(samples)} are on the wrong side`]
    if (drawn === null) return ['From all sides']
    return [`From all sides: ${drawn === 'many' ? 'planes' : 'a plane'} between the classes`]
  },
  returned: ({ line, held, ...count }: Facts.Count & { line: Facts.LineBack | 'points' | null; held: Facts.Count | null }): Facts.Caption => {
    if (line === 'points') return [`${of(count)} on the right side`, ...further({ classes: null, better: null, held })]
    const done = `${count.correct === count.samples ? `all ${number(count.samples)}` : of(count)} right`
    if (line === null) return [`The decision boundary: ${done}`]
    const { name, many } = linearSubject(line.by)
    const pieces = line.bent ? ' curves' : line.by.kind === 'line' ? '' : ' lines'
    const now = line.curves > 1 ? `these ${word(line.curves)}${pieces}` : line.bent && !many ? 'this curve' : 'the boundary'
    return [
      `${many ? 'Those' : line.curves > 1 && pieces === '' ? 'That one' : 'That'} ${name.replace('straight ', '')} ${many ? 'are' : 'is'} now ${now}: ${done}`,
    ]
  },
  sheets: ({ units, surfaces }: { units: number; surfaces: number }): Facts.Caption => [
    `${capital(counting(units, 'unit'))}, ${counting(surfaces, 'surface')}`,
    'each: output × weight',
  ],
  added: ({ shape }: { shape: Facts.Terrain | null }): Facts.Caption => [shape === null ? 'Added up' : `Added up, they make a ${shape}`],
  bias: ({ raises }: { raises: boolean }): Facts.Caption => [`The bias ${raises ? 'raises' : 'lowers'} the surface`],
  shore: ({ name }: { name: string }): Facts.Caption => ['Water at zero: the shore is the boundary', `height: the log-odds of ${name}`],
  squashed: ['Squashed to a probability: the shore stays'] as Facts.Caption,
  levels: ({ high, low }: { high: number; low: number }): Facts.Caption => [`Water at ${percent(high)}, then at ${percent(low)}`],
  surface: ({ shape, height, ...facts }: Facts.ResultFacts & { shape: Facts.Terrain | null; height: string | null }): Facts.Caption => {
    if (facts.constant) return result(facts)
    const more = [accuracyOf(facts), ...further(facts)]
    if (shape === null) return ['Height: probability of the predicted class', ...more]
    if (height !== null) return [`The height is P(${height})`, ...more]
    const subject = subjectOf(facts.by)
    return [capital(`${withArticle(subject)} ${does(subject, 'makes', 'make')} a ${shape}`), ...more]
  },
}

/** Captions and names of the network itself. */
type Place = 'feature' | 'unit' | 'output'
export const network = {
  inputs: ({ count }: { count: number }): Facts.Caption => [`The input: ${counting(count, 'number')}`],
  adds: ({ layer, units, sources }: { layer: number | null; units: number; sources: number }): Facts.Caption => [
    layer === null
      ? `Each unit computes ${sources === 1 ? 'weight × input + bias' : 'a weighted sum'}`
      : `Layer ${number(layer)}: ${counting(units, 'unit')} ${plural(units, { one: 'adds', other: 'add' })} ${counting(sources, 'map')}`,
    ...(layer === null
      ? [`${number(units)} ${plural(units, { one: 'sum', other: 'sums' })} of ${counting(sources, 'input')} and a bias`]
      : ['weighted, plus a bias']),
  ],
  /** `activation` is null where it leaves the sum as it is. */
  changes: ({
    activation,
    bounded,
    on,
  }: {
    activation: string | null
    bounded: boolean
    on: { unit: string; side: keyof typeof sides } | null
  }): Facts.Caption => [
    activation === null ? '… and passes the sum on' : bounded ? '… and squashes the sum: on or off' : `… and applies ${activation} to the sum`,
    ...(on === null ? [] : [`${on.unit} is on ${sides[on.side]} its line`]),
  ],
  output: ({
    sources,
    hidden,
    classes,
    result: [done, ...others],
  }: {
    sources: number
    hidden: boolean
    classes: number
    result: Facts.Caption
  }): Facts.Caption => [
    `${classes > 2 ? `${capital(word(classes))} outputs add` : 'The output adds'} ${counting(sources, hidden ? 'map' : 'number')}`,
    done,
    ...others,
  ],
  point: ({ name, share, isNearest, right }: { name: string; share: number; isNearest: boolean; right: boolean }): Facts.Caption => [
    `${isNearest ? 'The least certain point' : 'One point'}: ${name}, ${certainty(share)}`,
    ...(right ? [] : ['wrong: the point is of another class']),
  ],
  /** The legend of lines: what adds, and what takes away in many words and in few. */
  lines: { adds: 'adds', takes: 'subtracts; width: its share of the sum', short: 'subtracts' },
  /** The legend of weights as pixels. */
  pixelLines: { adds: 'pixel adds', takes: 'pixel subtracts' },
  pixels: ({ count }: { count: number }) => counting(count, 'pixel'),
  /** Features, units or outputs that are not drawn. */
  more: ({ count, place }: { count: number; place: Place | null }) => (place ? `and ${number(count)} more ${place}s` : `+ ${number(count)} more`),
  largest: 'the largest wins',
  /** The title of what is pointed at. */
  unit: ({ name, place, layer }: { name: string; place: Place; layer: number }) =>
    place === 'unit' ? `${name}, a unit of layer ${number(layer)}` : `${name}, ${place === 'output' ? 'an output' : 'a feature'}`,
  /** A feature as the network takes it. */
  scaled: ({ name, mean, deviation }: { name: string; mean: number; deviation: number }) =>
    `standardized: (${name} ${mean < 0 ? '+' : '−'} ${twoDigits(Math.abs(mean))}) / ${twoDigits(deviation)}`,
  /** "h₂ = σ(1.30 x₁ − 0.40 x₂ + 0.70)": spaces within a term do not break. */
  formula: ({ name, activation, terms, more, bias }: Facts.WeightedSum) => {
    const all = [
      ...terms.map(({ name: of, weight }) => `${signed(weight)} ${of}`.replace(/ /g, '\u00a0')),
      ...(more > 0 ? [`+\u00a0${number(more)}\u00a0more`] : []),
      signed(bias),
    ]
    const sum = all.join(' ').replace(/^\+\s/, '').replace(/^−\s/, '−')
    return `${name} = ${activation === null ? sum : `${activation}(${sum})`}`
  },
  softmax: ({ name, sum }: { name: string; sum: string }) => `P(${name}) = exp ${sum} / Σ exp z`,
  above: (count: Facts.Count) => `the sum is positive for ${of(count)} points`,
  wrong: ({ share, loss }: { share: string; loss: string }): Facts.Caption => [`The right class gets p = ${share}: loss ${loss}`],
  moves: ({ rate, halved }: { rate: string; halved: boolean }): Facts.Caption => [
    `Each weight moves by −${rate} × its gradient ∂`,
    ...(halved ? ['halved until the loss falls'] : []),
  ],
  pass: ({ layer, back }: { layer: number | null; back: boolean }) =>
    `${back ? 'Backward' : 'Forward'}: ${layer === null ? 'the output' : `layer ${number(layer)}`}`,
  falls: ({ before, after }: { before: string; after: string }): Facts.Caption => [`The row’s loss falls from ${before} to ${after}`],
}

/** The results of cross-validation. */
export const choice = {
  nothing: ({ accuracy, most, clearly }: Pick<Facts.LeftOutFacts, 'accuracy' | 'most'> & { clearly: boolean }): Facts.Caption => {
    const right = percent(accuracy)
    const against = right === percent(most.share) ? '' : ` against ${percent(most.share)}`
    return [`${clearly ? 'No' : 'Not clearly'} better than always ${quoted(most.name)}`, `cross-validation accuracy ${right}${against}`]
  },
  noneNeeded: ({ line, lineAccuracy }: Pick<Facts.LeftOutFacts, 'line' | 'lineAccuracy'>): Facts.Caption => [
    'No hidden layer is needed',
    `a ${lines[line.kind]} does as well: cross-validation accuracy ${percent(lineAccuracy)}`,
  ],
  network: ({ accuracy, line, lineAccuracy, most, againstMost }: Facts.LeftOutFacts): Facts.Caption => {
    const other = againstMost ? `always ${quoted(most.name)}: ${percent(most.share)}` : `a ${lines[line.kind]}: ${percent(lineAccuracy)}`
    return [`The network: ${percent(accuracy)}, ${other}`, 'cross-validation accuracy']
  },
  overfit: ({ unseen, seen, named }: Record<'unseen' | 'seen', number> & { named: boolean }): Facts.Caption => [
    `${named ? 'Overfitting: ' : ''}${percent(unseen)} of held-out rows right`,
    `${percent(seen)} of training rows right`,
  ],
  rare: ({ name, recall, precision, ...found }: Facts.Count & { name: string; recall: number; precision: number | null }): Facts.Caption => [
    `${quoted(name)}: recall ${percent(recall)} (${of(found)})`,
    precision === null ? 'never predicted' : `precision ${percent(precision)}`,
  ],
  behind: ({ caption, accuracy }: { caption: Facts.Caption; accuracy: number }): Facts.Caption => [
    ...caption,
    `cross-validation accuracy ${percent(accuracy)}`,
  ],
}

/** Captions of a training. */
export const training = trainingOf(reached, learned)

/** Classifiers and regressors: their names in a sentence and in one word. */
export const estimators = {
  knn: { name: 'nearest neighbours', short: 'Neighbours' },
  logistic: { name: 'logistic regression', short: 'Logistic' },
  network: { name: 'neural network', short: 'Network' },
  qda: { name: 'QDA', short: 'QDA' },
  rbf: { name: 'RBF SVM', short: 'RBF' },
  svm: { name: 'linear SVM', short: 'Linear' },
  tree: { name: 'decision tree', short: 'Tree' },
  kernel: { name: 'kernel ridge', short: 'Kernel' },
  line: { name: 'straight line', short: 'Line' },
  polynomial: { name: 'polynomial', short: 'Polynomial' },
  regressionTree: { name: 'regression tree', short: 'Tree' },
}

/** The regions of classifiers. */
export const classifiers = {
  knn: ({ neighbors }: { neighbors: number }): Facts.Caption => [
    neighbors === 1 ? 'the class of the nearest point' : `a vote of the ${word(neighbors)} nearest points`,
  ],
  logistic: ({ classes }: { classes: number }): Facts.Caption => [classes === 2 ? 'one straight line' : 'straight lines between the classes'],
  network: ({ by, hidden }: { by: Facts.Decider; hidden: boolean }): Facts.Caption => [withArticle(subjectOf(by)), ...(hidden ? [] : ['no hidden layer'])],
  qda: ({ classes }: { classes: number }): Facts.Caption => ['a Gaussian for each class', `a conic where ${classes === 2 ? 'both' : 'two'} are equal`],
  rbf: ({ supports }: { supports: number }): Facts.Caption => [`a sum of bumps at ${counting(supports, 'support vector')}`],
  svm: ({ classes, supports }: { classes: number; supports: number }): Facts.Caption => [
    classes === 2 ? 'the line with the widest margin' : 'a line for each pair of classes',
    `with ${counting(supports, 'support vector')}`,
  ],
  tree: ({ upright, level, oblique }: { upright: number; level: number; oblique: number }): Facts.Caption => {
    const cuts = upright + level + oblique
    if (cuts === 0) return ['no split: one class everywhere']
    const kinds = [...(upright > 0 ? ['vertical'] : []), ...(level > 0 ? ['horizontal'] : [])].join(' and ')
    return [counting(cuts, kinds === '' ? 'split' : `${kinds} split`)]
  },
}

/** The curves of regressors. */
export const regressors = {
  kernel: ({ bumps, drawn }: { bumps: number; drawn: number }): Facts.Caption => [
    bumps === 1 ? 'a bump at the point' : `a sum of bumps at ${counting(bumps, 'point')}`,
    ...(drawn < bumps ? [`${number(drawn)} of them drawn`] : []),
  ],
  knn: ({ neighbors }: { neighbors: number }): Facts.Caption => [
    neighbors === 1 ? 'the value of the nearest point' : `the mean of the ${word(neighbors)} nearest points`,
  ],
  line: ['fitted by least squares'] as Facts.Caption,
  network: ({ units }: { units: number }): Facts.Caption => [units === 0 ? 'no hidden layer' : `the contributions of ${counting(units, 'unit')}, added up`],
  polynomial: ({ degree }: { degree: number }): Facts.Caption => [degree === 0 ? 'the mean of all points' : `terms up to degree ${word(degree)}`],
  tree: ({ parts }: { parts: number }): Facts.Caption => [parts === 1 ? 'the mean of all points' : `the mean in each of ${word(parts)} leaves`],
}

/** The points that classifiers get right. */
export const scores = {
  caption: ({ label, says: [first, ...others], result }: { label: string; says: Facts.Caption; result: string }): Facts.Caption => [
    `${label}: ${first}`,
    ...others,
    result,
  ],
  /** Both counts above a small plot, with ever fewer words. */
  above: ({ score, scored }: { score: Facts.Score; scored: Facts.Scored }) => counts(score, scored),
  /** The classifiers that get the most; `others` follow, best first, where they are few. */
  ranking: ({ samples, by, best, allBut, others, ...top }: Facts.Ranking): Facts.Caption => {
    const whole = ` of ${number(samples)}`
    const points = by === null ? 'the training points' : by === 'held out' ? 'the held-out points' : `${number(samples)} ${notLearned[by].points}`
    const got = `${top.correct === samples ? `all ${number(samples)}` : `${number(top.correct)}${by !== null && by !== 'held out' ? '' : whole}`} right`
    const ofPoints = `of ${points}`
    if (top.each) return [`Each gets ${got}`, ofPoints]
    const gets = best.length > 1 || allBut ? 'get' : 'gets'
    const names = allBut ? `all but ${list(allBut)}` : list(best)
    const rest = others.map(({ names, correct }) => `${list(names)} ${number(correct)}`)
    if (best.length < 3 || allBut?.length === 1) return [capital(`${names} ${gets} ${got}`), ofPoints, ...rest]
    return [`${capital(word(best.length))} get ${got}`, `${ofPoints}: ${names}`, ...rest]
  },
  /** Both counts of all, for the alternative text. */
  all: ({ scores, scored: { samples, notLearned: judged } }: { scores: readonly (Facts.Score & { name: string })[]; scored: Facts.Scored }) => {
    const results = scores.map(score => `${score.name} ${number(score.correct)}${score.notLearned === null ? '' : ` and ${number(score.notLearned)}`}`)
    const others = judged ? ` and of ${number(judged.samples)} ${notLearned[judged.by].points}` : ''
    return `right of ${number(samples)} training points${others}: ${results.join(', ')}`
  },
}

/** Distances of regressors from the points, the root of the mean squared error. */
export const errors = {
  /** Both errors above a small plot, with ever fewer words. */
  above: (score: Facts.ErrorScore) => errorsOf(score),
  /** The best three by their errors: all stand at each. */
  ranking: ({ by, samples, ranked: [first, ...others] }: Facts.ErrorRanking): Facts.Caption => [
    `The smallest error: ${first.name}, ${amount(first.rmse)}`,
    `on ${number(samples)} ${notLearned[by].points}`,
    ...(others.length === 0 ? [] : [`then ${list(others.slice(0, 2).map(({ name, rmse }) => `${name} ${amount(rmse)}`))}`]),
  ],
  /** Both errors of all, for the alternative text. */
  all: ({ scores, by, samples }: { scores: readonly (Facts.ErrorScore & { name: string })[]; by: Facts.NotLearnedBy; samples: number }) => {
    const results = scores.map(({ name, rmse, other }) => `${name} ${amount(rmse)}${other === null ? '' : ` and ${amount(other)}`}`)
    return `root mean square errors on the training points and on ${number(samples)} ${notLearned[by].points}: ${results.join(', ')}`
  },
}

/** The sides on which the region inside some cuts never ends. */
const openSides = (open: number) => (open === 0 ? 'the fence is closed' : open === 1 ? 'one side is open' : 'two sides are open')

/** The straight cuts that fence in a class: proved, found by training, and those of the network. */
export const fences = {
  title: 'How many cuts it takes',
  question: ({ name, samples, others, each }: Facts.FenceQuestion): Facts.Caption => [
    `Can straight cuts fence in ${name}?`,
    `${number(samples)} points, ${number(others)} others`,
    ...(each.length === 0
      ? []
      : each.length > 4
        ? [`of ${word(each.length)} classes the one that takes the most`]
        : [`the least: ${each.map(({ name, cuts }) => `${name} ${cuts === null ? 'no fence' : counting(cuts, 'cut')}`).join(', ')}`]),
  ],
  none: ({ name, inside }: { name: string; inside: number }): Facts.Caption => [
    `No straight cuts fence in ${name}`,
    `${counting(inside, 'other')} ${plural(inside, { one: 'lies', other: 'lie' })} between its points`,
  ],
  inside: ({ name, within }: { name: string; within: number }): Facts.Caption => [
    'No cut separates this point',
    within === 1 ? `a point of ${name} has the same place` : `it lies between ${word(within)} of ${name}`,
  ],
  hull: ({ inside, others }: { inside: number; others: number }): Facts.Caption => [
    'Every cut passes outside this hull',
    inside === 0 ? `all ${number(others)} others lie outside` : `${number(others - inside)} of ${number(others)} lie outside`,
  ],
  cuts: ({ cuts, stay, others, open, isLast }: Facts.FenceStage): Facts.Caption => {
    const count = capital(counting(cuts, 'cut'))
    if (stay === 0) {
      if (cuts === 1) return ['One cut is enough', 'a straight line separates them']
      return [`${count}${open === 0 ? ':' : ' are enough,'} ${openSides(open)}`, 'proved: no fewer fence it in']
    }
    if (isLast)
      return [
        `${count} ${plural(cuts, { one: 'leaves', other: 'leave' })} only ${stay === 1 ? 'this point' : `these ${number(stay)}`}`,
        'proved: fewer leave more',
      ]
    return [`${count}: ${number(stay)} of ${number(others)} stay`, `proved: no ${cuts === 1 ? 'cut fences' : 'two fence'} off more`]
  },
  found: ({ found, samples }: Facts.FoundFacts): Facts.Caption => {
    const [last] = found.slice(-1)
    const all = last.correct === samples
    const before = found.slice(-2, -1).map(({ units, correct }) => `${word(units)} ${number(correct)}`)
    const most = Math.max(...found.map(({ trainings }) => trainings))
    return [
      `Found: ${counting(last.units, 'unit')} ${plural(last.units, { one: 'gets', other: 'get' })} ${all ? `all ${number(samples)}` : of({ correct: last.correct, samples })} right`,
      ...before,
      `${all ? 'at most' : 'in'} ${counting(most, 'training')} each`,
    ]
  },
  unit: ({ unit, off, others, lost, degrees }: { unit: string; off: number; others: number; lost: number; degrees: number | null }): Facts.Caption => [
    `Unit ${unit} separates ${number(off)} of ${number(others)} others`,
    ...(lost > 0 ? [`and cuts off ${number(lost)} of its own class`] : []),
    ...(degrees === null ? [] : [`${number(degrees)}° from a cut of the fence`]),
  ],
  result: ({ wrong, cuts, ...count }: Facts.FenceFacts): Facts.Caption => [
    `The network gets ${count.correct === count.samples ? `all ${number(count.samples)}` : of(count)} right`,
    ...(wrong.length === 0
      ? []
      : [`P of its own class only ${wrong.map(({ number: row, share }, i) => `${certainty(share)} at ${i === 0 ? 'point ' : ''}${number(row)}`).join(', ')}`]),
    ...(cuts === null ? [] : [`no fence: the network adds up ${counting(cuts, 'cut')}`]),
  ],
}

/** The permutation importance of each column of a table, and the classes that rows got. */
export const columns = {
  title: 'Permutation importance of each column',
  true: 'true class',
  predicted: 'predicted class',
  right: ({ correct, ...rows }: Facts.MeasuredFacts & { correct: number }): Facts.Caption => [
    capital(accuracyOf({ correct, samples: rows.samples })),
    measuredOn(rows),
  ],
  /** `top` is null where no shuffle raises the loss. */
  worth: ({
    top,
    shuffled,
    ...rows
  }: Facts.MeasuredFacts & {
    top: { names: readonly string[]; loss: number; wrong: number; error: { from: number; to: number } | null } | null
    shuffled: number
  }): Facts.Caption => {
    if (top === null) return ['No single column matters', 'shuffling any one does not raise the loss', measuredOn(rows)]
    const { names, loss, wrong, error } = top
    const more = `${number(wrong)} of ${number(shuffled)} more ${plural(wrong, { one: 'is', other: 'are' })} wrong`
    return [
      `Most important: ${list(names)}`,
      `shuffled: ${error ? `the error rises from ${amount(error.from)} to ${amount(error.to)}` : wrong > 0 ? more : `no more are wrong, but the loss rises by ${twoDigits(loss)}`}`,
      measuredOn(rows),
    ]
  },
  /** Both captions as one sentence. */
  both: ({ worth: [says, how, _, ...others], right }: { worth: Facts.Caption; right: Facts.Caption }) =>
    [`${says}, ${how}`, right.join(', '), ...others].join('; '),
  alike: ({ names, correlation, more }: { names: readonly string[]; correlation: number; more: number }) =>
    `${list(names)} are correlated (${local(correlation.toFixed(2))}): each may be more important than its bar${more > 0 ? `; ${counting(more, 'more pair')} ${plural(more, { one: 'is', other: 'are' })} correlated too` : ''}`,
  key: ({ samples }: { samples: number }) =>
    `When shuffled: rise of the loss (bar), standard deviation (line), how many more of ${number(samples)} are wrong (number)`,
  errorKey: 'When shuffled: rise of the error (bar and number), its standard deviation (line)',
  residual: 'residual',
  rest: ({ count, most }: { count: number; most: number }) => `+ ${number(count)} more columns, at most ${most > 0 ? '+' : ''}${number(most)} each`,
  dependence: ({ name }: { name: string | null }) => `Partial dependence of ${name ?? 'the class probabilities'}`,
  oneRow: ['A thin line is one row: one column changes', 'thick: the mean of the rows so far'] as Facts.Caption,
  highest: ({ name, column, most, least, by }: Facts.Highest) => [`On average, ${name} is ${by} higher at ${column} ${most} than at ${least}`] as const,
}

/** Sentences of the alternative text, and the clauses of scenes in it: each says what happens to the points. */
export const alt = {
  results: (results: readonly string[]) => results.join('; '),
  regressionData: ({
    samples,
    held,
    target,
    features,
    source,
  }: {
    samples: number
    held: number
    target: string
    features: readonly string[]
    source: { formula: string } | { table: string | null }
  }) => {
    const points = `${number(samples)} points`
    const of =
      'formula' in source
        ? ` of ${source.formula}`
        : ` from ${source.table ?? 'a table'}: ${target} from ${features.length > 4 ? counting(features.length, 'column') : list(features)}`
    return `${points}${of}${held > 0 ? `; ${number(held)} more are held out` : ''}`
  },
  regressionResult: ({
    layers,
    straight,
    ...of
  }: Facts.NamedErrors & { layers: readonly Facts.UnitsFacts[]; straight: { features: number; rmse: number } | null }) =>
    `${straight ? `${straightLine(straight.features)}: error ${amount(straight.rmse)}; ` : ''}${networkOf(layers)}: ${errorsFirst(of).join(', ')}`,
  regressionPanels: ({ panels }: { panels: readonly (Facts.FitErrors & { name: string })[] }) =>
    panels.map(({ name, rmse }) => `error with ${name}: ${amount(rmse)}`).join('; '),
  regressors: ({ count }: { count: number }) =>
    count === 1
      ? 'one regressor draws its curve through them'
      : `${word(count)} regressors draw their curves through them one after the other, and stand side by side at the end`,
  regressionDots: ({ features }: { features: number }) => (features === 1 ? 'a scatter plot shows them' : 'they stand at their heights over the plane'),
  liftStory: ({ layers, features }: { layers: readonly Facts.UnitsFacts[]; features: number }) =>
    `one after the other appear ${list([
      straightLine(features),
      ...(features === 1 ? ['the contribution of each unit'] : []),
      `the way into ${networkOf(layers)}`,
      'the plane of the output there',
      ...(features > 2 ? [] : [`the ${features === 1 ? 'curve' : 'surface'} that it is over the input`]),
    ])}`,
  lift: ({ layers, features, nearness, back }: { layers: readonly Facts.UnitsFacts[]; features: number; nearness: Facts.Nearness; back: boolean }) => {
    const floor = features === 1 ? 'its axis lies on a floor' : features === 2 ? 'they stand over the input plane' : 'they stand over their components'
    const end = !back ? '' : features > 2 ? ', and leaves' : `, and is mapped back as a ${features === 1 ? 'curve' : 'surface'}`
    const passes = { through: 'fits', near: 'comes close to', off: 'lies among' }[nearness]
    return `${features === 1 ? 'a scatter plot rises: ' : ''}${floor}, which ${networkOf(layers)} ${layers.length > 1 ? 'move' : 'moves'} until one plane ${passes} their heights${end}`
  },
  levels: ({ levels }: { levels: number }) =>
    `${counting(levels, 'line')} of equal height of the output ${plural(levels, { one: 'comes', other: 'come' })} over the input plane, from low to high`,
  regions: ({ layers, regions: own, corners, learns }: { layers: readonly Facts.UnitsFacts[]; regions: number; corners: number | null; learns: boolean }) =>
    `the creases of ${networkOf(layers)} cut the input into ${counting(own, 'linear region')}${learns ? ', which change in training, beside the curves of the loss and of their number' : corners === null ? '' : `, and a boundary with ${counting(corners, 'corner')} appears`}`,
  outputSurface: ({ layers }: { layers: readonly Facts.UnitsFacts[] }) =>
    `the output of ${networkOf(layers)} is a surface over the input plane, which turns once round; they stand on stems at their own heights`,
  sentences: (sentences: readonly string[]) => sentences.map(sentence => `${capital(sentence)}.`).join(' '),
  builtIn: ({ names, forms, ...points }: Facts.PointsFacts & { names: readonly string[]; forms: Facts.Caption }) =>
    `${pointsIn(points)}${among(names)}: ${forms.join(', ')}${moreHeldOut(points)}`,
  table: ({
    table,
    names,
    features,
    reduced,
    ...points
  }: Facts.PointsFacts & {
    table: string | null
    names: readonly string[]
    features: number
    reduced: Facts.ComponentFacts | null
  }) =>
    `${pointsIn(points)}${among(names)} from ${table ?? 'a table'}, with ${counting(features, 'feature')}${reduced ? ` reduced to ${componentsOf(reduced)}` : ''}${moreHeldOut(points)}`,
  slice: (facts: Facts.SliceFacts) => {
    const where = `the plane of ${facts.axes.join(' and ')} with ${facts.moves === null ? holds(facts) : `${facts.moves} moving`}`
    if (facts.moves !== null) return `${where}: points come and go as it nears them`
    const byHeld = facts.foreign > 0 ? `; ${number(facts.foreign)} of them correct in another class’s colour: other columns differ` : ''
    return `${where}: ${nearPoints(facts)}, the others are not shown${byHeld}`
  },
  moving: ({ column, from, to }: { column: string; from: Facts.HeldAt; to: Facts.HeldAt }) =>
    `the picture changes as ${column} goes from ${heldValue(from)} to ${heldValue(to)} and back`,
  pairs: (facts: Facts.PairsFacts) =>
    `a matrix shows the ${facts.target === null ? 'regions of the classes' : `levels of ${facts.target}`} on the planes of each pair of ${list(facts.columns)}, ${holdsOthers(facts)}; row by row ${list(facts.near.map(number))} of ${number(facts.samples)} rows lie near them, the others are not shown`,
  whole: ({ columns, ...count }: Facts.Count & { columns: number }) => `the network of all ${word(columns)} columns gets ${of(count)} right`,
  slices: ({ slices, correct }: { slices: readonly (Facts.SliceFacts & { name: string })[]; correct: number }) => {
    const [{ axes, samples }] = slices
    const near = slices.map(({ name, near }) => `${number(near)} with ${name}`)
    return `${word(slices.length)} panels show the plane of ${axes.join(' and ')}: of ${number(samples)} rows, ${list(near)} lie near it, the others are not shown. The whole network gets ${of({ correct, samples })} right`
  },
  still: ({ captions }: { captions: readonly string[] }) => `a picture that says ${captions.map(quoted).join(', ')}`,
  film: ({ moments: count, clauses, inTurn }: { moments: number | null; clauses: readonly string[]; inTurn: boolean }) => {
    const shown = moments(count)
    if (clauses.length === 1) return shown === '' ? clauses[0] : `${shown} in which ${clauses[0]}`
    if (inTurn) return `${shown === '' ? '' : `${shown} in which `}one after the other: ${clauses.join('; ')}`
    return `${shown === '' ? '' : `${shown} in `}${word(clauses.length)} panels: ${clauses.join('; ')}`
  },
  result: ({
    layers,
    by,
    separates,
    constant,
    before,
    others,
    best,
    ...count
  }: Facts.Count & {
    layers: number
    by: Facts.LinearFacts
    separates: boolean
    constant: Facts.ConstantFact
    before: Facts.Best | null
    others: 'can' | 'cannot' | null
    best: Pick<Facts.Best, 'correct' | 'exact'> | null
  }) => {
    const where = ['without a hidden layer', 'in the hidden layer', 'in the last hidden layer'][Math.min(2, layers)]
    const done = constant ? same(constant, count) : counted(linearSubject(by), number(count.correct), count.samples, separates)
    const there = `${where} ${done}`
    if (best) return `${there}, the best one ${atLeast(best)}`
    if (!before) return there
    const further = others === 'can' ? ', though all could be separated' : others === 'cannot' ? ', and no other would separate all' : ''
    return `${bestLine(before, atLeast(before))} on the input; ${there}${further}`
  },
  sweep: ({ panels }: { panels: readonly string[] }) => `${word(panels.length)} panels show it with ${list(panels)}`,
  sweepShort: ({ panels }: { panels: number }) => `${word(panels)} panels, each with another network`,
  sweepResults: ({ results }: { results: readonly (Facts.SweepResult & { name: string })[] }) =>
    results.map(facts => `${facts.name} ${sweepDone(facts)}`).join('; '),
  sweepBest: ({ name, held, samples }: { name: string | null; held: boolean; samples: number }) =>
    name === null ? `None separates all ${number(samples)}` : held ? `The best held-out accuracy: ${name}` : `The first to separate all: ${name}`,
  transform: ({
    sheet,
    cube,
    layers,
    back,
  }: {
    sheet: number | null
    cube: boolean
    layers: readonly Facts.UnitsFacts[]
    back: 'border' | 'points' | null
  }) => {
    const movers = sheet === null ? 'they' : `they and the ${field(sheet)} below`
    const end = back === null ? '' : `, and come back${back === 'border' ? ' with the decision boundary' : ''}`
    return `${movers} ${cube ? 'rise into the cube of' : 'move into'} ${networkOf(layers)}${end}`
  },
  scored: 'they move to the scores of a linear classifier',
  data: ({ plane }: { plane: Facts.PlaneFacts['kind'] | null }) => `a scatter plot ${plane === null ? '' : `of their ${planes[plane]} `}shows them`,
  boundary: ({ layers, features, cuts }: { layers: readonly Facts.UnitsFacts[]; features: number | null; cuts: boolean }) => {
    if (features === null) return `they are shown with the predictions of ${networkOf(layers)}`
    const regions = `the regions of the classes by ${networkOf(layers)}`
    const sure = 'paler where it is less certain'
    return cuts
      ? `the cuts of the units appear in the input ${field(features)}, then ${regions}, ${sure}`
      : `${regions} appear in the input ${field(features)}, ${sure}`
  },
  orbit: ({ layers, decision }: { layers: readonly Facts.UnitsFacts[]; decision: boolean }) =>
    `their places in ${networkOf(layers)} turn once round${decision ? ', with the boundary between the classes there' : ''}`,
  surface: ({ layers, features, sheet, water }: { layers: readonly Facts.UnitsFacts[]; features: number; sheet: boolean; water: boolean }) => {
    const over = `over the input ${field(features)}`
    const probability = `the probability of a class by ${networkOf(layers)}`
    if (!sheet) return `they stand at the height of ${probability}, ${over}`
    return `${features === 1 ? 'a curve' : 'a surface that turns'} has ${probability} as its height ${over}${water ? ', and water at zero has the boundary as its shore' : ''}`
  },
  story: ({
    best,
    cuts,
    layers,
    decision,
    surface,
  }: {
    best: Facts.LinearFacts | null
    cuts: boolean
    layers: readonly Facts.UnitsFacts[]
    decision: boolean
    surface: boolean
  }) => {
    const steps = [
      ...(best ? [`the best ${linearSubject(best).name}`] : []),
      ...(cuts ? ['the cuts of the units'] : []),
      `the way into ${networkOf(layers)}`,
      ...(decision ? ['the boundary there'] : []),
      ...(surface ? ['the probability over the plane'] : []),
    ]
    if (steps.length === 1) return `they move into ${networkOf(layers)}`
    return `one after the other appear ${list(steps)}`
  },
  explain: ({ name, possible, open, stages }: { name: string; possible: boolean; open: number | null; stages: readonly { cuts: number; stay: number }[] }) => {
    const left = stages.map(({ cuts, stay }) => `${counting(cuts, 'cut')} ${plural(cuts, { one: 'leaves', other: 'leave' })} ${number(stay)} inside`)
    return `${possible ? '' : 'no '}straight cuts fence in ${name}${left.length > 0 ? `: ${left.join(', ')}` : ''}${open === null ? '' : `, ${openSides(open)}`}`
  },
  dependence: ({ pair }: { pair: boolean }) =>
    `over each column that changes the prediction most, curves of single rows come one after another, then their mean${pair ? '; last the levels of the mean over two columns' : ''}`,
  columns: ({ beside }: { beside: 'confusion' | 'residuals' }) =>
    `a bar for the permutation importance of each column stands beside the ${beside === 'residuals' ? 'residuals' : 'confusion matrix'}`,
  compare: ({ count }: { count: number }) =>
    count === 1
      ? 'one classifier divides the plane between them'
      : `${word(count)} classifiers divide the plane between them one after the other, and stand side by side at the end`,
  network: ({ layers, learns }: { layers: readonly Facts.UnitsFacts[]; learns: boolean | 'step' }) =>
    `unit by unit, ${networkOf(layers)}: each unit shows where it is on, its weights are lines, and ${learns === 'step' ? 'one row runs forward with its numbers, its error runs back, and all weights take a step' : learns ? 'all change in training, beside the loss curve' : 'a few points run through'}`,
  training: ({ layers }: { layers: readonly Facts.UnitsFacts[] }) =>
    `in the training of ${networkOf(layers)}, the regions of the classes, the places of the points in the network and the loss curve change`,
}

/** Notes for the author of a figure on what the picture does not say. */
export const notes = {
  of: ({ panels, note }: { panels: readonly string[]; note: string }) => `${panels.join(', ')}: ${note}`,
  flat: ({ rmse }: Facts.FitErrors) =>
    `the network has learned nothing: it predicts nearly the same number everywhere (error ${amount(rmse)}); another --seed, more --restarts or a smaller --alpha may help`,
  straight: ({ features, rmse, network }: { features: number; rmse: number; network: number }) =>
    `${straightLine(features)} does as well: error ${amount(rmse)}, the network’s ${amount(network)}`,
  projectedInput: ({ features, share }: { features: number; share: number }) =>
    `${number(features)} features are shown in 2D by PCA (${percent(share)} of the variance)`,
  slice: ({ axes, chosen, reach, foreign, near, samples, moves }: Facts.SliceFacts): string[] => [
    ...(chosen === null ? [] : [mattersMost(axes, chosen)]),
    ...(moves === null && near < samples
      ? [`${number(samples - near)} of ${number(samples)} rows are not shown: they are not near the slice, or beyond its axes`]
      : []),
    `points fade out from ${twoDigits(reach.full)} to ${twoDigits(reach.gone)} standard deviations from the slice`,
    ...(moves === null && foreign > 0
      ? [`${number(foreign)} near ${plural(foreign, { one: 'point is', other: 'points are' })} correct in another class’s colour: other columns differ`]
      : []),
  ],
  movedSlice: (most: readonly string[]) => `with the other columns at their medians or modes, a class is missing on the slice along ${list(most)}`,
  copied: ([copy, of]: readonly string[]) => `${copy} is a copy of ${of} and changes with that column`,
  slicePairs: ({ columns, chosen, reach, foreign }: Facts.PairsFacts): string[] => [
    ...(chosen === null ? [] : [mattersMost(columns, chosen)]),
    `points fade out between ${twoDigits(reach.full)} and ${twoDigits(reach.gone)} standard deviations from their slice`,
    ...(foreign > 0 ? [`${counting(foreign, 'dot is', 'dots are')} correct in another class’s colour: other columns differ`] : []),
  ],
  clock: 'all panels share one clock: gradient evaluations × samples of the best start; finished panels wait',
  beyond: ({ count }: { count: number }) => `${counting(count, 'row lies beyond the axes and is', 'rows lie beyond the axes and are')} drawn at the edge`,
  drawn: ({ drawn, rows }: { drawn: number; rows: number }) => `draws a sample of ${number(drawn)} of ${number(rows)} rows`,
  sample: ({ drawn, rows, held }: { drawn: number; rows: number; held: boolean }) =>
    `draws a sample of ${number(drawn)} of ${number(rows)} rows; the network is trained on all${held ? ' but the held-out rows' : ''}`,
  shuffled: ({ drawn, rows }: { drawn: number; rows: number }) => `columns are shuffled among a sample of ${number(drawn)} of ${number(rows)} rows`,
  projected: ({ features, plane }: { features: number; plane: Facts.PlaneFacts }) =>
    `${number(features)} features are shown in 2D by ${plane.kind === 'components' ? 'PCA' : 'LDA'} (${keeps(plane)})`,
  leftOut: ({ flags }: { flags: string }) => `${flags}: no effect; with more than two features neither plane nor cuts are drawn`,
  scores: ({ classes }: { classes: number }) =>
    `the scores of ${number(classes)} classes differ in ${number(classes - 1)} directions: the two with the largest spread are drawn, without regions`,
  hiddenProjected: ({ share }: { share: number }) => `the hidden layer is drawn as a projection that shows ${percent(share)} of its variance`,
  wholeLayer: ({ layer, why }: { layer: number | null; why: 'wide' | 'mirrored' }) =>
    `${layer === null ? 'the hidden layer' : `layer ${number(layer)}`} is shown in one step and not taken apart: ${why === 'wide' ? 'its input or its output is wider than the three axes that are drawn' : 'its weights contain a reflection, which is no rotation'}`,
  isLine: ({ chosen }: { chosen: boolean }) =>
    chosen
      ? 'all outputs of the last hidden layer lie on one line: of the networks with the best cross-validation accuracy, none is wider'
      : 'all outputs of the last hidden layer lie on one line: one unit is enough there; another --seed or a smaller --alpha may keep it wider',
  constant: ({ constant, remedy, ...count }: Facts.Count & { constant: Facts.ConstantFact; remedy: Facts.Remedy | null }) =>
    constant === 'class'
      ? `the network gives all points one class, ${accuracyOf(count)}${mayHelp(remedy)}`
      : `the network has learned nothing: it gives all points nearly the same output, ${accuracyOf(count)}${mayHelp(remedy)}`,
  fewer: ({ logistic, remedy, ...count }: Facts.Count & { logistic: number; remedy: Facts.Remedy | null }) =>
    `the network gets ${of(count)} right, fewer than logistic regression on the same rows (${number(logistic)})${mayHelp(remedy)}`,
  nothing: ({ accuracy, most }: Pick<Facts.LeftOutFacts, 'accuracy' | 'most'>) =>
    `nothing was found that clearly separates the classes: cross-validation accuracy ${percent(accuracy)}, always ${quoted(most.name)} ${percent(most.share)}`,
  noneNeeded: ({ line, lineAccuracy, drawn }: Pick<Facts.LeftOutFacts, 'line' | 'lineAccuracy'> & { drawn: boolean }) =>
    `this table needs no hidden layer: a ${lines[line.kind]} has a cross-validation accuracy of ${percent(lineAccuracy)}, no network is clearly better; ${drawn ? 'this scene draws one all the same' : '--hidden 2 draws one all the same'}`,
  glyphs: ({ font, missing, more }: { font: string | null; missing: readonly string[]; more: number }) => {
    const named = `${missing.join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}`
    return font === null
      ? `Inter, the font, lacks glyphs for ${named}, which may show as boxes: --font FILE takes a TTF or OTF file that has them`
      : `neither ${font} nor Inter has glyphs for ${named}, which show as boxes: --font takes another TTF or OTF file`
  },
}

/** A figure in someone's page, of which nothing is known yet. */
export const element = {
  failed: ({ reason }: { reason: string }) => `This figure cannot be drawn: ${reason}.`,
  unreachable: ({ address }: { address: string }) => `${address} could not be loaded`,
  damaged: 'it is damaged, or the browser is too old for it',
}

/** The words beside a figure that is pasted into somebody's page. */
export const embed = {
  playing: 'A figure that plays',
  picture: 'The figure as a picture',
  page: 'The figure to play and to turn',
  video: 'The animation with controls',
}

/** The player of a page. */
export const page = {
  damaged: 'The figure cannot be drawn: this page is damaged, or the browser is too old for it.',
  figure: 'Figure. Enter: ask its points with the arrow keys',
  player: 'Player',
  time: 'Time',
  timeOf: ({ now, whole, chapter }: { now: string; whole: string; chapter: string | undefined }) => `${now} of ${whole}${chapter ? `, ${chapter}` : ''}`,
  speed: 'Speed',
  loop: 'Loop',
  full: 'Full screen',
  copy: 'Copy command',
  copied: 'copied',
  command: 'The command',
  commandField: 'Command',
  copies: ({ keys }: { keys: string }) => `${keys} copies it`,
  close: 'Close',
  play: 'Play',
  again: 'Play again',
  goOn: 'Go on',
  pause: 'Pause',
  hint: ({ play, turns, points, units }: { play: boolean; turns: boolean; points: 'tap' | 'point' | null; units: boolean }) =>
    [
      ...(play ? ['play'] : []),
      ...(turns ? ['drag to turn'] : []),
      ...(points === null ? [] : [`${points === 'tap' ? 'tap' : 'point at'} a dot${units ? ' or a unit' : ''}`]),
    ].join(' · '),
  keys: 'Keys',
  /** The keys by their names on a keyboard, and what each does. */
  keyTable: {
    play: ['Space', 'plays and pauses'],
    seconds: ['← →', 'go a second back and on'],
    frames: [', .', 'go a frame back and on'],
    ends: ['Home End', 'go to the beginning and the end'],
    chapter: ['1 … 9', 'go to a chapter'],
    chapters: ['Page Up Down', 'go to the chapter before and after'],
    turn: ['Shift ← →', 'turn the figure, as dragging sideways does'],
    turnBack: ['0', 'turns the figure back, as a double click does'],
    enter: ['Enter', 'on the figure: asks a point for its numbers'],
    units: ['Enter', 'goes between units and points'],
    walk: ['← → ↑ ↓', 'then: go from point to point'],
    leave: ['Escape', 'leaves the points'],
    full: ['F', 'full screen'],
    keys: ['?', 'shows these keys'],
  } satisfies Record<string, readonly [keys: string, does: string]>,
  table: 'Table of the points',
  tableCaption: ({ points }: { points: number }) => `${number(points)} points; ✗ marks a wrong prediction`,
  point: 'point',
  class: 'class',
  predicted: ({ by }: { by: string | null }) => (by === null ? 'predicted' : `predicted, ${by}`),
  probability: 'probability',
  prediction: ({ class: name, share, right }: Facts.Prediction) => `${name}, ${certainty(share)}${right ? '' : ' ✗'}`,
  row: ({ row, held }: { row: number; held: boolean }) => `${number(row)}${held ? ', held out' : ''}`,
  pointTitle: ({ row }: { row: string }) => `Point ${row}`,
  unitSentence: (facts: readonly string[]) => facts.join(', '),
  /** All facts of a point in one sentence, for those who hear them. */
  pointSentence: ({ number: row, features, own, predictions, slice: from }: Facts.ToldPoint) =>
    [
      `Point ${row}`,
      ...[...features, own].map(({ name, value }) => `${name} ${value}`),
      ...predictions.map(({ network: name, sentence }) => `${name === null ? '' : `${name}: `}${sentence}`),
      ...(from ? [`${from.name} ${from.value}`] : []),
    ].join(', '),
  predictedSentence: ({ class: predicted, share, right }: Facts.Prediction) => `predicted ${predicted} with ${certainty(share)}${right ? '' : ', wrong'}`,
}
