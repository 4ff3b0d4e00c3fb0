import { withClassNames } from '../../data/class-names.ts'
import { type BestLine, bestLine } from '../../network/best-line.ts'
import type { Unreduced } from '../../network/choose.ts'
import { sceneNames } from '../../options/panels.ts'
import type { Spec } from '../../options/spec.ts'
import { columnsFor } from '../model/chosen-columns.ts'
import { buildModel, type FigureModel } from '../model/figure-model.ts'
import type { Need } from '../model/part.ts'
import { type PartName, parts, withParts } from '../model/parts.ts'
import type { Trained } from '../model/trained.ts'
import { scenes } from './registry.ts'

/** The parts that the scenes of a spec take. */
function partsOf(spec: Pick<Spec, 'scene' | 'sequence' | 'play'>): PartName[] {
  const taken = sceneNames(spec).flatMap(name => {
    const { parts = [], playedParts = [] } = scenes[name]
    return spec.play ? [...parts, ...playedParts] : parts
  })
  return [...new Set(taken)]
}

/** True where a scene of a spec takes a part that needs this of a training. */
export function needs(spec: Pick<Spec, 'scene' | 'sequence' | 'play'>, need: Need): boolean {
  return partsOf(spec).some(name => parts[name].needs.includes(need))
}

/** Facts that a model is built from besides the network: known already, or known from nowhere else. */
interface KnownOfModel {
  /** The best straight line on the input. */
  line?: BestLine
  /** The rows before they were reduced, and how that is done again. */
  unreduced?: Unreduced | undefined
}

/**
 * The model of a trained network, with the parts that the scenes of its spec take.
 *
 * @throws SpecError for names of axes or classes that the data does not have
 */
export function modelOf(
  spec: Spec,
  { dataset, network, record, model }: Pick<Trained, 'dataset' | 'network' | 'model'> & Partial<Trained>,
  { line = bestLine(dataset), unreduced }: KnownOfModel = {},
): FigureModel {
  if (model) return model
  const { trace = [], verdict } = record ?? {}
  const alpha = spec.alpha ?? record?.choice?.alpha ?? 0
  const given = { spec, alpha, trace, margin: verdict?.margin ?? null, unreduced }
  const named = withClassNames(dataset, spec)
  const choice = record?.choice ?? null
  // A network before it is trained knows nothing of its columns.
  const isUntrained = spec.model === null && record?.stopped === 'model'
  const chosen =
    spec.slice && spec.slice.length === 1
      ? columnsFor({ dataset: named, network, choice }, given, isUntrained)
      : null
  const facts = { best: line, choice, unreduced: unreduced?.dataset, chosen }
  return withParts(buildModel(spec, named, network, facts), partsOf(spec), given)
}
