import { FEW_LEVELS, roughRegions } from '../../estimators/regions.ts'
import { classScores } from '../../network/forward.ts'
import type { Network } from '../../network/network.ts'
import { openPlane } from '../coordinates/plane.ts'
import type { Layout } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import { firstCuts } from '../model/cuts.ts'
import { withNetwork } from '../model/slices/slice.ts'
import type { Shape } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import { drawCompared, markedRows, unitCuts } from './planes.ts'

/** The input plane as the networks of a training divide it: their regions and the cuts of their first layer. */
export function learningRegions(
  model: ClassModel,
  layout: Layout,
  theme: Theme,
  { cuts }: { cuts: boolean },
): (network: Network, state: { shown: number; rings: number }) => Shape[] {
  const axes = openPlane(model.input, layout, theme).axes()
  return (network, { shown, rings }) => {
    const now = withNetwork(model, network)
    const scores = (points: Float64Array) => classScores(now.plane, points)
    const divided = {
      regions: roughRegions(scores, model.classes, model.input, FEW_LEVELS),
      mechanism: unitCuts(cuts ? firstCuts(now) : []),
      ...markedRows(now),
    }
    const state = { mechanism: 1, shown, tint: shown, line: 1, rings }
    return [...drawCompared(model, divided, layout, theme, state), ...axes]
  }
}
