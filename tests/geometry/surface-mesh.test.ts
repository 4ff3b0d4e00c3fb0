import { describe, expect, it } from 'vitest'
import { random } from '../../src/data/random.ts'
import { eye } from '../../src/geometry/camera.ts'
import {
  buildSurfaceMesh,
  cellOrder,
  eachPart,
  type ScoreField,
  type SurfaceMesh,
} from '../../src/geometry/surface-mesh.ts'
import { areaOf, contains } from '../scene/outline.ts'

const even = (cells: number) => Array.from({ length: cells + 1 }, (_, i) => (2 * i) / cells - 1)

/** A field of two classes: class 1 wins where `f` is positive, and is as sure as `f` is large. */
function twoClasses(f: (x: number, y: number) => number, levels: number[] = []): ScoreField {
  return {
    classes: 2,
    scores: ground => ground.map((_, i) => (i % 2 === 0 ? 0 : f(ground[i - 1], ground[i]))),
    sureness: (row, winner) => (winner === 1 ? row[1] : -row[1]),
    levels,
  }
}

function polygonOf({ ground }: SurfaceMesh, corners: number[]): number[] {
  return corners.flatMap(v => [ground[2 * v], ground[2 * v + 1]])
}

const fields: Record<string, ScoreField> = {
  'a slope': twoClasses((x, y) => 3 * x + y - 0.4, [1, 2]),
  'a disc': twoClasses((x, y) => 4 * (0.3 - x * x - y * y), [0.3, 0.8]),
  'a saddle': twoClasses((x, y) => 5 * x * y + 0.01, [0.5, 1.5]),
  waves: twoClasses((x, y) => 3 * Math.sin(4 * x) + 3 * Math.sin(5 * y + x), [1, 2, 4]),
  'three classes': {
    classes: 3,
    scores: ground =>
      Float64Array.from(
        Array.from({ length: ground.length / 2 }, (_, i) => {
          const [x, y] = [ground[2 * i], ground[2 * i + 1]]
          return [x + 0.1, y - 0.5 * x, -x * x - y]
        }).flat(),
      ),
    sureness: (row, winner) => row[winner],
    levels: [0.4, 0.9],
  },
}

describe.each(Object.entries(fields))('the relief of %s', (_, field) => {
  const relief = buildSurfaceMesh(even(9), even(7), field)
  const polygons = relief.pieces.map(({ corners }) => polygonOf(relief, corners))

  it('covers the square once, with pieces that all run counter-clockwise', () => {
    const areas = polygons.map(areaOf)
    expect(Math.min(...areas)).toBeGreaterThan(-1e-9)
    expect(areas.reduce((sum, area) => sum + area, 0)).toBeCloseTo(4, 9)
  })

  it('gives every place the class that wins there and the levels below it, but for the bend of a line within a cell', () => {
    const fine = buildSurfaceMesh(even(28), even(25), field)
    const parts = fine.pieces.map(({ corners }) => polygonOf(fine, corners))
    const rng = random('places')
    let wrong = 0
    for (let i = 0; i < 400; i++) {
      const [x, y] = [rng() * 2 - 1, rng() * 2 - 1]
      const piece = fine.pieces[parts.findIndex(polygon => contains(polygon, x, y))]
      const row = Array.from(field.scores(Float64Array.of(x, y)))
      const winner = row.indexOf(Math.max(...row))
      const step = field.levels.filter(level => field.sureness(row, winner) > level).length
      if (piece.class !== winner || piece.step !== step) wrong++
    }
    expect(wrong / 400).toBeLessThan(0.03)
  })

  it('has corners of neighbours at the same places: no two pieces of a border leave a gap', () => {
    // Every edge inside the square is walked once each way, apart from corners that only one side has.
    const walked = new Map<string, number>()
    const key = (a: number, b: number) =>
      [a, b].map(v => `${relief.ground[2 * v].toFixed(9)} ${relief.ground[2 * v + 1].toFixed(9)}`).join(' ')
    for (const { corners } of relief.pieces)
      corners.forEach((v, i) => {
        const w = corners[(i + 1) % corners.length]
        walked.set(key(v, w), (walked.get(key(v, w)) ?? 0) + 1)
        walked.set(key(w, v), (walked.get(key(w, v)) ?? 0) - 1)
      })
    const edge = (place: string) => {
      const [ax, ay, bx, by] = place.split(' ').map(Number)
      return (Math.abs(ax) === 1 && ax === bx) || (Math.abs(ay) === 1 && ay === by)
    }
    const open = [...walked].filter(([place, count]) => count !== 0 && !edge(place))
    // Where three classes meet, a cut goes on into the third one's cell.
    expect(open.length / walked.size).toBeLessThan(field.classes === 2 ? 0.03 : 0.06)
  })

  /** How often a line of sight over the ground, walked away from the eye, meets a piece that is painted before those behind it. */
  const coveredAlong = (rank: number[], placeAt: (step: number) => [number, number]) => {
    let [covered, before] = [0, Number.POSITIVE_INFINITY]
    for (let step = 0; step <= 150; step++) {
      const [px, py] = placeAt(step)
      const piece = polygons.findIndex(polygon => contains(polygon, px, py))
      if (piece < 0) continue
      if (!(rank[piece] <= before)) covered++
      before = rank[piece]
    }
    return covered
  }

  it('is painted so that nothing is covered by what lies behind it, from around and from right above', () => {
    const rng = random('sight')
    for (let turn = 0; turn < 12; turn++) {
      const azimuth = (turn / 12) * 2 * Math.PI
      const [x, y] = eye({ azimuth, elevation: 0.2 + (turn % 3) * 0.45 })
      const rank = paintedRanks(relief, x, y)
      for (let ray = 0; ray < 4; ray++) {
        const [tx, ty] = [rng() * 2 - 1, rng() * 2 - 1]
        const shareOf = (step: number) => 0.7 + (0.6 * step) / 150
        expect(coveredAlong(rank, at => [x + (tx - x) * shareOf(at), y + (ty - y) * shareOf(at)])).toBe(0)
      }
      const [u, v] = [rng() * 1.6 - 0.8, rng() * 1.6 - 0.8]
      const [dx, dy] = [0.02 * Math.cos(azimuth), 0.02 * Math.sin(azimuth)]
      expect(coveredAlong(paintedRanks(relief, u, v), at => [u + dx * at, v + dy * at])).toBe(0)
    }
  })
})

/** The place of every piece in the painting order, for an eye over (x, y). */
function paintedRanks(relief: SurfaceMesh, x: number, y: number): number[] {
  const rank: number[] = []
  let next = 0
  for (const cell of cellOrder(relief, x, y))
    eachPart(relief.cells[cell], x, y, piece => {
      rank[piece] = next++
    })
  expect(next).toBe(relief.pieces.length)
  return rank
}

describe('buildRelief', () => {
  it('keeps one piece a cell where nothing changes', () => {
    const relief = buildSurfaceMesh(
      even(5),
      even(4),
      twoClasses(() => 1, [2]),
    )
    expect(relief.pieces).toHaveLength(20)
    expect(relief.pieces.every(piece => piece.class === 1 && piece.step === 0)).toBe(true)
  })

  it('parts a saddle so that its middle belongs where it belongs', () => {
    for (const middle of [0.05, -0.05]) {
      const field = twoClasses((x, y) => x * y + middle)
      const relief = buildSurfaceMesh([-1, 1], [-1, 1], field)
      const piece = relief.pieces.find(({ corners }) => contains(polygonOf(relief, corners), 0.001, 0.002))
      expect(piece?.class).toBe(middle > 0 ? 1 : 0)
    }
  })
})
