import { describe, expect, it } from 'vitest'
import { areasOf, buildHalfEdges } from '../../src/geometry/half-edge-mesh.ts'
import { facetMerger } from '../../src/geometry/merge-facets.ts'

/** Squares of 10 pixels, 12 a side, lit so that the light falls evenly from one corner to the other. */
const nodes = 13
const places = Float64Array.from(
  { length: 2 * nodes * nodes },
  (_, i) => 10 * (i & 1 ? Math.floor(i / 2 / nodes) : (i >> 1) % nodes),
)
const halfEdges = buildHalfEdges(
  Array.from({ length: 144 }, (_, i) => {
    const at = Math.floor(i / 12) * nodes + (i % 12)
    return [at, at + 1, at + nodes + 1, at + nodes]
  }),
)
const light = (x: number, y: number) => 0.05 * x + 0.021 * y
const finish = {
  levels: new Uint8Array(144),
  tones: new Uint8Array(144),
  areas: areasOf(halfEdges, places),
  shades: Float64Array.from(halfEdges.corner, v => light(places[2 * v], places[2 * v + 1])),
}

describe('facetMerger', () => {
  it('ends shades in lines of equal light, and not along the sides of facets', () => {
    const bands = facetMerger(halfEdges)(places, finish)
    const [base] = bands
    let looked = 0
    expect(bands.map(({ shade }) => shade).sort()).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].slice(0, bands.length),
    )
    for (const { shade, rings } of bands.slice(1)) {
      const edge = shade > base.shade ? shade - 0.5 : shade + 0.5
      const inner = rings.flatMap(ring =>
        Array.from({ length: ring.length / 2 }, (_, i) => [ring[2 * i], ring[2 * i + 1]]),
      ).filter(place => place.every(v => v > 0 && v < 120)) // biome-ignore format: one line
      looked += inner.length
      for (const [x, y] of inner) expect(light(x, y)).toBeCloseTo(edge, 5)
    }
    expect(looked).toBeGreaterThan(60)
  })
})
