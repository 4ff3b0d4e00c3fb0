import { type Camera, eye, type Fit, fitTo, project } from '../../geometry/camera.ts'
import { cubeCorners } from '../../geometry/cube.ts'
import { areasOf, depthsOf } from '../../geometry/half-edge-mesh.ts'
import { addFacet, openLayerBuffer, topOfSamples } from '../../geometry/layer-buffer.ts'
import type { LinearScores } from '../../geometry/linear-scores.ts'
import { farToNear } from '../../geometry/painter-order.ts'
import { areaOf } from '../../geometry/split-convex.ts'
import type { Track } from '../../geometry/tween.ts'
import { LOWEST_EYE, STRAIGHT_ON } from '../coordinates/stand.ts'
import { centresOf } from '../marks/names.ts'
import type { ClassModel } from '../model/class-model.ts'
import { planesOf } from './planes.ts'
import type { SheetInSpace } from './sheet-in-space.ts'

/** Candidates of the search, in steps of 6°. */
const STEPS = 60

/** Degrees that the view keeps from looking along an axis of the cube. */
const MIN_TURN = 18

/** A facet hides a point when it is nearer by as much, in half cubes, and distance of samples on a picture of 1 × 1. */
const CLEAR = 0.12
const STEP = 1 / 150

/**
 * The azimuth from which the hidden space is read best: class means far apart, the sheet open to the
 * viewer (one of flat `paper` at all moments in space), few dots over dots of another class, few dots hidden by the sheet, the planes' normals 50° to 70° from the
 * view, and, all else equal, the first axis to the right.
 */
export function findAzimuth(
  { rows, all, classes, chosen }: ClassModel,
  trajectory: Track,
  keyframe: number,
  spaceSheet: SheetInSpace | null,
  scores: LinearScores | null,
  rock: number,
  paper: readonly Track[] = [],
): number {
  const points = trajectory[keyframe]
  const some = Array.from(chosen.view)
  const labels = some.map(i => all.y[rows[i]])
  const places = Float64Array.from(some.flatMap(i => Array.from(points.subarray(3 * i, 3 * i + 3))))
  const area = { x: 0, y: 0, width: 1, height: 1 }
  const candidates = Array.from({ length: STEPS }, (_, i) => {
    const camera = { azimuth: STRAIGHT_ON + (2 * Math.PI * i) / STEPS, elevation: LOWEST_EYE }
    const fit = fitTo(cubeCorners(), camera, area)
    const seen = project(places, camera, fit)
    const sheet = spaceSheet?.surface[keyframe] ? seenSheet(spaceSheet, keyframe, camera, fit) : null
    const gradeFor = (hidden: number) =>
      1.2 * apart(seen.places, labels, classes) +
      (sheet ? 1.2 * sheet.open - 2 * hidden : 0) +
      4 * leastOpen(paper, camera, fit) -
      1.2 * mixed(seen.places, labels) -
      (scores ? planeFaults(scores, camera) : 0) -
      0.25 * (1 - Math.cos(camera.azimuth - STRAIGHT_ON))
    return { bound: gradeFor(0), grade: sheet ? () => gradeFor(hiddenShare(seen, sheet)) : () => gradeFor(0) }
  })
  // The camera rocks: a direction is as good as the worst view in its range. Seen straight on, a cube has no depth.
  const reach = Math.round((rock * STEPS) / (2 * Math.PI))
  const ranges = candidates.flatMap((_, i) => {
    const off = ((i * 360) / STEPS) % 90
    const views = Array.from({ length: 2 * reach + 1 }, (_, k) => (i + k - reach + STEPS) % STEPS)
    return Math.min(off, 90 - off) < MIN_TURN ? [] : [{ i, views }]
  })
  const best = bestRange(candidates, ranges)
  return STRAIGHT_ON + (2 * Math.PI * best) / STEPS
}

/**
 * The range whose least grade is the largest, the first of equals. Which points are hidden takes longest to find: it is
 * asked only of views of ranges that would be the best with none hidden.
 */
function bestRange(
  candidates: readonly { bound: number; grade(): number }[],
  ranges: readonly { i: number; views: readonly number[] }[],
): number {
  const grades = candidates.map(({ bound }) => bound)
  const known = new Set<number>()
  for (;;) {
    const least = ranges.map(({ views }) => Math.min(...views.map(view => grades[view])))
    const { i, views } = ranges[least.indexOf(Math.max(...least))]
    const unknown = views.filter(view => !known.has(view))
    if (unknown.length === 0) return i
    // The worst one first: the range may be out with it.
    const next = unknown.reduce((worst, view) => (grades[view] < grades[worst] ? view : worst))
    grades[next] = candidates[next].grade()
    known.add(next)
  }
}

/** Smallest distance of two classes' means, as a share of the picture. */
function apart(places: Float64Array, labels: number[], classes: number): number {
  const means = centresOf(places, labels, classes).filter(mean => mean !== null)
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
      if (labels[i] === labels[j]) continue
      const x = places[2 * i] - places[2 * j]
      const y = places[2 * i + 1] - places[2 * j + 1]
      if (x * x + y * y < reach * reach) over[i] = over[j] = 1
    }
  }
  return over.reduce((sum, one) => sum + one, 0) / count
}

/** The sheet on the picture, and how openly it lies to the viewer: its area there. */
function seenSheet({ rough }: SheetInSpace, keyframe: number, camera: Camera, fit: Fit) {
  const { halfEdges, track } = rough
  const { places, depths: corners } = project(track[keyframe], camera, fit)
  const areas = areasOf(halfEdges, places)
  return { halfEdges, places, corners, areas, open: areas.reduce((sum, area) => sum + Math.abs(area), 0) }
}

/** The least area on the picture of a sheet of flat pieces, over all keyframes; 0 without one. */
function leastOpen(pieces: readonly Track[], camera: Camera, fit: Fit): number {
  const seen = (pieces[0] ?? []).map((_, keyframe) =>
    pieces.reduce((sum, track) => sum + Math.abs(areaOf(project(track[keyframe], camera, fit).places)), 0),
  )
  return seen.length > 0 ? Math.min(...seen) : 0
}

/** Share of points behind a part of the sheet. */
function hiddenShare(
  seen: { places: Float64Array; depths: Float64Array },
  { halfEdges, places, corners, areas }: ReturnType<typeof seenSheet>,
): number {
  const depths = depthsOf(halfEdges, corners)
  const none = new Uint8Array(depths.length)
  const buffer = openLayerBuffer({ halfEdges, places, corners, areas }, none, STEP)
  for (const facet of farToNear(none, depths)) addFacet(buffer, facet)
  const count = seen.depths.length
  let hidden = 0
  for (let i = 0; i < count; i++) {
    const top = topOfSamples(buffer.grid, seen.places[2 * i], seen.places[2 * i + 1])
    if (top >= 0 && depths[top] < seen.depths[i] - CLEAR) hidden++
  }
  return hidden / count
}

/** Faults of the planes between regions in a view: one is seen along its edge, or straight on, as a wall. */
function planeFaults(scores: LinearScores, camera: Camera): number {
  const turned = planesOf(scores, []).polygons.map(({ a, b }) => {
    const normal = scores.weights[a].map((w, d) => w - scores.weights[b][d])
    return offSlant(normal, eye(camera))
  })
  return 0.5 * Math.max(0, ...turned)
}

/** Distance of a plane's normal from 50° to 70° off the view: 1 where it is seen along its edge, ½ straight on. */
function offSlant(normal: number[], view: number[]): number {
  const cosine =
    Math.abs(normal.reduce((sum, n, d) => sum + n * view[d], 0)) /
    (Math.hypot(...normal) * Math.hypot(...view) || 1)
  const angle = (Math.acos(Math.min(1, cosine)) * 180) / Math.PI
  return Math.min(1, Math.max(0, (50 - angle) / 100, (angle - 70) / 15))
}
