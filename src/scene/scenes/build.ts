import type { Dataset } from '../../data/dataset.ts'
import type { Network, TrainingRecord } from '../../network/network.ts'
import { sceneNames } from '../../options/panels.ts'
import type { Spec } from '../../options/spec.ts'
import { buildModel, type FigureModel, modelOf, type Trained } from '../model/figure-model.ts'
import type { Scene } from '../scene.ts'
import { themeNotes } from '../style/theme.ts'
import { altText, sweepAltText } from '../words/alt.ts'
import { sceneFrom } from './define.ts'
import { buildPanels, buildSweep } from './panels.ts'
import { scenes } from './registry.ts'
import { filmStrip } from './strip.ts'

/**
 * The scene that a spec describes, for a dataset and any network on it. The scene is a pure function
 * of time: `at(time)` gives shapes in pixels, in painting order.
 */
export function buildScene(spec: Spec, dataset: Dataset, network: Network, record?: TrainingRecord): Scene {
  return sceneOf(spec, buildModel(spec, dataset, network), record)
}

/** The scene of a spec: of one network, or of those of a sweep. */
export function buildFigure(spec: Spec, parts: readonly Trained[]): Scene {
  const [part] = parts
  if (parts.length === 1) return sceneOf(spec, modelOf(spec, part), part.record)
  return finished(spec, part.dataset, buildSweep(spec, parts))
}

function sceneOf(spec: Spec, model: FigureModel, record?: TrainingRecord): Scene {
  const scene =
    sceneNames(spec).length > 1
      ? buildPanels(spec, model, record)
      : sceneFrom(scenes[spec.scene], spec, model, record)
  return finished(spec, model.dataset, scene)
}

/** The alternative text of a spec: of one network, or of those of a sweep. */
export function altOf(spec: Spec, parts: readonly Trained[]): string {
  if (parts.length > 1) return sweepAltText(spec, parts)
  const [{ dataset, network }] = parts
  const clauses = sceneNames(spec).map(name => scenes[name].alt(spec, dataset.features.length, network))
  return altText(spec, parts[0], clauses)
}

function finished(spec: Spec, dataset: Dataset, scene: Scene): Scene {
  const notes = [...scene.notes, ...themeNotes(spec, dataset.classes)]
  const whole: Scene = spec.transparent ? { ...scene, notes, transparent: true } : { ...scene, notes }
  return spec.film === null ? whole : filmStrip(whole, spec.film)
}
