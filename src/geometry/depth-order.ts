import { type HalfEdgeMesh, measurePlane } from './half-edge-mesh.ts'
import { type LayerBuffer, PROBES } from './layer-buffer.ts'

/** Leads of what hides the middle of a dot, and its edge, in half cubes: a dot lies on its layer, and stands out from the ones next to it. */
const LIFT = 0.08
const EDGE = 0.25

/** Mean lead below which a pair follows its neighbours, in half cubes: the mesh strays about as far from the sheet. */
const CLOSE = 0.03

/** Rounds in which it does, and the share of each neighbour that counts. */
const ROUNDS = 4
const SHARE = 0.5

/** The facets at each sample from near to far, as linked lists. */
interface Stacks {
  /** The first node of each sample, −1 for none. */
  heads: Int32Array
  /** By node: the facet, its distance there, and the next node, −1 for none. */
  facets: Int32Array
  depths: Float32Array
  next: Int32Array
}

/**
 * Pairs of items of which one is before the other, the first with the lower number, by how much it is nearer: summed over
 * the samples that both cover. In the order in which they were met, as a linked list for each first item.
 */
interface Pairs {
  size: number
  a: Int32Array
  b: Int32Array
  sums: Float64Array
  samples: Int32Array
  next: Int32Array
  /** By item: its first pair and the one asked for last, −1 for none. Samples beside each other have the same pairs. */
  heads: Int32Array
  latest: Int32Array
}

/** Memory for the next picture: a new megabyte for each, outside of V8's heap, lets it collect garbage every few pictures. */
export interface OrderMemory {
  stacks?: Stacks
  pairs?: Pairs
}

/**
 * The painting order of facets and of the dots after them by what lies before what at the samples of a picture: exact
 * wherever facets do not pass through each other, and `start` where nothing says more. A sort by the distance of their
 * middles takes a long facet that reaches behind another one for the nearer of the two.
 *
 * @param buffer the facets and the dots on the picture; items of different regions are not compared
 * @param depths distances of the dots
 * @param start all items in an order that keeps those of a region together
 * @param own true for facets of the sheet round a dot, which do not hide its edge
 */
export function depthOrder(
  buffer: LayerBuffer,
  depths: Float64Array,
  start: Int32Array,
  own: (dot: number, facet: number) => boolean,
  memory: OrderMemory = {},
): Int32Array {
  const { grid, spans, probes } = buffer
  const stacks = stacksFor(grid.tops.length, spans.samples, memory.stacks)
  const pairs = pairsFor(start.length, spans.samples + 2 * probes.length, memory.pairs)
  Object.assign(memory, { stacks, pairs })
  stackFacets(stacks, buffer)
  leadFacets(pairs, stacks, buffer)
  leadSpots(pairs, stacks, buffer, depths, own)
  settle(pairs, buffer.mesh.halfEdges)
  return sorted(start, pairs)
}

/** Empty stacks at so many samples with room for so many nodes, in the memory of others where that suffices. */
function stacksFor(samples: number, nodes: number, old?: Stacks): Stacks {
  if (old && old.heads.length >= samples && old.facets.length >= nodes) {
    old.heads.fill(-1)
    return old
  }
  const [heads, facets, next] = [samples, nodes, nodes].map(count => new Int32Array(1.2 * count))
  return { heads: heads.fill(-1), facets, depths: new Float32Array(next.length), next }
}

/** No pairs of so many items, with room for so many, in the memory of others where that suffices. */
function pairsFor(items: number, count: number, old?: Pairs): Pairs {
  if (old?.heads.length === items && old.a.length >= count) {
    old.size = 0
    old.heads.fill(-1)
    old.latest.fill(-1)
    return old
  }
  const [a, b, samples, next] = [0, 0, 0, 0].map(() => new Int32Array(1.2 * count))
  const [heads, latest] = [0, 0].map(() => new Int32Array(items).fill(-1))
  return { size: 0, a, b, sums: new Float64Array(a.length), samples, next, heads, latest }
}

/** Lays the facets over each other at each sample. */
function stackFacets({ heads, facets, depths, next }: Stacks, { grid, spans, mesh }: LayerBuffer): void {
  const { left, upper, pace, width } = grid
  const { starts, rows, froms, tos } = spans
  const plane = new Float32Array(7)
  let size = 0
  for (let f = 0; f < rows.length; f++) {
    measurePlane(mesh, f, plane, 0)
    const [x, y, middle, dx, dy, min, max] = plane
    for (let s = starts[f], row = rows[f]; s < starts[f + 1]; s++, row++) {
      const py = upper + (row - 0.5) * pace
      for (let column = froms[s]; column < tos[s]; column++) {
        const i = row * width + column
        const px = left + (column - 0.5) * pace
        const depth = Math.max(min, Math.min(max, middle + dx * (px - x) + dy * (py - y)))
        let before = -1
        let after = heads[i]
        while (after >= 0 && depths[after] < depth) {
          before = after
          after = next[after]
        }
        facets[size] = f
        depths[size] = depth
        next[size] = after
        if (before < 0) heads[i] = size
        else next[before] = size
        size++
      }
    }
  }
}

/** The pair of a and a larger b; −1 for none. */
function pairOf({ heads, b, next }: Pairs, a: number, other: number): number {
  let pair = heads[a]
  while (pair >= 0 && b[pair] !== other) pair = next[pair]
  return pair
}

/** The pair of two items, which is new where there is none. */
function pairFor(pairs: Pairs, a: number, b: number): number {
  const { latest, heads } = pairs
  let pair = latest[a]
  if (pair >= 0 && pairs.b[pair] === b) return pair
  pair = pairOf(pairs, a, b)
  if (pair < 0) {
    pair = pairs.size++
    pairs.a[pair] = a
    pairs.b[pair] = b
    pairs.sums[pair] = 0
    pairs.samples[pair] = 0
    pairs.next[pair] = heads[a]
    heads[a] = pair
  }
  latest[a] = pair
  return pair
}

/** Adds that an item is nearer than another one by a lead at a sample. */
function addLead(pairs: Pairs, near: number, far: number, lead: number): void {
  const pair = near < far ? pairFor(pairs, near, far) : pairFor(pairs, far, near)
  pairs.sums[pair] += near < far ? lead : -lead
  pairs.samples[pair]++
}

/** Adds the leads of facets over those next below them. */
function leadFacets(pairs: Pairs, stacks: Stacks, { grid, regions: ranks }: LayerBuffer): void {
  const { heads, facets, depths, next } = stacks
  for (let i = 0; i < grid.tops.length; i++) {
    let node = heads[i]
    if (node < 0) continue
    let near = facets[node]
    for (let after = next[node]; after >= 0; after = next[node]) {
      const far = facets[after]
      if (ranks[near] === ranks[far]) addLead(pairs, near, far, depths[after] - depths[node])
      node = after
      near = far
    }
  }
}

/** Adds which facets hide dots, and which dots lie before facets. */
function leadSpots(
  pairs: Pairs,
  { heads, facets, depths, next }: Stacks,
  { probes, mesh, regions: ranks }: LayerBuffer,
  distances: Float64Array,
  own: (dot: number, facet: number) => boolean,
): void {
  const count = mesh.areas.length
  for (let dot = 0; dot < distances.length; dot++) {
    const item = count + dot
    for (let k = 0; k < PROBES; k++) {
      const sample = probes[PROBES * dot + k]
      let before = -1
      for (let node = sample < 0 ? -1 : heads[sample]; node >= 0; node = next[node]) {
        if (ranks[facets[node]] !== ranks[item]) continue
        const lead = distances[dot] - depths[node]
        const hides = k === 0 ? lead > LIFT : lead > EDGE && !own(dot, facets[node])
        if (hides) before = facets[node]
        else {
          addLead(pairs, item, facets[node], 1)
          break
        }
      }
      if (before >= 0) addLead(pairs, before, item, 1)
    }
  }
}

/**
 * Lets pairs of facets so near to each other that the mesh does not tell which one is before, as where units are
 * saturated, follow those beside them: so one layer of the sheet lies over the other as a whole, not in patches.
 */
function settle(pairs: Pairs, { first, twin, owner }: HalfEdgeMesh): void {
  const { a, b, sums, samples, size } = pairs
  const count = first.length - 1
  const unsure: number[] = []
  for (let p = 0; p < size; p++) if (b[p] < count && Math.abs(sums[p]) < CLOSE * samples[p]) unsure.push(p)
  /** The sum of the leads of a facet before another one, 0 for none. */
  const lead = (f: number, g: number) => {
    const pair = pairOf(pairs, Math.min(f, g), Math.max(f, g))
    return pair < 0 ? 0 : f < g ? sums[pair] : -sums[pair]
  }
  for (let round = 0; round < ROUNDS; round++)
    for (const p of unsure) {
      for (let e = first[a[p]]; e < first[a[p] + 1]; e++)
        if (twin[e] >= 0) sums[p] += SHARE * lead(owner[twin[e]], b[p])
      for (let e = first[b[p]]; e < first[b[p] + 1]; e++)
        if (twin[e] >= 0) sums[p] += SHARE * lead(a[p], owner[twin[e]])
    }
}

/** The items in their order, each after all that lie behind it; where some lie round each other, it is cut once. */
function sorted(start: Int32Array, { a, b, sums, size, heads, latest }: Pairs): Int32Array {
  // Of each item, the end of those that lie behind it in one list of all, and the next one to be looked at.
  const [ends, turns] = [heads, latest]
  ends.fill(0)
  for (let p = 0; p < size; p++) ends[sums[p] > 0 ? a[p] : b[p]]++
  let sum = 0
  for (let i = 0; i < ends.length; i++) {
    turns[i] = sum
    sum += ends[i]
    ends[i] = turns[i]
  }
  const behind = new Int32Array(size)
  for (let p = 0; p < size; p++) {
    const isFirst = sums[p] > 0
    behind[ends[isFirst ? a[p] : b[p]]++] = isFirst ? b[p] : a[p]
  }
  const order = new Int32Array(start.length)
  const begun = new Uint8Array(ends.length)
  const path = new Int32Array(ends.length)
  let found = 0
  for (let i = 0; i < start.length; i++) {
    let depth = 0
    if (begun[start[i]] === 0) path[depth++] = start[i]
    while (depth > 0) {
      const item = path[depth - 1]
      begun[item] = 1
      if (turns[item] < ends[item]) {
        const other = behind[turns[item]++]
        if (begun[other] === 0) path[depth++] = other
      } else {
        order[found++] = item
        depth--
      }
    }
  }
  return order
}
