import { contourLoops } from './contour-loops.ts'
import type { HalfEdgeMesh } from './half-edge-mesh.ts'

/** A shade of no more square pixels is not told from the next one. */
const SPECK = 4

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
  /** Their colours, from 0; within a level painted one after the other. */
  tones: ArrayLike<number>
  /** Darkness of their corners, from 0, one number a half-edge: a shade ends where it is half-way to the next. */
  shades: ArrayLike<number>
  /** Share of a half-edge at which they reach a shade; evenly between both corners by default. */
  shareAt?(halfEdge: number, shade: number): number
  /** 1 where they may be seen, all by default; the others are left out. */
  seen?: ArrayLike<number>
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
  const heights = new Uint8Array(twin.length)
  const steps = new Uint8Array(twin.length)
  const middles = new Uint8Array(count)
  const turns = new Int32Array(count)
  const sums = new Float64Array(256)
  return (places, finish) => {
    const { levels, tones, shades, areas, shareAt } = finish
    const evenly = (e: number, shade: number) => (shade - shades[e]) / (shades[next[e]] - shades[e])
    const share = shareAt ?? evenly
    const groups = groupsOf(finish, turns)
    for (let f = 0; f < count; f++) if (turns[f] >= 0) middles[f] = shadeOf(halfEdges, shades, f)
    for (let e = 0; e < steps.length; e++) steps[e] = Math.round(shades[e])
    const bands: FacetArea[] = []
    const known = new Int32Array(count).fill(-1)
    groups.forEach((own, turn) => {
      const base = commonest(own, middles, areas, sums)
      /** Areas over each other, the first one so many shades away from the base. */
      const add = (facets: number[], position: 1 | -1, from: 0 | 1) => {
        const shade = (height: number) => base + position * (height - 1 + from)
        const shareOf = (e: number, height: number) => share(e, shade(height - 0.5))
        loops(facets, { heights, shareAt: shareOf, places, areas }).forEach((all, height) => {
          const rings = shade(height) === base ? all : all.filter(isLarge)
          if (rings.length > 0)
            bands.push({ level: levels[own[0]], tone: tones[own[0]], shade: shade(height), rings })
        })
      }
      const wide = own.slice()
      const lighter: number[] = []
      for (let i = 0; i < own.length; i++) {
        const f = own[i]
        let least = base
        for (let e = first[f]; e < first[f + 1]; e++) {
          heights[e] = Math.max(1, steps[e] - base + 1)
          if (steps[e] < least) least = steps[e]
          const other = twin[e] < 0 ? f : owner[twin[e]]
          // What bends over at this edge does not go on below it.
          if (turns[other] <= turn || known[other] === turn || areas[other] * areas[f] < 0) continue
          known[other] = turn
          wide.push(other)
          for (let d = first[other]; d < first[other + 1]; d++) heights[d] = 1
        }
        if (least < base) lighter.push(f)
      }
      add(wide, 1, 0)
      if (lighter.length === 0) return
      for (const f of lighter)
        for (let e = first[f]; e < first[f + 1]; e++) heights[e] = Math.max(0, base - steps[e])
      add(lighter, -1, 1)
    })
    return bands
  }
}

/** The facets of each turn, by level and tone; notes their turns, −1 for what is not seen. */
function groupsOf({ levels, tones, seen }: FacetFinish, turns: Int32Array): number[][] {
  let toneCount = 1
  for (let f = 0; f < turns.length; f++) toneCount = Math.max(toneCount, tones[f] + 1)
  const groups: number[][] = []
  for (let f = 0; f < turns.length; f++) {
    const turn = seen?.[f] === 0 ? -1 : levels[f] * toneCount + tones[f]
    turns[f] = turn
    if (turn < 0) continue
    if (groups[turn]) groups[turn].push(f)
    else groups[turn] = [f]
  }
  return groups
}

/** True where the area of a closed ring of places (× 2) is more than that of a speck. */
function isLarge(ring: number[]): boolean {
  let sum = 0
  for (let i = 0; i + 3 < ring.length; i += 2) sum += ring[i] * ring[i + 3] - ring[i + 2] * ring[i + 1]
  return Math.abs(sum) > 2 * SPECK
}

function commonest(
  facets: number[],
  shades: ArrayLike<number>,
  areas: ArrayLike<number>,
  sums: Float64Array,
): number {
  sums.fill(0)
  let best = shades[facets[0]]
  for (let i = 0; i < facets.length; i++) {
    const shade = shades[facets[i]]
    sums[shade] += Math.abs(areas[facets[i]])
    if (sums[shade] > sums[best]) best = shade
  }
  return best
}
