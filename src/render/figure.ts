import { createHash } from 'node:crypto'
import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Recipe } from '../encode/recipe.ts'
import { parameterText, weightsOf } from '../encode/weights.ts'
import { type BestLine, bestLine } from '../network/best-line.ts'
import { pack } from '../network/parameter-layout.ts'
import { snapshotTrace } from '../network/snapshots.ts'
import {
  heldOutRecord,
  modelRecord,
  type Training,
  type TrainingStep,
  trainInSteps,
  wantsLoops,
} from '../network/train.ts'
import { verdict } from '../network/verdict.ts'
import type { Spares } from '../options/read.ts'
import { type FigureSpec, networkSpecs, specJson } from '../options/sweep.ts'
import type { Font } from '../scene/font.ts'
import type { Trained } from '../scene/model/trained.ts'
import type { Scene } from '../scene/scene.ts'
import { altOf, buildFigure } from '../scene/scenes/build.ts'
import { modelOf, needs, showsNetwork } from '../scene/scenes/model-of.ts'
import { type InputPaths, inputLoader, sparedIn } from './load.ts'
import { loadLoops } from './loops.ts'
import type { SceneInput } from './protocol.ts'
import { type Raster, titleOf } from './raster.ts'
import { endable } from './thread.ts'
import { trainedIn } from './train-thread.ts'
import { untrained, untrainedParts } from './untrained.ts'
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
  check?: ((parts: Trained[]) => void) | undefined
  /** As `MakeOptions` have it. */
  maxWork?: number | undefined
  /** Set where another thread may train beside this one. */
  threads?: boolean | undefined
  /** Trainings of a spec with the same `networkKey`, one for each of its panels, instead of training again. */
  trained?: readonly Training[] | undefined
  /** Is called with the trainings, unless they were given. */
  onTrained?: ((trained: readonly Training[]) => void) | undefined
  /** Is called before and after each training, and ten times a second with a step of it. */
  onTrain?: ((done: number, total: number, training?: TrainingStep) => void) | undefined
}

/** A figure before its pixels are drawn. */
export interface Figure {
  /** The networks on their data, with their verdicts: one, or one for each value of a sweep. */
  parts: Trained[]
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
export async function makeFigure(
  spec: FigureSpec,
  {
    raster,
    inputPaths,
    check,
    spares,
    margin = false,
    maxWork,
    threads = false,
    trained: givenTrainings,
    onTrained,
    signal,
    onTrain,
  }: FigureOptions,
): Promise<Figure> {
  const load = inputLoader(inputPaths, sparedIn(spec, spares))
  check?.((await untrainedParts(spec, load)).parts)
  const saysMargin = needs(spec, 'margin')
  const trace = needs(spec, 'trace')
  const showsAny = showsNetwork(spec)
  const specs = networkSpecs(spec)
  const parts: (Trained & { line: BestLine })[] = []
  const trainings: Training[] = []
  const loadNotes = new Set<string>()
  let sha256: Recipe['sha256']
  let font: Font | undefined
  const budget = maxWork === undefined ? undefined : { most: maxWork, left: maxWork }
  let trained = 0
  for (const [i, own] of specs.entries()) {
    const { dataset, notes, model: loaded, ...read } = await load(own)
    sha256 = read.sha256
    font = read.font
    for (const note of notes) loadNotes.add(note)
    if (showsAny) onTrain?.(i, specs.length)
    await setImmediate()
    signal?.throwIfAborted()
    const report = (step: TrainingStep) => {
      signal?.throwIfAborted()
      onTrain?.(i, specs.length, step)
    }
    const openLoops = wantsLoops(dataset, own) ? await loadLoops() : undefined
    const started = performance.now()
    // What is drawn of the data needs some network, also where none is shown.
    const given =
      loaded?.network ??
      (showsAny ? undefined : untrained(dataset, [{ units: 1, activation: own.activation }]))
    const training = given
      ? { network: given, record: modelRecord(given, dataset, own.alpha) }
      : (usable(givenTrainings?.[i], trace) ??
        (await trainedIn(threads, solveAhead =>
          paced(trainInSteps(dataset, own, { trace, openLoops, solveAhead, budget }), report),
        )))
    if (loaded && trace) training.record.trace = snapshotTrace(loaded, dataset)
    const { network } = training
    // What a scene shows of the iterates is in its model, and nobody else asks for them.
    const { trace: iterates, ...record } = training.record
    trainings.push(training)
    trained += performance.now() - started
    parts.push(
      await endable(async () => {
        // Panels of a sweep may have the same data.
        const before = parts.at(-1)
        const line = before?.dataset === dataset ? before.line : bestLine(dataset, openLoops)
        const judged = showsAny
          ? await verdict(network, dataset, { margin: margin || saysMargin, bestLine: line })
          : undefined
        const model = modelOf(
          own,
          { dataset, network, record: { ...record, trace: iterates, ...(judged && { verdict: judged }) } },
          line,
        )
        const test = heldOutRecord(network, dataset)
        return {
          dataset,
          network,
          record: { ...record, ...(test && { test }), ...(judged && { verdict: judged }) },
          model,
          line,
        }
      }),
    )
    signal?.throwIfAborted()
  }
  if (showsAny) onTrain?.(specs.length, specs.length)
  if (!givenTrainings && showsAny) onTrained?.(trainings)

  // A picture that does not name the margin is the same whether it was asked for or not.
  const shown = saysMargin ? parts : parts.map(withoutMargin)
  const parameters = parts.flatMap(({ network }) => [...pack(network)])
  const weights = weightsOf(parameters, createHash('sha256').update(parameterText(parameters)).digest('hex'))
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
        ...(sha256 && Object.keys(sha256).length > 0 && { sha256 }),
        ...(showsAny && { weights }),
        spec: specJson(spec),
      },
      alt: altOf(spec, shown, scene),
      notes: [...loadNotes, ...scene.notes],
    }
  }
  return endable(() => under(spec))
}

/** A training that another figure has made, unless it lacks the iterates that this one shows. */
function usable(given: Training | undefined, trace: boolean): Training | undefined {
  return trace && !given?.record.trace ? undefined : given
}

/** Milliseconds between two reports of a training. */
const pace = 100

/**
 * Takes all steps of a training; ten times a second it lets the event loop handle signals, and reports the last step. A
 * promise among them is waited for.
 */
async function paced(
  steps: ReturnType<typeof trainInSteps>,
  report: (step: TrainingStep) => void,
): Promise<Training> {
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

function withoutMargin({ record, ...part }: Trained): Trained {
  const { verdict } = record
  return { ...part, record: { ...record, ...(verdict && { verdict: { ...verdict, margin: null } }) } }
}
