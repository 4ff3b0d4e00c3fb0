import load from 'highs'
import { corners } from '../../src/geometry/linear-scores.ts'
import { areaOf } from '../../src/geometry/split-convex.ts'
import type { ActivationName } from '../../src/network/activation.ts'
import { applyLayer, logits, scores } from '../../src/network/forward.ts'
import type { Affine, Crease, LinearRegion } from '../../src/network/linear-regions.ts'
import type { Layer, Network } from '../../src/network/network.ts'

/** The half side of the windows, which are about 0. */
export const half = 2

/** The corners of the window. */
export const square = corners([0, 0], half)

/** The pieces of activations, from below: where each ends, and its line. */
const pieces: Partial<Record<Layer['activation'], { to: number; slope: number; offset: number }[]>> = {
  relu: [
    { to: 0, slope: 0, offset: 0 },
    { to: Infinity, slope: 1, offset: 0 },
  ],
  leaky_relu: [
    { to: 0, slope: 0.01, offset: 0 },
    { to: Infinity, slope: 1, offset: 0 },
  ],
  hardtanh: [
    { to: -1, slope: 0, offset: -1 },
    { to: 1, slope: 1, offset: 0 },
    { to: Infinity, slope: 0, offset: 1 },
  ],
  identity: [{ to: Infinity, slope: 1, offset: 0 }],
}

/** Those with kinks. */
export const creased: ActivationName[] = ['relu', 'leaky_relu', 'hardtanh']

/** A layer, whose units are rows of a weight an input and a bias. */
export function layerOf(units: number[][], activation: Layer['activation']): Layer {
  const inputs = units[0].length - 1
  return {
    weights: Array.from({ length: inputs }, (_, i) => units.map(unit => unit[i])),
    biases: units.map(unit => unit[inputs]),
    activation,
  }
}

/** A network of a hidden layer whose units are added up. */
export function sumOf(units: number[][], activation: Layer['activation'] = 'relu'): Network {
  return {
    layers: [layerOf(units, activation), layerOf([[...units.map((_, i) => i + 1), 0.3]], 'sigmoid')],
  }
}

/** The pattern at a place, from its sums. */
export function patternAt({ layers }: Network, place: readonly number[]): string {
  let input: Float64Array = Float64Array.from(place)
  return layers
    .slice(0, -1)
    .map(layer => {
      const sums = logits(layer, input, 1)
      input = applyLayer(layer, input, 1)
      return Array.from(sums, sum => pieces[layer.activation]!.findIndex(({ to }) => sum <= to)).join('')
    })
    .join(' ')
}

/** The patterns of regions as such words, in order. */
export function patternsOf(regions: readonly LinearRegion[]): string[] {
  return regions.map(({ pattern }) => pattern.map(layer => layer.join('')).join(' ')).sort()
}

/** The mean of the corners of a polygon. */
export function middleOf(polygon: readonly number[]): [number, number] {
  const mean = (d: number) =>
    polygon.filter((_, i) => i % 2 === d).reduce((sum, v) => sum + v, 0) / (polygon.length / 2)
  return [mean(0), mean(1)]
}

/** A half plane: a·x + b·y + c ≥ 0. */
type HalfPlane = Affine

const sides: HalfPlane[] = [[1, 0, half], [-1, 0, half], [0, 1, half], [0, -1, half]] // biome-ignore format: one line

/**
 * All patterns of a network of two inputs that have an area above 1e-9 of the window, in order: of each layer within each
 * pattern of those before it. A linear program finds the largest circle on which a unit is on a piece.
 */
export async function patternsByPrograms({ layers }: Network): Promise<string[]> {
  const radius = await openCircles()
  interface Cell {
    within: HalfPlane[]
    inputs: readonly Affine[]
    pattern: string
  }
  let cells: Cell[] = [{ within: sides, inputs: [[1, 0, 0], [0, 1, 0]], pattern: '' }] // biome-ignore format: one line
  for (const { weights, biases, activation } of layers.slice(0, -1))
    cells = cells.flatMap(({ within, inputs, pattern }) => {
      let found: Cell[] = [{ within, inputs: [], pattern: `${pattern} ` }]
      biases.forEach((bias, unit) => {
        const [a, b, c] = [0, 1, 2].map(d =>
          inputs.reduce((sum, input, i) => sum + weights[i][unit] * input[d], d === 2 ? bias : 0),
        )
        found = found.flatMap(cell =>
          pieces[activation]!.flatMap(({ to, slope, offset }, piece, all) => {
            const from = all[piece - 1]?.to ?? -Infinity
            const bounds: HalfPlane[] = []
            if (from > -Infinity) bounds.push([a, b, c - from])
            if (to < Infinity) bounds.push([-a, -b, to - c])
            const own = [...cell.within, ...bounds]
            const output: Affine = [slope * a, slope * b, slope * c + offset]
            if (bounds.length > 0 && radius(own) < 1e-10) return []
            return { within: own, inputs: [...cell.inputs, output], pattern: `${cell.pattern}${piece}` }
          }),
        )
      })
      return found
    })
  return cells
    .filter(({ within }) => radius(within) > 1e-3 || areaWithin(within) > 1e-9 * 4 * half ** 2)
    .map(({ pattern }) => pattern.trim())
    .sort()
}

/** A function that finds the radius of the largest circle within half planes, below 0 where nothing is. */
async function openCircles() {
  const highs = await (load as unknown as typeof load.default)()
  return (within: readonly HalfPlane[]): number => {
    // What is the same everywhere says yes or no.
    const [flat, lines] = [true, false].map(isFlat =>
      within.filter(([a, b]) => Math.hypot(a, b) < 1e-14 === isFlat),
    )
    if (flat.some(([, , c]) => c < 0)) return -1
    return highs.withModel(model => {
      model.options.set({ output_flag: false, solver: 'simplex', presolve: 'off' })
      model.addVars([-half, -half, -9], [half, half, 9])
      model.changeColCost(2, -1)
      for (const [a, b, c] of lines) {
        const length = Math.hypot(a, b)
        model.addRow(-c / length, highs.infinity, {
          indices: [0, 1, 2],
          values: [a / length, b / length, -1],
        })
      }
      model.run()
      return model.getSolution().colValue[2]
    })
  }
}

/** The area within half planes: that of the hull of the places where two of their lines meet, within the others. */
function areaWithin(within: readonly HalfPlane[]): number {
  const lines = within.filter(([a, b]) => Math.hypot(a, b) >= 1e-14)
  const unit = lines.map(line => line.map(v => v / Math.hypot(line[0], line[1])))
  const places = unit.flatMap(([a, b, c], i) =>
    unit.slice(0, i).flatMap(([d, e, f]) => {
      const turn = a * e - b * d
      const place = [(b * f - c * e) / turn, (c * d - a * f) / turn]
      const isWithin = unit.every(([u, v, w]) => u * place[0] + v * place[1] + w > -1e-11)
      return Math.abs(turn) > 1e-12 && isWithin ? [place] : []
    }),
  )
  const [x, y] = middleOf(places.flat())
  const angle = (place: number[]) => Math.atan2(place[1] - y, place[0] - x)
  return areaOf(places.sort((p, q) => angle(p) - angle(q)).flat())
}

/** In what regions differ from the patterns at places of a fine grid: empty where they do not. */
export function faultsOnGrid(network: Network, regions: readonly LinearRegion[], across: number): string[] {
  const byPattern = new Map(regions.map(region => [patternsOf([region])[0], region]))
  const met = new Set<LinearRegion>()
  const faults: string[] = []
  // No place of it is on a line but by chance.
  const at = (i: number) => half * ((2 * (i + 0.4871)) / across - 1)
  const places = Array.from({ length: across ** 2 }, (_, i) => [at(i % across), at(Math.floor(i / across))])
  for (const place of places) {
    const region = byPattern.get(patternAt(network, place))
    if (!region || depth(region, place) < -1e-9) faults.push(`${place} is not where its pattern is`)
    else {
      met.add(region)
      const [value] = scores(network, Float64Array.from(place))
      const [a, b, c] = region.maps.at(-1)![0]
      const error = Math.abs(a * place[0] + b * place[1] + c - value)
      if (error > 1e-12) faults.push(`${place} is ${error} from its map`)
    }
  }
  for (const region of regions)
    if (!met.has(region) && places.some(place => depth(region, place) > 1e-9))
      faults.push(`${patternsOf([region])} is not at its places`)
  return faults
}

/** The distance of a place from the nearest edge of a region, below 0 outside. */
function depth({ corners: polygon }: LinearRegion, [x, y]: readonly number[]): number {
  let least = Infinity
  for (let i = 0; i < polygon.length; i += 2) {
    const next = (i + 2) % polygon.length
    const [u, v] = [polygon[next] - polygon[i], polygon[next + 1] - polygon[i + 1]]
    const length = Math.hypot(u, v)
    if (length > 0) least = Math.min(least, (u * (y - polygon[i + 1]) - v * (x - polygon[i])) / length)
  }
  return least
}

/** The distance of the sum of a unit at a place from its nearest kink. */
export function fromKink({ layers }: Network, place: readonly number[], { layer, unit }: Crease): number {
  let input: Float64Array = Float64Array.from(place)
  for (const before of layers.slice(0, layer)) input = applyLayer(before, input, 1)
  const sum = logits(layers[layer], input, 1)[unit]
  const kinks = pieces[layers[layer].activation]!.map(({ to }) => to).slice(0, -1)
  return Math.min(...kinks.map(kink => Math.abs(sum - kink)))
}
