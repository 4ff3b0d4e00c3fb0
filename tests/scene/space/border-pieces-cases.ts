// The boundary on a sheet, piece by piece.
import { expect, it } from 'vitest'
import { classScores } from '../../../src/network/forward.ts'
import { lead } from '../../../src/network/scores.ts'
import { region } from '../../../src/scene/geometry/contour.ts'
import { polylinesOn } from '../../../src/scene/geometry/mesh-polylines.ts'
import { buildModel } from '../../../src/scene/model/figure-model.ts'
import { SETTLED } from '../../../src/scene/model/frame-state.ts'
import { buildTrajectory } from '../../../src/scene/model/trajectory.ts'
import { buildSheetInSpace } from '../../../src/scene/space/sheet-in-space.ts'
import { ABOVE, STRAIGHT_ON, turningFit } from '../../../src/scene/space/stand.ts'
import { layOut } from '../../../src/scene/style/lay-out.ts'
import { themes } from '../../../src/scene/style/themes.ts'
import { make } from '../stage.ts'

const theme = themes.light
const layout = layOut(600, 600, { titles: [''], captions: [''], legend: [] })

/** Tests of the boundary of a network on a dataset. */
export function itIsWhole(data: string): void {
  const { spec, dataset, network } = make({ data, restarts: 1 })
  const model = buildModel(spec, dataset, network)
  const sheet = buildSheetInSpace(
    model,
    buildTrajectory(model, false).map,
    { sheet: true, cuts: false },
    Array(model.rows.length).fill(0),
  )!
  const { borders } = region(points => lead(classScores(network, points), 2, 1), model.input)

  it('has as many pieces as that in the input plane', () => {
    expect(borders.length).toBeGreaterThan(0)
    expect(polylinesOn(sheet.mesh, 'border')).toHaveLength(borders.length)
  })

  it('is painted in as many, where nothing hides it', () => {
    const camera = { azimuth: STRAIGHT_ON, elevation: ABOVE }
    const fit = turningFit(layout)({ ...camera, zoom: 1 }, [-1, -1])
    const beside = new Float64Array(2 * model.rows.length).fill(-1e4)
    const dots = { places: beside, depths: new Float64Array(model.rows.length).fill(1), radius: 1 }
    const frame = { camera, fit, layout, theme, state: SETTLED, parted: null, cube: 0 }
    const painted = sheet
      .lay(frame, dots)
      .levels.flat()
      .flatMap(shape => (shape.kind === 'path' && shape.stroke === theme.ink ? shape.lines : []))
    expect(painted).toHaveLength(borders.length)
  })
}
