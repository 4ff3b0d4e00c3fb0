import { chapterOf } from '../chapters.ts'
import type { SceneDefinition } from '../compose/define.ts'
import { firstCuts } from '../model/cuts.ts'
import { cutChapters, cutsAt } from '../plane/cut-lines.ts'
import { decisionRegions } from '../plane/decision-regions.ts'
import { wrongMarks } from '../style/points.ts'
import { timeline } from '../timeline/timeline.ts'
import { boundaryCaptions, boundaryTitle } from '../words/captions.ts'
import { layerUnits } from '../words/facts.ts'
import { drawnNotes } from '../words/notes.ts'
import { boundary as facts } from './facts.ts'

/** Seconds of chapters where the whole takes as long as it takes by itself; the cuts share theirs. */
const SECONDS = { data: 0.65, cuts: 2.1, boundary: 1.85 }

/** The chapters in which the line between the regions is drawn, and these are tinted. */
const REGIONS = { id: 'regions', moves: { line: { over: [0, 0.9] } } } as const
const CERTAINTY = { id: 'certainty', moves: { tint: { over: [0, 0.9] } } } as const

/** The time at which all but the data begins to fade: for the last tenth, at most 30 % of what follows the regions' start. */
const leavingAt = (duration: number, regionsStart: number) =>
  duration - Math.min(0.1 * duration, 0.3 * (duration - regionsStart))

/** Decision regions in the input plane, and what cuts it: the cuts one by one, then the regions between them. */
export const boundary: SceneDefinition = {
  facts,
  alt: ({ cuts }, model, { alt }) =>
    alt.boundary({
      layers: layerUnits(model.network),
      features: model.input.flat ? model.input.dimensions : null,
      cuts: cuts && firstCuts(model).length > 0,
    }),
  plane: { missing: 'no boundary' },
  plan({ spec, model, say, theme }) {
    const shown = spec.cuts ? firstCuts(model) : []
    return {
      title: boundaryTitle(model, shown, say),
      captions: boundaryCaptions(model, shown, say),
      marks: wrongMarks(model.wrong),
      notes: () => drawnNotes(model, spec, say),
      ...timeline(
        spec,
        [
          { id: 'data', name: say.chapters.data, share: SECONDS.data },
          ...cutChapters(shown, SECONDS.cuts / shown.length, say),
          { ...REGIONS, name: say.chapters.regions, share: shown.length > 0 ? 1.4 : 2.4 },
          ...(spec.sheet
            ? [{ ...CERTAINTY, name: say.chapters.output, share: shown.length > 0 ? 1 : 2.1 }]
            : []),
          { id: 'boundary', name: say.chapters.boundary, share: SECONDS.boundary },
        ],
        layout => {
          const paint = decisionRegions(model, shown, layout, theme, { ...spec, sides: spec.sheet })
          // What is left of all but the data comes with the cuts.
          return ({ line, tint = 0, ...cuts }) => paint({ ...cutsAt(cuts, shown), line, tint })
        },
        { leaves: chapters => leavingAt(spec.duration, chapterOf(chapters, 'regions').start) },
      ),
    }
  },
}
