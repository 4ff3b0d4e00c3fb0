import { classifiers } from '../../estimators/classifiers.ts'
import type { Caption } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { drawCompared } from '../compare/compared-plot.ts'
import {
  type Compared,
  comparedMarks,
  comparisonResult,
  namedScores,
  scoredIn,
  showComparison,
  withForeign,
} from '../compare/comparison.ts'
import type { SceneDefinition } from '../compose/define.ts'
import { planMultiples } from '../compose/multiples.ts'
import type { ClassModel } from '../model/class-model.ts'
import { comparisonOf } from '../model/compared/comparison.ts'
import { comparedNames } from '../model/compared/fitted-classifiers.ts'
import type { Slice } from '../model/slices/slice.ts'
import { planeAxes } from '../style/axes.ts'
import { pointsOf } from '../words/dataset.ts'
import { sampleNotes } from '../words/notes.ts'
import { rankingOf } from '../words/scores.ts'
import { foreignNear } from '../words/slice.ts'

/** The plane as other classifiers and the network divide it: one after the other in large, then side by side. */
export const compare: SceneDefinition = {
  facts: {
    name: 'compare',
    summary: 'the plane as other classifiers divide it, one after the other, beside the network',
    duration: ({ classifiers }) => 8 + 1.5 * classifiers,
    size: { width: 940, height: 660 },
    across: 4,
    chapters: ['data', ...comparedNames(), 'grid'],
    takes: ['slice', 'fix', 'classifiers', ...Object.values(classifiers).flatMap(({ takes }) => takes)],
    withoutHidden: 'alone',
    leavesOut: true,
    command: 'how other classifiers divide the plane: short for --scene compare',
  },
  showsNetwork: ({ classifiers }) => classifiers?.includes('network') ?? true,
  parts: ['comparison'],
  alt: (_, model, { alt }) => alt.compare({ count: comparisonOf(model)?.fitted.length ?? 0 }),
  result: comparisonResult,
  plane: { missing: 'no plane to divide', whole: true },
  plan({ spec, model, say, theme }) {
    const compared = showComparison(model, say)
    const scored = scoredIn(model)
    return {
      title: compared.length === 1 ? compared[0].label : say.titles.ways({ count: compared.length }),
      captions: {
        data: say.data.points(pointsOf(model.dataset)),
        ...Object.fromEntries(compared.map(one => [one.name, captionOf(one, model, say)])),
        grid:
          compared.length === 1
            ? captionOf(compared[0], model, say)
            : say.scores.ranking(rankingOf(namedScores(model, say), scored)),
      },
      ...planMultiples(
        {
          plots: compared.map(score => ({ ...score, words: say.scores.above({ score, scored }) })),
          draw: (i, layout, state) => drawCompared(model, compared[i], layout, theme, state),
          axes: (layout, opacity) => planeAxes(layout, theme, model.input.axes, model.input, opacity),
        },
        { spec, say, theme },
      ),
      marks: comparedMarks(compared, model),
      notes: () => [
        ...sampleNotes(model, say),
        ...(comparisonOf(model)?.notes ?? []),
        ...(model.slice ? [say.slice.foreignTo({ each: namedForeign(compared, model.slice) })] : []),
      ],
    }
  },
}

/** The near points of each classifier that are right in another class's colour. */
function namedForeign(compared: readonly Compared[], slice: Slice) {
  return compared.map(one => ({ name: one.label, foreign: foreignNear(withForeign(slice, one)) }))
}

/** A classifier's caption: how it divides the plane, and the points that it gets right. */
function captionOf(score: Compared, model: ClassModel, say: Language): Caption {
  return say.scores.caption({ divides: score.sentence, score, scored: scoredIn(model) })
}
