import { type Dataset, isRegression, taskOfPoints } from '../data/dataset.ts'
import { ownNumber, unitAt } from '../data/scale.ts'
import type { MadeFigure } from '../figure/made-figure.ts'
import { languageOf } from '../language/languages.ts'
import { type CutStage, leastCuts, openSides } from '../network/fences/fence.ts'
import type { LinearRegion } from '../network/linear-regions.ts'
import { mostRegions } from '../network/most-regions.ts'
import type { Network } from '../network/network.ts'
import { oneStep } from '../network/one-step.ts'
import { countMaps } from '../network/region-border.ts'
import { sceneNames } from '../options/panels.ts'
import type { FigureSpec, PictureSpec, Sweep } from '../options/sweep.ts'
import { isSweep, networkSpecs, specJson } from '../options/sweep.ts'
import type { Task } from '../options/task.ts'
import { showsNetwork } from '../scene/compose/figure-scene.ts'
import { correctAmong } from '../scene/model/compared/tasks.ts'
import { inOwnInputs, pieceCurve, shownRegions, stripeOf, windowScale } from '../scene/model/creases.ts'
import { firstCuts } from '../scene/model/cuts.ts'
import { dependenceOf } from '../scene/model/dependence.ts'
import { explanationOf } from '../scene/model/explanation.ts'
import { type CommonWorth, errorWorthOf, worthOf } from '../scene/model/importance.ts'
import { comparisonOf, regressionComparisonOf } from '../scene/model/part-readers.ts'
import { classesOn } from '../scene/model/slices/choose-slice.ts'
import { isWithoutPlane } from '../scene/model/slices/read-slice.ts'
import { heldValues } from '../scene/model/slices/slice.ts'
import { stepOf } from '../scene/model/step.ts'
import type { Trained, TrainedClassifier, TrainedRegressor } from '../scene/model/trained.ts'
import { firstToSeparate, leastError } from '../scene/model/trained.ts'
import type { Chapter, Scene } from '../scene/scene.ts'
import { scenesOf } from '../scene/scenes/registry.ts'
import { meanTarget } from '../scene/words/dataset.ts'
import { fenceCaptions } from '../scene/words/fences.ts'
import { foreignNear } from '../scene/words/slice.ts'
import { panelNames } from '../scene/words/sweep.ts'
import { classWorth, errorWorth, type WorthWords, worthCaption } from '../scene/words/worth.ts'
import type { ComparisonResult, FencedOff, FenceResult, PanelResult, Result } from './result.ts'

interface TaskResults {
  /** The number of the network that the keys of a result are of; −1 for none. */
  chosen(parts: readonly Trained[], key?: Sweep['key']): number
  /** The results of the scenes of a figure besides those of its networks. */
  ofScenes(part: Trained, figure: FigureSpec): Partial<Result>
}

const tasks: Readonly<Record<Task, TaskResults>> = {
  classification: { chosen: firstToSeparate, ofScenes: classifierResults },
  regression: { chosen: leastError, ofScenes: regressorResults },
}

/** The network that the keys of a result are of: the first that separates, or is off least. */
export function chosenPart(parts: readonly Trained[]): Trained {
  const { chosen } = tasks[taskOfPoints(parts[0].dataset)]
  return parts[Math.max(0, chosen(parts))]
}

/** The result of a figure, as far as it does not depend on files. */
export function figureResult(
  spec: FigureSpec,
  { parts, scene, alt }: Pick<MadeFigure, 'parts' | 'scene' | 'alt'>,
): Omit<Result, 'version' | 'outputs' | 'seconds' | 'rasterizer' | 'shapes' | 'notes'> {
  const { dataset, network, record, without } = chosenPart(parts)
  const shown = showsNetwork(spec, scenesOf(spec))
  return {
    spec: specJson(spec),
    data: describeData(spec, dataset),
    network: shown ? shapeOf(network) : null,
    training: shown ? record : null,
    ...(without && { without }),
    ...(isSweep(spec) && { panels: panelResults(spec, parts) }),
    ...tasks[taskOfPoints(dataset)].ofScenes(parts[0], spec),
    ...dependenceResult(parts[0]),
    ...sliceResult(parts[0]),
    alt,
    chapters: describeChapters(scene),
  }
}

function classifierResults(part: TrainedClassifier, figure: FigureSpec): Partial<Result> {
  return {
    ...comparisonResults(part),
    ...explainResults(figure, part),
    ...regionsResult(figure, part),
    ...stepResult(part),
    ...(!isWithoutPlane({ slice: ['auto'], fix: null }, part.dataset, 2) && { sliceable: true }),
    ...worthResults(figure, part),
  }
}

/** The scores of the classifiers of a comparison; nothing where none were compared. */
function comparisonResults({ dataset, model }: TrainedClassifier): Pick<Result, 'compare'> {
  const comparison = model && comparisonOf(model)
  if (!comparison) return {}
  const { fitted, notLearned } = comparison
  const counted = (correct: number, of: number) => ({ correct, accuracy: correct / of })
  return {
    compare: fitted.map(({ name, wrong }, i): ComparisonResult => {
      const train = counted(correctAmong({ wrong }, dataset.y.length), dataset.y.length)
      const correct = notLearned?.correct[i] ?? null
      if (!notLearned || correct === null) return { classifier: name, train }
      const { correct: _, ...points } = notLearned
      const other = counted(correct, points.samples)
      return {
        ...{ classifier: name, train },
        ...(dataset.test && { test: other }),
        notLearned: { ...points, ...other },
      }
    }),
  }
}

/** The errors of the regressors of a comparison; nothing where none were compared. */
function regressorResults(part: TrainedRegressor, figure: FigureSpec): Partial<Result> {
  const comparison = part.model && regressionComparisonOf(part.model)
  if (!comparison) return { ...regionsResult(figure, part), ...errorWorthResults(figure, part) }
  const { scores, ...points } = comparison.notLearned!
  return {
    compare: comparison.fitted.map(({ name, scores: train }, i) => {
      const other = scores[i]
      return { classifier: name, train, ...(other && { notLearned: { ...points, ...other } }) }
    }),
  }
}

/** The fences of an explanation; nothing where none was asked for. */
function explainResults(figure: FigureSpec, { model }: TrainedClassifier): Pick<Result, 'explain'> {
  const explained = model && explanationOf(model)
  if (!explained) return {}
  const numbered = (rows: readonly number[]) => rows.map(row => row + 1)
  const off = ({ off, stay }: CutStage): FencedOff => ({ off, stay: numbered(stay) })
  const classes = explained.fences.map(
    (fence): FenceResult => ({
      cuts: leastCuts(fence),
      closed: openSides(fence.all.cuts) === 0,
      open: openSides(fence.all.cuts),
      class: model.dataset.classes[fence.class],
      oneCut: off(fence.one),
      twoCuts: off(fence.two),
      inside: fence.inside.map(({ row, within }) => ({ row: row + 1, within: numbered(within) })),
    }),
  )
  const { inside: _, ...shown } = classes[explained.shown]
  const [spec] = networkSpecs(figure)
  const captions = fenceCaptions(model, spec.cuts ? firstCuts(model) : [], languageOf(spec))
  const sentences = Object.values(captions).map(caption => caption.join(' · '))
  return { explain: { ...shown, found: explained.found, classes, sentences } }
}

/** The linear regions of a network; nothing where no scene shows them. */
function regionsResult(figure: FigureSpec, { model }: Trained): Pick<Result, 'regions'> {
  const [spec] = networkSpecs(figure)
  if (!model || !sceneNames(spec).some(name => scenesOf(spec)[name].facts.inRegions)) return {}
  const { dimensions, centre, half } = model.input
  const { regions, steps, border } = shownRegions(model)
  const hidden = model.network.layers.slice(0, -1)
  const scale = windowScale(model)
  const own = (place: readonly number[]) => scale.mean.map((_, d) => ownNumber(place[d], unitAt(scale, d)))
  const [low, high] = [-half, half].map(by => own(centre.map(v => v + by)))
  const placesOf = (region: LinearRegion) =>
    dimensions === 1
      ? stripeOf(region).map(x => [x])
      : region.corners.flatMap((x, i) => (i % 2 === 0 ? [[x, region.corners[i + 1]]] : []))
  const isOff = (l: number, unit: number) =>
    regions.every(
      ({ pattern, maps }) => pattern[l][unit] === 0 && maps[l][unit].every((v, d) => d > 1 || v === 0),
    )
  return {
    regions: {
      window: low.flatMap((from, d) => [from, high[d]]),
      count: regions.length,
      maps: countMaps(regions),
      byLayer: hidden.map((_, l) => steps.findLast(({ layer }) => layer <= l)?.regions ?? 1),
      most: mostRegions(model.network, dimensions),
      areas: regions.map(({ area }) => area / (2 * half) ** 2),
      corners: border.corners.length,
      junctions: border.junctions.length,
      dead: hidden.flatMap(({ biases }, l) =>
        [...biases.keys()].filter(unit => isOff(l, unit)).map(unit => `${l + 1}.${unit + 1}`),
      ),
      ...('height' in model && dimensions === 1 && { joints: pieceCurve(regions).joints.length / 2 }),
      cells: regions.map(region => ({
        pattern: region.pattern,
        polygon: placesOf(region).map(own),
        map: region.maps.at(-1)!.map(map => inOwnInputs(map, model)),
      })),
    },
  }
}

/** The step that a figure shows; nothing without one. */
function stepResult({ model }: TrainedClassifier): Pick<Result, 'step'> {
  const own = model && stepOf(model)
  if (!own) return {}
  const { rate, layers, loss, fallen: after } = oneStep(own)
  return {
    step: { row: own.row + 1, x: [...own.x], class: model.dataset.classes[own.y], rate, layers, loss, after },
  }
}

/** The slice that a figure shows; nothing without one. */
function sliceResult({ model }: Trained): Pick<Result, 'slice'> {
  if (!model?.slice) return {}
  const { slice, all, dataset } = model
  const seen = 'classes' in model ? classesOn(slice, model.plane, { ...model, labels: all.y }) : []
  const { axes, columns, near, reach, chosen } = slice
  const panels = chosen?.panels
  return {
    slice: {
      axes: axes.map(axis => columns.features[axis]),
      held: heldValues(slice),
      near,
      ...('classes' in model && {
        classes: Object.fromEntries(dataset.classes.map((name, k) => [name, seen[k]])),
        foreign: foreignNear(slice),
      }),
      reach,
      ...(chosen && { chosenBy: chosen.by }),
      ...((panels?.isAmongTwo || seen.some(({ near }) => near === 0)) && panels && { panels: panels.text }),
    },
  }
}

/** The worth of columns, and the rows it was measured on; nothing where it was not asked for. */
function worthResults(figure: FigureSpec, { model }: TrainedClassifier): Partial<Result> {
  const worth = model && worthOf(model)
  if (!worth) return {}
  const { measured, ...others } = describeWorth(figure, worth, classWorth, model.dataset)
  return { ...others, confusion: { ...measured, classes: model.dataset.classes, matrix: worth.confusion } }
}

/** The same of regression, in the target's own units. */
function errorWorthResults(figure: FigureSpec, { model }: TrainedRegressor): Partial<Result> {
  const worth = model && errorWorthOf(model)
  if (!worth) return {}
  const { measured, columns, ...others } = describeWorth(figure, worth, errorWorth, model.dataset)
  const { rmse, r2 } = worth.scores
  const errors = columns.map(({ loss: { mean, deviation }, ...column }) => {
    return { ...column, error: { before: rmse, after: rmse + mean, deviation } }
  })
  return { ...others, columns: errors, residuals: { ...measured, rmse, r2, two: worth.two } }
}

function describeWorth<Of extends CommonWorth>(
  figure: FigureSpec,
  worth: Of,
  words: WorthWords<Of>,
  dataset: Dataset,
) {
  const say = languageOf(networkSpecs(figure)[0])
  const { by: rows, folds, samples, shuffled, few } = worth
  const columns: Of['columns'] = worth.columns
  const captions = [words.right(worth, say, dataset), worthCaption(worth, say, words)]
  return {
    columns: columns.map(({ features: _, correlated, ...column }: Of['columns'][number]) => ({
      ...column,
      correlated: correlated.map(({ column, correlation }) => ({ name: columns[column].name, correlation })),
    })),
    measured: { rows, folds, samples, shuffled, sentences: captions.map(caption => caption.join(' · ')) },
    ...(few && { few }),
  }
}

/** The partial dependence on columns; nothing where it was not asked for. */
function dependenceResult({ model }: Trained): Pick<Result, 'dependence'> {
  const found = model && dependenceOf(model)
  if (!found) return {}
  const { pair } = found
  return {
    dependence: {
      columns: found.columns.map(({ column, values, average }) => ({ column, values, average })),
      ...(pair && { pair: { columns: pair.columns, values: pair.values, average: pair.average } }),
    },
  }
}

function panelResults(spec: Sweep, parts: readonly Trained[]): PanelResult[] {
  const { key, values, panels } = spec
  const first = tasks[taskOfPoints(parts[0].dataset)].chosen(parts, key)
  const names = panelNames(spec, languageOf(panels[0].spec))
  return panels.map(({ spec: own }, i) => {
    const { dataset, network, record, without } = parts[i]
    const made = { data: describeData(own, dataset), network: shapeOf(network), training: record }
    const seen = { ...(without && { without }), ...sliceResult(parts[i]) }
    return { value: values[i], name: names[i], first: i === first, ...made, ...seen }
  })
}

/** The chapters of a scene, in whole milliseconds. */
export function describeChapters({ chapters }: Pick<Scene, 'chapters'>): Chapter[] {
  const rounded = (seconds: number) => Math.round(seconds * 1000) / 1000
  return chapters.map(({ start, end, ...named }) => ({ ...named, start: rounded(start), end: rounded(end) }))
}

/** The name and the sizes of the points that a spec names. */
export function describeData(
  spec: Pick<PictureSpec, 'data' | 'classNames'>,
  dataset: Dataset,
): Result['data'] {
  const { y, features, classes: own, reduction } = dataset
  const { length } = reduction?.features ?? features
  const reduced = reduction && { method: reduction.method, shares: reduction.shares }
  const classes = spec.classNames ?? own
  return {
    name: spec.data,
    samples: y.length,
    features: length,
    classes,
    ...(isRegression(dataset) && { target: dataset.target.name, mean: meanTarget(dataset)?.value }),
    ...(reduced && { reduced }),
  }
}

/** The sizes and activations of a network's layers. */
export function shapeOf({ layers }: Network): NonNullable<Result['network']> {
  const inputs = layers[0].weights.length
  return {
    sizes: [inputs, ...layers.map(({ biases }) => biases.length)],
    activations: layers.map(({ activation }) => activation),
  }
}
