import { boundaryLoops, type HalfEdgeMesh } from './half-edge-mesh.ts'

/** An area of one colour: facets of one level and tone, from a shade on. */
export interface FacetArea {
  level: number
  tone: number
  shade: number
  /** Its boundary loops, as rings of vertices; to be filled by the rule of nonzero winding. */
  rings: number[][]
}

/** Colours and painting order of the facets of a mesh, one number a facet. */
export interface FacetFinish {
  /** Painted one after the other, from 0. */
  levels: ArrayLike<number>
  /** Which colour, from 0; within a level painted one after the other. */
  tones: ArrayLike<number>
  /** How dark, from 0. */
  shades: ArrayLike<number>
  /** The areas on the picture, whose signs say which side is seen. */
  areas: ArrayLike<number>
}

/**
 * Joins facets to a few areas in painting order. Each level and tone begins with one area in its commonest shade,
 * and further shades lie on it, one on the other, so that no seam shows what is below. The first area extends below the neighbours that are painted after it.
 */
export function mergeFacets(
  halfEdges: HalfEdgeMesh,
  { levels, tones, shades, areas }: FacetFinish,
): FacetArea[] {
  const { first, twin, owner } = halfEdges
  const count = first.length - 1
  let toneCount = 1
  for (let f = 0; f < count; f++) toneCount = Math.max(toneCount, tones[f] + 1)
  const turns = new Int32Array(count)
  const groups: number[][] = []
  for (let f = 0; f < count; f++) {
    const turn = levels[f] * toneCount + tones[f]
    turns[f] = turn
    if (groups[turn]) groups[turn].push(f)
    else groups[turn] = [f]
  }
  const bands: FacetArea[] = []
  const loops = boundaryLoops(halfEdges, areas)
  const heights = new Uint8Array(count)
  groups.forEach((own, turn) => {
    const base = commonest(own, shades, areas)
    /** Areas over each other, so many shades away from the base. */
    const add = (facets: number[], from: number, position: number) => {
      loops(facets, heights).forEach((rings, height) => {
        const shade = base + position * (height - from)
        bands.push({ level: levels[own[0]], tone: tones[own[0]], shade, rings })
      })
      for (const f of facets) heights[f] = 0
    }
    const wide = own.slice()
    let lighter = false
    for (const f of own) {
      heights[f] = Math.max(1, shades[f] - base + 1)
      if (shades[f] < base) lighter = true
    }
    for (const f of own) {
      for (let e = first[f]; e < first[f + 1]; e++) {
        const other = twin[e] < 0 ? f : owner[twin[e]]
        // What bends over at this edge does not go on below it.
        if (turns[other] <= turn || heights[other] > 0 || areas[other] * areas[f] < 0) continue
        heights[other] = 1
        wide.push(other)
      }
    }
    add(wide, 1, 1)
    if (!lighter) return
    for (const f of own) heights[f] = Math.max(0, base - shades[f])
    add(own, 0, -1)
  })
  return bands
}

function commonest(facets: number[], shades: ArrayLike<number>, areas: ArrayLike<number>): number {
  const sums = new Float64Array(256)
  let best = shades[facets[0]]
  for (const f of facets) {
    const shade = shades[f]
    sums[shade] += Math.abs(areas[f])
    if (sums[shade] > sums[best]) best = shade
  }
  return best
}
