import type { Dataset } from '../../data/dataset.ts'
import type { Network, TrainingRecord } from '../../network/network.ts'
import { SpecError } from '../../options/error.ts'
import { sceneNames } from '../../options/panels.ts'
import type { Spec } from '../../options/spec.ts'
import { type FigureSpec, isSweep, type PictureSpec } from '../../options/sweep.ts'
import { timeOf } from '../chapters.ts'
import type { Font } from '../font.ts'
import { type FigureModel, modelOf, type Trained } from '../model/figure-model.ts'
import type { Scene } from '../scene.ts'
import { themeNotes } from '../style/theme.ts'
import { altText, sweepAltText } from '../words/alt.ts'
import { glyphNotes } from '../words/glyph-notes.ts'
import { sceneFrom } from './define.ts'
import { buildPanels } from './panels.ts'
import { scenes } from './registry.ts'
import { filmStrip } from './strip.ts'
import { buildSweep } from './sweep.ts'

/**
 * The scene that a spec describes, for a dataset and any network on it. The scene is a pure function
 * of time: `at(time)` gives shapes in pixels, in painting order.
 *
 * @param font what its texts are set in, as `loadFont` gives it
 */
export function buildScene(
  spec: Spec,
  dataset: Dataset,
  network: Network,
  record?: TrainingRecord,
  font?: Font,
): Scene {
  return sceneOf(spec, modelOf(spec, { dataset, network, record }), record, font)
}

/** The scene of a spec: of one network, or of those of a sweep. */
export function buildFigure(spec: FigureSpec, parts: readonly Trained[], font?: Font): Scene {
  const [part] = parts
  if (isSweep(spec)) {
    checkView(spec, () => spec.panels.map((panel, i) => modelOf(panel.spec, parts[i])))
    return finished(spec, part.dataset, buildSweep(spec, parts, font), font)
  }
  return sceneOf(spec, modelOf(spec, part), part.record, font)
}

function sceneOf(spec: Spec, model: FigureModel, record?: TrainingRecord, font?: Font): Scene {
  checkView(spec, () => [model])
  const scene =
    sceneNames(spec).length > 1
      ? buildPanels(spec, model, record, font)
      : sceneFrom(scenes[spec.scene], spec, model, record, font)
  return finished(spec, model.dataset, scene, font)
}

/** Refuses camera angles where no panel has a camera: only the model says whether a layer is drawn in space. */
function checkView(spec: PictureSpec, modelsOf: () => FigureModel[]): void {
  if (spec.view === null) return
  const models = modelsOf()
  const names = sceneNames(spec)
  if (names.some(name => models.some(model => scenes[name].hasCamera?.(model)))) return
  throw new SpecError(
    'view',
    `${spec.view.azimuth},${spec.view.elevation}`,
    `nothing: ${names.join(', ')} of this network ${names.length > 1 ? 'are planes' : 'is a plane'}, which no camera turns round; three units or three features have one`,
  )
}

/**
 * The alternative text of a spec: of one network, or of those of a sweep.
 *
 * @param scene of the spec
 */
export function altOf(spec: FigureSpec, parts: readonly Trained[], scene: Scene): string {
  if (isSweep(spec)) return sweepAltText(spec, parts)
  const [part] = parts
  const model = modelOf(spec, part)
  const shown = sceneNames(spec).map(name => scenes[name])
  const lines = shown.map(scene => scene.lines?.(spec, model))
  const { at } = spec
  return altText(spec, part, model, {
    clauses: shown.map(scene => scene.alt(spec, model)),
    // A still may lack what the whole film draws.
    lines: {
      input: at === null && lines.some(drawn => drawn?.input),
      hidden: at === null && lines.some(drawn => drawn?.hidden),
    },
    captions: at === null ? null : scene.saysAt(timeOf(scene, at)),
  })
}

function finished(spec: PictureSpec, dataset: Dataset, scene: Scene, font?: Font): Scene {
  const notes = [
    ...scene.notes,
    ...themeNotes(spec, dataset.classes),
    ...glyphNotes(scene, spec, dataset, font),
  ]
  const whole: Scene = { ...scene, notes, font, ...(spec.transparent && { transparent: true }) }
  return spec.film === null ? whole : filmStrip(whole, spec.film)
}
