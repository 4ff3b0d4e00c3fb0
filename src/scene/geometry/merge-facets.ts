import { contourLoops, type HalfEdgeMesh } from './half-edge-mesh.ts'

/** An area of one colour: facets of one level and tone, as far as they are at least so dark, or so light. */
export interface FacetArea {
  level: number
  tone: number
  shade: number
  /** Its boundary loops, as closed rings of places (× 2); to be filled by the rule of nonzero winding. */
  rings: number[][]
}

/** Colours and painting order of the facets of a mesh, one number a facet. */
export interface FacetFinish {
  /** Painted one after the other, from 0. */
  levels: ArrayLike<number>
  /** Which colour, from 0; within a level painted one after the other. */
  tones: ArrayLike<number>
  /** How dark their corners are, from 0, one number a half-edge: a shade ends where the darkness is half-way to the next. */
  shades: ArrayLike<number>
  /** Which share of a half-edge they reach a shade at; evenly between both corners by default. */
  shareAt?(halfEdge: number, shade: number): number
  /** The areas on the picture, whose signs say which side is seen. */
  areas: ArrayLike<number>
}

/** The shade of the middle of a facet, from those of the corners. */
export function shadeOf({ first }: HalfEdgeMesh, shades: ArrayLike<number>, f: number): number {
  let sum = 0
  for (let e = first[f]; e < first[f + 1]; e++) sum += shades[e]
  return Math.round(sum / (first[f + 1] - first[f]))
}

/**
 * Joins facets to a few areas in painting order, which end in lines of equal shade, whatever facets these cross. Each
 * level and tone begins with one area in its commonest shade, and further shades lie on it, one on the other, so that no
 * seam shows what is below. The first area extends below the neighbours that are painted after it. Takes the corners on
 * the picture (× 2).
 */
export function facetMerger(
  halfEdges: HalfEdgeMesh,
): (places: Float64Array, finish: FacetFinish) => FacetArea[] {
  const { first, next, twin, owner } = halfEdges
  const count = first.length - 1
  const loops = contourLoops(halfEdges)
  const heights = new Float32Array(twin.length)
  return (places, { levels, tones, shades, areas, shareAt }) => {
    const evenly = (e: number, shade: number) => (shade - shades[e]) / (shades[next[e]] - shades[e])
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
    const known = new Int32Array(count).fill(-1)
    groups.forEach((own, turn) => {
      const base = commonest(own, f => shadeOf(halfEdges, shades, f), areas)
      /** Areas over each other, so many shades away from the base. */
      const add = (facets: number[], min: 0 | 1, position: number) => {
        const shade = (height: number) => base + position * (height - min)
        const share = (e: number, height: number) => (shareAt ?? evenly)(e, shade(height - 0.5))
        loops(facets, { heights, min, shareAt: share, places, areas }).forEach((rings, height) => {
          bands.push({ level: levels[own[0]], tone: tones[own[0]], shade: shade(height), rings })
        })
      }
      const wide = own.slice()
      let lighter = false
      for (const f of own) {
        for (let e = first[f]; e < first[f + 1]; e++) {
          heights[e] = shades[e] - base + 1
          if (shades[e] <= base - 0.5) lighter = true
          const other = twin[e] < 0 ? f : owner[twin[e]]
          // What bends over at this edge does not go on below it.
          if (turns[other] <= turn || known[other] === turn || areas[other] * areas[f] < 0) continue
          known[other] = turn
          wide.push(other)
          heights.fill(1, first[other], first[other + 1])
        }
      }
      add(wide, 1, 1)
      if (!lighter) return
      for (const f of own) for (let e = first[f]; e < first[f + 1]; e++) heights[e] = base - shades[e]
      add(own, 0, -1)
    })
    return bands
  }
}

function commonest(facets: number[], shadeOf: (facet: number) => number, areas: ArrayLike<number>): number {
  const sums = new Float64Array(256)
  let best = shadeOf(facets[0])
  for (const f of facets) {
    const shade = shadeOf(f)
    sums[shade] += Math.abs(areas[f])
    if (sums[shade] > sums[best]) best = shade
  }
  return best
}
