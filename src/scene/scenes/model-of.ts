import { type Dataset, isRegression, withClassNames } from '../../data/dataset.ts'
import { type BestLine, bestLine } from '../../network/best-line.ts'
import type { Network } from '../../network/network.ts'
import type { Unreduced } from '../../network/training.ts'
import { drawsHidden } from '../../options/hidden.ts'
import { sceneNames } from '../../options/panels.ts'
import { namesColumns } from '../../options/slice.ts'
import type { Spec } from '../../options/spec.ts'
import { type FigureSpec, isSweep } from '../../options/sweep.ts'
import { isUntrained } from '../compose/plan-scene.ts'
import { buildModel, type ClassModel } from '../model/class-model.ts'
import type { Learned, OnFit } from '../model/compared/tasks.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { CommonWorth } from '../model/importance.ts'
import { type Need, type Part, type PlayedPart, withParts } from '../model/part.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import { columnsFor, isWithoutPlane } from '../model/slices/read-slice.ts'
import type { Trained, TrainedClassifier, TrainedRegressor } from '../model/trained.ts'
import { usualParts } from '../model/usual-parts.ts'
import { autoColumns, scenesOf } from './registry.ts'
import { rest } from './rest.ts'

/** The keys of a spec that say which scenes it shows. */
type Shown = Parameters<typeof scenesOf>[0] & Pick<Spec, 'scene' | 'sequence' | 'play'>

function partsOf(spec: Shown): string[] {
  const scenes = scenesOf(spec)
  const taken = sceneNames(spec).flatMap((name): readonly string[] => {
    const { parts = [], playedParts = {} } = scenes[name]
    return [...parts, ...((spec.play && playedParts[spec.play]) ?? [])]
  })
  return [...new Set(taken)]
}

/** True where a scene of a spec takes a part that needs this of a training. */
export function needs(spec: Shown, need: Need): boolean {
  const known: Readonly<Record<string, Pick<Part, 'needs'>>> = {
    ...usualParts,
    ...rest.parts,
    ...rest.regressionParts,
  }
  return partsOf(spec).some(name => known[name].needs.includes(need))
}

/** True where a scene of a figure draws a hidden layer, also where cross-validation finds that none is needed. */
export function needsHidden(figure: FigureSpec): boolean {
  const facts = Object.values(scenesOf(figure)).map(scene => scene.facts)
  return drawsHidden(facts, isSweep(figure) ? [figure.scene] : sceneNames(figure))
}

/** The classifiers that a figure compares, if any. @throws WorkError for a named one that cannot be fitted */
export function learnedFor(spec: Spec, dataset: Dataset, onFit?: OnFit): Learned | undefined {
  const hasPlane = dataset.features.length === 2 || spec.slice !== null
  if (isRegression(dataset) || !hasPlane || !partsOf(spec).includes('comparison')) return undefined
  return rest.fitEstimators!(spec, dataset, onFit)
}

/** Facts that a model is built from besides the network: known already, or known from nowhere else. */
interface KnownOfModel {
  /** The best straight line on the input; of classes. */
  line?: BestLine | undefined
  /** The rows before they were reduced, and how that is done again. */
  unreduced?: Unreduced | undefined
  /** Networks of its kind, one for each fold of the choice. */
  folds?: readonly Network[] | undefined
}

/** A network on its data, of which a record need not be known. */
type Known<Part extends Trained> = Omit<Part, 'record'> & Partial<Pick<Part, 'record'>>

/** The model of a trained network with the parts that its scenes take. @throws SpecError for names that the data do not have */
export function modelOf(spec: Spec, part: Known<TrainedClassifier>, known?: KnownOfModel): ClassModel
export function modelOf(spec: Spec, part: Known<TrainedRegressor>, known?: KnownOfModel): RegressionModel
export function modelOf(spec: Spec, part: Known<Trained>, known?: KnownOfModel): FigureModel
export function modelOf(spec: Spec, part: Known<Trained>, known: KnownOfModel = {}): FigureModel {
  if (part.model) return part.model
  return isRegression(part.dataset)
    ? regressionModel(spec, part as Known<TrainedRegressor>, known)
    : classModel(spec, part as Known<TrainedClassifier>, known)
}

function classModel(
  spec: Spec,
  { dataset, network, record, compared, without }: Known<TrainedClassifier>,
  { line = bestLine(dataset), unreduced, folds }: KnownOfModel,
): ClassModel {
  const margin = record?.verdict?.margin ?? null
  const given = { ...givenBy(spec, record, unreduced), margin, compared, ...(!without && { folds }) }
  const named = withClassNames(dataset, spec)
  const choice = record?.choice ?? null
  const whole = given.unreduced?.dataset ?? named
  const worth = () =>
    isUntrained(spec, record, true)
      ? undefined
      : rest.columnsByWorth!({ dataset: named, network, choice }, given)
  const isChosen = spec.slice?.length === 1 && !isWithoutPlane(spec, whole, 2)
  const chosen = isChosen ? columnsFor(whole, spec, 2, worth()) : null
  const before = unreduced?.dataset as TrainedClassifier['dataset']
  const facts = { best: line, choice, unreduced: before, chosen, without }
  return withParts(buildModel(spec, named, network, facts), partsOf(spec), given, rest.parts ?? usualParts)
}

function regressionModel(
  spec: Spec,
  { dataset, network, record, compared }: Known<TrainedRegressor>,
  { unreduced, folds }: KnownOfModel,
): RegressionModel {
  const given = { ...givenBy(spec, record, unreduced), compared, folds }
  const whole: Dataset = unreduced?.dataset ?? dataset
  const axes = autoColumns(spec)
  const isChosen = spec.slice !== null && !namesColumns(spec.slice) && !isWithoutPlane(spec, whole, axes)
  const choice = record?.choice ?? null
  const onPlane = (worth: CommonWorth) => columnsFor(whole, spec, axes, worth).names
  const worth =
    isChosen && !isUntrained(spec, record, true)
      ? rest.columnsByWorth!({ dataset, network, choice }, given, onPlane)
      : undefined
  const chosen = isChosen ? columnsFor(whole, spec, axes, worth) : null
  const own = rest.buildRegressionModel!(spec, dataset, network, choice, { unreduced: whole, chosen })
  const model = worth?.two && axes === 2 ? { ...own, only: { ...worth.two, all: worth.scores.r2 } } : own
  return withParts(model, partsOf(spec), given, rest.regressionParts!)
}

/** The input of parts, of a training and of its spec. */
function givenBy(spec: Spec, record: Trained['record'] | undefined, unreduced?: Unreduced): PlayedPart {
  const alpha = spec.alpha ?? record?.choice?.alpha ?? 0
  return { spec, alpha, trace: record?.trace ?? [], margin: null, unreduced }
}
