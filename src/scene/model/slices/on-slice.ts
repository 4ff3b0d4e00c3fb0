import { scoresOnPlane } from '../../../network/input-plane.ts'
import type { Network } from '../../../network/network.ts'
import type { StraightFit } from '../../../network/regression/least-squares.ts'
import type { CommonModel } from '../common-model.ts'
import { inputAsHidden } from '../hidden-space.ts'
import { nearSlice } from './place-slice.ts'
import { networkOver, type OpenSlice, planeOf, type Slice } from './slice.ts'

/** The parts of a model of a regression that a slice changes. */
export interface SlicedFit extends CommonModel {
  /** The network over the places of the input line or plane: the same, or what it is on a slice. */
  plane: Network
  /** The slice that the input is; null where it is all of the input. */
  slice: Slice | null
  /** Rows that are drawn where they are near a slice; not set without one. */
  beside?: Pick<CommonModel, 'rows' | 'chosen'>
  /** The straight line or plane on the input that misses the samples least. */
  straight: StraightFit
}

/** The model of a regression on a slice at values of its columns: the network over its own, and the rows near, the nearest last. */
export function onSlice<Model extends SlicedFit>(model: Model, open: OpenSlice, held: number[]): Model {
  const { network, input, spaces } = model
  const { rows: drawn, chosen } = model.beside!
  const slice = { ...nearSlice(open, held, input), right: new Uint8Array(), foreign: new Uint8Array() }
  const { axes, line, strengths } = slice
  const plane = networkOver(network, slice)
  const straight = scoresOnPlane(line, planeOf(slice))
  const rows = drawn.filter(row => strengths[row] > 0).sort((a, b) => strengths[a] - strengths[b])
  const near = (some: Int32Array) => some.map(i => rows.indexOf(drawn[i])).filter(i => i >= 0)
  return {
    ...{ ...model, slice, plane, rows },
    hidden: spaces.at(-1) ?? inputAsHidden(input, plane),
    straight: {
      ...model.straight,
      weights: straight.weights[0].slice(0, axes.length),
      bias: straight.biases[0],
    },
    chosen: { view: near(chosen.view), trails: near(chosen.trails) },
  }
}
