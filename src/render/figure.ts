import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Dataset } from '../data/dataset.ts'
import type { Recipe } from '../encode/recipe.ts'
import { parameterText, weightsOf } from '../encode/weights.ts'
import { pack } from '../network/layout.ts'
import type { Network, TrainingRecord } from '../network/network.ts'
import { modelRecord, train } from '../network/train.ts'
import { verdict } from '../network/verdict.ts'
import { buildScene } from '../scene/build.ts'
import { figures } from '../scene/registry.ts'
import type { Scene } from '../scene/scene.ts'
import { altText } from '../scene/words/alt.ts'
import { sceneNames } from '../spec/panels.ts'
import type { Spec } from '../spec/spec.ts'
import type { Script } from './crew.ts'
import { loadInput, type Places } from './load.ts'
import type { Raster } from './raster.ts'
import { version } from './version.ts'

export interface FigureOptions {
  raster: Raster
  places?: Places | undefined
  /** Finds the widest margin for the record, also where the scene does not say it. */
  margin?: boolean | undefined
  signal?: AbortSignal | undefined
  /** Told before and after training. */
  onTrain?: ((done: 0 | 1) => void) | undefined
}

/** All of a figure but its pixels. */
export interface Figure {
  dataset: Dataset
  network: Network
  /** With its verdict. */
  record: TrainingRecord
  scene: Scene
  /** What the scene was built from. */
  script: Script
  recipe: Recipe
  /** What it shows, for one who does not see it. */
  alt: string
  /** What the picture cannot say itself. */
  notes: string[]
  /** Milliseconds of training. */
  trained: number
  /** The same data and network under another spec. */
  under(spec: Spec): Figure
}

/**
 * Spec → Dataset → Network + record + verdict → Scene, and the recipe of it.
 *
 * @throws SpecError for data that cannot be used, WorkError for training that failed
 */
export async function makeFigure(
  spec: Spec,
  { raster, places, margin = false, signal, onTrain }: FigureOptions,
): Promise<Figure> {
  const { dataset, notes, model, sha256 } = await loadInput(spec, places)
  onTrain?.(0)
  await setImmediate()
  signal?.throwIfAborted()
  const started = performance.now()
  const { network, record } = model
    ? { network: model.network, record: modelRecord(model.network, dataset, spec.alpha) }
    : train(dataset, spec)
  const trained = performance.now() - started
  const saysMargin = sceneNames(spec).some(name => figures[name]!.facts.margin)
  const judged = await verdict(network, dataset, { margin: margin || saysMargin })
  onTrain?.(1)

  // Asking for the margin changes no picture.
  const seen = saysMargin ? judged : { ...judged, margin: null }
  const parameters = pack(network)
  const weights = weightsOf(parameters, createHash('sha256').update(parameterText(parameters)).digest('hex'))
  const under = (spec: Spec): Figure => {
    const script = { spec, dataset, network, record: { ...record, verdict: seen } }
    const scene = buildScene(spec, dataset, network, script.record)
    return {
      ...{ dataset, network, record: { ...record, verdict: judged }, scene, script, trained, under },
      recipe: {
        nnanim: version,
        rasterizer: `${raster.name} ${raster.version}`,
        ...(Object.keys(sha256).length > 0 && { sha256 }),
        weights,
        spec,
      },
      alt: altText(spec, dataset, network, script.record),
      notes: [...notes, ...scene.notes],
    }
  }
  return under(spec)
}
