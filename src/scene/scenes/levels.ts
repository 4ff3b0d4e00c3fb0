import { scenePanels } from '../../options/panels.ts'
import type { RegressionScene } from '../compose/define.ts'
import { checkTwoInputs } from '../compose/open-scene.ts'
import {
  heightScale,
  levelChapters,
  levelPlot,
  levelsAt,
  levelsReached,
  SCALE_HEIGHT,
} from '../plane/level-plot.ts'
import { heightsOf } from '../style/height-colors.ts'
import { timeline } from '../timeline/timeline.ts'
import { predictedPoint } from '../words/predicted-point.ts'
import { dataCaption, fitCaption, regressionNotes } from '../words/tasks/regression.ts'
import { levels as facts } from './facts.ts'

/** The output over the input plane as a map: areas between its levels, which come from low to high. */
export const levels: RegressionScene = {
  facts,
  alt: (_, model, { alt }) => alt.levels({ levels: levelsReached(model).length }),
  point: predictedPoint,
  check: dataset => checkTwoInputs('levels', dataset),
  plan({ spec, model, say, theme, sweep }) {
    const heights = heightsOf(model)
    // In a sweep all panels have the chapters of one, so that all move at once.
    const reached = levelsReached(sweep?.leading ?? model)
    const labels = reached.map(i => say.numbers.local(heights.levels[i].label))
    const { name } = model.height
    const isAlone = !sweep && scenePanels(spec) === 1
    return {
      title: say.levels.title({ name }),
      captions: {
        data: dataCaption(spec, model, say),
        ...Object.fromEntries(labels.map((label, i) => [`level-${i}`, say.levels.line({ name, label })])),
        levels: fitCaption(model, say),
      },
      ...(isAlone && { foot: SCALE_HEIGHT }),
      notes: () => regressionNotes(model, say),
      ...timeline(
        spec,
        [{ id: 'data', name: say.chapters.data, share: 18 }, ...levelChapters(name, labels, say)],
        layout => {
          const paint = levelPlot(model, layout, theme)
          const scale = isAlone ? heightScale(model, layout, theme) : []
          return channels => [...paint(levelsAt(channels, heights.levels.length, reached)), ...scale]
        },
        { leaves: () => 0.92 * spec.duration },
      ),
    }
  },
}
