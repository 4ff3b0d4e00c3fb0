import { chapterOf } from '../chapters.ts'
import { progress } from '../geometry/ease.ts'
import { toBox } from '../geometry/tween.ts'
import { pickRows } from '../model/figure-model.ts'
import { frame, planeAxes, tickGrid, toPixels } from '../style/axes.ts'
import { drawPoints } from '../style/points.ts'
import { componentsOf, counting, percent } from '../words/facts.ts'
import type { SceneDefinition } from './define.ts'

/** The points as given. As a loop they leave and come again one by one, in sample order. */
export const data: SceneDefinition = {
  facts: {
    name: 'data',
    summary: 'the points as given: a scatter plot',
    duration: () => 3,
    size: { width: 600, height: 600 },
    takes: [],
  },
  alt: () => 'a scatter plot shows them',
  plan({ model, theme }) {
    const { input, rows, dataset } = model
    const samples = dataset.y.length
    // In sample order, so that no class hides the other.
    const sorted = rows.toSorted()
    return {
      title: 'The data',
      captions: dataset.reduction
        ? `${samples} points, ${dataset.reduction.features.length} features: ${componentsOf(dataset.reduction)}`
        : input.flat
          ? `${samples} points in ${counting(dataset.classes.length, 'class', 'classes')}`
          : `${samples} points, ${dataset.features.length} features: a projection that keeps ${percent(input.share)} of the variance`,
      chapters: [
        { id: 'data', name: 'The data', share: 25 },
        { id: 'away', name: 'Away', share: 7 },
        { id: 'back', name: 'One by one', share: 43 },
        { id: 'again', name: 'The data again', share: 25 },
      ],
      poster: chapters => ({
        time: chapters[chapters.length - 1].end,
        chapter: chapters[chapters.length - 1],
      }),
      notes: rows.length < samples ? [`draws a sample of ${rows.length} of ${samples} rows`] : [],
      draw(layout, chapters) {
        const [away, back] = ['away', 'back'].map(id => chapterOf(chapters, id))
        const centres = toPixels(toBox(pickRows(input.coordinates, sorted, 2), 2, input), layout)
        const points = { ...model, rows: sorted, wrong: 0 }
        return time => {
          const leaving = time < away.end
          const opacity = leaving ? 1 - progress(time, away.start, away.end) : 1
          const share = leaving ? 1 : progress(time, back.start, back.end)
          const shown = Math.ceil(share * sorted.length)
          return {
            key: [shown, opacity],
            shapes: () => [
              tickGrid(layout, theme, input.axes, input),
              frame(layout, theme),
              ...drawPoints(points, centres, layout, theme, { shown, opacity }),
              ...planeAxes(layout, theme, input.axes, input, 1),
            ],
          }
        }
      },
    }
  },
}
