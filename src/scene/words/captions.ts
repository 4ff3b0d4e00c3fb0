import type { Caption, Captions, Decider } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { activationOf, pressOf } from '../../network/activation.ts'
import type { MarginGap } from '../../network/margin.ts'
import { hasHidden, type Verdict } from '../../network/network.ts'
import type { Spec } from '../../options/spec.ts'
import type { ClassModel } from '../model/class-model.ts'
import { sheetCuts, type UnitCut } from '../model/cuts.ts'
import { decisionInView, drawsBestLine } from '../model/drawn.ts'
import { isScoreAxis, unitName } from '../model/hidden-space.ts'
import type { Creased } from '../model/paper.ts'
import type { Segment } from '../model/staged.ts'
import { classNames } from '../style/points.ts'
import { choiceCaption } from './choice.ts'
import { pointsOf, shortened, tableName } from './dataset.ts'
import {
  componentsOf,
  cutsDecider,
  hiddenFact,
  inputFact,
  layerUnits,
  linearOf,
  lineBack,
  networkTitle,
  planeFacts,
  resultFacts,
} from './facts.ts'

export function segmentId(index: number): string {
  return `segment-${index}`
}

/** The name of a segment of the trajectory among the chapters. */
export function segmentName({ layer, step }: Segment, say: Language): string {
  if (step === 'layer') return say.chapters.layer({ layer: layer + 1 })
  return step === 'turn' ? say.chapters.turning : say.chapters[step]
}

/** The caption of a segment of the trajectory; `sheet` says whether the input plane is drawn. */
export function segmentCaption(
  { layer, step }: Pick<Segment, 'layer' | 'step'>,
  { spaces, network, input, classes }: ClassModel,
  sheet: boolean,
  say: Language,
): Caption {
  if (!hasHidden(network)) return spaces.length > 0 ? say.layers.scored({ classes }) : say.layers.stay
  const { activation } = network.layers[layer]
  const number = spaces.length > 1 ? layer + 1 : null
  switch (step) {
    case 'stretch':
    case 'turn':
    case 'slide':
      return say.layers[step]({ layer: number })
    case 'fold':
      return say.paper.fold
    case 'weights':
    case 'press':
      return say.paper.press({ beyond: pressOf(activation) })
    case 'activation': {
      const { range, symbol } = activationOf(activation)!
      const bounded = range.every(Number.isFinite)
      return say.layers.activation({ layer: number, name: activation!, symbol: symbol!, bounded })
    }
    case 'score':
    case 'layer': {
      if (spaces.length === 1) {
        const moved = !input.flat || !sheet ? 'points' : input.dimensions === 1 ? 'line' : 'plane'
        return say.layers.onTheWay({
          units: layerUnits(network)[layer].units,
          moved,
          bends: activationOf(activation)!.symbol !== null,
        })
      }
      const { share, units } = spaces[layer]
      const kept = share < 1 && units.length === 0 && !isScoreAxis(spaces[layer]) ? share : null
      return say.layers.to({ layer: layer + 1, units: layerUnits(network)[layer].units, kept })
    }
  }
}

/** The findings of the linear program and the widest margin beyond the network's own line; null for none. */
export function verdictCaption(
  model: ClassModel,
  { separable, margin }: Verdict,
  gap: Pick<MarginGap, 'classes'> | null,
  say: Language,
): Caption | null {
  const { dataset, network, hidden, classes, correct } = model
  const linear = linearOf(hidden.dimensions, classes, hidden.units.length > 0)
  if (separable === false) return say.results.none(linear)
  if (separable && correct < dataset.y.length) return say.results.another(linear)
  if (!separable || margin === null) return null
  const pair = gap?.classes ?? (classes === 2 ? [0, 1] : null)
  return say.results.gap({
    width: 2 * margin,
    between: pair?.map(k => shortened(classNames(dataset, say)[k])) ?? null,
    classes,
    units: hidden.units.length === 0 ? network.layers[hidden.layer].biases.length : null,
  })
}

/** The caption while the last hidden space turns. */
export function orbitCaption(model: ClassModel, say: Language): Caption {
  const { dataset, classes, correct } = model
  const samples = dataset.y.length
  const planes = !decisionInView(model) ? null : classes > 2 ? 'many' : 'one'
  return say.results.allSides({ wrong: samples - correct, samples, planes })
}

/** The form of the points, or the table and its columns that they are. */
export function dataSentence(spec: Spec, { input, dataset, forms, slice }: ClassModel, say: Language) {
  if (forms !== null) return say.data.forms({ forms })
  const table = tableName(spec)
  const { reduction, features } = dataset
  if (slice)
    return say.data.columns({ table, names: slice.axes.map(axis => shortened(slice.columns.features[axis])) })
  if (reduction)
    return say.data.reduced({ table, features: reduction.features.length, ...componentsOf(reduction) })
  const plane = planeFacts(input)
  return plane
    ? say.data.projected({ table, features: features.length, ...plane })
    : say.data.columns({ table, names: features.map(shortened) })
}

/** The captions of a way to the hidden layer and back, by chapter id. */
export function transformCaptions(
  spec: Spec,
  model: ClassModel,
  segments: readonly Segment[],
  paper: Creased | null,
  say: Language,
): Captions {
  const { correct, dataset, held, boundary, input, network } = model
  const cuts = sheetCuts(model).length
  const start = inputFact(model, drawsBestLine(spec, model), say)
  // What comes back: the boundary where it is drawn, or the points alone.
  const line = boundary === 'none' || !spec.sheet ? 'points' : lineBack(model)
  const count = { correct, samples: dataset.y.length, held }
  const corners = paper?.border.corners.length
  const returned = corners
    ? ([say.paper.boundary({ corners, opened: true })] as const)
    : say.results.returned({ line, ...count })
  return {
    data: start,
    cuts: paper
      ? say.paper.creases
      : cuts === 0
        ? start
        : say.layers.cuts({ units: layerUnits(network)[0].units, cuts }),
    ...Object.fromEntries(
      segments.map((segment, i) => [segmentId(i), segmentCaption(segment, model, spec.sheet, say)]),
    ),
    line: hiddenFact(model, say),
    ...(input.flat
      ? { back: returned, boundary: returned }
      : { back: inputFact(model, false, say), end: start }),
  }
}

/** The title of the input plane as a network divides it. */
export function boundaryTitle(model: ClassModel, cuts: readonly UnitCut[], say: Language): string {
  const { network, boundary } = model
  const units = layerUnits(network)[0]?.units
  if (boundary === 'none') return say.titles.oneClass
  if (!hasHidden(network)) return networkTitle(model, true, say)
  return network.layers.length > 2 || cuts.length !== units ? say.titles.boundary : say.titles.cuts({ units })
}

/** Its captions, by chapter id. */
export function boundaryCaptions(model: ClassModel, shown: readonly UnitCut[], say: Language): Captions {
  const { network, boundary, dataset, input, classes, slice } = model
  const units = shown.map(({ unit }, i) => [`cut-${i}`, say.layers.cut({ unit: unitName(unit) })] as const)
  // Cuts and what follows them divide the plane, or the lines of the output alone.
  const decider: Decider =
    hasHidden(network) || slice
      ? cutsDecider(model, shown.length)
      : { kind: 'outputs', linear: linearOf(input.dimensions, classes) }
  return {
    data: choiceCaption(model, say) ?? say.data.points(pointsOf(dataset)),
    ...Object.fromEntries(units),
    regions: boundary === 'none' ? say.results.oneClass({ joins: shown.length > 1 }) : say.results.undecided,
    certainty: say.results.paler,
    boundary: say.results.network(resultFacts(model, decider)),
  }
}
