import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Recipe } from '../encode/recipe.ts'
import { parameterText, weightsOf } from '../encode/weights.ts'
import { type BestLine, bestLine } from '../network/best-line.ts'
import { pack } from '../network/parameter-layout.ts'
import { modelRecord, type Training, type TrainingStep, trainInSteps } from '../network/train.ts'
import { verdict } from '../network/verdict.ts'
import { sceneNames } from '../options/panels.ts'
import type { Spec } from '../options/spec.ts'
import { panelsOf } from '../options/sweep.ts'
import { buildModel, type Trained } from '../scene/model/figure-model.ts'
import type { Scene } from '../scene/scene.ts'
import { altOf, buildFigure } from '../scene/scenes/build.ts'
import { scenes } from '../scene/scenes/registry.ts'
import { inputLoader, type Places } from './load.ts'
import { type Raster, titleOf } from './raster.ts'
import type { SceneInput } from './render-pool.ts'
import { endable } from './thread.ts'
import { version } from './version.ts'

export interface FigureOptions {
  raster: Raster
  places?: Places | undefined
  /** Finds the widest margin for the record, also where the scene does not say it. */
  margin?: boolean | undefined
  signal?: AbortSignal | undefined
  /** Networks that were trained for a spec of the same `networkKey`, a training for each of its panels. */
  trained?: readonly Training[] | undefined
  /** Given the networks, where they were trained here. */
  onTrained?: ((trained: readonly Training[]) => void) | undefined
  /** Told before and after each training, and of a step of it ten times a second. */
  onTrain?: ((done: number, total: number, training?: TrainingStep) => void) | undefined
}

/** All of a figure but its pixels. */
export interface Figure {
  /** The networks on their data, with their verdicts: one, or one for each value of a sweep. */
  parts: Trained[]
  scene: Scene
  /** What the scene was built from. */
  input: SceneInput
  recipe: Recipe
  /** What it shows, for one who does not see it. */
  alt: string
  /** What the picture cannot say itself. */
  notes: string[]
  /** Milliseconds of training. */
  trained: number
  /** The same data and networks under another spec. */
  under(spec: Spec): Figure
}

/**
 * Spec → Dataset → Network + record + verdict → Scene, and the recipe of it.
 *
 * @throws SpecError for data that cannot be used, WorkError for training that failed
 */
export async function makeFigure(
  spec: Spec,
  { raster, places, margin = false, trained: known, onTrained, signal, onTrain }: FigureOptions,
): Promise<Figure> {
  const load = inputLoader(places)
  const saysMargin = sceneNames(spec).some(name => scenes[name].facts.margin)
  const panels = panelsOf(spec)
  const parts: (Trained & { line: BestLine })[] = []
  const trainings: Training[] = []
  const said = new Set<string>()
  let sha256: Recipe['sha256']
  let trained = 0
  for (const [i, { spec: own }] of panels.entries()) {
    const { dataset, notes, model: loaded, ...read } = await load(own)
    sha256 = read.sha256
    for (const note of notes) said.add(note)
    onTrain?.(i, panels.length)
    await setImmediate()
    signal?.throwIfAborted()
    const report = (step: TrainingStep) => {
      signal?.throwIfAborted()
      onTrain?.(i, panels.length, step)
    }
    const started = performance.now()
    const training = loaded
      ? { network: loaded.network, record: modelRecord(loaded.network, dataset, own.alpha) }
      : (known?.[i] ?? (await paced(trainInSteps(dataset, own), report)))
    const { network, record } = training
    trainings.push(training)
    trained += performance.now() - started
    parts.push(
      await endable(async () => {
        // Panels of a sweep may have the same data.
        const before = parts.at(-1)
        const line = before?.dataset === dataset ? before.line : bestLine(dataset)
        const judged = await verdict(network, dataset, { margin: margin || saysMargin, bestLine: line })
        const model = buildModel(own, dataset, network, line)
        return { dataset, network, record: { ...record, verdict: judged }, model, line }
      }),
    )
    signal?.throwIfAborted()
  }
  onTrain?.(panels.length, panels.length)
  if (!known) onTrained?.(trainings)

  // Asking for the margin changes no picture.
  const seen = saysMargin ? parts : parts.map(withoutMargin)
  const parameters = parts.flatMap(({ network }) => [...pack(network)])
  const weights = weightsOf(parameters, createHash('sha256').update(parameterText(parameters)).digest('hex'))
  const under = (spec: Spec): Figure => {
    const scene = buildFigure(spec, seen)
    return {
      ...{ parts, scene, input: { spec, parts: seen }, trained, under },
      recipe: {
        nnanim: version,
        rasterizer: titleOf(raster),
        ...(sha256 && Object.keys(sha256).length > 0 && { sha256 }),
        weights,
        spec,
      },
      alt: altOf(spec, seen),
      notes: [...said, ...scene.notes],
    }
  }
  return endable(() => under(spec))
}

/** Milliseconds between two reports of a training. */
const pace = 100

/** Takes all steps; from time to time it reports the last one, and lets signals and messages in before. */
async function paced<Step, Result>(
  steps: Generator<Step, Result>,
  report: (step: Step) => void,
): Promise<Result> {
  for (;;) {
    const step = endable(() => {
      const end = performance.now() + pace
      for (;;) {
        const step = steps.next()
        if (step.done || performance.now() > end) return step
      }
    })
    if (step.done) return step.value
    await setImmediate()
    report(step.value)
  }
}

function withoutMargin({ record, ...part }: Trained): Trained {
  return { ...part, record: { ...record, verdict: { ...record.verdict!, margin: null } } }
}
