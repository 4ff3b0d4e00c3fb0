import type { Caption, Decider } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { hasHidden } from '../../network/network.ts'
import type { Spec } from '../../options/spec.ts'
import { chapterOf } from '../chapters.ts'
import type { SceneDefinition } from '../compose/define.ts'
import type { ClassModel } from '../model/class-model.ts'
import { firstCuts, type UnitCut } from '../model/cuts.ts'
import { unitName } from '../model/hidden-space.ts'
import { cutChapters, cutsAt } from '../plane/cut-lines.ts'
import { decisionRegions } from '../plane/decision-regions.ts'
import type { Chapter } from '../scene.ts'
import { wrongMarks } from '../style/points.ts'
import { timeline } from '../timeline/timeline.ts'
import { cutsDecider, inputFact, layerUnits, linearOf, networkTitle, resultFacts } from '../words/facts.ts'
import { networkNotes, sampleNotes } from '../words/notes.ts'

/** The share of the regions' chapter in which the line between them is drawn; after it they are tinted. */
const LINE = 0.5

/** Decision regions in the input plane, and what cuts it: the cuts one by one, then the regions between them. */
export const boundary: SceneDefinition = {
  facts: {
    name: 'boundary',
    summary: "decision regions in the input plane, shaded by confidence, with each unit's own cut",
    duration: () => 5,
    size: { width: 600, height: 600 },
    chapters: ['data', 'cut-0', 'regions', 'boundary'],
    found: ['cut-0'],
    takes: ['sheet', 'cuts', 'slice', 'fix'],
    withoutHidden: 'alone',
    pairs: true,
  },
  alt({ cuts }, model, { alt }) {
    const { network, input } = model
    return alt.boundary({
      layers: layerUnits(network),
      features: input.flat ? input.dimensions : null,
      cuts: cuts && firstCuts(model).length > 0,
    })
  },
  plane: { missing: 'no boundary' },
  plan({ spec, model, say, theme }) {
    const shown = spec.cuts ? firstCuts(model) : []
    return {
      title: titleOf(model, shown, say),
      captions: captionsOf(spec, model, shown, say),
      marks: wrongMarks(model.wrong),
      notes: () => [...sampleNotes(model, say), ...networkNotes(model, spec, say)],
      ...timeline(
        spec,
        [
          { id: 'data', name: say.chapters.data, share: 13 },
          ...cutChapters(shown, 17, say),
          {
            id: 'regions',
            name: say.chapters.regions,
            share: shown.length > 0 ? 30 : 45,
            moves: { line: { over: [0, spec.sheet ? LINE : 1] }, tint: { over: [LINE, 1] } },
          },
          { id: 'boundary', name: say.chapters.boundary, share: 23 },
        ],
        layout => {
          const paint = decisionRegions(model, shown, layout, theme, spec)
          return channels => paint({ ...cutsAt(channels, shown), line: channels.line, tint: channels.tint })
        },
        { leaves: chapters => spec.duration - fadeOf(spec.duration, chapters) },
      ),
    }
  },
}

/** Seconds at the end in which all fades, so that a loop begins with the data again; without a hold they are fewer. */
function fadeOf(duration: number, chapters: readonly Chapter[]): number {
  return Math.min(0.1 * duration, 0.3 * (duration - chapterOf(chapters, 'regions').start))
}

function titleOf(model: ClassModel, cuts: UnitCut[], say: Language): string {
  const { network, boundary } = model
  const units = network.layers[0].biases.length
  if (boundary === 'none') return say.titles.oneClass
  if (!hasHidden(network)) return networkTitle(model, true, say)
  return network.layers.length > 2 || cuts.length !== units ? say.titles.boundary : say.titles.cuts({ units })
}

function captionsOf(
  { sheet }: Spec,
  model: ClassModel,
  shown: UnitCut[],
  say: Language,
): Record<string, Caption> {
  const says = model.boundary === 'none' ? 'one class' : sheet ? 'tint' : 'line'
  const units = shown.map(
    ({ unit }, index) => [`cut-${index}`, say.layers.cut({ unit: unitName(unit), index })] as const,
  )
  return {
    // The best line is not drawn here.
    data: inputFact(model, false, say),
    ...Object.fromEntries(units),
    regions: say.results.output({ joins: shown.length > 1, says }),
    boundary: say.results.network(resultFacts(model, deciderOf(model, shown.length))),
  }
}

/** The part that divides the input plane: cuts and what follows them, or the lines of the output alone. */
function deciderOf(model: ClassModel, cuts: number): Decider {
  const { network, input, classes, slice } = model
  if (hasHidden(network) || slice) return cutsDecider(model, cuts)
  return { kind: 'outputs', linear: linearOf(input.dimensions, classes) }
}
