import { describe, expect, it } from 'vitest'
import { random } from '../../src/data/random.ts'
import { assignLayers as assignTo } from '../../src/geometry/assign-layers.ts'
import { project } from '../../src/geometry/camera.ts'
import { areasOf, buildHalfEdges, depthsOf, type ProjectedMesh } from '../../src/geometry/half-edge-mesh.ts'
import { openLayerBuffer, type Spots } from '../../src/geometry/layer-buffer.ts'
import { facetMerger } from '../../src/geometry/merge-facets.ts'
import { farToNear } from '../../src/geometry/painter-order.ts'
import { areaOf, contains } from '../scene/outline.ts'

type Height = (x: number, y: number) => [number, number, number]

/** Sheets of cells × cells in space, with their corners one after the other. */
function sheetsOf(heights: Height[], cells = 12) {
  const nodes = cells + 1
  const corners = heights.flatMap(height =>
    Array.from({ length: nodes * nodes }, (_, i) =>
      height((2 * (i % nodes)) / cells - 1, (2 * Math.floor(i / nodes)) / cells - 1),
    ).flat(),
  )
  const facets = heights.flatMap((_, sheet) =>
    Array.from({ length: cells * cells }, (_, i) => {
      const at = sheet * nodes * nodes + Math.floor(i / cells) * nodes + (i % cells)
      return [at, at + 1, at + nodes + 1, at + nodes]
    }),
  )
  return { halfEdges: buildHalfEdges(facets), facets, corners: Float64Array.from(corners) }
}

const fit = { x: 300, y: 300, scale: 180 }
const flat =
  (z: number): Height =>
  (x, y) => [x, y, z]
const roll: Height = (x, y) => [0.8 * Math.sin(2 * x), y, 0.7 * Math.cos(2 * x)]

function seenFrom({ halfEdges, corners }: ReturnType<typeof sheetsOf>, azimuth: number, elevation: number) {
  const { places, depths: corner } = project(corners, { azimuth, elevation }, fit)
  const depths = depthsOf(halfEdges, corner)
  return { halfEdges, places, depths, corners: corner, areas: areasOf(halfEdges, places) }
}

const nothing = { places: new Float64Array(), radius: 0 }
const assignLayers = (seen: ProjectedMesh, dots: Spots, order: Int32Array, ranks: Uint8Array, step: number) =>
  assignTo(openLayerBuffer(seen, ranks, step, dots), order, step)
const zeros = (count: number) => new Uint8Array(count)
const cases: [string, Height[]][] = [
  ['a roll that hides itself', [roll]],
  ['sheets over each other', [flat(-0.6), flat(0), flat(0.7)]],
]

describe.each(cases)('%s', (_, heights) => {
  const sheets = sheetsOf(heights)
  const count = sheets.facets.length
  const views = Array.from({ length: 8 }, (_, i) =>
    seenFrom(sheets, 0.3 + (i * Math.PI) / 4, [0.2, 0.5, 1][i % 3]),
  )

  const polygonsOf = (places: Float64Array) =>
    sheets.facets.map(facet => facet.flatMap(v => [places[2 * v], places[2 * v + 1]]))

  it('painted level by level looks as painted one by one', () => {
    const rng = random('layup')
    let [looked, wrong] = [0, 0]
    for (const seen of views) {
      const order = farToNear(zeros(count), seen.depths)
      const { facets: levels, count: few } = assignLayers(seen, nothing, order, zeros(count), 2)
      expect(few).toBeLessThan(10)
      const polygons = polygonsOf(seen.places)
      for (let i = 0; i < 500; i++) {
        const [x, y] = [100 + 400 * rng(), 100 + 400 * rng()]
        const over = Array.from(order).filter(f => contains(polygons[f], x, y))
        if (over.length < 2) continue
        looked++
        const last = over[over.length - 1]
        // Any order within a level gives the same picture: what is painted last is alone in its level.
        if (over.some(f => f !== last && levels[f] >= levels[last])) wrong++
      }
    }
    expect(looked).toBeGreaterThan(100)
    expect(wrong / looked).toBeLessThan(0.01)
  })

  it('joined to areas has everywhere the colour of the facet that is painted last there', () => {
    const rng = random('bands')
    const tones = Uint8Array.from({ length: count }, (_, f) => (f % 12 < 6 ? 0 : 1))
    const shades = Uint8Array.from({ length: count }, (_, f) => Math.floor((f % 144) / 24))
    let [looked, wrong] = [0, 0]
    for (const seen of views) {
      const order = farToNear(zeros(count), seen.depths)
      const { facets: levels, seen: marks } = assignLayers(seen, nothing, order, zeros(count), 2)
      const corners = seen.halfEdges.owner.map(f => shades[f])
      const finish = { levels, tones, shades: corners, areas: seen.areas, seen: marks }
      const bands = facetMerger(seen.halfEdges)(seen.places, finish)
      const rings = bands.map(band => band.rings)
      const polygons = polygonsOf(seen.places)
      for (let i = 0; i < 250; i++) {
        const [x, y] = [100 + 400 * rng(), 100 + 400 * rng()]
        const facet = Array.from(order).findLast(f => contains(polygons[f], x, y))
        const band = rings.findLastIndex(
          ring => ring.reduce((sum, r) => sum + (contains(r, x, y) ? Math.sign(areaOf(r)) : 0), 0) !== 0,
        )
        looked++
        if (facet === undefined) {
          if (band >= 0) wrong++
        } else if (band < 0 || bands[band].tone !== tones[facet] || bands[band].shade !== shades[facet])
          wrong++
      }
    }
    expect(wrong / looked).toBeLessThan(0.01)
  })
})

describe('facets', () => {
  it('lie in as many levels as sheets cover each other, as those of many units do', () => {
    const sheets = sheetsOf(
      Array.from({ length: 100 }, (_, i) => flat(-0.9 + 0.018 * i)),
      1,
    )
    const seen = seenFrom(sheets, 0, Math.PI / 2)
    const order = farToNear(zeros(100), seen.depths)
    const { facets: levels } = assignLayers(seen, nothing, order, zeros(100), 2)
    expect(Array.from(order, f => levels[f])).toEqual(Array.from(order, (_, i) => levels[order[0]] + i))
  })

  it('behind others count as seen only near those that are', () => {
    const sheets = sheetsOf([flat(-0.3), flat(0.3)])
    const seen = seenFrom(sheets, 0, Math.PI / 2)
    const order = farToNear(zeros(288), seen.depths)
    const { seen: marks } = assignLayers(seen, nothing, order, zeros(288), 2)
    // Right above, the nearer sheet covers all of the further one.
    expect(Array.from(marks)).toEqual([...Array(144).fill(0), ...Array(144).fill(1)])
    const merge = facetMerger(seen.halfEdges)
    const finish = { levels: zeros(288), tones: zeros(288), shades: zeros(1152), areas: seen.areas }
    const ringsOf = (marks?: Uint8Array) => merge(seen.places, { ...finish, seen: marks })[0].rings.length
    expect([ringsOf(), ringsOf(marks)]).toEqual([2, 1])
  })
})

describe('dots', () => {
  const sheets = sheetsOf([flat(-0.5), flat(0.5)])
  const count = sheets.facets.length
  const seen = seenFrom(sheets, 0.4, 1.2)
  /** Below both sheets, between them, above both, and beside them. */
  const places = project(Float64Array.of(0.1, 0, -0.9, 0.1, 0, 0, 0.1, 0, 0.9, 0.1, 3, 0), { azimuth: 0.4, elevation: 1.2 }, fit) // biome-ignore format: a list of points
  const keys = Float64Array.from([...seen.depths, ...places.depths])
  const order = farToNear(zeros(keys.length), keys)
  const layered = assignLayers(seen, { places: places.places, radius: 5 }, order, zeros(keys.length), 2)

  it('come before what hides them, which is told, and after what is behind them', () => {
    expect(layered.count).toBe(2)
    expect(Array.from(layered.spots)).toEqual([0, 0, 1, 0])
    expect(Array.from(layered.gone)).toEqual([1, 1, 0, 0])
    expect(Array.from(layered.covers, f => (f < 0 ? null : layered.facets[f]))).toEqual([1, 1, null, null])
  })

  it('and facets of another region are painted after all of the one before', () => {
    const ranks = Uint8Array.from(keys, (_, i) => (i < count / 2 || i === count + 2 ? 1 : 0))
    const parted = assignLayers(seen, { places: places.places, radius: 5 }, farToNear(ranks, keys), ranks, 2)
    expect(parted.count).toBe(2)
    expect(Math.max(...parted.facets.subarray(count / 2))).toBe(0)
    expect(Math.min(...parted.facets.subarray(0, count / 2))).toBe(1)
    expect(parted.spots[2]).toBe(1)
  })

  it('leave lines with the facets beside them, and hide them behind others', () => {
    const [lower, upper] = [78, count / 2 + 78]
    const depthOf = (z: number) => project(Float64Array.of(0, 0, z), { azimuth: 0.4, elevation: 1.2 }, fit)
    const [{ depths: low }, { depths: high, places: middle }] = [depthOf(-0.5), depthOf(0.5)]
    expect(layered.lineAt(upper, -1, middle[0], middle[1], high[0], 2)).toBe(1)
    expect(layered.lineAt(lower, lower + 1, middle[0], middle[1], low[0], 2)).toBe(-1)
    // Where nothing lies over it.
    expect(layered.lineAt(lower, lower + 1, 0, 0, low[0], 2)).toBe(0)
  })
})

describe('farToNear', () => {
  it('sorts by rank, then from far to near, then by index', () => {
    expect(Array.from(farToNear([0, 1, 0, 1, 0], [3, 9, 5, 2, 3]))).toEqual([2, 0, 4, 1, 3])
  })
})
