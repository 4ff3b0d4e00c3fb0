import { chaptersOf } from '../chapters.ts'
import { progress } from '../geometry/ease.ts'
import { toBox } from '../geometry/tween.ts'
import { memoizeLast } from '../memoize.ts'
import { buildModel, pickRows } from '../model/figure-model.ts'
import type { Shape } from '../shape.ts'
import { frame, planeAxes, tickGrid, toPixels } from '../style/axes.ts'
import { head } from '../style/head.ts'
import { layOut } from '../style/layout.ts'
import { drawPoints, legendNames } from '../style/points.ts'
import { themeOf } from '../style/theme.ts'
import { numberWord, percent } from '../words/facts.ts'
import type { Figure } from './figure.ts'

const SHARES = [
  { name: 'The data', share: 25 },
  { name: 'Away', share: 7 },
  { name: 'One by one', share: 43 },
  { name: 'The data again', share: 25 },
]

/** The points as given. As a loop they leave and come again one by one, in sample order. */
export const data: Figure = {
  facts: {
    name: 'data',
    summary: 'the points as given: a scatter plot',
    duration: () => 3,
    size: { width: 600, height: 600 },
    takes: [],
  },
  build(spec, dataset, network) {
    const theme = themeOf(spec)
    const model = buildModel(spec, dataset, network)
    const { input, rows } = model
    const samples = dataset.y.length
    const title = spec.title ?? 'The data'
    const own = input.flat
      ? `${samples} points in ${numberWord(dataset.classes.length)} classes`
      : `${samples} points, ${dataset.features.length} features: a projection that keeps ${percent(input.share)} of the variance`
    const caption = spec.caption === 'none' ? '' : (spec.caption ?? own)
    const legend = spec.legend ? legendNames(dataset) : []
    const layout = layOut(spec.size.width, spec.size.height, {
      title,
      captions: caption ? [caption] : [],
      legend,
    })
    // In sample order, so that no class hides the other.
    const sorted = rows.toSorted()
    const centres = toPixels(toBox(pickRows(input.coordinates, sorted, 2), 2, input), layout)
    const chapters = chaptersOf(SHARES, spec)
    const [, away, back] = chapters
    const remember = memoizeLast<Shape[]>()
    const whole = { ...model, rows: sorted, wrong: 0 }
    return {
      width: spec.size.width,
      height: spec.size.height,
      duration: spec.duration,
      chapters,
      still: spec.duration,
      background: theme.background,
      notes: rows.length < samples ? [`draws a sample of ${rows.length} of ${samples} rows`] : [],
      at(time) {
        const leaving = time < away.end
        const opacity = leaving ? 1 - progress(time, away.start, away.end) : 1
        const share = leaving ? 1 : progress(time, back.start, back.end)
        const shown = Math.ceil(share * sorted.length)
        return remember(`${shown} ${opacity}`, () => [
          tickGrid(layout, theme, input.axes, input),
          frame(layout, theme),
          ...drawPoints(whole, centres, layout, theme, { shown, opacity }),
          ...planeAxes(layout, theme, input.axes, input, 1),
          ...head(layout, theme, { title, caption, legend }),
        ])
      },
    }
  },
}
