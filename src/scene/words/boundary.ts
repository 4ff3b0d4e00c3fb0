import type { Caption, Decider } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { hasHidden } from '../../network/network.ts'
import type { Spec } from '../../options/spec.ts'
import type { ClassModel } from '../model/class-model.ts'
import type { UnitCut } from '../model/cuts.ts'
import { unitName } from '../model/hidden-space.ts'
import { cutsDecider, inputFact, linearOf, networkTitle, resultFacts } from './facts.ts'

/** The title of the input plane as a network divides it. */
export function boundaryTitle(model: ClassModel, cuts: readonly UnitCut[], say: Language): string {
  const { network, boundary } = model
  const units = network.layers[0].biases.length
  if (boundary === 'none') return say.titles.oneClass
  if (!hasHidden(network)) return networkTitle(model, true, say)
  return network.layers.length > 2 || cuts.length !== units ? say.titles.boundary : say.titles.cuts({ units })
}

/** Its captions, by chapter id. */
export function boundaryCaptions(
  { sheet }: Spec,
  model: ClassModel,
  shown: readonly UnitCut[],
  say: Language,
): Record<string, Caption> {
  const says = model.boundary === 'none' ? 'one class' : sheet ? 'tint' : 'line'
  const units = shown.map(
    ({ unit }, index) => [`cut-${index}`, say.layers.cut({ unit: unitName(unit), index })] as const,
  )
  return {
    // The best line is not drawn here.
    data: inputFact(model, false, say),
    ...Object.fromEntries(units),
    regions: say.results.output({ joins: shown.length > 1, says }),
    boundary: say.results.network(resultFacts(model, deciderOf(model, shown.length))),
  }
}

/** The part that divides the input plane: cuts and what follows them, or the lines of the output alone. */
function deciderOf(model: ClassModel, cuts: number): Decider {
  const { network, input, classes, slice } = model
  if (hasHidden(network) || slice) return cutsDecider(model, cuts)
  return { kind: 'outputs', linear: linearOf(input.dimensions, classes) }
}
