import { openDistances, type SeenMesh } from './facet-planes.ts'
import type { HalfEdgeMesh } from './half-edge-mesh.ts'
import { eachSample, openLayerBuffer, PROBES, type Spots, samplesAround } from './layer-buffer.ts'

/** Dots with their distances. */
export type DeepSpots = Spots & { depths: Float64Array }

/** Leads of what hides the middle of a dot, and its edge, in half cubes: a dot lies on its layer, and stands out from the ones next to it. */
const LIFT = 0.08
const EDGE = 0.25

/** Samples of facets for which there is room at first. */
const ROOM = 1 << 17

/** Two items, the first with the lower number, and by how much it is nearer: summed over the samples that both cover. */
interface Pair {
  a: number
  b: number
  sum: number
  samples: number
}

/** Mean lead below which a pair follows its neighbours, in half cubes: the mesh strays about as far from the sheet. */
const CLOSE = 0.03

/** Rounds in which it does, and the share of each neighbour that counts. */
const ROUNDS = 4
const SHARE = 0.5

/**
 * The painting order of facets and of the dots after them by what lies before what at the samples of a picture: exact
 * wherever facets do not pass through each other, and `start` where nothing says more. A sort by the distance of their
 * middles takes a long facet that reaches behind another one for the nearer of the two.
 *
 * @param start all items in an order that keeps those of a rank together
 * @param ranks of the items; those of different ranks are not compared
 * @param own true for facets of the sheet round a dot, which do not hide its edge
 */
export function depthOrder(
  seen: SeenMesh,
  spots: DeepSpots,
  start: Int32Array,
  ranks: ArrayLike<number>,
  own: (dot: number, facet: number) => boolean,
  step: number,
): Int32Array {
  const count = seen.areas.length
  const buffer = openLayerBuffer(seen, ranks, step)
  const stacks = stacksOf(seen, buffer)
  const leads = openLeads(ranks.length)
  const { heads, facets, depths, next } = stacks
  for (const head of heads)
    for (let node = head; node >= 0 && next[node] >= 0; node = next[node]) {
      const [near, far] = [facets[node], facets[next[node]]]
      if (ranks[near] === ranks[far]) leads.add(near, far, depths[next[node]] - depths[node])
    }
  const found = new Int32Array(PROBES)
  for (let dot = 0; dot < spots.depths.length; dot++) {
    const item = count + dot
    samplesAround(buffer.grid, spots, dot, found)
    for (let k = 0; k < PROBES; k++) {
      let before = -1
      for (let node = found[k] < 0 ? -1 : heads[found[k]]; node >= 0; node = next[node]) {
        if (ranks[facets[node]] !== ranks[item]) continue
        const lead = spots.depths[dot] - depths[node]
        const hides = k === 0 ? lead > LIFT : lead > EDGE && !own(dot, facets[node])
        if (hides) before = facets[node]
        else {
          leads.add(item, facets[node], 1)
          break
        }
      }
      if (before >= 0) leads.add(before, item, 1)
    }
  }
  const pairs = leads.pairs()
  settle(pairs, leads.lead, seen.halfEdges)
  return sorted(start, behindOf(pairs, ranks.length))
}

/** The facets at each sample from near to far, as linked lists. */
function stacksOf(seen: SeenMesh, buffer: ReturnType<typeof openLayerBuffer>) {
  const { left, upper, pace, width, height } = buffer.grid
  const distanceAt = openDistances(seen)
  const heads = new Int32Array(width * height).fill(-1)
  let [facets, next, depths] = [new Int32Array(ROOM), new Int32Array(ROOM), new Float32Array(ROOM)]
  let size = 0
  for (let f = 0; f < seen.areas.length; f++)
    eachSample(buffer, f, sample => {
      const row = Math.floor(sample / width)
      const depth = distanceAt(f, left + (sample - row * width - 0.5) * pace, upper + (row - 0.5) * pace)
      let before = -1
      let after = heads[sample]
      while (after >= 0 && depths[after] < depth) {
        before = after
        after = next[after]
      }
      if (size === facets.length) {
        ;[facets, next] = [facets, next].map(list => grown(list, new Int32Array(2 * size)))
        depths = grown(depths, new Float32Array(2 * size))
      }
      facets[size] = f
      depths[size] = depth
      next[size] = after
      if (before < 0) heads[sample] = size
      else next[before] = size
      size++
    })
  return { heads, facets, depths, next }
}

function grown<List extends Int32Array | Float32Array>(list: List, larger: List): List {
  larger.set(list)
  return larger
}

/** An empty table of leads of so many items. */
function openLeads(count: number) {
  const slots = new Map<number, Pair>()
  // Samples beside each other have the same pairs.
  const latest: Pair[] = []
  return {
    add(near: number, far: number, lead: number): void {
      const [a, b] = near < far ? [near, far] : [far, near]
      let pair = latest[a]
      if (pair?.b !== b) {
        const key = a * count + b
        pair = slots.get(key) ?? { a, b, sum: 0, samples: 0 }
        if (pair.samples === 0) slots.set(key, pair)
        latest[a] = pair
      }
      pair.sum += near === a ? lead : -lead
      pair.samples++
    },
    /** The sum of the leads of a before b, 0 for none. */
    lead(a: number, b: number): number {
      const pair = slots.get(a < b ? a * count + b : b * count + a)
      return pair === undefined ? 0 : a < b ? pair.sum : -pair.sum
    },
    pairs: () => [...slots.values()],
  }
}

/**
 * Lets pairs of facets so near to each other that the mesh does not tell which one is before, as where units are
 * saturated, follow those beside them: so one layer of the sheet lies over the other as a whole, not in patches.
 */
function settle(
  pairs: Pair[],
  lead: (a: number, b: number) => number,
  { first, twin, owner }: HalfEdgeMesh,
): void {
  const count = first.length - 1
  const unsure = pairs.filter(({ b, sum, samples }) => b < count && Math.abs(sum) < CLOSE * samples)
  for (let round = 0; round < ROUNDS; round++)
    for (const pair of unsure) {
      for (let e = first[pair.a]; e < first[pair.a + 1]; e++)
        if (twin[e] >= 0) pair.sum += SHARE * lead(owner[twin[e]], pair.b)
      for (let e = first[pair.b]; e < first[pair.b + 1]; e++)
        if (twin[e] >= 0) pair.sum += SHARE * lead(pair.a, owner[twin[e]])
    }
}

/** For each item, those that lie behind it. */
function behindOf(pairs: readonly Pair[], count: number): number[][] {
  const behind: number[][] = Array.from({ length: count }, () => [])
  for (const { a, b, sum } of pairs) {
    if (sum > 0) behind[a].push(b)
    else behind[b].push(a)
  }
  return behind
}

/** The items in their order, each after all that lie behind it; where some lie round each other, it is cut once. */
function sorted(start: Int32Array, behind: number[][]): Int32Array {
  const order = new Int32Array(start.length)
  const begun = new Uint8Array(behind.length)
  const [path, turns]: number[][] = [[], []]
  let size = 0
  for (const first of start) {
    if (begun[first] === 0) path.push(first)
    while (path.length > 0) {
      const item = path[path.length - 1]
      if (begun[item] === 0) {
        begun[item] = 1
        turns.push(0)
      }
      const turn = turns[turns.length - 1]++
      if (turn < behind[item].length) {
        if (begun[behind[item][turn]] === 0) path.push(behind[item][turn])
        continue
      }
      order[size++] = item
      path.pop()
      turns.pop()
    }
  }
  return order
}
