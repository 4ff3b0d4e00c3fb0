import { chapterOf } from '../../chapters.ts'
import { progress } from '../../geometry/ease.ts'
import { openGraph } from '../../graph/graph.ts'
import { targetCube } from '../../lift/target-cube.ts'
import { drawTargets } from '../../style/target-points.ts'
import { predictedPoint } from '../../words/predicted-point.ts'
import { dataCaption, projectionNotes } from '../../words/regression.ts'
import { atTheEnd, leavingChapters } from '../data.ts'
import type { RegressionScene } from '../define.ts'

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
      chapters: leavingChapters(say),
      poster: atTheEnd,
      notes: () => [
        ...(rows.length < all.y.length ? [say.notes.drawn({ drawn: rows.length, rows: all.y.length })] : []),
        ...projectionNotes(model, say),
      ],
      draw(layout, chapters) {
        const [away, back] = ['away', 'back'].map(id => chapterOf(chapters, id))
        if (model.input.dimensions === 2) {
          const cube = targetCube(model, layout, theme, spec)
          // In space dots have no opacity: they leave one by one, too.
          return (time, view) => {
            const left = 1 - progress(time, away.start, away.end)
            const shown = Math.ceil((left || progress(time, back.start, back.end)) * rows.length)
            return { key: [shown, ...Object.values(view ?? {})], shapes: () => cube(shown, view) }
          }
        }
        const graph = openGraph(model, layout, theme)
        const centres = graph.toPixels([...rows].flatMap(row => [all.x[row], all.y[row]]))
        return time => {
          const leaving = time < away.end
          const opacity = leaving ? 1 - progress(time, away.start, away.end) : 1
          const shown = Math.ceil((leaving ? 1 : progress(time, back.start, back.end)) * rows.length)
          return {
            key: [shown, opacity],
            shapes: () => [
              ...graph.ground,
              ...drawTargets(model, centres, layout, theme, { shown, opacity }),
              ...graph.axes,
            ],
          }
        }
      },
    }
  },
}
