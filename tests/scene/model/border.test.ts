// The boundary that is drawn in the plane and in the cube, held against the exact 0 of the output.
import { describe, expect, it } from 'vitest'
import { root, strayOf } from '../../../src/geometry/level-chord.ts'
import { polylinesOn } from '../../../src/geometry/mesh-polylines.ts'
import type { Mapper } from '../../../src/geometry/polyline.ts'
import { along } from '../../../src/geometry/tween.ts'
import { classScores } from '../../../src/network/forward.ts'
import { buildModel } from '../../../src/scene/model/class-model.ts'
import { buildSheet } from '../../../src/scene/model/sheet.ts'
import { sheetMesh } from '../../../src/scene/model/sheet-mesh.ts'
import { buildTrajectory } from '../../../src/scene/model/trajectory.ts'
import { make } from '../stage.ts'

/** Half of the plot of 600 × 600 pixels, and half a cube's edge as it is seen at most. */
const PLANE = 232
const CUBE = 230

/** Moments of the way, as shares. */
const MOMENTS = [0, 0.3, 0.6, 0.8, 1]

function build(options: object) {
  const { spec, dataset, network } = make(options)
  const model = buildModel(spec, dataset, network)
  const { map } = buildTrajectory(model, false)
  const value = (x: number, y: number) => {
    const [a, b] = classScores(network, Float64Array.of(x, y))
    return b - a
  }
  return { model, map, value }
}

/**
 * How far the exact 0 of the network's output is from a drawn line at any moment, at most: `line` in input coordinates
 * (× 2), its places by `map`. Between two vertices the exact line is looked for across the straight piece.
 */
function strays(line: number[], value: (x: number, y: number) => number, map: Mapper, reach: number): number {
  let worst = 0
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [ax, ay, bx, by] = line.slice(i, i + 4)
    const [dx, dy] = [bx - ax, by - ay]
    // Not as far as another part of the line.
    const across = Math.min(1, reach / Math.hypot(dx, dy))
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
      const at = (t: number): [number, number] => [
        ax + dx * share - dy * across * (2 * t - 1),
        ay + dy * share + dx * across * (2 * t - 1),
      ]
      const [left, right] = [value(...at(0)), value(...at(1))]
      if (left > 0 === right > 0) continue
      const exact = at(root(t => value(...at(t)), left, right))
      const track = map(Float64Array.from([...exact, ...line.slice(i, i + 4)]))
      for (const moment of MOMENTS) {
        const places = along(track, moment * (track.length - 1))
        const stride = places.length / 3
        const [place, a, b] = [0, 1, 2].map(k => places.subarray(k * stride, (k + 1) * stride))
        worst = Math.max(worst, strayOf(place, a, b))
      }
    }
  }
  return worst
}

describe('the decision boundary is nowhere further than half a pixel from the 0 of the output', () => {
  it.each([
    ['two units of sigmoid', { data: 'blobs' }],
    ['two units of relu', { data: 'moons', hidden: '2:relu' }],
  ])('in the plane of %s', (_, options) => {
    const { model, map, value } = build(options)
    const { centre, half } = model.input
    const { borders } = buildSheet(model, map, 2, 0.08 / PLANE, false)
    expect(borders.length).toBeGreaterThan(0)
    for (const [places] of borders) {
      const line = Array.from(places, (v, i) => centre[i & 1] + v * half)
      expect(strays(line, value, map, 0.03 * half) * PLANE).toBeLessThan(0.5)
    }
  })

  it.each([
    ['three units of sigmoid', { data: 'circles' }],
    ['three units of relu', { data: 'circles', hidden: '3:relu' }],
  ])('in the cube of %s', (_, options) => {
    const { model, map, value } = build(options)
    const { mesh } = sheetMesh(model, map, 0.01)
    const lines = polylinesOn(mesh, 'border')
    expect(lines.length).toBeGreaterThan(0)
    for (const { vertices } of lines) {
      const line = vertices.flatMap(v => [mesh.points[2 * v], mesh.points[2 * v + 1]])
      expect(strays(line, value, map, 0.03 * model.input.half) * CUBE).toBeLessThan(0.5)
    }
  })
})
