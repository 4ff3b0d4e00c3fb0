import { classScores } from '../../network/forward.ts'
import { gridCells } from '../geometry/cut-polygon.ts'
import { buildMesh, type Lines, type Mesh } from '../geometry/facet-mesh.ts'
import { nodesOf } from '../geometry/height-field.ts'
import type { Mapper } from '../geometry/polyline.ts'
import { along } from '../geometry/tween.ts'
import { asInputs, type FigureModel } from './figure-model.ts'

/** Places across the sheet where its bends are measured. */
const ACROSS = 12

/** Parts of a stretch between two rulings at most, and cells a side at least. */
const MAX_PARTS = 5
const MIN_CELLS = 16

/**
 * The sheet as a mesh, cut along the network's decision: so fine that the middle of a cell's side is off by no more
 * than `bend` at any keyframe, in the units of `map`.
 *
 * @param known gives its lines and cuts where they were found before, else finds them
 */
export function sheetMesh(
  model: FigureModel,
  map: Mapper,
  bend: number,
  stride: number,
  known: <T>(name: string, find: () => T) => T = (_, find) => find(),
) {
  const { input, network, classes, dataset } = model
  const scores = (points: Float64Array) => classScores(network, asInputs(points, dataset.features.length))
  /** Into how many parts each stretch between stops along axis d must be cut. */
  const partsOf = (stops: number[], d: number) => {
    const across = Array.from(
      { length: ACROSS },
      (_, i) => input.centre[1 - d] + input.half * ((2 * i) / (ACROSS - 1) - 1),
    )
    // Every stop and the middle between it and the next one, at each place across.
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
    return Array.from(off, off => Math.max(1, Math.min(MAX_PARTS, Math.ceil(Math.sqrt(off / bend)))))
  }
  const lines = known('lines', () =>
    [0, 1].map(d =>
      meshLines(
        input.rulings[d],
        input.axes[d].ticks.map(t => t.at),
        input.centre[d],
        input.half,
        stops => partsOf(stops, d),
      ),
    ),
  )
  return {
    mesh: buildMesh(lines[0], lines[1], classes, scores, map, STRAY * bend, find => known('cuts', find)),
    lines,
  }
}

/** Every second ruling and the edges, with more lines between them as `partsOf` says. */
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
    ruled.slice(1).map(() => Math.max(1, Math.round(MIN_CELLS / (ruled.length - 1)))),
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

/** Largest deviation of borders, as a share of that of the mesh. */
const STRAY = 0.04

/** Cells a side where folds are looked for. */
const CELLS = 48

/**
 * The sheet as a mesh where its track folds it over itself in the plane (a projection, an activation with a corner, a
 * deep network), so that filled outlines would leave holes; null where it never does. The mesh deviates from it by no
 * more than `bend`.
 */
export function foldedMesh(model: FigureModel, map: Mapper, bend: number): Mesh | null {
  return folds(model.input, map) ? sheetMesh(model, map, bend, 2).mesh : null
}

/** True where cells of the sheet arrive turned over. */
function folds({ centre, half }: FigureModel['input'], map: Mapper): boolean {
  const [from, ...later] = map(nodesOf(CELLS).map((v, i) => centre[i & 1] + half * v))
  const quads = gridCells(CELLS + 1, CELLS + 1)
  const position = Math.sign(signedArea(polygonOf(from, quads[0])))
  return later.some(places => {
    const areas = quads.map(quad => position * signedArea(polygonOf(places, quad)))
    const turned = areas.reduce((sum, area) => sum + Math.max(0, -area), 0)
    return turned > 1e-6 * areas.reduce((sum, area) => sum + Math.abs(area), 0)
  })
}

/** The facets of one class at a moment, all in the same orientation, so that together they fill what they cover. */
export function facetsOf({ facets, track }: Mesh, wanted: number, position: number): Float64Array[] {
  const places = along(track, position)
  return facets
    .filter(facet => facet.class === wanted)
    .map(({ vertices }) => {
      const polygon = polygonOf(places, vertices)
      return signedArea(polygon) < 0 ? polygonOf(places, vertices.toReversed()) : polygon
    })
}

/** Area of a polygon (× 2), positive where y runs up and its corners run counter-clockwise. */
export function signedArea(polygon: Float64Array): number {
  let sum = 0
  for (let i = 0, j = polygon.length - 2; i < polygon.length; j = i, i += 2)
    sum += polygon[j] * polygon[i + 1] - polygon[i] * polygon[j + 1]
  return sum / 2
}

function polygonOf(places: Float64Array, vertices: number[]): Float64Array {
  const polygon = new Float64Array(vertices.length * 2)
  vertices.forEach((v, i) => {
    polygon[2 * i] = places[2 * v]
    polygon[2 * i + 1] = places[2 * v + 1]
  })
  return polygon
}
