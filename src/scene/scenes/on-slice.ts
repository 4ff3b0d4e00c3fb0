import { isPairs } from '../../options/slice.ts'
import type { Spec } from '../../options/spec.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { SceneDefinition, SceneTable } from './define.ts'
import { movingSlice } from './moving-slice.ts'
import { slicePairs } from './slice-pairs.ts'

/** Scenes as they are on the slice of a model: themselves, on one that moves, or those of all pairs of some columns. */
export function onSlice(
  scenes: SceneTable,
  { slice }: Pick<FigureModel, 'slice'>,
  spec: Pick<Spec, 'slice'>,
): SceneTable {
  const changed = (change: (source: SceneDefinition) => Partial<SceneDefinition>): SceneTable =>
    Object.fromEntries(
      Object.entries(scenes).map(([name, source]) => [name, { ...source, ...change(source) }]),
    )
  if (slice?.moving) return changed(movingSlice)
  return isPairs(spec.slice) ? changed(() => slicePairs) : scenes
}
