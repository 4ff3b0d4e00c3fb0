import type { Dataset } from '../../data/dataset.ts'
import type { Network, TrainingRecord } from '../../network/network.ts'
import { sceneNames } from '../../spec/panels.ts'
import type { Spec } from '../../spec/spec.ts'
import type { Scene } from '../scene.ts'
import { themeNotes } from '../style/theme.ts'
import { buildPanels } from './panels.ts'
import { figures } from './registry.ts'
import { filmStrip } from './strip.ts'
import { buildSweep, type Trained } from './sweep.ts'

/**
 * The scene that a spec describes, for a dataset and any network on it. The scene is a pure function
 * of time: `at(time)` gives shapes in pixels, in painting order.
 */
export function buildScene(spec: Spec, dataset: Dataset, network: Network, record?: TrainingRecord): Scene {
  const build = sceneNames(spec).length > 1 ? buildPanels : figures[spec.scene].build
  return finished(spec, dataset, build(spec, dataset, network, record))
}

/** The scene of a spec: of one network, or of those of a sweep. */
export function buildFigure(spec: Spec, parts: readonly Trained[]): Scene {
  const [{ dataset, network, record }] = parts
  if (parts.length === 1) return buildScene(spec, dataset, network, record)
  return finished(spec, dataset, buildSweep(spec, parts))
}

function finished(spec: Spec, dataset: Dataset, scene: Scene): Scene {
  const notes = [...scene.notes, ...themeNotes(spec, dataset.classes)]
  const whole: Scene = spec.transparent ? { ...scene, notes, transparent: true } : { ...scene, notes }
  return spec.film === null ? whole : filmStrip(whole, spec.film)
}
