import { describe, expect, it } from 'vitest'
import { random } from '../../src/data/random.ts'
import { project } from '../../src/geometry/camera.ts'
import { depthOrder, type OrderMemory } from '../../src/geometry/depth-order.ts'
import { areasOf, buildHalfEdges, depthsOf } from '../../src/geometry/half-edge-mesh.ts'
import { openLayerBuffer } from '../../src/geometry/layer-buffer.ts'
import { farToNear } from '../../src/geometry/painter-order.ts'
import { contains } from '../scene/outline.ts'

const fit = { x: 300, y: 300, scale: 180 }
const camera = { azimuth: 0.4, elevation: 0.6 }

/** Long flat planks over each other, each at a height of its own and in a direction of its own. */
function planks(count: number) {
  const rng = random('planks')
  const corners = Array.from({ length: count }, (_, i) => {
    const [angle, length, wide] = [2 * Math.PI * rng(), 0.3 + 0.9 * rng(), 0.05 + 0.1 * rng()]
    const [x, y] = [rng() - 0.5, rng() - 0.5]
    const [c, s] = [Math.cos(angle), Math.sin(angle)]
    return [[-1, -1], [1, -1], [1, 1], [-1, 1]].flatMap(([u, v]) => [
      x + length * u * c - wide * v * s,
      y + length * u * s + wide * v * c,
      (1.6 * i) / count - 0.8,
    ]) // biome-ignore format: one corner a row
  })
  const halfEdges = buildHalfEdges(corners.map((_, f) => [4 * f, 4 * f + 1, 4 * f + 2, 4 * f + 3]))
  const { places, depths } = project(Float64Array.from(corners.flat()), camera, fit)
  return { halfEdges, places, corners: depths, areas: areasOf(halfEdges, places) }
}

describe('depthOrder', () => {
  const count = 60
  const seen = planks(count)
  const ranks = new Uint8Array(count)
  const none = { places: new Float64Array(), depths: new Float64Array(), radius: 0 }
  const orderOf = (start: Int32Array, ranks: Uint8Array, dots = none, memory: OrderMemory = {}) =>
    depthOrder(openLayerBuffer(seen, ranks, 2, dots), dots.depths, start, () => false, memory)
  const byMiddles = farToNear(ranks, depthsOf(seen.halfEdges, seen.corners))
  const polygons = Array.from({ length: count }, (_, f) => Array.from(seen.places.subarray(8 * f, 8 * f + 8)))
  /** Of places where planks lie over each other, the share at which the highest is not the last one. */
  const wrong = (order: Int32Array) => {
    const rng = random('places')
    const turns = new Map(Array.from(order, (f, turn) => [f, turn]))
    let [looked, missed] = [0, 0]
    for (let i = 0; i < 3000; i++) {
      const [x, y] = [100 + 400 * rng(), 100 + 400 * rng()]
      const over = polygons.flatMap((polygon, f) => (contains(polygon, x, y) ? [f] : []))
      if (over.length < 2) continue
      looked++
      const last = over.reduce((a, b) => (turns.get(a)! > turns.get(b)! ? a : b))
      if (last !== Math.max(...over)) missed++
    }
    expect(looked).toBeGreaterThan(300)
    return missed / looked
  }

  it('paints what is nearer later, also where the middles say otherwise', () => {
    expect(wrong(byMiddles)).toBeGreaterThan(0.05)
    expect(wrong(orderOf(byMiddles, ranks))).toBeLessThan(0.02)
  })

  it('has every item once, and keeps those of a rank together', () => {
    const parted = Uint8Array.from(ranks, (_, f) => f % 3)
    const start = farToNear(parted, depthsOf(seen.halfEdges, seen.corners))
    const order = orderOf(start, parted)
    expect(Array.from(order).sort((a, b) => a - b)).toEqual(Array.from(ranks.keys()))
    expect(Array.from(order, f => parted[f])).toEqual(Array.from(start, f => parted[f]))
  })

  it('does not know what was in its memory before', () => {
    const memory: OrderMemory = {}
    // Nearer, on more samples than there was room for.
    const large = { ...seen, places: seen.places.map(v => 8 * v) }
    depthOrder(openLayerBuffer(large, ranks, 5), none.depths, byMiddles, () => false, memory)
    expect(orderOf(byMiddles, ranks, none, memory)).toEqual(orderOf(byMiddles, ranks))
    expect(orderOf(byMiddles, ranks, none, memory)).toEqual(orderOf(byMiddles, ranks))
  })

  it('puts a dot after what it lies on and before what hides it', () => {
    const [low, high] = [0, count - 1]
    const middleOf = (f: number) =>
      [0, 1].map(d => [0, 1, 2, 3].reduce((sum, i) => sum + seen.places[8 * f + 2 * i + d] / 4, 0))
    const depths = [low, high].map(f => depthsOf(seen.halfEdges, seen.corners)[f])
    const dots = {
      places: Float64Array.from([...middleOf(low), ...middleOf(high)]),
      depths: Float64Array.from(depths),
      radius: 2,
    }
    const all = new Uint8Array(count + 2)
    const start = farToNear(all, depthsOf(seen.halfEdges, seen.corners), depths)
    const turns = Array.from(orderOf(start, all, dots))
    const turn = (item: number) => turns.indexOf(item)
    expect(turn(count)).toBeGreaterThan(turn(low))
    expect(turn(count + 1)).toBeGreaterThan(turn(high))
    const over = polygons.flatMap((polygon, f) =>
      f > 2 && contains(polygon, dots.places[0], dots.places[1]) ? [f] : [],
    )
    for (const f of over) expect(turn(count)).toBeLessThan(turn(f))
  })
})
