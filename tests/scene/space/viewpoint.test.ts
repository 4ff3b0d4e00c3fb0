import { expect, it } from 'vitest'
import { fitTo, project } from '../../../src/geometry/camera.ts'
import { cubeCorners } from '../../../src/geometry/cube.ts'
import { scoresInBox } from '../../../src/geometry/linear-scores.ts'
import type { Mapper } from '../../../src/geometry/polyline.ts'
import { toBox } from '../../../src/geometry/tween.ts'
import { buildModel } from '../../../src/scene/model/class-model.ts'
import { placeInputs } from '../../../src/scene/model/hidden-space.ts'
import { buildSheetInSpace } from '../../../src/scene/space/sheet-in-space.ts'
import { findAzimuth } from '../../../src/scene/space/viewpoint.ts'
import { contains } from '../outline.ts'
import { make } from '../stage.ts'

const elevation = (22 * Math.PI) / 180
const rock = (12 * Math.PI) / 180

it('the view on a cube hides next to no point behind the sheet, and is the same each time', () => {
  const { spec, dataset, network } = make({ data: 'circles' })
  const model = buildModel(spec, dataset, network)
  const map: Mapper = at => [toBox(placeInputs(model.hidden, network, at), 3, model.hidden.view)]
  const points = map(dataset.x)
  const sheet = buildSheetInSpace(model, map, spec, Array(model.rows.length).fill(0))!
  const scores = scoresInBox(model.hidden.scores!, model.hidden.view)
  const find = () => findAzimuth(model, points, 0, sheet, scores, rock)
  /** Share of the points that the sheet hides from there. */
  const hidden = (azimuth: number) => {
    const camera = { azimuth, elevation }
    const fit = fitTo(cubeCorners(), camera, { x: 0, y: 0, width: 1, height: 1 })
    const seen = project(points[0], camera, fit)
    const corners = project(sheet.mesh.track[0], camera, fit)
    const facets = sheet.mesh.facets.map(({ vertices }) => ({
      polygon: vertices.flatMap(v => [corners.places[2 * v], corners.places[2 * v + 1]]),
      depth: vertices.reduce((sum, v) => sum + corners.depths[v], 0) / vertices.length,
    }))
    const covered = seen.depths.filter((depth, i) =>
      facets.some(
        one => one.depth < depth - 0.12 && contains(one.polygon, seen.places[2 * i], seen.places[2 * i + 1]),
      ),
    )
    return covered.length / seen.depths.length
  }
  const azimuth = find()
  expect(find()).toBe(azimuth)
  for (const turned of [-rock, 0, rock]) expect(hidden(azimuth + turned)).toBeLessThan(0.05)
  const around = Array.from({ length: 12 }, (_, i) => hidden((i / 12) * 2 * Math.PI))
  expect(hidden(azimuth)).toBeLessThanOrEqual(Math.min(...around) + 0.03)
  // Elsewhere the sheet hides many.
  expect(Math.max(...around)).toBeGreaterThan(0.15)
})
