import { areaOf, type NamedPolygon, sideOf } from '../geometry/split-convex.ts'
import { activationOf, pieceOf } from './activation.ts'
import type { Layer, Network } from './network.ts'

/** An affine function of a place: a·x + b·y + c. */
export type Affine = readonly [a: number, b: number, c: number]

/** The unit at whose kink the slope of a network jumps, and its hidden layer, both counted from 0. */
export type Crease = Record<'layer' | 'unit', number>

/** All places of a window at which the units of a network have one pattern: there the network is one affine map. */
export interface LinearRegion extends NamedPolygon<Crease | null> {
  /** The piece of its activation that each unit of each hidden layer is on, from below: of relu 0 for off, 1 for on. */
  pattern: number[][]
  /** The outputs of the hidden layers, and the logits of the last, by unit. */
  maps: Affine[][]
  /** In squares of the window's unit. */
  area: number
}

/** Regions at most: more can be neither told apart nor drawn in time. */
const MOST = 5000

/** The least area of a region, as a share of that of its window. */
const LEAST = 1e-9

/** The distance from a line, in sides of the window, from which on a corner is beside it. */
const BESIDE = 1e-12

/**
 * The linear regions of a network of two inputs in a convex window, exact but for rounding; what has less than 1e-9 of the
 * window's area is a part of its neighbour.
 *
 * @param window corners (× 2), counter-clockwise
 * @returns null where they are more than 5,000, or a hidden layer is curved: all but relu, leaky relu, hardtanh, identity
 * @see Montúfar, Pascanu, Cho, Bengio: On the number of linear regions of deep neural networks, 2014
 */
export function linearRegions({ layers }: Network, window: number[]): LinearRegion[] | null {
  const hidden = layers.slice(0, -1)
  if (!hidden.every(({ activation }) => activationOf(activation)?.kinks)) return null
  const area = areaOf(window)
  const edges = Array.from({ length: window.length / 2 }, () => null)
  let regions: LinearRegion[] = [{ corners: window, edges, pattern: [], maps: [INPUT], area }]
  for (const [l, layer] of hidden.entries()) {
    const found: LinearRegion[] = []
    for (const region of regions) {
      found.push(...cutByLayer(region, layer, l, area))
      if (found.length > MOST) return null
    }
    regions = found
  }
  const output = layers[layers.length - 1]
  return regions.map(region => {
    return { ...region, maps: [...region.maps.slice(1), sumsOf(output, region.maps.at(-1)!)] }
  })
}

/** A region cut along the kinks of the units of a hidden layer. */
function cutByLayer(region: LinearRegion, layer: Layer, index: number, windowArea: number): LinearRegion[] {
  const sums = sumsOf(layer, region.maps.at(-1)!)
  const kinks = activationOf(layer.activation)!.kinks!
  let parts = [{ ...region, pattern: [...region.pattern, sums.map(() => 0)] }]
  sums.forEach((sum, unit) => {
    for (const kink of kinks)
      parts = parts.flatMap(part => {
        const values = valuesAt(part.corners, sum, kink, BESIDE * Math.sqrt(windowArea))
        const pieces = part.pattern.at(-1)!
        const above = { ...part, pattern: part.pattern.with(-1, pieces.with(unit, pieces[unit] + 1)) }
        const isMostlyAbove = values.reduce((total, value) => total + value, 0) > 0
        if (!(Math.min(...values) < 0 && Math.max(...values) > 0)) return isMostlyAbove ? above : part
        const sides = [-1, 1].map(sign => sideOf(part, values, { layer: index, unit }, sign))
        const areas = sides.map(({ corners }) => areaOf(corners))
        if (Math.min(...areas) > LEAST * windowArea)
          return [part, above].map((own, i) => ({ ...own, ...sides[i], area: areas[i] }))
        return areas[1] > areas[0] ? above : part
      })
  })
  return parts.map(part => ({ ...part, maps: [...part.maps, outputsOf(layer, sums, part.pattern.at(-1)!)] }))
}

/** The input as functions of a place. */
const INPUT: Affine[] = [[1, 0, 0], [0, 1, 0]] // biome-ignore format: one line

/** x·W + b of the units of a layer. */
function sumsOf({ weights, biases }: Layer, inputs: readonly Affine[]): Affine[] {
  return biases.map((bias, unit) => {
    const sum: [number, number, number] = [0, 0, bias]
    for (const [i, input] of inputs.entries())
      for (let d = 0; d < 3; d++) sum[d] += weights[i][unit] * input[d]
    return sum
  })
}

/** The outputs of units from their sums, on the pieces of a pattern. */
function outputsOf({ activation }: Layer, sums: readonly Affine[], pattern: number[]): Affine[] {
  return sums.map(([a, b, c], unit) => {
    const { slope, offset } = pieceOf(activation, pattern[unit])
    return [slope * a, slope * b, slope * c + offset]
  })
}

/** A function at corners, less a kink; 0 for what is no further from its line than `beside`. */
function valuesAt(corners: number[], [a, b, c]: Affine, kink: number, beside: number): number[] {
  const near = beside * Math.hypot(a, b)
  return Array.from({ length: corners.length / 2 }, (_, i) => {
    const value = a * corners[2 * i] + b * corners[2 * i + 1] + c - kink
    return Math.abs(value) <= near ? 0 : value
  })
}
