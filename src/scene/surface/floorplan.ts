import { eye, project } from '../../geometry/camera.ts'
import { lift, toBox } from '../../geometry/tween.ts'
import type { SpaceFrame } from '../coordinates/cube-frame.ts'
import { openLetters } from '../marks/letters.ts'
import type { ClassModel } from '../model/class-model.ts'
import type { UnitCut } from '../model/cuts.ts'
import { buildSheet } from '../model/sheet.ts'
import { type Shape, unnamed } from '../shape.ts'
import { classColor } from '../style/themes.ts'
import { HIGH } from './probability-surface.ts'

/** Height of the floor. */
export const FLOOR = -1

/** The map on the floor: regions, border and cuts, from right above. */
export function floorplan(model: ClassModel, cuts: UnitCut[]): (frame: SpaceFrame) => Shape[] {
  const { input } = model
  const down = (points: Float64Array) => lift(toBox(points, 2, input), FLOOR)
  const sheet = buildSheet(model, points => [down(points)], 3, 0.0005, false)
  const ends = cuts.map(cut => down(Float64Array.from(cut.ends)))
  return ({ camera, fit, layout, theme }) => {
    const letters = openLetters(model, layout, theme)
    const seen = (tracks: Float64Array[][]) => tracks.map(([points]) => project(points, camera, fit).places)
    const fill = (lines: Float64Array[], k: number): Shape => {
      return { kind: 'path', lines, closed: true, fill: classColor(theme.tints, k) }
    }
    const stroke = (lines: Float64Array[], color: string, width: number, opacity?: number) =>
      unnamed(lines, color, width * layout.scale, opacity)
    const outline = seen([sheet.outline])
    return [
      fill(outline, 0),
      ...sheet.regions.map((rings, k) => fill(seen(rings), k + 1)),
      stroke(seen(sheet.strong), theme.grid.strong, 0.8, 0.5),
      ...ends.flatMap(line => {
        const cut = [project(line, camera, fit).places]
        return [stroke(cut, theme.accent, 5, 0.22), stroke(cut, theme.accent, 1.2)]
      }),
      stroke(seen(sheet.borders), theme.ink, 1.8),
      { ...stroke(outline, theme.frame, 1), closed: true },
      ...letters.draw(project(down(letters.places), camera, fit).places, 1),
    ]
  }
}

/** The walls behind the sheet with lines at some heights, as far as they are seen from inside. */
export function backWalls({ camera, fit, layout, theme }: SpaceFrame, rulings: readonly number[]): Shape[] {
  const at = eye(camera)
  const sides = [0, 1]
    .flatMap(d => [-1, 1].map(sign => ({ d, sign })))
    .filter(({ d, sign }) => sign * at[d] < 1)
  const lines = (from: (d: number, sign: number) => number[][]) =>
    sides
      .flatMap(({ d, sign }) => from(d, sign))
      .map(line => project(Float64Array.from(line), camera, fit).places)
  const point = (d: number, sign: number, along: number, z: number) =>
    d === 0 ? [sign, along, z] : [along, sign, z]
  const ruled = lines((d, sign) =>
    rulings.map(level => [...point(d, sign, -1, level), ...point(d, sign, 1, level)]),
  )
  const edges = lines((d, sign) =>
    [-1, 1].map(along => [...point(d, sign, along, FLOOR), ...point(d, sign, along, HIGH)]),
  )
  return [unnamed(ruled, theme.grid.fine, layout.scale), unnamed(edges, theme.frame, layout.scale)]
}
