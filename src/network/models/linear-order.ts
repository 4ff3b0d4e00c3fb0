import { SpecError } from '../../options/error.ts'

/** A linear layer by the beginning of the names of its weight and bias, such as `net.0.`, and its sizes. */
export interface Linear {
  name: string
  inputs: number
  units: number
}

/** Steps of the search for orders at most: some sizes fit in very many ways. */
const maxSteps = 10_000

/**
 * The layers in the order in which one takes what the other gives: the only one in which their sizes fit and the numbers
 * in their names rise, or where there is none, the only one in which the sizes fit.
 *
 * @throws SpecError where there is none, or several
 */
export function orderOf(layers: readonly Linear[]): Linear[] {
  const numbered = ordersOf(layers, isBefore)
  const [order, another] = numbered.length > 0 ? numbered : ordersOf(layers, () => false)
  if (order && !another) return order
  const sizes = layers.map(({ name, inputs, units }) => `${name}weight ${units} × ${inputs}`).join(', ')
  const wanted = order
    ? 'layers in one order: numbered as of nn.Sequential (0.weight, 2.weight)'
    : 'layers of which each has as many inputs as the one before it has units'
  throw new SpecError('layers', sizes, `${wanted}, or the network as ONNX by torch.onnx.export`)
}

/**
 * The orders in which each layer fits behind the one before it, and none stands behind one that it comes before: two at
 * most, and of too many to try them all two in any case.
 */
function ordersOf(layers: readonly Linear[], before: typeof isBefore): Linear[][] {
  const found: Linear[][] = []
  let steps = 0
  const extend = (chain: Linear[], left: readonly Linear[]) => {
    if (left.length === 0) found.push(chain)
    for (const next of left) {
      const others = left.filter(other => other !== next)
      const fits = chain.length === 0 || chain.at(-1)!.units === next.inputs
      if (++steps > maxSteps || found.length > 1) return
      if (fits && !others.some(other => before(other, next))) extend([...chain, next], others)
    }
  }
  extend([], layers)
  return steps > maxSteps ? [[...layers], [...layers]] : found
}

/** True where one's name says that it comes before the other: by its words, or by smaller numbers in the same words. */
function isBefore({ name: one }: Linear, { name: other }: Linear): boolean {
  const order = placeIn(one) - placeIn(other)
  const isAlike = one.replace(/\d+/g, '#') === other.replace(/\d+/g, '#')
  return order < 0 || (order === 0 && isAlike && one.localeCompare(other, 'en', { numeric: true }) < 0)
}

/** The place of a layer with such a name: 0 the first, 1 between, 2 the last. */
function placeIn(name: string): number {
  const [words = ''] = name.toLowerCase().match(/[a-z_]+(?=[^a-z_]*$)/) ?? []
  if (/(^|_)(in|input|first)(_|$)/.test(words)) return 0
  return /(^|_)(out|output|head|final|last|logits|classifier)(_|$)/.test(words) ? 2 : 1
}
