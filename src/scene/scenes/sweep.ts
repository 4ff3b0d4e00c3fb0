import type { Language } from '../../language/language.ts'
import type { Spec } from '../../options/spec.ts'
import type { Sweep } from '../../options/sweep.ts'
import type { Font } from '../font.ts'
import { sharedClock } from '../model/learning-clock.ts'
import { bestOf, separatedAfter, separates, type Trained } from '../model/trained.ts'
import type { Scene } from '../scene.ts'
import type { Shape } from '../shape.ts'
import type { Theme } from '../style/theme.ts'
import { ownWords } from '../words/own-facts.ts'
import { sweepFacts } from '../words/sweep.ts'
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
  const clock = sharedClock(parts.map(({ model }) => model))
  const first = bestOf(parts, spec.key)
  const leading = longest(parts)
  const context = { clock, leading: parts[leading].model }
  return arrange(spec, parts[0].dataset, {
    own: spec.panels.map(({ spec: own }, i) => ownWords({ spec: own, ...parts[i], shown: true, say })),
    panels: spec.panels.map(({ name, spec: own }, i) => keys => {
      const title = keys.title ?? name
      const part = parts[i]
      const { model } = part
      const after = clock && separates(part) ? separatedAfter(part) : null
      // Of scenes that draw the hidden layer, the caption is the only one.
      const projected = scenes[spec.scene].lines && model.spaces.length > 0 && model.hidden.units.length === 0
      const facts = sweepFacts(spec.key, part, i === first)
      // Panels of a slice have one network, and its result: what differs is what is near.
      const result =
        spec.key === 'fix' ? '' : say.panels.result({ ...facts, after, projected: Boolean(projected) })
      const caption = keys.caption ?? result
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
    names: spec.panels.map(({ name }) => name),
    leading,
    say,
    font,
    over: (panel, size, theme) => (panel === first ? [frame(size, theme)] : []),
  })
}

/** The panel of the deepest network, which has the most chapters. */
function longest(parts: readonly Trained[]): number {
  const depths = parts.map(({ network }) => network.layers.length)
  return depths.indexOf(Math.max(...depths))
}

/** Distance of the frame from the edge of its panel. */
const inset = 5.5

function frame({ width, height }: Spec['size'], { accent }: Theme): Shape {
  const [right, bottom] = [width - inset, height - inset]
  const line = [inset, inset, right, inset, right, bottom, inset, bottom]
  return { kind: 'path', key: 'chosen', lines: [line], closed: true, stroke: accent, width: 1.5 }
}
