import { eases } from '../../geometry/ease.ts'
import type { Caption } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { hasHidden } from '../../network/network.ts'
import type { Spec } from '../../options/spec.ts'
import type { SceneDefinition } from '../compose/define.ts'
import type { ClassModel } from '../model/class-model.ts'
import { bestLineInView, decisionInView } from '../model/drawn.ts'
import type { FrameState } from '../model/frame-state.ts'
import { gapOf } from '../model/gap.ts'
import { buildTrajectory, restingTrajectory, type Trajectory } from '../model/trajectory.ts'
import { planePlot } from '../plane/plane-plot.ts'
import { spacePlot } from '../space/space-plot.ts'
import { wrongMarks } from '../style/points.ts'
import { timeline } from '../timeline/timeline.ts'
import { backCaption, returnedCaption, segmentCaption } from '../words/captions.ts'
import { hiddenFact, inputFact, layerUnits, networkTitle } from '../words/facts.ts'
import { hiddenNotes, inputNotes, networkNotes, sampleNotes, stagedNotes } from '../words/notes.ts'
import { frameState, LEAVES, planChapters, segmentId } from './transform-chapters.ts'

/** Opacity from which on what divides the hidden layer is seen, and named. */
const SEEN = 0.05

/** From the input plane to the last hidden layer, its decision, and back. */
export const transform: SceneDefinition = {
  facts: {
    name: 'transform',
    summary: 'points and plane travel from the input to the hidden layer, and the decision back',
    duration: ({ oneWay, layers, staged }) =>
      oneWay ? 4 + 2 * Math.max(0, layers - 1) + 3 * staged : 6 + 3 * Math.max(0, layers - 1) + 5 * staged,
    size: { width: 600, height: 600 },
    chapters: ['data', 'segment-0', 'line', 'back', 'boundary', 'end'],
    takes: ['path', 'oneWay', 'trails', 'view', 'sheet', 'cuts', 'slice', 'fix'],
    withoutHidden: 'swept',
  },
  parts: ['staged'],
  alt({ sheet, oneWay }, { input, hidden, network, boundary }, { alt }) {
    const lies = input.flat && sheet
    return alt.transform({
      sheet: lies ? input.dimensions : null,
      cube: hidden.units.length === 3 && input.flat,
      layers: layerUnits(network),
      back: oneWay || !input.flat ? null : lies && boundary !== 'none' ? 'border' : 'points',
    })
  },
  lines: (spec, model) => ({ input: drawsBestLine(spec, model), hidden: decisionInView(model) }),
  hasCamera: model => model.inSpace,
  plan({ spec, model, say, theme, sweep }) {
    const staged = spec.path === 'staged'
    const trajectory = hasHidden(model.network)
      ? buildTrajectory(model, staged)
      : restingTrajectory(model, buildTrajectory(sweep!.leading, staged))
    return {
      title: networkTitle(model, spec.sheet, say),
      captions: captionsOf(spec, model, trajectory, say),
      ...timeline<FrameState>(
        spec,
        planChapters(trajectory, spec, model.input.flat, say),
        layout => {
          const options = { ...spec, gap: gapOf(model) }
          return (model.inSpace ? spacePlot : planePlot)(model, trajectory, layout, theme, options)
        },
        {
          still: ['line', 1],
          // The boundary is back, and has not begun to leave.
          ends: ['boundary', LEAVES],
          derive: (...channels) => frameState(trajectory, eases[spec.ease], ...channels),
          says({ back, line, beyond }, chapter, chapters) {
            // What is seen more strongly has the word, so that the very end speaks of the first picture.
            if (model.input.flat && back > 0 && line < 0.5) return chapters[0]
            // What divides the points is named when it is there.
            const isBefore = chapter.id === 'line' && beyond < SEEN
            return isBefore ? chapters[chapters.indexOf(chapter) - 1] : chapter
          },
        },
      ),
      marks: wrongMarks(model.wrong),
      notes: () => [
        ...sampleNotes(model, say),
        ...inputNotes(model, say),
        ...hiddenNotes(model, say),
        ...stagedNotes(model, trajectory, say),
        ...networkNotes(model, spec, say),
      ],
    }
  },
}

/** The best straight line lies on the sheet, and is there where the sheet or its cuts are. */
function drawsBestLine({ sheet, cuts }: Pick<Spec, 'sheet' | 'cuts'>, model: ClassModel): boolean {
  const { stride, dimensions } = model.input
  const lies = stride === 3 || sheet || (cuts && dimensions === 2)
  return lies && bestLineInView(model)
}

function captionsOf(
  spec: Spec,
  model: ClassModel,
  { segments }: Trajectory,
  say: Language,
): Record<string, Caption> {
  const start = inputFact(model, drawsBestLine(spec, model), say)
  return {
    data: start,
    ...Object.fromEntries(
      segments.map((segment, i) => [segmentId(i), segmentCaption(segment, model, spec.sheet, say)]),
    ),
    line: hiddenFact(model, say),
    ...(model.input.flat
      ? { back: backCaption(model, spec.sheet, say), boundary: returnedCaption(model, spec.sheet, say) }
      : { back: inputFact(model, false, say), end: start }),
  }
}
