import { scoresOnPlane } from '../../../network/input-plane.ts'
import { inputAsHidden } from '../hidden-space.ts'
import type { RegressionModel } from '../regression-model.ts'
import { nearSlice } from './place-slice.ts'
import { networkOver, type OpenSlice, planeOf } from './slice.ts'

/** The model of a regression on a slice at values of its columns: the network over its own, and the rows near, the nearest last. */
export function onSlice(model: RegressionModel, open: OpenSlice, held: number[]): RegressionModel {
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
