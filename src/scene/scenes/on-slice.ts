import { isPairs } from '../../options/slice.ts'
import type { Spec } from '../../options/spec.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { SceneSource } from './define.ts'
import { movingSlice } from './moving-slice.ts'
import { slicePairs } from './slice-pairs.ts'

/** A scene as it is on the slice of a model: itself, on one that moves, or those of all pairs of some columns. */
export function onSlice<Source extends SceneSource>(
  source: Source,
  { slice }: Pick<FigureModel, 'slice'>,
  spec: Pick<Spec, 'slice'>,
): Source {
  if (slice?.moving) return { ...source, ...movingSlice(source) }
  return isPairs(spec.slice) ? { ...source, ...slicePairs } : source
}
