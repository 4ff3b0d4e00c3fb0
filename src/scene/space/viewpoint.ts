import { type Camera, eye, type Fit, fitTo, project } from '../geometry/camera.ts'
import { cubeCorners } from '../geometry/cube.ts'
import { areasOf, depthsOf } from '../geometry/half-edge-mesh.ts'
import { openLayerBuffer } from '../geometry/layer-buffer.ts'
import type { LinearScores } from '../geometry/linear-regions.ts'
import { farToNear } from '../geometry/painter-order.ts'
import type { Track } from '../geometry/tween.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { SheetInSpace } from './sheet-in-space.ts'

/** Candidates of the search, in steps of 6°. */
const STEPS = 60

/** The azimuth with the first axis to the right and the second away from the viewer. */
const STRAIGHT_ON = -Math.PI / 2

/** Degrees that the view keeps from looking along an axis of the cube. */
const MIN_TURN = 18

/** A facet hides a point when it is nearer by as much, in half cubes, and distance of samples on a picture of 1 × 1. */
const CLEAR = 0.12
const STEP = 1 / 150

/**
 * The azimuth from which the hidden space is read best: class means far apart, the sheet open to the
 * viewer, few dots over dots of another class, few dots hidden by the sheet, the plane's normal 50° to 70° from the view, and, all else
 * equal, the first axis to the right.
 */
export function findAzimuth(
  { rows, all, classes, chosen }: FigureModel,
  trajectory: Track,
  keyframe: number,
  spaceSheet: SheetInSpace | null,
  scores: LinearScores | null,
  { elevation, rock }: { elevation: number; rock: number },
): number {
  const points = trajectory[keyframe]
  const some = Array.from(chosen.view)
  const labels = some.map(i => all.y[rows[i]])
  const places = Float64Array.from(some.flatMap(i => Array.from(points.subarray(3 * i, 3 * i + 3))))
  const area = { x: 0, y: 0, width: 1, height: 1 }
  const grades = Array.from({ length: STEPS }, (_, i) => {
    const camera = { azimuth: STRAIGHT_ON + (2 * Math.PI * i) / STEPS, elevation }
    const fit = fitTo(cubeCorners(), camera, area)
    const seen = project(places, camera, fit)
    return (
      1.2 * apart(seen.places, labels, classes) +
      (spaceSheet ? sheetGrade(seen, spaceSheet, keyframe, camera, fit) : 0) -
      1.2 * mixed(seen.places, labels) -
      (scores && classes === 2 ? 0.3 * slanted(scores, camera) : 0) -
      0.25 * (1 - Math.cos(camera.azimuth - STRAIGHT_ON))
    )
  })
  // The camera rocks: a direction is as good as the worst view in its range. Seen straight on, a cube has no depth.
  const reach = Math.round((rock * STEPS) / (2 * Math.PI))
  const worst = grades.map((_, i) => {
    const off = ((i * 360) / STEPS) % 90
    return Math.min(off, 90 - off) < MIN_TURN
      ? Number.NEGATIVE_INFINITY
      : Math.min(...Array.from({ length: 2 * reach + 1 }, (_, k) => grades[(i + k - reach + STEPS) % STEPS]))
  })
  return STRAIGHT_ON + (2 * Math.PI * worst.indexOf(Math.max(...worst))) / STEPS
}

/** Smallest distance of two classes' means, as a share of the picture. */
function apart(places: Float64Array, labels: number[], classes: number): number {
  const sums = Array.from({ length: classes }, () => [0, 0, 0])
  labels.forEach((k, i) => {
    sums[k][0] += places[2 * i]
    sums[k][1] += places[2 * i + 1]
    sums[k][2]++
  })
  const means = sums.filter(([, , n]) => n > 0).map(([x, y, n]) => [x / n, y / n])
  let min = 1
  for (let a = 0; a < means.length; a++)
    for (let b = 0; b < a; b++)
      min = Math.min(min, Math.hypot(means[a][0] - means[b][0], means[a][1] - means[b][1]))
  return min
}

/** Share of points with a point of another class closer than a dot. */
function mixed(places: Float64Array, labels: number[]): number {
  const reach = 0.018
  const count = labels.length
  const over = new Uint8Array(count)
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) {
      const x = places[2 * i] - places[2 * j]
      const y = places[2 * i + 1] - places[2 * j + 1]
      if (x * x + y * y < reach * reach && labels[i] !== labels[j]) over[i] = over[j] = 1
    }
  }
  return over.reduce((sum, one) => sum + one, 0) / count
}

/** How openly the sheet lies to the viewer (its area on the picture), less the share of points behind a part of it. */
function sheetGrade(
  seen: { places: Float64Array; depths: Float64Array },
  { mesh, rough }: SheetInSpace,
  keyframe: number,
  camera: Camera,
  fit: Fit,
): number {
  const { places, depths: corners } = project(mesh.track[keyframe], camera, fit)
  const depths = depthsOf(rough, corners)
  const areas = areasOf(rough, places)
  const none = new Uint8Array(depths.length)
  const buffer = openLayerBuffer({ halfEdges: rough, places, areas, depths }, none, STEP)
  for (const facet of farToNear(none, depths)) buffer.add(facet)
  const count = seen.depths.length
  let hidden = 0
  for (let i = 0; i < count; i++) {
    const top = buffer.top(seen.places[2 * i], seen.places[2 * i + 1])
    if (top >= 0 && depths[top] < seen.depths[i] - CLEAR) hidden++
  }
  return 1.2 * areas.reduce((sum, area) => sum + Math.abs(area), 0) - (2 * hidden) / count
}

/** How far the plane's normal is from standing 50° to 70° off the view, 0 to 1. */
function slanted({ weights }: LinearScores, camera: Camera): number {
  const normal = [0, 1, 2].map(d => weights[1][d] - weights[0][d])
  const view = eye(camera)
  const cosine =
    Math.abs(normal.reduce((sum, n, d) => sum + n * view[d], 0)) /
    (Math.hypot(...normal) * Math.hypot(...view) || 1)
  const angle = (Math.acos(Math.min(1, cosine)) * 180) / Math.PI
  return Math.min(1, Math.max(0, 50 - angle, angle - 70) / 40)
}
