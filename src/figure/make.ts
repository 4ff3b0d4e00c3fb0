import type { ClassDataset } from '../data/dataset.ts'
import type { Format } from '../encode/format.ts'
import type { Recipe } from '../encode/recipe.ts'
import { parameterText, weightsOf } from '../encode/weights.ts'
import type { BestLine } from '../network/best-line.ts'
import type { OpenLoops } from '../network/loops.ts'
import { pack } from '../network/parameter-layout.ts'
import { learningTask } from '../network/tasks/registry.ts'
import { heldOutRecord, trainInSteps, wantsLoops } from '../network/train.ts'
import type { Training, TrainingStep, Unreduced, WorkBudget } from '../network/training.ts'
import { verdict } from '../network/verdict.ts'
import { type Ablated, trainingWithout } from '../network/without-unit.ts'
import { SpecError } from '../options/error.ts'
import { flagForm } from '../options/flag-form.ts'
import { keysWhere } from '../options/key-table.ts'
import type { Spec } from '../options/spec.ts'
import type { Spares } from '../options/spec-of.ts'
import { networkKey } from '../options/stages.ts'
import { type FigureSpec, networkSpecs, specJson } from '../options/sweep.ts'
import { showsNetwork } from '../scene/compose/figure-scene.ts'
import type { Learned, OnFit } from '../scene/model/compared/tasks.ts'
import type { Trained, TrainedClassifier } from '../scene/model/trained.ts'
import { altOf, buildFigure } from '../scene/scenes/build.ts'
import { learnedFor, modelOf, needs, needsHidden } from '../scene/scenes/model-of.ts'
import { scenesOf } from '../scene/scenes/registry.ts'
import { checkInput } from './check-input.ts'
import type { Host } from './host.ts'
import { type Input, type InputPaths, inputLoader, sparedIn } from './load.ts'
import type { MadeFigure } from './made-figure.ts'
import { paced, stepSize } from './paced.ts'
import { asTrained, untrained, untrainedParts } from './untrained.ts'

/** The makers of a file, as its recipe names them. */
export type Makers = Pick<Recipe, 'nnanim' | 'rasterizer'>

/** Options of making a figure. */
export interface FigureOptions {
  inputPaths?: InputPaths | undefined
  /** Keys that may do nothing; others are refused then. */
  spares?: Spares | undefined
  /** Computes the widest margin for the record, also where the scene does not show it. */
  margin?: boolean | undefined
  signal?: AbortSignal | undefined
  /** Formats of its files, some of which refuse a figure by its untrained networks, before any is trained. */
  formats?: readonly Format[] | undefined
  /** Work that trainings may take together; without it there is no limit. */
  maxWork?: number | undefined
  /** Trainings of a spec with the same `networkKey`, one for each of its panels, instead of training again. */
  trained?: readonly Training[] | undefined
  /** Is called with the trainings, unless they were given. */
  onTrained?: ((trained: readonly Training[]) => void) | undefined
  /** Is called before each fit of a classifier, before and after each training, and now and then within a long one. */
  onProgress?: ((progress: FigureProgress) => void) | undefined
}

/** The progress of a figure. */
export interface FigureProgress {
  /** The work that is being done. */
  stage: 'fit' | 'train' | 'draw'
  /** Classifiers, networks or frames so far. */
  done: number
  /** Of how many. */
  total: number
  /** The network that is being trained. */
  training?: TrainingStep
}

/**
 * Loads the data of a spec, trains its networks and builds its scene: Spec → Dataset → Network + record + verdict →
 * Scene, and the recipe of it.
 *
 * @throws SpecError for data that cannot be used, WorkError for training that failed
 */
export async function makeFigure(
  spec: FigureSpec,
  makers: Makers,
  host: Host,
  options: FigureOptions = {},
): Promise<MadeFigure> {
  const { inputPaths, formats = [], spares, margin, maxWork, signal, onProgress } = options
  const load = inputLoader(host, inputPaths, sparedIn(spec, spares))
  const checks = formats.filter(({ check }) => check)
  if (checks.length > 0) {
    const { parts } = await untrainedParts(spec, load)
    for (const { check } of checks) check!({ spec, parts })
  }
  const wanted: Wanted = {
    network: showsNetwork(spec, scenesOf(spec)),
    trace: needs(spec, 'trace'),
    margin: margin || needs(spec, 'margin'),
    hidden: needsHidden(spec),
    budget: maxWork === undefined ? undefined : { most: maxWork, left: maxWork },
  }
  const specs = networkSpecs(spec)
  const inputs: Input[] = []
  for (const own of specs) {
    const input = await load(own)
    checkInput(own, input)
    inputs.push(input)
  }
  const trainings: Training[] = []
  const parts: LinedPart[] = []
  const onFit: OnFit = (done, total) => onProgress?.({ stage: 'fit', done, total })
  const onTrain = (done: number, training?: TrainingStep) =>
    onProgress?.({ stage: 'train', done, total: specs.length, ...(training && { training }) })
  for (const [i, own] of specs.entries()) {
    const input = inputs[i]
    // What cannot be fitted says so before a training.
    const compared = host.endable(() => learnedFor(own, input.dataset, onFit))
    if (wanted.network) onTrain(i)
    await host.rest()
    signal?.throwIfAborted()
    const openLoops = (wantsLoops(input.dataset, own) && (await host.loadLoops())) || undefined
    // Panels that differ in what is shown alone have one network.
    const same =
      i > 0 && networkKey(own, wanted.hidden) === networkKey(specs[i - 1], wanted.hidden)
        ? trainings[i - 1]
        : undefined
    const before = options.trained?.[i] ?? same
    const panel: Panel = { spec: own, input, compared, openLoops }
    const training = await trainingOf(panel, wanted, before, host, step => {
      signal?.throwIfAborted()
      onTrain(i, step)
    })
    trainings.push(training)
    const alpha = own.alpha ?? training.record.choice?.alpha
    const drawn = trainingWithout(training, input.dataset, own.without, alpha)
    parts.push(await host.endable(() => partOf(panel, drawn, wanted, parts.at(-1))))
    signal?.throwIfAborted()
  }
  if (wanted.network) {
    onTrain(specs.length)
    if (!options.trained) options.onTrained?.(trainings)
  }
  return host.endable(() => figureOf(spec, parts, inputs, trainings, makers, host))
}

/** A panel before its training: its spec, and what was read, fitted and opened for it. */
interface Panel {
  spec: Spec
  input: Input
  compared: Learned | undefined
  openLoops: OpenLoops | undefined
}

/** The needs of a figure of its networks. */
interface Wanted {
  /** True where one is shown. */
  network: boolean
  trace: boolean
  margin: boolean
  hidden: boolean
  budget: WorkBudget | undefined
}

/** A trained network and the best straight line on its data, where that tells classes apart. */
type LinedPart = Trained & { line?: BestLine }

/** The network of a panel with its record: from a model file, as it was trained before, or from a training. */
async function trainingOf(
  { spec, input, openLoops }: Panel,
  { network: isShown, trace, hidden: needsHidden, budget }: Wanted,
  before: Training | undefined,
  host: Host,
  report: (step: TrainingStep) => void,
): Promise<Training> {
  const { dataset, model } = input
  // What is drawn of the data needs some network, also where none is shown.
  const hidden = [{ units: 1, activation: spec.activation }]
  const network = model?.network ?? (isShown ? undefined : untrained(dataset, hidden))
  if (network) return asTrained(spec, network, input, trace)
  if (before && (before.record.trace || !trace)) return before
  const options = { trace, openLoops, budget, needsHidden, unreduced: unreducedOf(spec, input) }
  return host.train(solveAhead =>
    paced(trainInSteps(dataset, spec, { ...options, solveAhead }), stepSize(dataset, spec), host, report),
  )
}

/** The rows of an input before they were reduced. */
function unreducedOf({ scale, reduce }: Spec, { unreduced }: Input): Unreduced | undefined {
  return unreduced && ({ dataset: unreduced, scale, reduce } as Unreduced)
}

/** The part of a panel; one on the same data `before` it has the same line. */
async function partOf(
  { spec, input, compared, openLoops }: Panel,
  { network, record: { trace, ...record }, folds, ...ablated }: Training & Ablated,
  { network: isShown, margin }: Wanted,
  before: LinedPart | undefined,
): Promise<LinedPart> {
  const { dataset } = input
  const line =
    before?.dataset === dataset ? before.line : learningTask(dataset).bestLine?.(dataset, openLoops)
  const judged = isShown &&
    line && { verdict: await verdict(network, dataset as ClassDataset, { margin, bestLine: line }) }
  // What a scene shows of the iterates is in its model, and nobody else asks for them.
  const part = { dataset, network, ...ablated }
  const trained = { ...part, record: { ...record, trace, ...judged }, ...(compared && { compared }) }
  const model = modelOf(spec, trained as Trained, { line, unreduced: unreducedOf(spec, input), folds })
  const test = heldOutRecord(network, dataset)
  const hits = isShown && 'hits' in model && model.hits
  const found = { ...(hits && { hits }), ...(test && { test }), ...judged }
  return { ...part, record: { ...record, ...found }, model, line } as LinedPart
}

/** The figure of what was read and trained for its panels. */
function figureOf(
  spec: FigureSpec,
  parts: LinedPart[],
  inputs: readonly Input[],
  trainings: readonly Training[],
  makers: Makers,
  { sha256: hashOf }: Host,
): MadeFigure {
  const parameters = parts.flatMap(({ network }) => [...pack(network)])
  const weights = weightsOf(parameters, hashOf(new TextEncoder().encode(parameterText(parameters))))
  const notes = new Set(inputs.flatMap(input => input.notes))
  const { sha256, font, letters } = inputs.at(-1)!
  // A picture that does not name the margin is the same whether it was asked for or not.
  const shownOf = (of: FigureSpec, all: Trained[]) => (needs(of, 'margin') ? all : all.map(withoutMargin))
  const own = shownOf(spec, parts)
  const modelled = (changed: FigureSpec): LinedPart[] => {
    if (modelKey(changed) === modelKey(spec)) return parts
    checkSame(changed, spec)
    return networkSpecs(changed).map((own, i) => {
      // Panels that differ in what a slice holds have one network.
      const [{ model: _, line, ...part }, input] = [parts[i] ?? parts[0], inputs[i] ?? inputs[0]]
      checkInput(own, input)
      const { folds, record } = trainings[i] ?? trainings[0]
      const traced = { ...part, record: { ...part.record, trace: record.trace } } as Trained
      const model = modelOf(own, traced, { line, unreduced: unreducedOf(own, input), folds })
      return { ...part, model, line } as LinedPart
    })
  }
  const under = (changed: FigureSpec): MadeFigure => {
    const known = modelled(changed)
    const shown = known === parts ? own : shownOf(changed, known)
    const scene = buildFigure(changed, shown, font)
    return {
      parts: known,
      scene,
      input: { spec: changed, parts: shown },
      under,
      recipe: {
        ...makers,
        ...(Object.keys(sha256).length > 0 && { sha256 }),
        ...(letters && { letters }),
        ...(showsNetwork(changed, scenesOf(changed)) && { weights }),
        spec: specJson(changed),
      },
      alt: altOf(changed, shown, scene),
      notes: [...scene.notes, ...notes],
    }
  }
  return under(spec)
}

/** A text that is the same for specs of the same models, which have nothing of these keys. */
function modelKey(spec: FigureSpec): string {
  const looks = { theme: 0, classColors: 0, size: 0, layout: 0, fps: 0, colors: 0, density: 0 }
  return JSON.stringify({ ...specJson(spec), ...looks })
}

/** @throws SpecError for the spec of a figure that needs other data, networks or fonts than one that was made */
function checkSame(spec: FigureSpec, made: FigureSpec): void {
  const [now, was] = [specJson(spec), specJson(made)]
  const kept = [...keysWhere(({ decides }) => decides !== undefined), 'font' as const, 'without' as const]
  const other = kept.find(key => JSON.stringify(now[key]) !== JSON.stringify(was[key]))
  if (other)
    throw new SpecError(other, flagForm(now, other), `${flagForm(was, other)}: \`figure\` takes others`)
  if (showsNetwork(spec, scenesOf(spec)) && !showsNetwork(made, scenesOf(made)))
    throw new SpecError('scene', now.scene, 'one without a network: none was trained')
}

function withoutMargin(trained: Trained): Trained {
  if (!('verdict' in trained.record)) return trained
  const { record, ...part } = trained as TrainedClassifier
  const { verdict } = record
  return { ...part, record: { ...record, ...(verdict && { verdict: { ...verdict, margin: null } }) } }
}
