import { type Camera, eye, type Fit, project } from './camera.ts'
import { uprights } from './linear-scores.ts'

/** The eight corners of [−1, 1]² × [−1, top], × 3; bit d of the index says which end of axis d. */
export function cubeCorners(top = 1): Float64Array {
  return Float64Array.from(
    [0, 1, 2, 3, 4, 5, 6, 7].flatMap(i => [i & 1 ? 1 : -1, i & 2 ? 1 : -1, i & 4 ? top : -1]),
  )
}

export const cubeEdges: [number, number][] = [0, 1, 2, 3, 4, 5, 6, 7].flatMap(i =>
  [1, 2, 4].filter(bit => !(i & bit)).map((bit): [number, number] => [i, i | bit]),
)

/** Edges behind everything in the cube (they touch a face seen from inside), and the ones in front. */
export function splitEdges(camera: Camera): { back: [number, number][]; front: [number, number][] } {
  const at = eye(camera)
  const farSide = at.map(v => (v > 0 ? 0 : 1))
  const far = (corner: number, d: number) => ((corner >> d) & 1) === farSide[d]
  const isBack = ([a, b]: [number, number]) => [0, 1, 2].some(d => far(a, d) && far(b, d))
  return { back: cubeEdges.filter(isBack), front: cubeEdges.filter(edge => !isBack(edge)) }
}

/** Middle lines of the three faces seen from inside, as lines of two points (× 3). */
export function wallLines(camera: Camera, top: number): number[][] {
  const at = eye(camera)
  const low = [-1, -1, -1]
  const high = [1, 1, top]
  const middle = low.map((v, d) => v + (high[d] - v) * 0.5)
  return [0, 1, 2].flatMap(d => {
    const far = middle.with(d, at[d] > 0 ? low[d] : high[d])
    const runs = [0, 1, 2].filter(other => other !== d).reverse()
    return runs.map(run => [...far.with(run, low[run]), ...far.with(run, high[run])])
  })
}

/** The middles of the upright edges, × 3. */
const middles = Float64Array.from(uprights.flatMap(([x, y]) => [x, y, 0]))

/** Edges that axes are named at, by their ends (× 3): nearest to the viewer on the outline of the cube. */
export function axisEdges(camera: Camera): number[][] {
  const [x, y, z] = eye(camera)
  const [sx, sy] = [x > 0 ? 1 : -1, y > 0 ? 1 : -1]
  // From below, the floor's near edges lie before the cube; its far ones are the outline.
  const floor = z > 0 ? 1 : -1
  // An edge is on the outline where one of its faces is seen and the other is not; from the very top, none is.
  const outline = uprights.filter(([px, py]) => px * x > 1 !== py * y > 1)
  const { places } = project(middles, camera, { x: 0, y: 0, scale: 1 })
  const left = (upright: number[]) => places[2 * uprights.indexOf(upright)]
  const [px, py] = (outline.length > 0 ? outline : uprights).reduce((a, b) => (left(b) < left(a) ? b : a))
  return [
    [-1, floor * sy, -1, 1, floor * sy, -1],
    [floor * sx, -1, -1, floor * sx, 1, -1],
    [px, py, -1, px, py, 1],
  ]
}

/** Places beside an axis's edge: the direction away from the cube on the picture, and spots at a distance. */
export function beside(edge: number[], camera: Camera, fit: Fit) {
  const { places } = project(Float64Array.from([...edge, 0, 0, -0.2]), camera, fit)
  const [ex, ey] = [places[2] - places[0], places[3] - places[1]]
  const length = Math.hypot(ex, ey) || 1
  const inward = (places[4] - places[0]) * -ey + (places[5] - places[1]) * ex > 0
  const out = [-ey, ex].map(v => (inward ? -v : v) / length)
  const at = (share: number, distance: number): [number, number] => {
    const point = [0, 1, 2].map(d => edge[d] + (edge[d + 3] - edge[d]) * share)
    const spot = project(Float64Array.from(point), camera, fit).places
    return [spot[0] + out[0] * distance, spot[1] + out[1] * distance]
  }
  return { out, at }
}
