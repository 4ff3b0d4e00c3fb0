import { describe, expect, it } from 'vitest'
import { buildMesh, type Cuts, type Lines, type Mesh } from '../../src/geometry/facet-mesh.ts'
import { areaOf } from '../scene/outline.ts'

type Score = (x: number, y: number) => number

/** Mesh lines from −1 to 1, unevenly, ruled at every fifth. */
function linesOf(count: number): Lines {
  const places = Array.from({ length: count + 1 }, (_, i) => Math.sin((Math.PI / 2) * ((2 * i) / count - 1)))
  return {
    places,
    ruled: places.map((_, i) => (i === 0 || i === count ? 'outline' : i % 5 === 0 ? 'strong' : null)),
  }
}

function meshOf(scores: Score[], count = 20, known?: (find: () => Cuts) => Cuts): Mesh {
  return buildMesh(
    linesOf(count),
    linesOf(count),
    scores.length,
    points =>
      Float64Array.from({ length: (points.length / 2) * scores.length }, (_, at) => {
        const i = Math.floor(at / scores.length)
        return scores[at % scores.length](points[2 * i], points[2 * i + 1])
      }),
    points => [points, points],
    1e-3,
    known,
  )
}

function polygonOf({ points }: Mesh, vertices: number[]): number[] {
  return vertices.flatMap(v => [points[2 * v], points[2 * v + 1]])
}

function centroid(polygon: number[]): [number, number] {
  const count = polygon.length / 2
  return [0, 1].map(d => polygon.filter((_, i) => i % 2 === d).reduce((sum, v) => sum + v, 0) / count) as [
    number,
    number,
  ]
}

const cases: [string, Score[]][] = [
  ['one class', [() => 1, () => 0]],
  ['a straight line', [() => 0, (x, y) => 0.7 * x - 0.4 * y + 0.13]],
  ['a disc', [() => 0, (x, y) => 0.5 - x * x - y * y]],
  ['a saddle', [() => 0, (x, y) => (x - 0.033) * (y + 0.021)]],
  ['a line of nodes', [() => 0, x => x]],
  [
    'three classes',
    [(x, y) => x + 0.2 * y, (x, y) => -0.5 * x + 0.9 * y, (x, y) => -0.5 * x - 0.9 * y + 0.1],
  ],
  ['three bent classes', [(x, y) => x - y * y, (x, y) => y - x * x, () => -0.2]],
]

describe('buildMesh', () => {
  it.each(cases)('builds the same of cuts that are known: %s', (_, scores) => {
    let cuts: Cuts | undefined
    const first = meshOf(scores, 20, find => {
      cuts = find()
      return cuts
    })
    const again = meshOf(scores, 20, () => structuredClone(cuts!))
    const dataOf = ({ cellAt, facetAt, around, ...data }: Mesh) => ({
      ...data,
      near: data.facets.map(({ cell }) => around(cell)),
    })
    expect(dataOf(again)).toEqual(dataOf(first))
    expect(dataOf(first)).toEqual(dataOf(meshOf(scores)))
    expect([again.cellAt(0.3, 0.2), again.facetAt(0.3, 0.2)]).toEqual([
      first.cellAt(0.3, 0.2),
      first.facetAt(0.3, 0.2),
    ])
  })

  it.each(cases)('tiles the sheet without gaps or overlaps: %s', (_, scores) => {
    const mesh = meshOf(scores)
    const areas = mesh.facets.map(({ vertices }) => areaOf(polygonOf(mesh, vertices)))
    expect(Math.min(...areas)).toBeGreaterThan(-1e-12)
    expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(4, 9)
  })

  it.each(cases)('gives each facet the class that is ahead at its middle: %s', (_, scores) => {
    const mesh = meshOf(scores)
    for (const { vertices, class: own } of mesh.facets) {
      const polygon = polygonOf(mesh, vertices)
      if (areaOf(polygon) < 1e-9) continue
      const [x, y] = centroid(polygon)
      expect(scores[own](x, y)).toBe(Math.max(...scores.map(score => score(x, y))))
    }
  })

  /** Border vertices, with how far the best class is ahead of the second there. */
  const borderLeads = (mesh: Mesh, scores: Score[]) =>
    mesh.edges
      .filter(({ kind }) => kind === 'border')
      .flatMap(({ a, b }) => [a, b])
      .map(v => {
        const [x, y] = polygonOf(mesh, [v])
        const [first, second] = scores.map(score => score(x, y)).sort((p, q) => q - p)
        return { x, y, lead: first - second }
      })

  it.each(cases.slice(1, 6))('has borders whose ends lie on the decision: %s', (_, scores) => {
    const leads = borderLeads(meshOf(scores), scores)
    expect(leads.length).toBeGreaterThan(20)
    for (const { lead } of leads) expect(lead).toBeLessThan(1e-6)
  })

  it('has bent borders on the decision, but for the one cell where three classes meet', () => {
    const scores = cases[6][1]
    const leads = borderLeads(meshOf(scores), scores)
    // x − y² = y − x² = −0.2 at x = y.
    const meeting = (1 - Math.sqrt(1.8)) / 2
    for (const { x, y, lead } of leads)
      expect(lead).toBeLessThan(Math.hypot(x - meeting, y - meeting) < 0.15 ? 0.02 : 1e-6)
  })

  it('rules every strong line and the outline once, from edge to edge', () => {
    const mesh = meshOf(cases[2][1])
    const total = (kind: string) =>
      mesh.edges
        .filter(edge => edge.kind === kind)
        .reduce((sum, { a, b }) => {
          const [ax, ay, bx, by] = polygonOf(mesh, [a, b])
          return sum + Math.hypot(bx - ax, by - ay)
        }, 0)
    expect(total('outline')).toBeCloseTo(8, 9)
    expect(total('strong')).toBeCloseTo(2 * 3 * 2, 9)
  })
})
