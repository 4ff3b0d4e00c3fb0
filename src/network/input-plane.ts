import type { Reduction } from '../data/dataset.ts'
import type { Network } from './network.ts'
import { product } from './products.ts'

/** A plane among the inputs of a network: the input at (u, v) is origin + u · axes[0] + v · axes[1]. */
export interface InputPlane {
  /** One number an input of the network, as the axes. */
  origin: Float64Array
  axes: readonly [Float64Array, Float64Array]
}

/** The line by which a feature goes along the first (0) or the second (1) of a plane's coordinates: start + slope · it. */
export interface FeatureLine {
  axis: number
  start: number
  slope: number
}

/**
 * The plane along which some features go, through scaled values of all, of which those do not matter that have a line;
 * `reduction` gives the network's inputs, where it was trained on components.
 */
export function planeThrough(
  values: ArrayLike<number>,
  lines: readonly (FeatureLine | null)[],
  reduction?: Pick<Reduction, 'mean' | 'axes'>,
): InputPlane {
  const origin = Float64Array.from(values, (value, i) => lines[i]?.start ?? value)
  const [across, up] = [0, 1].map(axis =>
    Float64Array.from(lines, line => (line?.axis === axis ? line.slope : 0)),
  )
  if (!reduction) return { origin, axes: [across, up] }
  const reduced = (row: Float64Array) => Float64Array.from(reduction.axes, axis => product(axis, row))
  const centred = origin.map((value, i) => value - reduction.mean[i])
  return { origin: reduced(centred), axes: [reduced(across), reduced(up)] }
}

/** The network over a plane: a network of two inputs that gives what the whole one gives at these places. */
export function networkOnPlane({ layers: [first, ...rest] }: Network, { origin, axes }: InputPlane): Network {
  const units = first.biases.map((_, unit) => first.weights.map(from => from[unit]))
  const weights = axes.map(axis => units.map(of => product(of, axis)))
  const biases = first.biases.map((bias, unit) => bias + product(units[unit], origin))
  return { layers: [{ ...first, weights, biases }, ...rest] }
}

/** Scores of inputs, a row of weights a class, as scores over a plane. */
export function scoresOnPlane(
  { weights, biases }: { weights: number[][]; biases: number[] },
  { origin, axes }: InputPlane,
): { weights: number[][]; biases: number[] } {
  return {
    weights: weights.map(of => axes.map(axis => product(of, axis))),
    biases: biases.map((bias, k) => bias + product(weights[k], origin)),
  }
}

/** Places on the sheet as inputs of the network over it: points × 2 become points × dimensions. */
export function asInputs(points: Float64Array, dimensions: number): Float64Array {
  return dimensions === 2 ? points : points.filter((_, i) => i % 2 === 0)
}

/** Inputs of the whole network (places × inputs) at places of a plane (× 2). */
export function inputsOnPlane(places: Float64Array, { origin, axes: [across, up] }: InputPlane) {
  const width = origin.length
  const x = new Float64Array((places.length / 2) * width)
  for (let at = 0; at < x.length; at++) {
    const [place, i] = [Math.floor(at / width), at % width]
    x[at] = origin[i] + places[2 * place] * across[i] + places[2 * place + 1] * up[i]
  }
  return x
}

/**
 * Points (points × inputs) as places on a plane (× 2) and what is left of their squared lengths: of two points the nearer
 * one to a place of the plane is the one with less distance² + rest there, and where the axes are orthonormal that is its
 * distance².
 */
export function feetOn(x: Float64Array, { origin, axes: [across, up] }: InputPlane) {
  const width = origin.length
  const places = new Float64Array((2 * x.length) / width)
  const rests = new Float64Array(x.length / width)
  for (let row = 0; row < rests.length; row++) {
    const from = x.subarray(row * width, (row + 1) * width).map((value, i) => value - origin[i])
    const [u, v] = [product(from, across), product(from, up)]
    places.set([u, v], 2 * row)
    rests[row] = product(from, from) - u * u - v * v
  }
  return { places, rests }
}
