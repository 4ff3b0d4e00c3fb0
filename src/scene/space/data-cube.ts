import type { Layout } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import { type FrameState, type PlotOptions, SETTLED } from '../model/frame-state.ts'
import { buildTrajectory } from '../model/trajectory.ts'
import type { View } from '../scene.ts'
import type { Shape } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import { openSpacePlot } from './space-plot.ts'

/** Three features in the cube, from where `transform` of the model begins; `drawn` is the model with its rows in another order. */
export function dataCube(
  model: ClassModel,
  drawn: ClassModel,
  layout: Layout,
  theme: Theme,
  { view }: Pick<PlotOptions, 'view'>,
): (state: Partial<FrameState>, view?: View) => Shape[] {
  const options = { sheet: false, cuts: false }
  const open = (of: ClassModel, from: PlotOptions['view']) =>
    openSpacePlot(of, buildTrajectory(of, false), layout, theme, { ...options, view: from })
  const { azimuth, elevation } = open(model, view).camera
  const degrees = 180 / Math.PI
  const { plot } = open(drawn, { azimuth: azimuth * degrees, elevation: elevation * degrees })
  const axes = [1, ...model.spaces.map(() => 0)]
  const still: FrameState = { ...SETTLED, tint: 0, beyond: 0, line: 0, axes }
  return (state, from) => plot({ ...still, ...state }, from)
}
