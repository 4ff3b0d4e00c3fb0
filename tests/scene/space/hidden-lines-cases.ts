// Lines on the sheet and in the cube of a network, from four sides.
import { expect, it } from 'vitest'
import { project } from '../../../src/scene/geometry/camera.ts'
import { polylinesOn } from '../../../src/scene/geometry/mesh-polylines.ts'
import { along } from '../../../src/scene/geometry/tween.ts'
import { buildModel } from '../../../src/scene/model/figure-model.ts'
import { SETTLED } from '../../../src/scene/model/frame-state.ts'
import { buildTrajectory } from '../../../src/scene/model/trajectory.ts'
import { buildSheetInSpace } from '../../../src/scene/space/sheet-in-space.ts'
import { turningFit } from '../../../src/scene/space/stand.ts'
import { layOut } from '../../../src/scene/style/lay-out.ts'
import { themes } from '../../../src/scene/style/themes.ts'
import { surfacePainter } from '../../../src/scene/surface/paint.ts'
import { buildProbabilitySurface } from '../../../src/scene/surface/probability-surface.ts'
import { make } from '../stage.ts'
import { lineFaults } from './hidden-lines.ts'

const theme = themes.light
const layout = layOut(600, 600, { titles: [''], captions: [''], legend: [] })
const fitOf = turningFit(layout)
const views = [0, 1, 2, 3].map(i => ({ azimuth: 0.2 + (i * Math.PI) / 2, elevation: 0.45, zoom: 1 }))

/** Tests of the lines of one network. */
export function theyAreHidden(options: object): void {
  const made = make(options)
  const model = buildModel(made.spec, made.dataset, made.network)

  it('on the surface are painted where nothing lies over them, and nowhere else', () => {
    const surface = buildProbabilitySurface(model, 1)
    const paint = surfacePainter(model, surface, layout, theme, { sheet: true })
    for (const camera of views) {
      const fit = fitOf(camera, [-1, 0.8])
      const { shapes } = paint({ camera, fit, layout, theme, state: SETTLED, parted: null, cube: 1 })
      const seen = project(surface.corners, camera, fit)
      const faults = lineFaults(surface.halfEdges, seen, surface.lines.borders, shapes, ({ stroke }) => stroke === theme.ink) // biome-ignore format: one line
      expect(faults.looked).toBeGreaterThan(200)
      expect(faults.through, `through at ${camera.azimuth}`).toBe(0)
      expect(faults.missing, `missing at ${camera.azimuth}`).toBe(0)
    }
  })

  it('in the cube are painted where nothing lies over them, and nowhere else', () => {
    const { map, segments } = buildTrajectory(model, false)
    const last = segments[segments.length - 1].to
    const sheet = buildSheetInSpace(
      model,
      map,
      { sheet: true, cuts: true },
      Array(model.rows.length).fill(0),
    )!
    const beside = new Float64Array(2 * model.rows.length).fill(-1e4)
    const dots = { places: beside, depths: new Float64Array(model.rows.length).fill(1), radius: 1 }
    let [looked, through, missing] = [0, 0, 0]
    views.forEach((camera, i) => {
      const position = [last, 0.85 * last][i % 2]
      const fit = fitOf(camera, [-1, 1])
      const state = { ...SETTLED, position }
      const { levels } = sheet.lay({ camera, fit, layout, theme, state, parted: null, cube: 1 }, dots)
      const seen = project(along(sheet.mesh.track, position), camera, fit)
      const faults = lineFaults(sheet.mesh.halfEdges, seen, polylinesOn(sheet.mesh, 'border'), levels.flat(), ({ stroke }) => stroke === theme.ink) // biome-ignore format: one line
      looked += faults.looked
      through += faults.through
      missing += faults.missing
    })
    expect(looked).toBeGreaterThan(600)
    // What is left are facets that pass through each other.
    expect(through / looked).toBeLessThan(0.002)
    expect(missing / looked).toBeLessThan(0.003)
  })
}
