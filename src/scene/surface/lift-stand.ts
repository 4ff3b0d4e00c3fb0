import { type Camera, eye, type Fit, fitFrom, fitTo, project, seenFrom } from '../../geometry/camera.ts'
import { cubeCorners } from '../../geometry/cube.ts'
import { area, ROCK, STRAIGHT_ON, type Stand, turningFit } from '../coordinates/stand.ts'
import type { Layout } from '../layout/layout.ts'
import type { View } from '../scene.ts'
import { type FloorPlane, heightOn } from './floor-plane.ts'

/** The camera in front of the cube: what lies in the plane of its first and third axis is a flat plot. */
const FRONT: Camera = { azimuth: STRAIGHT_ON, elevation: 0 }

/** Elevation from which the floor is seen, and heights too. */
const ELEVATION = (24 * Math.PI) / 180

/** Turns to either side that are tried, in steps of 4°: nearer ones would hide depth, farther ones mirror the first axis. */
const TURNS = [1, -1].flatMap(side =>
  Array.from({ length: 10 }, (_, i) => (side * (30 + 4 * i) * Math.PI) / 180),
)

/** Angles between the plane and the view, in degrees, between which it is seen as a plane. */
const SLANT = [14, 40]

/**
 * The camera from which points and plane are read best: the plane from above and neither along its edge nor as a wall,
 * points far apart across the picture, over the input too, and few turns.
 *
 * @param places of points in the cube (× 3), over the input and over the last hidden layer
 */
export function findStand([first, last]: Float64Array[], plane: FloorPlane): Camera {
  const graded = TURNS.map(turn => {
    const camera = { azimuth: STRAIGHT_ON + turn, elevation: ELEVATION }
    // It rocks: a direction is as good as the worst view in its range.
    const views = [-ROCK, 0, ROCK].map(by => ({ ...camera, azimuth: camera.azimuth + by }))
    const grade = Math.min(
      ...views.map(view => spread(last, view) + spread(first, view) - 0.6 * offSlant(plane, view)),
    )
    return { camera, grade: grade - 0.3 * Math.abs(turn) }
  })
  return graded.reduce((best, other) => (other.grade > best.grade ? other : best)).camera
}

/** Deviation of points across the picture, in half cubes. */
function spread(places: Float64Array, camera: Camera): number {
  const seen = project(places, camera, { x: 0, y: 0, scale: 1 }).places.filter((_, i) => i % 2 === 0)
  const mean = seen.reduce((sum, x) => sum + x, 0) / seen.length
  return Math.sqrt(seen.reduce((sum, x) => sum + (x - mean) ** 2, 0) / seen.length)
}

/** Faults of the angle at which a plane is seen: up to 1 as a wall, 2 along its edge, and more from below. */
function offSlant(plane: FloorPlane, camera: Camera): number {
  const [x, y, z] = eye(camera)
  const sine =
    (z - heightOn({ ...plane, base: 0 }, x, y)) / (Math.hypot(...plane.slope, 1) * Math.hypot(x, y, z))
  const angle = (Math.asin(sine) * 180) / Math.PI
  const [low, high] = SLANT
  return Math.max(0, (2 * (low - angle)) / low, (angle - high) / (90 - high))
}

/** The cameras between the front and the stand of a scene, each with how the cube fits into the picture. */
export function standing(layout: Layout, camera: Camera) {
  const { plot } = layout
  const half = plot.size / 2
  const flat: Fit = { x: plot.x + half, y: plot.y + half, scale: half }
  const turning = turningFit(layout)
  /** @param stand 0 in front, 1 at the stand @param rock −1 to 1 */
  return (stand: number, rock: number, view?: View): Stand => {
    const mix = (from: number, to: number) => from + (to - from) * stand
    const own = {
      azimuth: mix(FRONT.azimuth, camera.azimuth) + ROCK * rock,
      elevation: mix(FRONT.elevation, camera.elevation),
    }
    const stood = fitTo(cubeCorners(), own, area(layout))
    // Ahead of the camera, so that the corners of the cube that come into view are in the picture.
    const room = 1 - (1 - stand) ** 3
    const between = (key: keyof Fit) => flat[key] + (stood[key] - flat[key]) * room
    const fit = { x: between('x'), y: between('y'), scale: between('scale') }
    if (!view) return { camera: own, fit }
    const seen = seenFrom(own, view)
    return { camera: seen, fit: fitFrom(fit, turning({ ...view, ...seen }, [-1, 1]), view) }
  }
}
