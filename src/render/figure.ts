import { createHash } from 'node:crypto'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { isRegression, type RegressionDataset } from '../data/dataset.ts'
import type { Recipe } from '../encode/recipe.ts'
import { parameterText, weightsOf } from '../encode/weights.ts'
import { type BestLine, bestLine } from '../network/best-line.ts'
import type { Unreduced } from '../network/choose.ts'
import type { OpenLoops } from '../network/loops.ts'
import { pack } from '../network/parameter-layout.ts'
import { heldOutRegression } from '../network/regression/scores.ts'
import { snapshotTrace } from '../network/snapshots.ts'
import { heldOutRecord, trainInSteps, wantsLoops } from '../network/train.ts'
import type {
  AnyTraining,
  RegressionTraining,
  Steps,
  Training,
  TrainingStep,
  WorkBudget,
} from '../network/training.ts'
import { verdict } from '../network/verdict.ts'
import type { Spares } from '../options/read.ts'
import type { Spec } from '../options/spec.ts'
import { networkKey } from '../options/stages.ts'
import { type FigureSpec, networkSpecs, specJson } from '../options/sweep.ts'
import { allRows, readSlice } from '../scene/model/read-slice.ts'
import type { AnyTrained, Trained } from '../scene/model/trained.ts'
import type { Scene } from '../scene/scene.ts'
import { altOf, buildFigure } from '../scene/scenes/build.ts'
import { showsNetwork } from '../scene/scenes/figure-scene.ts'
import { modelOf, needs } from '../scene/scenes/model-of.ts'
import { scenesOf } from '../scene/scenes/registry.ts'
import { type Input, type InputPaths, inputLoader, sparedIn } from './load.ts'
import { loadLoops } from './loops.ts'
import type { SceneInput } from './protocol.ts'
import { type Raster, titleOf } from './raster.ts'
import { endable } from './thread.ts'
import { trainedIn } from './train-thread.ts'
import { givenRecord, untrained, untrainedParts } from './untrained.ts'
import { version } from './version.ts'

/** Options of preparing a figure. */
export interface FigureOptions {
  raster: Raster
  inputPaths?: InputPaths | undefined
  /** Keys that may do nothing; others are refused then. */
  spares?: Spares | undefined
  /** Computes the widest margin for the record, also where the scene does not show it. */
  margin?: boolean | undefined
  signal?: AbortSignal | undefined
  /** Refuses a figure by its untrained networks, before any is trained. */
  check?: ((parts: AnyTrained[]) => void) | undefined
  /** As `MakeOptions` have it. */
  maxWork?: number | undefined
  /** Set where another thread may train beside this one. */
  threads?: boolean | undefined
  /** Trainings of a spec with the same `networkKey`, one for each of its panels, instead of training again. */
  trained?: readonly AnyTraining[] | undefined
  /** Is called with the trainings, unless they were given. */
  onTrained?: ((trained: readonly AnyTraining[]) => void) | undefined
  /** Is called before and after each training, and ten times a second with a step of it. */
  onTrain?: ((done: number, total: number, training?: TrainingStep) => void) | undefined
}

/** A figure before its pixels are drawn. */
export interface Figure {
  /** The networks on their data, with their verdicts: one, or one for each value of a sweep. */
  parts: AnyTrained[]
  scene: Scene
  /** The input that the scene was built from. */
  input: SceneInput
  recipe: Recipe
  /** Alternative text: what the picture shows, in words. */
  alt: string
  /** Remarks for the user that the picture does not show, such as what was decided about the data. */
  notes: string[]
  /** Milliseconds that training took. */
  trained: number
  /** The same data and networks under another spec. */
  under(spec: FigureSpec): Figure
}

/**
 * Loads the data of a spec, trains its networks and builds its scene: Spec → Dataset → Network + record + verdict →
 * Scene, and the recipe of it.
 *
 * @throws SpecError for data that cannot be used, WorkError for training that failed
 */
export async function makeFigure(spec: FigureSpec, options: FigureOptions): Promise<Figure> {
  const { inputPaths, check, spares, margin, maxWork, threads = false, signal, onTrain } = options
  const load = inputLoader(inputPaths, sparedIn(spec, spares))
  check?.((await untrainedParts(spec, load)).parts)
  const wanted: Wanted = {
    network: showsNetwork(spec, scenesOf(spec)),
    trace: needs(spec, 'trace'),
    margin: margin || needs(spec, 'margin'),
    threads,
    budget: maxWork === undefined ? undefined : { most: maxWork, left: maxWork },
  }
  const specs = networkSpecs(spec)
  const inputs: Input[] = []
  const trainings: AnyTraining[] = []
  const parts: LinedPart[] = []
  let trained = 0
  for (const [i, own] of specs.entries()) {
    const input = await load(own)
    checkSlice(own, input)
    if (wanted.network) onTrain?.(i, specs.length)
    await setImmediate()
    signal?.throwIfAborted()
    const openLoops = wantsLoops(input.dataset, own) ? await loadLoops() : undefined
    const started = performance.now()
    // Panels that differ in what is shown alone have one network.
    const same = i > 0 && networkKey(own) === networkKey(specs[i - 1]) ? trainings[i - 1] : undefined
    const training = await trainingOf(own, input, wanted, openLoops, options.trained?.[i] ?? same, step => {
      signal?.throwIfAborted()
      onTrain?.(i, specs.length, step)
    })
    trained += performance.now() - started
    inputs.push(input)
    trainings.push(training)
    parts.push(await endable(() => partOf(own, input, training, wanted, openLoops, parts.at(-1))))
    signal?.throwIfAborted()
  }
  if (wanted.network) {
    onTrain?.(specs.length, specs.length)
    if (!options.trained) options.onTrained?.(trainings)
  }
  return endable(() => figureOf(spec, parts, inputs, trained, options.raster))
}

/** The needs of a figure of its networks, and the ways in which they may be trained. */
interface Wanted {
  /** True where one is shown. */
  network: boolean
  trace: boolean
  margin: boolean
  threads: boolean
  budget: WorkBudget | undefined
}

/** A trained network and the best straight line on its data, where that tells classes apart. */
type LinedPart = AnyTrained & { line?: BestLine }

/** Refuses a slice of columns that there are not, before a network is trained. */
function checkSlice(spec: Spec, { dataset, unreduced = dataset }: Input): void {
  if (isRegression(unreduced)) return
  // Which two are chosen is known once it is trained.
  if (spec.slice?.length === 2 || (spec.slice && unreduced.features.length < 3))
    readSlice(spec, unreduced, allRows(unreduced))
}

/** The network of a panel with its record: from a model file, as it was trained before, or from a training. */
async function trainingOf(
  spec: Spec,
  input: Input,
  { network: isShown, trace, threads, budget }: Wanted,
  openLoops: OpenLoops | undefined,
  before: AnyTraining | undefined,
  report: (step: TrainingStep) => void,
): Promise<AnyTraining> {
  const { dataset, model } = input
  // What is drawn of the data needs some network, also where none is shown.
  const hidden = [{ units: 1, activation: spec.activation }]
  const network = model?.network ?? (isShown ? undefined : untrained(dataset, hidden))
  if (network) {
    const record = givenRecord(network, dataset, spec.alpha ?? 0)
    if (model && trace) record.trace = snapshotTrace(model, dataset)
    return { network, record } as AnyTraining
  }
  if (before && (before.record.trace || !trace)) return before
  const options = { trace, openLoops, budget, unreduced: unreducedOf(spec, input) }
  return trainedIn(threads, solveAhead =>
    paced(trainInSteps(dataset, spec, { ...options, solveAhead }), report),
  )
}

/** The rows of an input before they were reduced. */
function unreducedOf({ scale, reduce }: Spec, { unreduced }: Input): Unreduced | undefined {
  return unreduced && ({ dataset: unreduced, scale, reduce } as Unreduced)
}

/** The part of a panel; one on the same data `before` it has the same line. */
async function partOf(
  spec: Spec,
  input: Input,
  training: AnyTraining,
  { network: isShown, margin }: Wanted,
  openLoops: OpenLoops | undefined,
  before: LinedPart | undefined,
): Promise<LinedPart> {
  const { dataset } = input
  if (isRegression(dataset)) return regressionPart(spec, input, dataset, training as RegressionTraining)
  const {
    network,
    record: { trace, ...record },
  } = training as Training
  const line = before?.dataset === dataset ? before.line : bestLine(dataset, openLoops)
  const judged = isShown && { verdict: await verdict(network, dataset, { margin, bestLine: line }) }
  // What a scene shows of the iterates is in its model, and nobody else asks for them.
  const trained = { dataset, network, record: { ...record, trace, ...judged } }
  const model = modelOf(spec, trained, { line, unreduced: unreducedOf(spec, input) })
  const test = heldOutRecord(network, dataset)
  const hits = isShown && model.hits
  const found = { ...(hits && { hits }), ...(test && { test }), ...judged }
  return { dataset, network, record: { ...record, ...found }, model, line }
}

/** The same for regression. */
function regressionPart(
  spec: Spec,
  input: Input,
  dataset: RegressionDataset,
  { network, record }: RegressionTraining,
): AnyTrained {
  const test = heldOutRegression(network, dataset)
  const { trace: _, ...told } = { ...record, ...(test && { test }) }
  const model = modelOf(spec, { dataset, network, record }, { unreduced: unreducedOf(spec, input) })
  return { dataset, network, record: told, model }
}

/** The figure of what was read and trained for its panels. */
function figureOf(
  spec: FigureSpec,
  parts: AnyTrained[],
  inputs: readonly Input[],
  trained: number,
  raster: Raster,
): Figure {
  // A picture that does not name the margin is the same whether it was asked for or not.
  const shown = needs(spec, 'margin') ? parts : parts.map(withoutMargin)
  const parameters = parts.flatMap(({ network }) => [...pack(network)])
  const weights = weightsOf(parameters, createHash('sha256').update(parameterText(parameters)).digest('hex'))
  const notes = new Set(inputs.flatMap(input => input.notes))
  const { sha256, font } = inputs.at(-1)!
  const shows = showsNetwork(spec, scenesOf(spec))
  const under = (spec: FigureSpec): Figure => {
    const scene = buildFigure(spec, shown, font)
    return {
      parts,
      scene,
      input: { spec, parts: shown },
      trained,
      under,
      recipe: {
        nnanim: version,
        rasterizer: titleOf(raster),
        ...(Object.keys(sha256).length > 0 && { sha256 }),
        ...(shows && { weights }),
        spec: specJson(spec),
      },
      alt: altOf(spec, shown, scene),
      notes: [...notes, ...scene.notes],
    }
  }
  return under(spec)
}

/** Milliseconds between two reports of a training. */
const pace = 100

/**
 * Takes all steps of a training; ten times a second it lets the event loop handle signals, and reports the last step. A
 * promise among them is waited for.
 */
async function paced(steps: Steps<AnyTraining>, report: (step: TrainingStep) => void): Promise<AnyTraining> {
  let last: TrainingStep | undefined
  for (;;) {
    const step = endable(() => {
      const end = performance.now() + pace
      for (;;) {
        const step = steps.next()
        if (step.done || step.value instanceof Promise || performance.now() > end) return step
      }
    })
    if (step.done) return step.value
    if (step.value instanceof Promise) await Promise.race([step.value, setTimeout(pace)])
    else {
      last = step.value
      await setImmediate()
    }
    if (last) report(last)
  }
}

function withoutMargin(trained: AnyTrained): AnyTrained {
  if (!('verdict' in trained.record)) return trained
  const { record, ...part } = trained as Trained
  const { verdict } = record
  return { ...part, record: { ...record, ...(verdict && { verdict: { ...verdict, margin: null } }) } }
}
