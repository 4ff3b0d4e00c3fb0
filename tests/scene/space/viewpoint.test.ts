import { describe, expect, it } from 'vitest'
import { fitTo, project } from '../../../src/scene/geometry/camera.ts'
import { cubeCorners } from '../../../src/scene/geometry/cube.ts'
import { scoresInBox } from '../../../src/scene/geometry/linear-regions.ts'
import type { Mapper } from '../../../src/scene/geometry/polyline.ts'
import { toBox } from '../../../src/scene/geometry/tween.ts'
import { buildModel } from '../../../src/scene/model/figure-model.ts'
import { placeInputs } from '../../../src/scene/model/hidden-space.ts'
import { buildSheetInSpace } from '../../../src/scene/space/sheet-in-space.ts'
import { findAzimuth } from '../../../src/scene/space/viewpoint.ts'
import { contains } from '../outline.ts'
import { make } from '../stage.ts'

const elevation = (22 * Math.PI) / 180
const rock = (12 * Math.PI) / 180

function prepare(data: string) {
  const { spec, dataset, network } = make({ data })
  const model = buildModel(spec, dataset, network)
  const map: Mapper = points => {
    const to = toBox(placeInputs(model.hidden, model.network, points), 3, model.hidden.view)
    return [to]
  }
  const points = map(
    Float64Array.from(Array.from(model.rows).flatMap(row => [dataset.x[2 * row], dataset.x[2 * row + 1]])),
  )
  const spaceSheet = buildSheetInSpace(model, map, spec, Array(model.rows.length).fill(0))!
  const find = () =>
    findAzimuth(model, points, 0, spaceSheet, scoresInBox(model.hidden.scores!, model.hidden.view), {
      elevation,
      rock,
    })
  /** Share of the points that the sheet hides from there. */
  const hidden = (azimuth: number) => {
    const camera = { azimuth, elevation }
    const fit = fitTo(cubeCorners(), camera, { x: 0, y: 0, width: 1, height: 1 })
    const seen = project(points[0], camera, fit)
    const { facets, track } = spaceSheet.mesh
    const sheet = project(track[0], camera, fit)
    const screens = facets.map(({ vertices }) => ({
      polygon: vertices.flatMap(v => [sheet.places[2 * v], sheet.places[2 * v + 1]]),
      depth: vertices.reduce((sum, v) => sum + sheet.depths[v], 0) / vertices.length,
    }))
    const covered = Array.from(seen.depths, (depth, i) =>
      screens.some(
        screen =>
          screen.depth < depth - 0.12 && contains(screen.polygon, seen.places[2 * i], seen.places[2 * i + 1]),
      ),
    )
    return covered.filter(Boolean).length / covered.length
  }
  return { find, hidden }
}

describe('findAzimuth', () => {
  it('finds a view that hides next to no point behind the sheet, the same each time', () => {
    const { find, hidden } = prepare('circles')
    const azimuth = find()
    expect(find()).toBe(azimuth)
    for (const turned of [-rock, 0, rock]) expect(hidden(azimuth + turned)).toBeLessThan(0.05)
    const around = Array.from({ length: 12 }, (_, i) => hidden((i / 12) * 2 * Math.PI))
    expect(hidden(azimuth)).toBeLessThanOrEqual(Math.min(...around) + 0.03)
    // Elsewhere the sheet hides many.
    expect(Math.max(...around)).toBeGreaterThan(0.15)
  })
})
