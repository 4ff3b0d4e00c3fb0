import type { RegressionScene } from '../../compose/define.ts'
import { turning } from '../../space/turn.ts'
import { outputInSpace } from '../../surface/output-surface.ts'
import { layerUnits } from '../../words/facts.ts'
import { predictedPoint } from '../../words/predicted-point.ts'
import { fitCaption, regressionNotes } from '../../words/tasks/regression.ts'
import { checkInputs } from './levels.ts'

/** The output over two inputs, a sheet that turns over a map of its levels, with the points at their heights. */
export const surface: RegressionScene = {
  facts: {
    name: 'surface',
    task: 'regression',
    summary: 'the output over two inputs as a sheet in space, turning, with the points at their own heights',
    duration: () => 8,
    size: { width: 600, height: 600 },
    chapters: ['before', 'turn', 'after'],
    takes: ['turns', 'view', 'sheet'],
    withoutHidden: 'alone',
  },
  alt: (_, { network }, { alt }) => alt.outputSurface({ layers: layerUnits(network) }),
  hasCamera: () => true,
  point: predictedPoint,
  check: dataset => checkInputs('surface', dataset),
  plan({ spec, model, say, theme }) {
    return {
      title: say.levels.title({ name: model.height.name }),
      captions: fitCaption(model, say),
      notes: () => regressionNotes(model, say),
      ...turning(spec, say, layout => outputInSpace(model, layout, theme, spec)),
    }
  },
}
