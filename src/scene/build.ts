import type { Dataset } from '../data/dataset.ts'
import type { Network, TrainingRecord } from '../network/network.ts'
import { sceneNames } from '../spec/panels.ts'
import type { Spec } from '../spec/spec.ts'
import { themeNotes } from './look/theme.ts'
import { buildPanels } from './panels.ts'
import { figures } from './registry.ts'
import type { Scene } from './scene.ts'
import { filmStrip } from './strip.ts'

/**
 * The scene that a spec describes, for a dataset and any network on it. The scene is a pure function
 * of time: `at(time)` gives shapes in pixels, in painting order.
 */
export function buildScene(spec: Spec, dataset: Dataset, network: Network, record?: TrainingRecord): Scene {
  const build = sceneNames(spec).length > 1 ? buildPanels : figures[spec.scene].build
  const scene = build(spec, dataset, network, record)
  const notes = [...scene.notes, ...themeNotes(spec, dataset.classes)]
  const whole: Scene = spec.transparent ? { ...scene, notes, transparent: true } : { ...scene, notes }
  return spec.film === null ? whole : filmStrip(whole, spec.film)
}
