import { forward } from '../../network/forward.ts'
import { memoize } from '../memoize.ts'
import { type DiagramNode, outputOf, sumOf } from '../model/diagram.ts'
import type { NetworkSheet } from './tile-painter.ts'

/** A function of nodes whose results are kept. */
export function byNode<Value>(of: (column: number, node: number) => Value) {
  const kept = memoize((id: string) => {
    const [column, node] = id.split(' ').map(Number)
    return of(column, node)
  })
  return (column: number, node: number) => kept(`${column} ${node}`)
}

/** The numbers that nodes have for some inputs (rows × features), one a row. */
export function nodeValues(
  { diagram, model: { network, dataset } }: Pick<NetworkSheet, 'diagram' | 'model'>,
  inputs: Float64Array,
) {
  const outputs = [inputs, ...forward(network, inputs)]
  const rows = inputs.length / dataset.features.length
  const widthOf = (column: number) => outputs[column].length / rows
  const given = (column: number, node: DiagramNode) => outputOf(node, outputs[column], widthOf(column))
  return {
    /** Of any units of a column together. */
    given,
    output: (column: number, node: number) => given(column, diagram.columns[column][node]),
    /** As far as so many nodes are added up. */
    sum: (column: number, node: number, count?: number) =>
      sumOf(diagram, [column - 1, node], outputs[column - 1], widthOf(column - 1), count),
  }
}

/** Values as shares of a node's scale, and the place of 0 on that scale. */
export interface Shares {
  at: Float64Array
  zero: number
}

/** Values and what is 0 as shares of a range, no farther beyond it than `ends`. */
export function sharesOf(
  values: Float64Array,
  zero: number,
  [low, high]: readonly number[],
  [least, most]: readonly [number, number] = [0, 1],
): Shares {
  const share = (value: number) => Math.max(least, Math.min(most, (value - low) / (high - low || 1)))
  return { at: values.map(share), zero: share(zero) }
}

/** The shares of what is taken away instead of added. */
export function turned({ at, zero }: Shares): Shares {
  return { at: at.map(value => 1 - value), zero: 1 - zero }
}

/** Shares on their way from some to others. */
export function mixShares(from: Shares, to: Shares, share: number): Shares {
  const mix = (a: number, b: number) => a + (b - a) * share
  return { at: from.at.map((value, i) => mix(value, to.at[i])), zero: mix(from.zero, to.zero) }
}
