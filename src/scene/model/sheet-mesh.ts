import { buildMesh, type Cuts, type Lines } from '../../geometry/facet-mesh.ts'
import { refineCells } from '../../geometry/line-cells.ts'
import type { Mapper } from '../../geometry/polyline.ts'
import { classScores } from '../../network/forward.ts'
import { asInputs } from '../../network/input-plane.ts'
import type { ClassModel } from './class-model.ts'

/** Cells a side at least, of which each is cut up to so many times where the sheet bends. */
const MIN_CELLS = 16
const BLOCK = 16

/** Cells at most: what can be sorted and painted in time. */
const MAX_CELLS = 4500

/**
 * The sheet as a mesh, cut along the network's decision: so fine that no cell is off by more than `bend` at any
 * keyframe, in the units of `map`. Steep places have small cells, all others large ones.
 *
 * @param known gives its cuts where they were found before, else finds them
 */
export function sheetMesh(
  { input, plane, classes }: ClassModel,
  map: Mapper,
  bend: number,
  known: (find: () => Cuts) => Cuts = find => find(),
) {
  const scores = (points: Float64Array) => classScores(plane, asInputs(points, input.dimensions))
  const [xs, ys] = [0, 1].map(d => {
    const ticks = input.axes[d].ticks.map(({ at }) => at)
    return meshLines(input.rulings[d], ticks, input.centre[d], input.half)
  })
  const cells = refineCells([xs.places, ys.places], BLOCK, map, bend, MAX_CELLS)
  return { mesh: buildMesh(xs, ys, classes, scores, map, STRAY * bend, known, cells), lines: [xs, ys] }
}

/** The rulings at ticks and the edges, with lines between them for blocks of cells. */
function meshLines(rulings: number[], ticks: number[], centre: number, half: number): Lines {
  const low = centre - half
  const high = centre + half
  const inner = rulings.filter(at => at > low + 0.01 * half && at < high - 0.01 * half)
  const ruled = [low, ...inner, high]
  const strong = (at: number) => ticks.some(tick => Math.abs(tick - at) < 1e-6 * half)
  const kinds = ruled.map((at, i): Lines['ruled'][number] => {
    if (i === 0 || i === ruled.length - 1) return 'outline'
    // Between ticks there are none, as there are in the plane: space has lines enough.
    return strong(at) ? 'strong' : null
  })
  const parts = BLOCK * Math.max(1, Math.round(MIN_CELLS / (ruled.length - 1)))
  const places = ruled.flatMap((at, i) =>
    Array.from({ length: i === ruled.length - 1 ? 1 : parts }, (_, p) =>
      p === 0 ? at : at + ((ruled[i + 1] - at) * p) / parts,
    ),
  )
  const known = new Map(ruled.map((at, i) => [at, kinds[i]]))
  return { places, ruled: places.map(at => known.get(at) ?? null) }
}

/** Largest deviation of borders, as a share of that of the mesh. */
const STRAY = 0.04
