import { describe, expect, it } from 'vitest'
import { eye, project } from '../../../../src/geometry/camera.ts'
import { turningFit } from '../../../../src/scene/coordinates/stand.ts'
import { layOut } from '../../../../src/scene/layout/lay-out.ts'
import type { DotsShape } from '../../../../src/scene/shape.ts'
import { heightsOf } from '../../../../src/scene/style/height-colors.ts'
import { themes } from '../../../../src/scene/style/themes.ts'
import { buildOutputSurface, outputInSpace } from '../../../../src/scene/surface/output-surface.ts'
import { HIGH, LOW } from '../../../../src/scene/surface/probability-surface.ts'
import { flat, pathsOf } from '../../outline.ts'
import { makeRegression, outputAt } from '../../regressions.ts'

const theme = themes.light
const layout = layOut(600, 600, { titles: [''], captions: [''], legend: [] })
const views = [0, 1, 2, 3].map(i => ({ azimuth: 0.3 + (i * Math.PI) / 2, elevation: 0.49, zoom: 1 }))
const cases: [string, object][] = [
  ['a saddle', { data: 'z = x*y', hidden: '6:tanh', restarts: 1 }],
  ['a hill with much noise', { data: 'z = 50*exp(-(x^2+y^2))', hidden: '5:tanh', noise: 0.8, restarts: 1 }],
  [
    'a plane through waves',
    { data: 'z = sin(2*x)*cos(2*y)', hidden: '0', samples: 120, restarts: null, maxIter: null },
  ],
]

describe.each(cases)('surface of %s', (_, options) => {
  const made = makeRegression({ scene: 'surface', ...options })
  const { dataset, scene, model } = made
  const surface = buildOutputSurface(model)
  const { low, high, levels } = heightsOf(model)
  const { mean, deviation } = dataset.target
  const up = (own: number) => LOW + ((HIGH - LOW) * ((own - mean) / deviation - low)) / (high - low)
  const { centre, half } = model.input
  const scaled = (v: number, d: number) =>
    (centre[d] + v * half) * dataset.scale.deviation[d] + dataset.scale.mean[d]
  const groundOf = (places: Float64Array, stride: number) =>
    Array.from({ length: places.length / stride }, (_, i) =>
      [0, 1].map(d => scaled(places[stride * i + d], d)),
    )

  it('has the output’s height at every corner, pieces that no level crosses, and sticks from it to the targets', () => {
    const { corners, feet, points, surfaceMesh } = surface
    const tops = outputAt(made, groundOf(corners, 3))
    tops.forEach((own, i) => {
      expect(corners[3 * i + 2]).toBeCloseTo(up(own), 6)
    })
    for (const piece of surfaceMesh.pieces) {
      const [least, most] = [Math.min, Math.max].map(of => of(...piece.corners.map(corner => tops[corner])))
      const inside = levels
        .map(({ at }) => at * deviation + mean)
        .filter(level => least < level && level < most)
      const slack = 1e-6 * (high - low) * deviation
      expect(inside.every(level => level - least < slack || most - level < slack)).toBe(true)
    }
    const drawn = outputAt(made, groundOf(feet, 3))
    model.rows.forEach((row, i) => {
      expect(feet[3 * i + 2]).toBeCloseTo(up(drawn[i]), 6)
      expect(points[3 * i + 2]).toBeCloseTo(up(dataset.y[row] * deviation + mean), 9)
      expect([0, 1].map(d => points[3 * i + d])).toEqual([0, 1].map(d => feet[3 * i + d]))
    })
  })

  it('draws each point at its height, in full where nothing of the sheet is before it', () => {
    const plot = outputInSpace(model, layout, theme, { sheet: true, view: null })
    const radius = Math.max(
      ...dotsIn(plot.shapes(views[0])).flatMap(({ radius }) => Array.from(radius as number[])),
    )
    for (const view of views) {
      const seen = project(surface.points, view, turningFit(layout)(view, [-1, HIGH])).places
      const found = new Map<number, number>()
      for (const { centres, rows, radius } of dotsIn(plot.shapes(view)))
        Array.from(rows!).forEach((row, i) => {
          const at = model.rows.indexOf(row)
          expect(
            Math.hypot(centres[2 * i] - seen[2 * at], centres[2 * i + 1] - seen[2 * at + 1]),
          ).toBeLessThan(0.5)
          // One that shines through what hides it is painted after that, and smaller.
          found.set(row, (radius as number[])[i])
        })
      model.rows.forEach((row, i) => {
        const hidden = hiddenBy(surface.points.subarray(3 * i, 3 * i + 3), view)
        const size = found.get(row) ?? 0
        if (hidden < -0.03) expect(size, `row ${row}, free by ${-hidden}`).toBeGreaterThan(0.6 * radius)
        // The pieces of the sheet are flat: what is nearer to it than they are is on either side.
        const isOff = Math.abs(surface.points[3 * i + 2] - surface.feet[3 * i + 2]) > 0.004
        if (isOff && hidden > 0.06)
          expect(size, `row ${row}, hidden by ${hidden}`).toBeLessThan(0.76 * radius)
      })
    }
  })

  /** How far the line of sight from a place comes to the other side of the sheet; negative where it stays on its own. */
  const hiddenBy = (place: Float64Array, view: (typeof views)[0]) => {
    const at = eye(view)
    const steps = Array.from({ length: 300 }, (_, k) => k / 600)
    const ways = steps.map(t => [0, 1, 2].map(d => place[d] + (at[d] - place[d]) * t))
    const over = ways.filter(([x, y]) => Math.abs(x) < 1 && Math.abs(y) < 1)
    const tops = outputAt(made, over.map(([x, y]) => [scaled(x, 0), scaled(y, 1)])).map(up) // biome-ignore format: one line
    const [own, ...others] = over.map(([, , z], i) => z - tops[i])
    return Math.max(...[own, ...others].map(clear => -Math.sign(own) * clear))
  }

  it('stands on the floor with its levels in its own colours', () => {
    const fills = pathsOf(flat(scene.at('poster'))).flatMap(({ fill }) => fill ?? [])
    expect(new Set(fills).size).toBeGreaterThan(levels.length / 2)
  })
})

function dotsIn(shapes: ReturnType<ReturnType<typeof outputInSpace>['shapes']>): DotsShape[] {
  return flat(shapes).filter((shape): shape is DotsShape => shape.kind === 'dots' && shape.rows !== undefined)
}
