import { axisEdges } from '../../geometry/cube.ts'
import type { SceneDefinition } from '../compose/define.ts'
import { axisNames } from '../coordinates/cube-frame.ts'
import { turningFit } from '../coordinates/stand.ts'
import { namesShown, type Turned, turning } from '../coordinates/turn.ts'
import type { Layout } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import { decisionInView } from '../model/drawn.ts'
import { type PlotOptions, SETTLED } from '../model/frame-state.ts'
import { hiddenAsInput, hiddenCuts } from '../model/hidden-input.ts'
import { buildTrajectory } from '../model/trajectory.ts'
import { openSpacePlot } from '../space/space-plot.ts'
import { wrongMarks } from '../style/points.ts'
import type { Theme } from '../style/theme.ts'
import { surfaceKindOf } from '../surface/surface-kind.ts'
import { surfaceInSpace } from '../surface/surface-plot.ts'
import { withChoice } from '../words/choice.ts'
import { hiddenFact, layerUnits } from '../words/facts.ts'
import { drawnNotes, hiddenNotes } from '../words/notes.ts'
import { orbit as facts } from './facts.ts'

/** The last hidden space, turning once round: the cube, or the output's probability over the plane of two units. */
export const orbit: SceneDefinition = {
  facts,
  alt: (_, model, { alt }) =>
    alt.orbit({ layers: layerUnits(model.network), decision: decisionInView(model) }),
  lines: (_, model) => ({ input: false, hidden: decisionInView(model) }),
  hasCamera: () => true,
  plan({ spec, model, say, theme }) {
    return {
      title: say.titles.orbit({ layers: model.network.layers.length - 1 }),
      captions: withChoice(hiddenFact(model, say, model.hidden.units.length === 0), model, say),
      marks: wrongMarks(model.wrong),
      notes: () => [...drawnNotes(model, spec, say), ...hiddenNotes(model, say)],
      ...turning(spec, say, layout => {
        // A plane that turns shows no more than one that lies still: what the output makes of it does.
        const step = hiddenAsInput(model)
        if (!step) return openTurntable(model, layout, theme, spec)
        const cuts = spec.cuts ? hiddenCuts(model, step) : []
        return surfaceInSpace(step, surfaceKindOf(step, say), cuts, layout, theme, spec)
      }),
    }
  },
}

/** The last hidden space in its cube, from any side, and the first place of the camera: nothing moves but the view. */
function openTurntable(model: ClassModel, layout: Layout, theme: Theme, options: PlotOptions): Turned {
  const { axes, view: box } = model.hidden
  const trajectory = buildTrajectory(model, false)
  const { plot, camera } = openSpacePlot(model, trajectory, layout, theme, options)
  const { stops } = trajectory
  // The axes are named here: in a turn the names change their edges.
  const state = { ...SETTLED, position: stops[stops.length - 1].keyframe, axes: stops.map(() => 0) }
  const fitOf = turningFit(layout)
  return {
    camera,
    shapes(view) {
      const frame = { camera: view, fit: fitOf(view, [-1, 1]), layout, theme }
      return [...plot(state, view), ...axisNames(axes, box, axisEdges(view), namesShown(view), frame)]
    },
  }
}
