import { describe, expect, it } from 'vitest'
import { join, type PolylinePiece, visibleParts } from '../../src/geometry/mesh-polylines.ts'

const piece = (a: number, b: number, ...facets: number[]): PolylinePiece => ({ a, b, facets })

describe('join', () => {
  it('joins pieces end to end, whichever way they run and in whichever order they come', () => {
    const [polyline, ...others] = join([piece(2, 1, 7), piece(2, 3, 8, 9), piece(0, 1, 5, 6)])
    expect(others).toEqual([])
    const forward = polyline.vertices[0] === 0
    expect(forward ? polyline.vertices : polyline.vertices.toReversed()).toEqual([0, 1, 2, 3])
    expect(polyline.sides).toEqual(forward ? [5, 6, 7, -1, 8, 9] : [8, 9, 7, -1, 5, 6])
  })

  it('closes a ring, and ends where three lines meet', () => {
    expect(join([piece(0, 1), piece(1, 2), piece(2, 0)])[0].vertices).toHaveLength(4)
    const star = join([piece(0, 1), piece(1, 2), piece(3, 2), piece(2, 4)])
    expect(star.map(({ vertices }) => vertices.length).sort()).toEqual([2, 2, 3])
  })

  it('uses every piece once', () => {
    const pieces = Array.from({ length: 40 }, (_, i) => piece((i * 7) % 12, (i * 5 + 1) % 12, i))
    const used = join(pieces).flatMap(({ sides }) => sides.filter((f, i) => i % 2 === 0 && f >= 0))
    expect(used.sort((a, b) => a - b)).toEqual(Array.from(pieces.keys()))
  })
})

describe('visibleParts', () => {
  const polyline = { vertices: [0, 1, 2, 3, 4], sides: [0, 1, 2, 3, 4, 5, 6, 7] }
  const seen = {
    places: Float64Array.of(0, 0, 20, 0, 40, 0, 60, 0, 80, 0),
    depths: Float64Array.of(5, 6, 7, 8, 9),
  }

  it('cuts where the level changes, and leaves out what is hidden', () => {
    const levels = [2, 2, -1, 1]
    expect(visibleParts(polyline, seen, a => levels[a / 2], 1)).toEqual([
      { level: 2, line: [0, 0, 20, 0, 40, 0] },
      { level: 1, line: [60, 0, 80, 0] },
    ])
    expect(visibleParts(polyline, seen, () => -1, 1)).toEqual([])
  })

  it('tells the middle of a piece, its distance and the width of the line', () => {
    const told: number[][] = []
    visibleParts(polyline, seen, (...args) => told.push(args), 1.5)
    const x = told[1][2]
    expect(x > 0 && x < 20).toBe(true)
    expect(told[1]).toEqual([0, 1, x, 0, 5 + x / 20, 1.5])
  })

  it('cuts within a long piece where something else comes to lie over it', () => {
    const long = { places: Float64Array.of(0, 0, 30, 0), depths: Float64Array.of(5, 5) }
    const parts = visibleParts({ vertices: [0, 1], sides: [0, 1] }, long, (_a, _b, x) => (x < 12 ? 3 : -1), 1)
    expect(parts).toEqual([{ level: 3, line: [0, 0, 12, 0] }])
  })

  it('goes on where a line is lost for a moment, and leaves out what shows for a moment', () => {
    const long = { places: Float64Array.of(0, 0, 90, 0), depths: Float64Array.of(5, 5) }
    const partsOf = (isOpen: (x: number) => boolean) =>
      visibleParts({ vertices: [0, 1], sides: [0, 1] }, long, (_a, _b, x) => (isOpen(x) ? 0 : -1), 1)
    const painted = (isOpen: (x: number) => boolean) =>
      partsOf(isOpen).reduce((sum, { line }) => sum + line[line.length - 2] - line[0], 0)
    expect(painted(x => x < 40 || x > 43)).toBeCloseTo(90, 9)
    expect(painted(x => x < 30 || x > 60)).toBeCloseTo(60, 9)
    expect(painted(x => x > 40 && x < 46)).toBe(0)
    // A line that is short as a whole is one.
    const short = { places: Float64Array.of(0, 0, 6, 0), depths: Float64Array.of(5, 5) }
    expect(visibleParts({ vertices: [0, 1], sides: [0, 1] }, short, () => 0, 1)).toHaveLength(1)
  })
})
