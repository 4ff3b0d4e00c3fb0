import { buildMesh, type Lines } from '../geometry/facet-mesh.ts'
import type { Mapper } from '../geometry/polyline.ts'
import { classScores, winner } from './decision.ts'
import { type Actors, asInputs } from './figure-model.ts'

/** Places across the sheet where its bends are measured. */
const ACROSS = 12

/** Parts of a stretch between two rulings at most, and cells a side at least. */
const MOST_PARTS = 5
const LEAST_CELLS = 16

/**
 * The sheet as a mesh, cut along the network's decision: so fine that the middle of a cell's side is off by no more
 * than `bend` at any station of the way, in the units of `map`.
 */
export function sheetMesh(actors: Actors, map: Mapper, bend: number, stride: number) {
  const { input, network, classes, dataset } = actors
  const scores = (points: Float64Array) => classScores(network, asInputs(points, dataset.features.length))
  const winners = (points: Float64Array) => {
    const all = scores(points)
    return Array.from({ length: points.length / 2 }, (_, i) => winner(all, i, classes))
  }
  const difference = (x: number, y: number, a: number, b: number) => {
    const row = scores(Float64Array.of(x, y))
    return row[a] - row[b]
  }
  /** Into how many parts each stretch between stops along axis d must be cut. */
  const partsOf = (stops: number[], d: number) => {
    const across = Array.from(
      { length: ACROSS },
      (_, i) => input.centre[1 - d] + input.half * ((2 * i) / (ACROSS - 1) - 1),
    )
    // Every stop and the middle to the next one, at each place across.
    const along = stops.flatMap((at, i) => (i === stops.length - 1 ? [at] : [at, (at + stops[i + 1]) / 2]))
    const points = across.flatMap(other => along.flatMap(at => (d === 0 ? [at, other] : [other, at])))
    const off = new Float64Array(stops.length - 1)
    for (const places of map(Float64Array.from(points))) {
      for (let a = 0; a < ACROSS; a++) {
        for (let i = 0; i < off.length; i++) {
          const at = (a * along.length + 2 * i) * stride
          let sum = 0
          for (let k = at; k < at + stride; k++)
            sum += (places[k + stride] - (places[k] + places[k + 2 * stride]) / 2) ** 2
          off[i] = Math.max(off[i], Math.sqrt(sum))
        }
      }
    }
    return Array.from(off, off => Math.max(1, Math.min(MOST_PARTS, Math.ceil(Math.sqrt(off / bend)))))
  }
  const lines = [0, 1].map(d =>
    meshLines(
      input.rulings[d],
      input.axes[d].ticks.map(t => t.at),
      input.centre[d],
      input.half,
      stops => partsOf(stops, d),
    ),
  )
  return { mesh: buildMesh(lines[0], lines[1], winners, difference, map), winners, lines }
}

/** Every second ruling and the edges, with more lines between them as `partsOf` tells. */
function meshLines(
  rulings: number[],
  ticks: number[],
  centre: number,
  half: number,
  partsOf: (stops: number[]) => number[],
): Lines {
  const low = centre - half
  const high = centre + half
  const inner = rulings.filter(at => at > low + 0.01 * half && at < high - 0.01 * half)
  const ruled = [low, ...inner, high]
  const strong = (at: number) => ticks.some(tick => Math.abs(tick - at) < 1e-6 * half)
  const strongest = ruled.findIndex(strong)
  const kinds = ruled.map((at, i): Lines['ruled'][number] => {
    if (i === 0 || i === ruled.length - 1) return 'outline'
    if (strong(at)) return 'strong'
    // Half as many rulings as in the plane: space has lines enough.
    return (i - strongest) % 2 === 0 ? 'fine' : null
  })
  const stops = cut(
    ruled,
    ruled.slice(1).map(() => Math.max(1, Math.round(LEAST_CELLS / (ruled.length - 1)))),
  )
  const places = cut(stops, partsOf(stops))
  const known = new Map(ruled.map((at, i) => [at, kinds[i]]))
  return { places, ruled: places.map(at => known.get(at) ?? null) }
}

/** Cuts the stretches between stops into equal parts. */
function cut(stops: number[], parts: number[]): number[] {
  return stops.flatMap((at, i) =>
    Array.from({ length: parts[i] ?? 1 }, (_, p) =>
      p === 0 ? at : at + ((stops[i + 1] - at) * p) / parts[i],
    ),
  )
}
