import type { HalfEdgeMesh } from './half-edge-mesh.ts'
import { areaOf } from './split-convex.ts'

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
export function facetMerger(halfEdges: HalfEdgeMesh) {
  const { first, next, twin, owner } = halfEdges
  const count = first.length - 1
  const loops = contourLoops(halfEdges)
  const heights = new Uint8Array(twin.length)
  const steps = new Uint8Array(twin.length)
  const middles = new Uint8Array(count)
  const turns = new Int32Array(count)
  const sums = new Float64Array(256)
  return (places: Float64Array, finish: FacetFinish): FacetArea[] => {
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
          const rings = shade(height) === base ? all : all.filter(ring => Math.abs(areaOf(ring)) > SPECK)
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

/** Heights at the corners of facets, one a half-edge, and how the facets lie on a picture. */
interface ContourField {
  heights: Uint8Array
  /** The share of a half-edge at which a level begins, where one end reaches it and the other does not. */
  shareAt(halfEdge: number, level: number): number
  /** Pixels of the corners, × 2, and areas of the facets. */
  places: Float64Array
  areas: ArrayLike<number>
}

/** Data that a mesh keeps from one drawing of level lines to the next, to be used again. */
function scratchOf({ first, corner }: HalfEdgeMesh) {
  return {
    /** By facet: the last drawing that it was in, and which side of it was seen. */
    given: new Int32Array(first.length - 1),
    /** By half-edge: the first level whose boundary runs along it, and the last round in which a loop ran through it. */
    opens: new Uint8Array(corner.length),
    walked: new Int32Array(corner.length),
    /** The places of a loop, longer than it: thousands of lists that grow take long. */
    ring: [] as number[],
    drawings: 0,
    rounds: 0,
  }
}

type Scratch = ReturnType<typeof scratchOf>

/**
 * Draws level lines on some facets of a mesh: gives, for each level from 1 on that occurs, the loops round all that is
 * at least as high, as closed rings of places (× 2, the first one again as the last), holes the other way round. Facets
 * whose areas differ in sign lie over each other at their common edge: each has its own boundary there, and all loops
 * run the same way round. Where heights differ on both sides of an edge, both sides end there.
 */
function contourLoops(mesh: HalfEdgeMesh) {
  const scratch = scratchOf(mesh)
  return (facets: number[], field: ContourField) => {
    const starts = startsOf(facets, mesh, field, scratch)
    const loops = new Map<number, number[][]>()
    for (let level = 1; level < starts.length; level++) {
      if (!starts[level]?.length) continue
      scratch.rounds++
      const rings: number[][] = []
      for (const e of starts[level])
        if (scratch.walked[e] !== scratch.rounds) rings.push(loopFrom(e, level, mesh, field, scratch))
      loops.set(level, rings)
    }
    return loops
  }
}

/** The half-edges through which, or along which, the lines of each level that occurs go; notes where levels open. */
function startsOf(
  facets: number[],
  { first, next, twin, owner }: HalfEdgeMesh,
  { heights, areas }: ContourField,
  scratch: Scratch,
): number[][] {
  const { given, opens } = scratch
  scratch.drawings += 2
  const drawing = scratch.drawings
  for (let i = 0; i < facets.length; i++) given[facets[i]] = areas[facets[i]] < 0 ? drawing + 1 : drawing
  const present: boolean[] = []
  const starts: number[][] = []
  const start = (level: number, e: number) => {
    if (starts[level]) starts[level].push(e)
    else starts[level] = [e]
  }
  for (let i = 0; i < facets.length; i++) {
    const f = facets[i]
    let low = 255
    let high = 0
    for (let e = first[f]; e < first[f + 1]; e++) {
      const from = heights[e]
      const to = heights[next[e]]
      if (from < low) low = from
      if (from > high) high = from
      // Boundaries run along the edge, or level lines go out through it.
      const other = twin[e]
      if (other < 0 || given[owner[other]] !== given[f]) opens[e] = 1
      else {
        const [there, back] = [heights[next[other]], heights[other]]
        opens[e] = there === from && back === to ? 255 : Math.min(from, to, there, back) + 1
      }
      for (let level = to + 1; level <= from; level++) start(level, e)
      for (let level = opens[e]; level <= to; level++) start(level, e)
    }
    for (let level = Math.max(1, low); level <= high; level++) present[level] = true
  }
  return starts.map((own, level) => (present[level] ? own : []))
}

/** The loop that goes out through a half-edge, or along it to its end. */
function loopFrom(
  begin: number,
  level: number,
  mesh: HalfEdgeMesh,
  field: ContourField,
  { opens, walked, ring, rounds }: Scratch,
): number[] {
  const { corner, next, twin, owner } = mesh
  const { heights, places, areas } = field
  let size = 0
  let e = begin
  do {
    walked[e] = rounds
    if (heights[next[e]] < level) {
      size = cross(e, level, mesh, field, ring, size)
      // Across the facet to where the line comes back.
      e = next[e]
      while (heights[e] >= level || heights[next[e]] < level) e = next[e]
      if (opens[e] > level) e = twin[e]
      else size = cross(e, level, mesh, field, ring, size)
    } else {
      e = next[e]
      ring[size++] = places[2 * corner[e]]
      ring[size++] = places[2 * corner[e] + 1]
      // Round the corner, over the facets that meet there.
      while (opens[e] > level) e = next[twin[e]]
    }
  } while (e !== begin)
  ring[size++] = ring[0]
  ring[size++] = ring[1]
  const loop = ring.slice(0, size)
  // Places from the last to the first.
  return areas[owner[begin]] < 0 ? loop.map((_, i) => loop[size - 2 - i + 2 * (i & 1)]) : loop
}

/** Adds the place where a half-edge crosses a level to a ring of a size, and gives the new size. */
function cross(
  e: number,
  level: number,
  { corner, next }: HalfEdgeMesh,
  { shareAt, places }: ContourField,
  ring: number[],
  size: number,
): number {
  const share = shareAt(e, level)
  const v = 2 * corner[e]
  const w = 2 * corner[next[e]]
  ring[size] = places[v] + (places[w] - places[v]) * share
  ring[size + 1] = places[v + 1] + (places[w + 1] - places[v + 1]) * share
  return size + 2
}
