import type { SpaceAxis } from '../model/input-space.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import type { Trajectory } from '../model/trajectory.ts'
import type { Shape } from '../shape.ts'
import { axisNames, type SpaceFrame } from '../space/cube-frame.ts'
import { planeAxes, frame as plotFrame, tickGrid } from '../style/axes.ts'
import type { Layout } from '../style/layout.ts'
import type { Theme } from '../style/theme.ts'
import type { LiftState } from './lift-state.ts'

const BOX = { centre: [0, 0, 0], half: 1 }
const none: SpaceAxis = { name: '', ticks: [] }

/** Axes of the plot and of the cube: the flat ones pass into the others as the cube opens. */
export function openAxes(model: RegressionModel, { stops }: Trajectory, layout: Layout, theme: Theme) {
  const boxed = ({ name, ticks, isText }: SpaceAxis, centre: number, half: number): SpaceAxis => ({
    ...{ name, ticks: ticks.map(({ at, label }) => ({ at: (at - centre) / half, label })) },
    ...(isText && { isText }),
  })
  const { height } = model
  const upright = boxed(height, height.centre, height.half)
  const floors = stops.map(({ axes, view }) =>
    [0, 1].map(d => (axes[d] ? boxed(axes[d], view.centre[d], view.half) : none)),
  )
  const flat = (open: number) => Math.max(0, 1 - 3 * open)
  const faded = (shape: Shape, opacity: number): Shape[] => (opacity > 0 ? [{ ...shape, opacity }] : [])
  return {
    behind: ({ axes }: LiftState, open: number): Shape[] => [
      ...floors.flatMap(([axis], i) =>
        faded(tickGrid(layout, theme, [axis, none], BOX), flat(open) * axes[i]),
      ),
      ...faded(tickGrid(layout, theme, [none, upright], BOX), flat(open)),
      ...faded(plotFrame(layout, theme), flat(open)),
    ],
    before: ({ axes }: LiftState, open: number, frame: SpaceFrame, edges: number[][]): Shape[] => [
      ...floors.flatMap(([axis], i) => planeAxes(layout, theme, [axis, none], BOX, flat(open) * axes[i])),
      ...planeAxes(layout, theme, [none, upright], BOX, flat(open)),
      ...floors.flatMap((floor, i) =>
        axisNames([...floor, none], BOX, edges, [frame.cube * axes[i], frame.cube * axes[i], 0], frame),
      ),
      ...axisNames([none, none, upright], BOX, edges, [0, 0, frame.cube], frame),
    ],
  }
}
