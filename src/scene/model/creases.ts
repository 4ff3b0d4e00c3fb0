import { join } from '../../geometry/mesh-polylines.ts'
import { middleOf } from '../../geometry/split-convex.ts'
import type { Affine, LinearRegion } from '../../network/linear-regions.ts'
import { mostRegions } from '../../network/most-regions.ts'
import type { Layer } from '../../network/network.ts'
import type { FigureModel } from './figure-model.ts'
import { regionsIn, type WithPlane } from './regions.ts'

/** Creases of a layer that come at once, and the linear regions that there are then. */
export interface CreaseStep {
  layer: number
  /** Creases of the layer so far that cross the window. */
  creases: number
  /** The polylines of each unit that comes (× 2). */
  lines: Float64Array[][]
  regions: number
  /** The most regions that as many straight lines can make, for the last of a network's only layer; else null. */
  most: number | null
}

/** Steps of the first layer at most. */
const STEPS = 5

/** Distance of places that are one, in half sides of the window. */
const SAME = 1e-9

/** The creases of a network in the order in which they come: few or twice as many units at a time, then layer by layer. */
export function creaseSteps(model: WithPlane): CreaseStep[] {
  const { input, network, plane = network } = model
  const hidden = plane.layers.slice(0, -1)
  if (hidden.length === 0) return []
  // What layers before the last do, whatever follows them.
  const regionsOf = (layers: readonly Layer[]) => {
    const weights = layers.at(-1)!.biases.map(() => [0])
    const output: Layer = { weights, biases: [0], activation: 'identity' }
    return regionsIn({ input, network, plane: { layers: [...layers, output] } })!
  }
  const linesOf = (regions: readonly LinearRegion[], layer: number) => creasesIn(regions, layer, input.half)
  const [first, ...others] = hidden
  const crossing = first.biases.flatMap((_, unit) =>
    linesOf(regionsOf([withUnits(first, [unit])]), 0).map(lines => ({ unit, lines })),
  )
  const ends = stepEnds(crossing.length)
  const steps = ends.map((end, i): CreaseStep => {
    const shown = crossing.slice(0, end)
    const creases = shown.reduce((sum, { lines }) => sum + lines.length, 0)
    const isAll = others.length === 0 && i === ends.length - 1 && input.dimensions === 2
    const straight: Layer = { weights: [], biases: Array(creases).fill(0), activation: 'relu' }
    return {
      ...{ layer: 0, creases, lines: shown.slice(ends[i - 1] ?? 0).map(({ lines }) => lines) },
      regions: regionsOf([withUnits(first, shown.map(({ unit }) => unit))]).length, // biome-ignore format: one line
      most: isAll ? mostRegions({ layers: [straight, first] }, 2) : null,
    }
  })
  const further = others.map((_, i): CreaseStep => {
    const regions = regionsOf(hidden.slice(0, i + 2))
    const lines = linesOf(regions, i + 1)
    return { layer: i + 1, creases: lines.flat().length, lines, regions: regions.length, most: null }
  })
  return [...steps, ...further.filter(({ creases }) => creases > 0)]
}

/** Numbers of units after each step: each, or twice as many as before. */
function stepEnds(units: number): number[] {
  const ends = Array.from({ length: units }, (_, i) => i + 1)
  if (units < STEPS) return ends
  return ends.filter(end => end === units || Number.isInteger(Math.log2(end))).slice(-STEPS)
}

function withUnits(layer: Layer, units: readonly number[]): Layer {
  const picked = (values: readonly number[]) => units.map(unit => values[unit])
  return { ...layer, weights: layer.weights.map(picked), biases: picked(layer.biases) }
}

/** The creases of each unit of a layer that has some, joined to polylines. */
function creasesIn(regions: readonly LinearRegion[], layer: number, half: number): Float64Array[][] {
  const byUnit = new Map<number, number[][]>()
  for (const { corners, edges, pattern } of regions)
    for (const [i, crease] of edges.entries()) {
      // Of the regions at both sides of a crease one is on an odd piece.
      if (crease?.layer !== layer || pattern[layer][crease.unit] % 2 === 0) continue
      const ends = [0, 1, 2, 3].map(d => corners[(2 * i + d) % corners.length])
      byUnit.set(crease.unit, [...(byUnit.get(crease.unit) ?? []), ends])
    }
  return [...byUnit.values()].map(segments => polylinesOf(segments, half))
}

/** Segments (x, y, x, y) that meet at their ends as polylines (× 2). */
export function polylinesOf(segments: readonly number[][], half: number): Float64Array[] {
  const places: number[][] = []
  const known = new Map<string, number>()
  const vertexAt = (x: number, y: number) => {
    const name = [x, y].map(value => Math.round(value / half / SAME)).join()
    if (!known.has(name)) known.set(name, places.push([x, y]) - 1)
    return known.get(name)!
  }
  const pieces = segments.map(([x, y, u, v]) => ({ a: vertexAt(x, y), b: vertexAt(u, v), facets: [] }))
  return join(pieces).map(({ vertices }) => Float64Array.from(vertices.flatMap(vertex => places[vertex])))
}

/** The function that a region shows: the output, or the lead of the class that is first in its middle over the next one. */
export function shownMap({ maps, corners }: LinearRegion): Affine {
  const logits = maps.at(-1)!
  if (logits.length === 1) return logits[0]
  const [x, y] = middleOf(corners)
  const [first, next] = logits.toSorted((p, q) => valueAt(q, x, y) - valueAt(p, x, y))
  return [first[0] - next[0], first[1] - next[1], first[2] - next[2]]
}

/** The number of regions in which the output does not change, but for rounding. */
export function countConstant(regions: readonly LinearRegion[]): number {
  const slopes = regions.map(region => Math.hypot(...shownMap(region).slice(0, 2)))
  const least = SAME * Math.max(...slopes)
  return slopes.filter(slope => slope <= least).length
}

/** The curve of a network of one input over the window (× 2), straight in each region, and its joints among these places. */
export function pieceCurve(regions: readonly LinearRegion[]) {
  const pieces = regions
    .map(({ corners, maps }) => {
      const places = corners.filter((_, i) => i % 2 === 0)
      return { from: Math.min(...places), to: Math.max(...places), map: maps.at(-1)![0] }
    })
    .sort((a, b) => a.from - b.from)
  const slopes = pieces.map(({ map: [slope] }) => slope)
  const least = SAME * Math.max(...slopes.map(Math.abs))
  const joints = pieces.slice(1).filter((_, i) => Math.abs(slopes[i + 1] - slopes[i]) > least)
  const last = pieces[pieces.length - 1]
  const place = (x: number, map: Affine) => [x, valueAt(map, x, 0)]
  return {
    line: [...pieces.flatMap(({ from, map }) => place(from, map)), ...place(last.to, last.map)],
    joints: joints.flatMap(({ from, map }) => place(from, map)),
  }
}

function valueAt([a, b, c]: Affine, x: number, y: number): number {
  return a * x + b * y + c
}

/** A function of the window as one of places in the input's own units, and of a target in its own. */
export function inInputUnits([a, b, c]: Affine, model: FigureModel): number[] {
  const { mean, deviation } = ownScale(model)
  const { dataset } = model
  const target = 'target' in dataset ? dataset.target : { mean: 0, deviation: 1 }
  const slopes = [a, b].slice(0, mean.length).map((slope, d) => (slope / deviation[d]) * target.deviation)
  const at = mean.reduce((sum, middle, d) => sum + slopes[d] * middle, 0)
  return [...slopes, c * target.deviation + target.mean - at]
}

/** The scale of the columns that span the window: one or two. */
export function ownScale({ dataset, slice }: FigureModel) {
  if (!slice) return dataset.scale
  const { scale } = slice.columns
  return {
    mean: slice.axes.map(axis => scale.mean[axis]),
    deviation: slice.axes.map(axis => scale.deviation[axis]),
  }
}
