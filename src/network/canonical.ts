import { determinant, Matrix } from 'ml-matrix'
import type { ClassDataset } from '../data/dataset.ts'
import { activationOf } from './activation.ts'
import { copiedLayers, type Layer, type Network } from './network.ts'
import { principalComponents } from './projection.ts'

/**
 * The order and signs, one for each hidden layer, that bring a network into canonical form, the one that the pictures
 * need: order and signs of hidden units mean nothing, so they are chosen, from the first layer to the last, so that the
 * straight tween from a layer's input to its output does not fold (Gale and Nikaidô, Math. Ann. 159, 1965, for two units;
 * see `arrange.ts` for the rules). Function and penalized loss stay the same.
 *
 * @param dataset x is samples × features, row-major; where there are more than two features, the weights are judged
 *   along its first two principal components; three features on three units as they are
 */
export function canonicalOrders(network: Network, dataset: Points): UnitOrder[] {
  return arrangeLayers(network, dataset, isTurnable)
}

/**
 * The order of every hidden layer's units in which a network is drawn that is not rewritten (a loaded model):
 * `order[l][p]` is the unit on axis p. It is the identity for a network in canonical form.
 */
export function drawnOrder(network: Network, dataset: Points): number[][] {
  return arrangeLayers(network, dataset, () => false).map(({ order }) => order)
}

/** Applies one order and its signs to each hidden layer: unit p of the result is unit `order[p]`, mirrored where `signs[p]` is −1. */
export function rearrange({ layers }: Network, moves: UnitOrder[]): Network {
  const result = copiedLayers(layers)
  moves.forEach((move, l) => {
    moveUnits(result[l], result[l + 1], move)
  })
  return { layers: result }
}

type Points = Pick<ClassDataset, 'x' | 'features'>

function arrangeLayers(network: Network, dataset: Points, turnable: (layer: Layer) => boolean): UnitOrder[] {
  const { layers } = rearrange(network, [])
  const moves: UnitOrder[] = []
  for (let l = 0; l < layers.length - 1; l++) {
    const [layer, next] = [layers[l], layers[l + 1]]
    const seen = l === 0 ? drawnWeights(layer, dataset) : layer.weights
    const move = arrangeUnits(seen, layer.biases, turnable(layer))
    const third = turnable(layer) && seen.length === 2 && move.order.length === 3
    if (third) move.signs[2] = thirdSign(next, move, l + 1 < layers.length - 1, turnable(next))
    moveUnits(layer, next, move)
    moves.push(move)
  }
  return moves
}

/**
 * The sign of the third of three units on two inputs, which the picture of its own layer leaves open: its
 * weight to the output, the last class or, in a next hidden layer, the weight of largest size becomes ≥ 0.
 * That next layer counts in its own final form, or a mirrored copy of the network would be brought into another form.
 */
function thirdSign(next: Layer, move: UnitOrder, nextIsHidden: boolean, turnable: boolean): number {
  if (!nextIsHidden) return signOf(next.weights[move.order[2]].at(-1)!)
  const seen = move.order.map((unit, p) => next.weights[unit].map(w => w * move.signs[p]))
  const { order, signs } = arrangeUnits(seen, next.biases, turnable)
  const row = order.map((unit, p) => seen[2][unit] * signs[p])
  // Of three units the third is mirrored together with this one (principal minors do not change): it cannot decide.
  const known = turnable && row.length === 3 ? row.slice(0, 2) : row
  return signOf(known.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a)))
}

function moveUnits(layer: Layer, next: Layer, { order, signs }: UnitOrder): void {
  const mirrorSum = activationOf(layer.activation)?.mirrorSum
  order.forEach((unit, p) => {
    if (signs[p] > 0 || !mirrorSum) return
    next.biases = next.biases.map((c, k) => c + mirrorSum * next.weights[unit][k])
  })
  const pick = (values: number[]) => order.map((unit, p) => turned(values[unit], signs[p]))
  layer.weights = layer.weights.map(pick)
  layer.biases = pick(layer.biases)
  next.weights = order.map((unit, p) => next.weights[unit].map(v => turned(v, signs[p])))
}

/** A (2 × units) for the first hidden layer: W itself, or VᵀW where there are more features; three go straight into the cube of three units. */
function drawnWeights(layer: Layer, { x, features }: Points): number[][] {
  if (layer.weights.length < 3 || (layer.weights.length === 3 && layer.biases.length === 3))
    return layer.weights
  const { axes } = principalComponents(x, x.length / features.length, features.length, 2)
  return new Matrix(axes).mmul(new Matrix(layer.weights)).to2DArray()
}

function isTurnable({ activation }: Layer): boolean {
  return activationOf(activation)?.mirrorSum !== undefined
}

/** 0 − v and not −v: a weight of 0 stays 0, not −0. */
function turned(value: number, sign: number): number {
  return sign < 0 ? 0 - value : value
}

function signOf(value: number): number {
  return value < 0 ? -1 : 1
}

/**
 * A new order of a layer's units and their signs: unit p of the result is unit `order[p]`, mirrored (its weights and
 * its bias negated) where `signs[p]` is −1.
 */
export type UnitOrder = Record<'order' | 'signs', number[]>

/**
 * The rule for one layer.
 *
 * @param a its weights as they are drawn, in × units
 * @param signed true where units may be mirrored (where the activation has a `mirrorSum`) and not only ordered (where it
 *   has none, and in models that are not rewritten)
 */
function arrangeUnits(a: number[][], biases: number[], signed: boolean): UnitOrder {
  const [inputs, units] = [a.length, biases.length]
  if (inputs === 1 && units <= 3) return byBias(a[0], biases, signed)
  if (units === 1) return arrangeOne(a, signed)
  if (inputs === 2 && units === 2) return pair(a, 0, 1, signed)
  if (inputs === 2 && units === 3) return arrangeThree(a, signed)
  if (inputs === 3 && units === 3) return arrangeThreeByThree(a, signed)
  return { order: biases.map((_, i) => i), signs: biases.map(() => 1) }
}

/** One feature, on a line: weights ≥ 0, ordered by bias. */
function byBias(weights: number[], biases: number[], signed: boolean): UnitOrder {
  const signs = weights.map(w => (signed && w < 0 ? -1 : 1))
  const mirrored = biases.map((b, i) => b * signs[i])
  const order = biases.map((_, i) => i).sort((i, j) => mirrored[i] - mirrored[j])
  return { order, signs: order.map(i => signs[i]) }
}

/** One unit: its first weight that is not 0 becomes positive (weights are in × 1). */
function arrangeOne(a: number[][], signed: boolean): UnitOrder {
  const first = a.find(row => row[0] !== 0)?.[0] ?? 0
  return { order: [0], signs: [signed && first < 0 ? -1 : 1] }
}

/** Three units on two inputs: the pair of largest |det| first, in the form of two units. */
function arrangeThree(a: number[][], signed: boolean): UnitOrder {
  const choices = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 2, 0],
  ] as const
  const size = ([i, j]: readonly number[]) => Math.abs(det(a, i, j))
  const [i, j, third] = choices.reduce((best, choice) => (size(choice) > size(best) ? choice : best))
  const { order, signs } = pair(a, i, j, signed)
  return { order: [...order, third], signs: [...signs, 1] }
}

/**
 * 3 → 3: of the signed orders the one whose smallest principal minor is largest; the next smallest decides
 * between equals. Where the smallest is > 0 the straight tween is one-to-one (Gale and Nikaidô 1965).
 */
function arrangeThreeByThree(a: number[][], signed: boolean): UnitOrder {
  const volume = determinant(new Matrix(a))
  const choices = orders.flatMap(({ order, parity }) =>
    (signed ? allSigns : [[1, 1, 1]]).map(signs => {
      const whole = signs.reduce((product, sign) => product * sign, parity) * volume
      return { order, signs, minors: principalMinors(a, order, signs, whole) }
    }),
  )
  const { order, signs } = choices.reduce((best, one) => (isGreater(one.minors, best.minors) ? one : best))
  return { order: [...order], signs: [...signs] }
}

/**
 * Two units on two inputs: a₁₁ ≥ 0, a₂₂ ≥ 0, det > 0. Of the products p = a₁₁a₂₂ and q = a₁₂a₂₁ the larger in
 * size goes on the diagonal: then its factors can be made positive and |p| − (± q) > 0. Where both orders
 * would do, p and q differ in sign and the same choice takes the larger a₁₁·a₂₂.
 */
function pair(a: number[][], i: number, j: number, signed: boolean): UnitOrder {
  if (!signed) return { order: det(a, i, j) < 0 ? [j, i] : [i, j], signs: [1, 1] }
  const [first, second] = Math.abs(a[0][i] * a[1][j]) >= Math.abs(a[0][j] * a[1][i]) ? [i, j] : [j, i]
  return { order: [first, second], signs: [a[0][first] < 0 ? -1 : 1, a[1][second] < 0 ? -1 : 1] }
}

function det(a: number[][], i: number, j: number): number {
  return a[0][i] * a[1][j] - a[0][j] * a[1][i]
}

const orders = [
  { order: [0, 1, 2], parity: 1 },
  { order: [0, 2, 1], parity: -1 },
  { order: [1, 0, 2], parity: -1 },
  { order: [1, 2, 0], parity: 1 },
  { order: [2, 0, 1], parity: 1 },
  { order: [2, 1, 0], parity: -1 },
] as const

/** Signs of three units, the last changing first. */
const allSigns = Array.from({ length: 8 }, (_, k) => [4, 2, 1].map(bit => (k & bit ? -1 : 1)))

/** All principal minors of a signed order, smallest first; the whole determinant is known up to its sign. */
function principalMinors(a: number[][], order: readonly number[], signs: number[], volume: number): number[] {
  const at = (row: number, p: number) => a[row][order[p]] * signs[p]
  const minor = (p: number, q: number) => at(p, p) * at(q, q) - at(p, q) * at(q, p)
  return [at(0, 0), at(1, 1), at(2, 2), minor(0, 1), minor(0, 2), minor(1, 2), volume].sort((m, n) => m - n)
}

function isGreater(a: number[], b: number[]): boolean {
  const differs = a.findIndex((value, i) => value !== b[i])
  return differs >= 0 && a[differs] > b[differs]
}
