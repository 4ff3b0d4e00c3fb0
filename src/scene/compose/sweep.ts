import type { Language } from '../../language/language.ts'
import type { Spec } from '../../options/spec.ts'
import type { Sweep } from '../../options/sweep.ts'
import type { Font } from '../font.ts'
import { type LearningClock, sharedClock } from '../model/learning/learning-clock.ts'
import {
  areRegression,
  bestOf,
  leastError,
  separatedAfter,
  separates,
  type Trained,
  type TrainedClassifier,
  type TrainedRegressor,
} from '../model/trained.ts'
import type { Scene } from '../scene.ts'
import { outlined, type Shape } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import { ownWords } from '../words/own-facts.ts'
import { fitErrors } from '../words/regression.ts'
import { panelNames, sweepFacts } from '../words/sweep.ts'
import type { SceneTable } from './define.ts'
import { type Arrange, arrangePanels } from './panels.ts'
import { planScene } from './plan-scene.ts'

/**
 * One scene with several networks, a panel each, on one clock: named by what differs, with what it gets right; the
 * one that is pointed out is framed.
 *
 * @param parts one for each value that the spec takes one of
 */
export function buildSweep(
  spec: Sweep,
  parts: readonly Required<Trained>[],
  scenes: SceneTable,
  say: Language,
  font?: Font,
  arrange: Arrange = arrangePanels,
): Scene {
  const leading = longest(parts)
  const results = areRegression(parts)
    ? ofRegression(parts as readonly Required<TrainedRegressor>[], say)
    : ofClasses(spec, parts as readonly Required<TrainedClassifier>[], scenes, say)
  const { clock, chosen, resultOf } = results
  const context = { clock, leading: parts[leading].model }
  const names = panelNames(spec, say)
  return arrange(spec, parts[0].dataset, {
    own: spec.panels.map(({ spec: own }, i) => ownWords({ spec: own, ...parts[i], shown: true, say })),
    panels: spec.panels.map(({ spec: own }, i) => keys => {
      const title = keys.title ?? names[i]
      const part = parts[i]
      const { model } = part
      const caption = keys.caption ?? resultOf(i)
      return planScene(
        scenes[spec.scene],
        { ...own, ...keys, title, caption },
        model,
        say,
        part.record,
        font,
        // Names and results of panels stay, as the title and caption of a still do.
        { sweep: context, still: true },
      )
    }),
    names,
    leading,
    say,
    font,
    over: (panel, size, theme) => (panel === chosen ? [frame(size, theme)] : []),
  })
}

/** The things that panels say of their networks, and the one that is pointed out; −1 for none. */
interface SweepResults {
  clock: LearningClock | undefined
  chosen: number
  resultOf(panel: number): string
}

function ofClasses(
  spec: Sweep,
  parts: readonly Required<TrainedClassifier>[],
  scenes: SceneTable,
  say: Language,
): SweepResults {
  const clock = sharedClock(parts.map(({ model }) => model))
  const first = bestOf(parts, spec.key)
  return {
    clock,
    chosen: first,
    resultOf(i) {
      // Panels of a slice have one network, and its result: what differs is what is near.
      if (spec.key === 'fix') return ''
      const { model } = parts[i]
      const after = clock && separates(parts[i]) ? separatedAfter(parts[i]) : null
      // Of scenes that draw the hidden layer, the caption is the only one.
      const projected = scenes[spec.scene].lines && model.spaces.length > 0 && model.hidden.units.length === 0
      const facts = sweepFacts(spec.key, parts[i], i === first)
      return say.panels.result({ ...facts, after, projected: Boolean(projected) })
    },
  }
}

/** Of more units the error falls anyway: one is pointed out where rows were held out. */
function ofRegression(parts: readonly Required<TrainedRegressor>[], say: Language): SweepResults {
  const chosen = parts[0].model.held ? leastError(parts) : -1
  return {
    clock: sharedClock(parts.map(({ model }) => model)),
    chosen,
    resultOf: i => say.regression.panel({ ...fitErrors(parts[i].model), least: i === chosen }),
  }
}

/** The panel of the deepest network, which has the most chapters; for regression of those the one with the most units at its end. */
function longest(parts: readonly Trained[]): number {
  const lengths = parts.map(({ network: { layers } }) => layers.length)
  const units = parts.map(({ network: { layers } }) => layers.at(-1)!.weights.length)
  const most = areRegression(parts) ? lengths.map((length, i) => 1e6 * length + units[i]) : lengths
  return most.indexOf(Math.max(...most))
}

/** Distance of the frame from the edge of its panel. */
const inset = 5.5

function frame({ width, height }: Spec['size'], { accent }: Theme): Shape {
  const [right, bottom] = [width - inset, height - inset]
  const line = [inset, inset, right, inset, right, bottom, inset, bottom]
  return outlined('chosen', [line], accent, 1.5)
}
