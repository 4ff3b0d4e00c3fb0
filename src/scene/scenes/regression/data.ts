import type { RegressionScene } from '../../compose/define.ts'
import { openGraph } from '../../graph/graph.ts'
import { targetCube } from '../../lift/target-cube.ts'
import { drawTargets } from '../../style/target-points.ts'
import { predictedPoint } from '../../words/predicted-point.ts'
import { dataCaption, projectionNotes } from '../../words/tasks/regression.ts'
import { comingAgain } from '../data.ts'

/** The points as given. As a loop they leave and come again one by one, in sample order. */
export const data: RegressionScene = {
  facts: {
    name: 'data',
    task: 'regression',
    summary: 'the points as given: the target over the input',
    duration: () => 3,
    size: { width: 600, height: 600 },
    chapters: ['data', 'away', 'back', 'again'],
    takes: ['view'],
    withoutHidden: 'alone',
    ignores: ['ease'],
  },
  alt: (_, { input }, { alt }) => alt.regressionDots({ features: input.dimensions }),
  point: predictedPoint,
  hasCamera: ({ input }) => input.dimensions === 2,
  plan({ spec, model, say, theme }) {
    const { all, rows, dataset } = model
    return {
      title: say.data.title(
        say.regression.points({ samples: dataset.y.length, held: dataset.test?.y.length ?? 0 }),
      ),
      captions: dataCaption(spec, model, say),
      notes: () => [
        ...(rows.length < all.y.length ? [say.notes.drawn({ drawn: rows.length, rows: all.y.length })] : []),
        ...projectionNotes(model, say),
      ],
      ...comingAgain(spec, say, rows.length, model.input.dimensions === 2, layout => {
        if (model.input.dimensions === 2) {
          const cube = targetCube(model, layout, theme, spec)
          return ({ shown }, view) => cube(shown, view)
        }
        const graph = openGraph(model, layout, theme)
        const centres = graph.toPixels([...rows].flatMap(row => [all.x[row], all.y[row]]))
        return state => [...graph.ground, ...drawTargets(model, centres, layout, theme, state), ...graph.axes]
      }),
    }
  },
}
