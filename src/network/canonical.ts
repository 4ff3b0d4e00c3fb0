import { Matrix } from 'ml-matrix'
import type { ClassDataset } from '../data/dataset.ts'
import { activationOf } from './activation.ts'
import { arrangeUnits, type UnitOrder } from './arrange.ts'
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
  return signOf(largest(turnable && row.length === 3 ? row.slice(0, 2) : row))
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

function largest(values: number[]): number {
  return values.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a))
}

/** 0 − v and not −v: a weight of 0 stays 0, not −0. */
function turned(value: number, sign: number): number {
  return sign < 0 ? 0 - value : value
}

function signOf(value: number): number {
  return value < 0 ? -1 : 1
}
