import { eases } from '../../geometry/ease.ts'
import type { Mapper } from '../../geometry/polyline.ts'
import { hasHidden } from '../../network/network.ts'
import type { Spec } from '../../options/spec.ts'
import type { SceneDefinition } from '../compose/define.ts'
import { frameState, LEAVES, planTransform, speakerOf } from '../compose/transform-film.ts'
import type { ClassModel } from '../model/class-model.ts'
import { sheetCuts } from '../model/cuts.ts'
import { decisionInView, drawsBestLine, missedOf } from '../model/drawn.ts'
import type { FrameState } from '../model/frame-state.ts'
import { creasedOf, wayOf } from '../model/paper.ts'
import { gapOf } from '../model/part-readers.ts'
import { buildTrajectory, restingTrajectory } from '../model/trajectory.ts'
import { openPaper } from '../plane/paper-sheet.ts'
import { planePlot } from '../plane/plane-plot.ts'
import { openSpacePlot } from '../space/space-plot.ts'
import { wrongMarks } from '../style/points.ts'
import { timeline } from '../timeline/timeline.ts'
import { transformCaptions } from '../words/captions.ts'
import { layerUnits, networkTitle } from '../words/facts.ts'
import { drawnNotes, hiddenNotes, inputNotes, stagedNotes } from '../words/notes.ts'
import { transform as facts } from './facts.ts'

/** From the input plane to the last hidden layer, its decision, and back. */
export const transform: SceneDefinition = {
  facts,
  parts: ['staged', 'paper'],
  resting: 'boundary',
  bead: ['line', 'boundary'],
  alt({ sheet, oneWay }, { input, spaces, hidden, network, boundary }, { alt }) {
    // In the cube of three features the points rest.
    if (!hasHidden(network)) return spaces.length > 0 ? alt.scored : alt.data({ plane: null })
    const lies = input.flat && sheet
    return alt.transform({
      sheet: lies ? input.dimensions : null,
      cube: hidden.units.length === 3 && input.flat,
      layers: layerUnits(network),
      back: oneWay || !input.flat ? null : lies && boundary !== 'none' ? 'border' : 'points',
    })
  },
  lines: (spec, model) => ({ input: drawsBestLine(spec, model), hidden: decisionInView(model) }),
  hasCamera: model => (creasedOf(model)?.model ?? model).inSpace,
  plan({ spec, model: given, say, theme, sweep }) {
    const { creased, trajectory: own } = wayOf(given, spec.path, sweep !== undefined)
    const model = creased?.model ?? given
    const rests = sweep && model.spaces.length === 0
    const trajectory = rests
      ? restingTrajectory(model, buildTrajectory(sweep.leading, spec.path === 'staged'))
      : own
    // In a sweep all panels have the chapters of the one with the most, so that all move at once.
    const leading = sweep?.leading ?? model
    const opening = {
      asks: asksFor(spec, leading),
      cuts: spec.cuts ? (creased ? creased.regions : sheetCuts(leading)).length : 0,
    }
    return {
      title: networkTitle(model, spec.sheet, say),
      captions: transformCaptions(spec, model, trajectory.segments, creased, say),
      ...timeline<FrameState>(
        spec,
        planTransform(trajectory, spec, { hasBoundary: model.input.flat, ...opening }, say),
        layout => {
          const paper = creased && ((map: Mapper) => openPaper(creased, spec.cuts, layout, theme, map))
          const options = { ...spec, gap: gapOf(model), paper }
          const parts = [model, trajectory, layout, theme, options] as const
          return model.inSpace ? openSpacePlot(...parts).plot : planePlot(...parts)
        },
        {
          still: ['line', 1],
          // The boundary is back, and has not begun to leave.
          ends: ['boundary', LEAVES],
          derive: (channels, ago) => frameState(trajectory, eases[spec.ease], channels, ago),
          says: speakerOf(model.input.flat),
        },
      ),
      marks: wrongMarks(model.wrong + (opening.asks ? 1 : 0)),
      notes: () => [
        ...drawnNotes(model, spec, say),
        ...inputNotes(model, say),
        ...hiddenNotes(model, say),
        ...stagedNotes(model, trajectory, say),
      ],
    }
  },
}

/** True where points are ringed that the best straight line gets wrong: the question of a film that has one. */
function asksFor(spec: Spec, model: ClassModel): boolean {
  const isPlain = model.choice === null && model.slice === null
  return isPlain && drawsBestLine(spec, model) && missedOf(model).length > 0
}
