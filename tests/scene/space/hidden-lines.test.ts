import { describe, expect, it } from 'vitest'
import { project } from '../../../src/geometry/camera.ts'
import { region } from '../../../src/geometry/contour.ts'
import type { HalfEdgeMesh } from '../../../src/geometry/half-edge-mesh.ts'
import { type MeshPolyline, polylinesOn } from '../../../src/geometry/mesh-polylines.ts'
import { along } from '../../../src/geometry/tween.ts'
import { classScores } from '../../../src/network/forward.ts'
import { lead } from '../../../src/network/scores.ts'
import { turningFit } from '../../../src/scene/coordinates/stand.ts'
import { layOut } from '../../../src/scene/layout/lay-out.ts'
import { buildModel } from '../../../src/scene/model/class-model.ts'
import { SETTLED } from '../../../src/scene/model/frame-state.ts'
import { buildTrajectory } from '../../../src/scene/model/trajectory.ts'
import type { PathShape, Shape } from '../../../src/scene/shape.ts'
import { buildSheetInSpace } from '../../../src/scene/space/sheet-in-space.ts'
import { themes } from '../../../src/scene/style/themes.ts'
import { painterOf, probabilityLook } from '../../../src/scene/surface/paint.ts'
import { buildProbabilitySurface } from '../../../src/scene/surface/probability-surface.ts'
import { areaOf, type Bounds, boundsOf, contains, distanceTo } from '../outline.ts'
import { make } from '../stage.ts'

const theme = themes.light
const layout = layOut(600, 600, { titles: [''], captions: [''], legend: [] })
const fitOf = turningFit(layout)
const views = [0, 1, 2, 3].map(i => ({ azimuth: 0.2 + (i * Math.PI) / 2, elevation: 0.45, zoom: 1 }))
/** Whether a line is one of the boundary. */
const isBorder = ({ stroke }: PathShape) => stroke === theme.ink

/** Corners of a mesh on the picture. */
interface Seen {
  places: Float64Array
  depths: Float64Array
}

/** How much a facet must be nearer than a line to hide it, and how little for the line to be seen, in half cubes. */
const HIDES = 0.04
const SHOWS = 0.012

/** A middle and places round it, in pixels: nearer than that to what hides it, a line may be either. */
const AROUND = [0, 0, 3, 0, -3, 0, 0, 3, 0, -3, 2, 2, -2, 2, 2, -2, -2, -2]

/**
 * How many pixels of lines on a mesh are painted although all of a triangulated mesh says they are hidden, and how many
 * are not although nothing hides them. `shapes` are in painting order.
 */
function lineFaults(
  mesh: HalfEdgeMesh,
  seen: Seen,
  lines: MeshPolyline[],
  shapes: Shape[],
): { looked: number; through: number; missing: number } {
  const hides = occluder(mesh, seen)
  const paths = shapes.filter(shape => shape.kind === 'path').map(path => ({ path, bounds: boundsOf(path) }))
  const places = lines.flatMap(line => pixelsOf(line, seen))
  const all = (place: number[], test: (hidden: boolean) => boolean, gap: number) =>
    AROUND.every(
      (dx, i) => i % 2 === 1 || test(hides(place[0] + dx, place[1] + AROUND[i + 1], place[2] - gap)),
    )
  const hidden = places.map(place => all(place, hidden => hidden, HIDES))
  const open = places.filter((_, i) => !hidden[i])
  const painted = ([x, y]: number[]) => {
    // From the last one down: a line, or an area that lies over it.
    const near = paths.filter(({ bounds }) => isIn(bounds, x, y))
    const top = near.findLast(({ path }) =>
      isBorder(path)
        ? path.lines.some(line => distanceTo([x, y], line) < 0.7)
        : path.fill && holds(path, x, y),
    )
    return top !== undefined && isBorder(top.path)
  }
  let [through, missing] = [0, 0]
  places.forEach((place, i) => {
    // Where another part of the lines runs over it, that is what is seen.
    if (hidden[i]) {
      if (open.every(([x, y]) => Math.hypot(x - place[0], y - place[1]) > 1.5) && painted(place)) through++
    } else if (all(place, hidden => !hidden, SHOWS) && !painted(place)) missing++
  })
  return { looked: places.length, through, missing }
}

/** Whether a place lies in a box, or no further than a pixel from it. */
function isIn([left, top, right, bottom]: Bounds, x: number, y: number): boolean {
  return x >= left - 1 && x <= right + 1 && y >= top - 1 && y <= bottom + 1
}

/** Places along a line a pixel apart, with their distances. */
function pixelsOf({ vertices }: MeshPolyline, { places, depths }: Seen): number[][] {
  return vertices.slice(1).flatMap((w, i) => {
    const v = vertices[i]
    const [dx, dy] = [places[2 * w] - places[2 * v], places[2 * w + 1] - places[2 * v + 1]]
    const count = Math.max(1, Math.round(Math.hypot(dx, dy)))
    return Array.from({ length: count }, (_, k) => {
      const t = (k + 0.5) / count
      return [places[2 * v] + dx * t, places[2 * v + 1] + dy * t, depths[v] + (depths[w] - depths[v]) * t]
    })
  })
}

/** Whether any facet, as a fan of triangles, lies before a distance at a place. */
function occluder({ first, corner }: HalfEdgeMesh, { places, depths }: Seen) {
  const size = 10
  const bins = new Map<string, number[][]>()
  for (let f = 0; f + 1 < first.length; f++) {
    for (let e = first[f] + 1; e + 1 < first[f + 1]; e++) {
      const triangle = [corner[first[f]], corner[e], corner[e + 1]]
      const [xs, ys] = [0, 1].map(d => triangle.map(v => Math.floor(places[2 * v + d] / size)))
      for (let i = Math.min(...xs); i <= Math.max(...xs); i++)
        for (let j = Math.min(...ys); j <= Math.max(...ys); j++)
          bins.set(`${i} ${j}`, [...(bins.get(`${i} ${j}`) ?? []), triangle])
    }
  }
  return (x: number, y: number, depth: number) =>
    (bins.get(`${Math.floor(x / size)} ${Math.floor(y / size)}`) ?? []).some(triangle => {
      const [[ax, ay], [bx, by], [cx, cy]] = triangle.map(v => [places[2 * v], places[2 * v + 1]])
      const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
      const u = ((bx - x) * (cy - y) - (by - y) * (cx - x)) / area
      const v = ((cx - x) * (ay - y) - (cy - y) * (ax - x)) / area
      const [a, b, c] = triangle.map(corner => depths[corner])
      return u >= 0 && v >= 0 && u + v <= 1 && u * a + v * b + (1 - u - v) * c < depth
    })
}

function holds({ lines }: PathShape, x: number, y: number): boolean {
  return lines.reduce((sum, ring) => sum + (contains(ring, x, y) ? Math.sign(areaOf(ring)) : 0), 0) !== 0
}

it('lines on the surface are painted where nothing lies over them, and nowhere else', () => {
  const { spec, dataset, network } = make({ data: 'moons', restarts: 1 })
  const model = buildModel(spec, dataset, network)
  const surface = buildProbabilitySurface(model, 1)
  const paint = painterOf(surface, probabilityLook(model, layout, theme), layout, theme, { sheet: true })
  for (const camera of views) {
    const fit = fitOf(camera, [-1, 0.8])
    const { shapes } = paint({ camera, fit, layout, theme, state: SETTLED, parted: null, cube: 1 })
    const seen = project(surface.corners, camera, fit)
    const { looked, through, missing } = lineFaults(surface.halfEdges, seen, surface.lines.borders, shapes)
    expect(looked).toBeGreaterThan(200)
    expect([through, missing], `at ${camera.azimuth}`).toEqual([0, 0])
  }
})

describe('the boundary on the sheet in the cube', () => {
  const { spec, dataset, network } = make({ data: 'circles', hidden: '3:relu' })
  const model = buildModel(spec, dataset, network)
  const { map, segments } = buildTrajectory(model, false)
  const points = model.rows.length
  const sheet = buildSheetInSpace(model, map, { sheet: true, cuts: true }, Array(points).fill(0))!
  const lines = polylinesOn(sheet.mesh, 'border')
  const beside = new Float64Array(2 * points).fill(-1e4)
  const dots = { places: beside, depths: new Float64Array(points).fill(1), radius: 1 }

  it('has as many pieces as that in the input plane', () => {
    const { borders } = region(at => lead(classScores(network, at), 2, 1), model.input)
    expect(borders.length).toBeGreaterThan(0)
    expect(lines).toHaveLength(borders.length)
  })

  it('is painted where nothing lies over it, and nowhere else', () => {
    const last = segments[segments.length - 1].to
    let [looked, through, missing] = [0, 0, 0]
    views.forEach((camera, i) => {
      const position = [last, 0.85 * last][i % 2]
      const fit = fitOf(camera, [-1, 1])
      const state = { ...SETTLED, position }
      const { levels } = sheet.lay({ camera, fit, layout, theme, state, parted: null, cube: 1 }, dots)
      const seen = project(along(sheet.mesh.track, position), camera, fit)
      const faults = lineFaults(sheet.mesh.halfEdges, seen, lines, levels.flat())
      looked += faults.looked
      through += faults.through
      missing += faults.missing
    })
    expect(looked).toBeGreaterThan(600)
    // What is left are facets that pass through each other.
    expect(through / looked).toBeLessThan(0.002)
    expect(missing / looked).toBeLessThan(0.003)
  })
})
