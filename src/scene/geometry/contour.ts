import { contours } from 'd3-contour'

/** The square of the input plane that the sheet covers. */
export interface Square {
  centre: number[]
  half: number
}

/** Where a function is not negative on the sheet, in input coordinates (points × 2). */
export interface Region {
  /** Closed rings, filled even-odd; along the sheet's edge they follow it. */
  rings: Float64Array[]
  /** The level line itself, without the pieces along the edge. */
  borders: Float64Array[]
}

/** Values of a function at many inputs (points × 2). */
export type ScalarField = (points: Float64Array) => Float64Array

const cells = 128

/** Nodes a side: one ring of them beyond the sheet lets every contour close outside of it. */
export const nodes = cells + 3

/** The nodes of the grid on which regions are found, in input coordinates (nodes × nodes × 2), row by row. */
export function gridOf({ centre, half }: Square): Float64Array {
  const step = (2 * half) / cells
  const [left, low] = [centre[0] - half, centre[1] - half]
  const points = new Float64Array(nodes * nodes * 2)
  for (let j = 0, p = 0; j < nodes; j++) {
    for (let i = 0; i < nodes; i++) {
      points[p++] = left + (i - 1) * step
      points[p++] = low + (j - 1) * step
    }
  }
  return points
}

/**
 * The region where `field` is not negative, by marching squares on cells × cells with each crossing
 * moved onto the true level line by Newton's method.
 *
 * @param values of the field on the grid, where they are known
 */
export function region(field: ScalarField, square: Square, values = field(gridOf(square))): Region {
  const { centre, half } = square
  const step = (2 * half) / cells
  const [left, low] = [centre[0] - half, centre[1] - half]
  const shape = contours().size([nodes, nodes]).contour(Array.from(values), 0)
  const rings: Float64Array[] = []
  const borders: Float64Array[] = []
  for (const polygon of shape.coordinates) {
    for (const ring of polygon) {
      const raw = new Float64Array((ring.length - 1) * 2)
      for (let i = 0; i < ring.length - 1; i++) {
        raw[2 * i] = left + (ring[i][0] - 1.5) * step
        raw[2 * i + 1] = low + (ring[i][1] - 1.5) * step
      }
      const inside = (i: number) =>
        Math.abs(raw[2 * i] - centre[0]) < half + 0.5 * step &&
        Math.abs(raw[2 * i + 1] - centre[1]) < half + 0.5 * step
      polish(raw, field, step, inside)
      borders.push(...open(raw, centre, half))
      const closed = new Float64Array(raw.length + 2)
      for (let i = 0; i < closed.length; i++) {
        const d = i & 1
        closed[i] = Math.min(centre[d] + half, Math.max(centre[d] - half, raw[i % raw.length]))
      }
      rings.push(closed)
    }
  }
  return { rings, borders }
}

/** Moves points onto the level line along the gradient, never further than a cell. */
function polish(
  points: Float64Array,
  field: ScalarField,
  step: number,
  inside: (i: number) => boolean,
): void {
  const count = points.length / 2
  const delta = step * 1e-3
  for (let round = 0; round < 2; round++) {
    const probes = new Float64Array(count * 10)
    for (let i = 0; i < count; i++) {
      const [x, y] = [points[2 * i], points[2 * i + 1]]
      probes.set([x, y, x + delta, y, x - delta, y, x, y + delta, x, y - delta], 10 * i)
    }
    const values = field(probes)
    for (let i = 0; i < count; i++) {
      if (!inside(i)) continue
      const gx = (values[5 * i + 1] - values[5 * i + 2]) / (2 * delta)
      const gy = (values[5 * i + 3] - values[5 * i + 4]) / (2 * delta)
      const slope = gx * gx + gy * gy
      const move = slope > 0 ? values[5 * i] / slope : 0
      if (move * move * slope > step * step) continue
      points[2 * i] -= move * gx
      points[2 * i + 1] -= move * gy
    }
  }
}

/** The pieces of a ring inside the sheet, cut exactly at its edge. */
function open(ring: Float64Array, centre: number[], half: number): Float64Array[] {
  const count = ring.length / 2
  const at = (i: number) => [ring[2 * (i % count)], ring[2 * (i % count) + 1]]
  const within = (i: number) => at(i).every((v, d) => Math.abs(v - centre[d]) <= half)
  const flags = Array.from({ length: count }, (_, i) => within(i))
  if (flags.every(Boolean)) return [Float64Array.from([...ring, ring[0], ring[1]])]
  const lines: Float64Array[] = []
  const first = flags.findIndex((inside, i) => inside && !flags[(i + count - 1) % count])
  if (first < 0) return lines
  let line: number[] = []
  for (let k = 0; k < count; k++) {
    const i = (first + k) % count
    if (!flags[i]) continue
    if (!flags[(i + count - 1) % count]) line = crossing(at(i), at(i + count - 1), centre, half)
    line.push(...at(i))
    if (!flags[(i + 1) % count]) {
      line.push(...crossing(at(i), at(i + 1), centre, half))
      lines.push(Float64Array.from(line))
    }
  }
  return lines
}

function crossing(inner: number[], outer: number[], centre: number[], half: number): number[] {
  const share = Math.min(
    ...inner.map((v, d) => {
      const edge =
        outer[d] > centre[d] + half ? centre[d] + half : outer[d] < centre[d] - half ? centre[d] - half : null
      return edge === null ? 1 : (edge - v) / (outer[d] - v)
    }),
  )
  return inner.map((v, d) => v + (outer[d] - v) * share)
}
