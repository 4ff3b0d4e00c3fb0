import { column, extremes, scaleAt } from '../../data/scale.ts'
import { join } from '../../geometry/mesh-polylines.ts'
import { edgesOf, middleOf } from '../../geometry/split-convex.ts'
import type { Affine, LinearRegion } from '../../network/linear-regions.ts'
import { regionBorder, SAME } from '../../network/region-border.ts'
import { SpecError } from '../../options/error.ts'
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
}

/** Steps of the first layer at most, each of twice as many creases as the one before. */
const STEPS = 3

/** The linear regions of a model as they are shown; those of an iterate, which `learns`, have no facts to point at. */
export type ShownRegions = ReturnType<typeof shownRegions> & { learns?: true }

/** @throws SpecError for more regions than can be drawn */
export function findRegions(model: FigureModel): LinearRegion[] {
  const regions = regionsIn(model)
  if (regions) return regions
  throw new SpecError('scene', 'regions', 'a network of at most 5,000 linear regions: fewer units or layers')
}

/** The linear regions of a model, how they come, and the border between classes: empty where numbers are predicted. */
export function shownRegions(model: FigureModel) {
  const regions = findRegions(model)
  const border = regionBorder('height' in model ? [] : regions, model.input)
  return { regions, steps: creaseSteps(model), border }
}

/** The creases of a network in the order in which they come: some of the first layer, then layer by layer. */
function creaseSteps({ input, network, plane = network }: WithPlane): CreaseStep[] {
  const hidden = plane.layers.slice(0, -1)
  /** The regions of the layers before a last one, and of some units of that. */
  const regionsOf = (l: number, units: readonly number[]) => {
    const picked = (values: readonly number[]) => units.map(unit => values[unit])
    const last = { ...hidden[l], weights: hidden[l].weights.map(picked), biases: picked(hidden[l].biases) }
    const output = { ...plane.layers.at(-1)!, weights: units.map(() => [0]), biases: [0] }
    return regionsIn({ input, network: { layers: [...hidden.slice(0, l), last, output] } })!
  }
  return hidden.flatMap(({ biases }, l) => {
    const found = creasesIn(regionsOf(l, [...biases.keys()]), l, input.half)
    const steps = Math.min(found.length, l === 0 ? STEPS : 1)
    return Array.from({ length: steps }, (_, i): CreaseStep => {
      const [before, until] = [i, i + 1].map(at => Math.ceil(found.length / 2 ** (steps - at)))
      const shown = found.slice(0, until)
      const units = shown.map(({ unit }) => unit)
      return {
        ...{ layer: l, creases: shown.flatMap(({ lines }) => lines).length },
        ...{ regions: regionsOf(l, units).length, lines: shown.slice(i && before).map(({ lines }) => lines) },
      }
    })
  })
}

/** The units of a layer that have creases, and these, joined to polylines (× 2). */
export function creasesIn(regions: readonly LinearRegion[], layer: number, half: number) {
  const segments: number[][][] = []
  for (const { corners, edges, pattern } of regions)
    edgesOf(corners).forEach((ends, i) => {
      const crease = edges[i]
      // Of the regions at both sides of a crease one is on an odd piece.
      if (crease?.layer !== layer || pattern[layer][crease.unit] % 2 === 0) return
      segments[crease.unit] ??= []
      segments[crease.unit].push(ends)
    })
  return segments.map((own, unit) => ({ unit, lines: polylinesOf(own, half) })).filter(Boolean)
}

/** Segments (x, y, x, y) that meet at their ends as polylines (× 2). */
export function polylinesOf(segments: readonly number[][], half: number): Float64Array[] {
  const places: number[][] = []
  const known = new Map<string, number>()
  const vertexAt = (...place: number[]) => {
    const name = place.map(value => Math.round(value / half / SAME)).join()
    if (!known.has(name)) known.set(name, places.push(place) - 1)
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
  const scoreOf = ([a, b, c]: Affine) => a * x + b * y + c
  const [first, next] = logits.toSorted((p, q) => scoreOf(q) - scoreOf(p))
  return [first[0] - next[0], first[1] - next[1], first[2] - next[2]]
}

/** The number of regions in which the output does not change, but for rounding. */
export function countConstant(regions: readonly LinearRegion[]): number {
  const slopes = regions.map(shownMap).map(([a, b]) => Math.hypot(a, b))
  return slopes.filter(slope => slope <= SAME * Math.max(...slopes)).length
}

/** The curve of a network of one input over the window (× 2), straight in each region, and its joints (× 2). */
export function pieceCurve(regions: readonly LinearRegion[]) {
  const pieces = regions
    .map(region => {
      const [a, , c] = region.maps.at(-1)![0]
      return { a, ends: stripeOf(region).map(at => [at, a * at + c]) }
    })
    .sort((p, q) => p.ends[0][0] - q.ends[0][0])
  const least = SAME * Math.max(...pieces.map(({ a }) => Math.abs(a)))
  const joints = pieces.filter(({ a }, i) => i > 0 && Math.abs(a - pieces[i - 1].a) > least)
  return { line: pieces.flatMap(({ ends }) => ends.flat()), joints: joints.flatMap(({ ends }) => ends[0]) }
}

/** The ends of a region of one input. */
export function stripeOf({ corners }: LinearRegion): [from: number, to: number] {
  return extremes(column(Float64Array.from(corners), 2, 0))
}

/** The scale of the columns that span the window: one or two. */
export function windowScale({ dataset, slice }: FigureModel) {
  return slice ? scaleAt(slice.columns.scale, slice.axes) : dataset.scale
}

/** A function of places of the window as one of the input in its own units, slopes first, with a target in its own. */
export function inOwnInputs([a, b, c]: Affine, model: FigureModel): number[] {
  const { mean, deviation } = windowScale(model)
  const target = 'height' in model ? model.dataset.target : { mean: 0, deviation: 1 }
  const slopes = [a, b].slice(0, mean.length).map((slope, d) => (slope / deviation[d]) * target.deviation)
  const constant = c * target.deviation + target.mean
  return [...slopes, slopes.reduce((rest, slope, d) => rest - slope * mean[d], constant)]
}
