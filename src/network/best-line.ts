import type { ClassDataset } from '../data/dataset.ts'
import { random } from '../data/random.ts'
import { bestLine2d, sigmoidLayer } from './best-line-2d.ts'
import { type MinimizeOptions, minimize } from './lbfgs.ts'
import type { OpenLoops } from './loops.ts'
import { createLoss } from './loss.ts'
import type { Layer } from './network.ts'
import { parameterLayout, unpack } from './parameter-layout.ts'
import { countCorrectByLine } from './predict.ts'

/** The straight line with the fewest errors on the input that was found. */
export interface BestLine {
  /** Its logits on the (scaled) input decide: one sigmoid unit, or softmax for more than two classes. */
  layer: Layer
  /** Samples on the right side. */
  correct: number
  /** True where it is proved that no straight line gets more. */
  exact: boolean
}

/** Points up to which the exact search takes less than a second. */
const maxExact = 1000
/** Points of a larger dataset that the exact search is given. */
const maxSampled = 500
/** L2 penalties of the regressions that are tried. */
const penalties = [1e-3, 1, 100]
/** Random changes of the best line that are tried. */
const maxChanges = 300

/**
 * The straight line (plane, or softmax of linear scores) with the fewest errors on the input itself: exact
 * for two classes on one feature, or on two features and up to 1000 samples; otherwise the best of several.
 * The same data give the same line. `openLoops` are faster ones for many features and classes.
 */
export function bestLine(dataset: ClassDataset, openLoops?: OpenLoops): BestLine {
  const { x, y, features, classes } = dataset
  if (classes.length === 2 && features.length === 1) return judged(thresholdLayer(x, y, 0, 1), dataset, true)
  if (classes.length === 2 && features.length === 2 && y.length <= maxExact) return bestLine2d(x, y)
  let best: BestLine | undefined
  for (const candidate of candidates(dataset, openLoops)) {
    const next = judged(candidate, dataset, false)
    if (!best || next.correct > best.correct) best = next
    if (best.correct === y.length) return best
  }
  return hillClimb(best!, dataset)
}

/** Lines of several methods, each computed only when the search asks for it. */
function* candidates(dataset: ClassDataset, openLoops?: OpenLoops): Generator<Layer> {
  const { x, y, features, classes } = dataset
  const rows = { x, y, features: features.length, classes: classes.length }
  for (const alpha of penalties) yield logisticRegression(rows, alpha, { maxIterations: 200 }, openLoops)
  if (classes.length > 2) return
  for (const i of features.keys()) yield thresholdLayer(x, y, i, features.length)
  if (features.length === 2) yield sampledLine(x, y)
}

function judged(layer: Layer, dataset: ClassDataset, exact: boolean): BestLine {
  return { layer, correct: countCorrectByLine(layer, dataset), exact }
}

/** Logistic regression, or its softmax form for more than two classes, from zero weights: the problem is convex. */
export function logisticRegression(
  { x, y, features, classes }: { x: Float64Array; y: Int32Array; features: number; classes: number },
  alpha: number,
  options: MinimizeOptions,
  openLoops?: OpenLoops,
): Layer {
  const isBinary = classes === 2
  const layout = parameterLayout([features, isBinary ? 1 : classes], [isBinary ? 'sigmoid' : 'softmax'])
  const loss = createLoss(layout, { x, y }, alpha, openLoops)
  return unpack(minimize(loss, new Float64Array(layout.length), options).x, layout).layers[0]
}

/** The best cut across one feature alone. */
function thresholdLayer(x: Float64Array, y: Int32Array, feature: number, features: number): Layer {
  const values = x.filter((_, i) => i % features === feature)
  const { at, sign } = bestThreshold(values, y)
  const weights = Array.from({ length: features }, (_, i) => (i === feature ? sign : 0))
  return sigmoidLayer(weights, -sign * at)
}

/** The exact line of every k-th sample. */
function sampledLine(x: Float64Array, y: Int32Array): Layer {
  const every = Math.ceil(y.length / maxSampled)
  const points = x.filter((_, i) => Math.floor(i / 2) % every === 0)
  const labels = y.filter((_, s) => s % every === 0)
  return bestLine2d(points, labels).layer
}

/** Small seeded random changes, each kept where it puts more samples right. */
function hillClimb(start: BestLine, dataset: ClassDataset): BestLine {
  const rng = random('best straight line')
  let best = start
  for (let k = 0; k < maxChanges; k++) {
    const { weights, biases, activation } = best.layer
    const reach = 0.5 ** (k % 6) * Math.max(...[...weights.flat(), ...biases].map(Math.abs))
    const change = (value: number) => value + reach * (rng() - 0.5)
    const layer = { weights: weights.map(row => row.map(change)), biases: biases.map(change), activation }
    const next = judged(layer, dataset, false)
    if (next.correct > best.correct) best = next
  }
  return best
}

/**
 * The threshold on one feature with the fewest errors, exactly; among equals the one with the most room,
 * half-way between its neighbours: class 1 of 0 and 1 is where sign·value > sign·at.
 */
function bestThreshold(values: Float64Array, y: Int32Array): { at: number; sign: number } {
  // Each class is sorted by itself, which needs no comparison function and so is faster; then both are merged.
  const sorted = (label: number) => values.filter((_, s) => y[s] === label).sort()
  const [zeros, ones] = [sorted(0), sorted(1)]
  let [zero, one] = [0, 0]
  const next = () => Math.min(zeros[zero] ?? Number.POSITIVE_INFINITY, ones[one] ?? Number.POSITIVE_INFINITY)
  const min = next()
  const reach = Math.max(zeros.at(-1) ?? min, ones.at(-1) ?? min) - min || 1
  // The first candidate lies below all values.
  let best = { at: min - reach / 2, sign: 1, correct: ones.length, room: 0 }
  const offer = (at: number, sign: 1 | -1, correct: number, room: number) => {
    if (correct > best.correct || (correct === best.correct && room > best.room))
      best = { at, sign, correct, room }
  }
  offer(best.at, -1, zeros.length, 0)

  // Right with sign 1: zeros below and ones above.
  while (zero + one + 1 < values.length) {
    const low = next()
    if (zeros[zero] === low) zero++
    else one++
    const high = next()
    const right = zero + ones.length - one
    const at = low + (high - low) / 2
    if (!(at > low && at < high)) continue
    offer(at, 1, right, high - low)
    offer(at, -1, y.length - right, high - low)
  }
  return best
}
