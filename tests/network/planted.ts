import { random } from '../../src/data/random.ts'

export interface Plan {
  seed: string
  dimensions: number
  classes: number
  /** Width of the gap in the units' ranges, their differences added up; below 0 the classes overlap by it. */
  gap: number
  /** Distance from the origin, in about the points' spread. */
  offset?: number
  /** The units' ranges differ by 10 to this power, twice. */
  stretch?: number
}

export interface Planted {
  rows: number[][]
  y: number[]
  /** Distance between the hulls of the first two classes, before the stretch. */
  distance: number
}

/**
 * Classes in the cells round their centres, which linear scores tell apart, and a known narrowest place: a corner of
 * class 0 before the middle of a facet of class 1, in the border between the two.
 */
export function planted({ seed, dimensions, classes, gap, offset = 0, stretch = 0 }: Plan): Planted {
  const rng = random(seed)
  const axes = Array.from({ length: dimensions }, (_, i) => i)
  const dot = (a: number[], b: number[]) => a.reduce((sum, v, i) => sum + v * b[i], 0)
  const direction = () => {
    const v = axes.map(() => rng() - 0.5)
    return v.map(x => x / Math.hypot(...v))
  }
  const normal = direction()
  const at = (place: number[], height: number) => {
    const over = height - dot(place, normal)
    return place.map((v, i) => v + over * normal[i])
  }
  const y: number[] = []
  const rows: number[][] = []
  const put = (label: number, row: number[]) => {
    y.push(label)
    rows.push(row)
  }
  for (let s = 0; s < 60; s++) {
    const side = s % 2 === 0 ? -1 : 1
    const reach = rng()
    const place = direction().map(v => v * reach)
    put(s % 2, at(place, side * (0.1 + rng())))
  }
  // Further classes far out, in directions beside the border's normal.
  const far: number[][] = []
  while (far.length < classes - 2) {
    const centre = direction().map(v => 6 * v)
    const isFree = far.every(other => Math.hypot(...axes.map(i => other[i] - centre[i])) > 3)
    if (!isFree || Math.abs(dot(centre, normal)) > 3) continue
    far.push(centre)
    for (let s = 0; s < 20; s++)
      put(
        far.length + 1,
        centre.map(v => v + rng() - 0.5),
      )
  }
  const facet = axes.map(() => at(direction(), 0))
  const middle = axes.map(i => facet.reduce((sum, corner) => sum + corner[i] / dimensions, 0))
  // Behind an overlap there are points of both classes, so that the corner is within the other hull.
  put(0, at(middle, -0.8))
  put(1, at(middle, 0.8))
  const half = axes.map(i => {
    const values = [...rows, ...facet].map(row => row[i])
    return (Math.max(...values) - Math.min(...values)) / 2
  })
  const distance = gap * 2 * Math.max(...axes.map(i => Math.abs(normal[i] * half[i])))
  for (const corner of facet) put(1, at(corner, distance / 2))
  put(0, at(middle, -distance / 2))
  const scale = axes.map(i => 10 ** (stretch * ((i % 3) - 1)))
  return { rows: rows.map(row => row.map((v, i) => scale[i] * (v + offset))), y, distance }
}
