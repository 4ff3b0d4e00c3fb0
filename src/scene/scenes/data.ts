import type { Caption } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import type { Spec } from '../../options/spec.ts'
import { type ChapterPlan, chapterOf } from '../chapters.ts'
import { progress } from '../geometry/ease.ts'
import { toBox } from '../geometry/tween.ts'
import { type FigureModel, pickRows } from '../model/figure-model.ts'
import { dataCube } from '../space/data-cube.ts'
import { axesFrame, planeAxes, tickGrid, toPixels } from '../style/axes.ts'
import { drawPoints } from '../style/points.ts'
import { pointsOf, shortened, tableName } from '../words/dataset.ts'
import { componentsOf, planeFacts } from '../words/facts.ts'
import type { SceneDefinition, ScenePlan } from './define.ts'

/** The points as given. As a loop they leave and come again one by one, in sample order. */
export const data: SceneDefinition = {
  facts: {
    name: 'data',
    summary: 'the points as given: a scatter plot',
    duration: () => 3,
    size: { width: 600, height: 600 },
    chapters: ['data', 'away', 'back', 'again'],
    takes: ['view', 'slice', 'fix'],
    withoutHidden: 'alone',
    ignores: ['ease'],
  },
  alt: (_, { input }, { alt }) => alt.data({ plane: input.projected }),
  hasCamera: ({ input }) => input.stride === 3,
  plan({ spec, model, say, theme }) {
    const { input, rows, dataset } = model
    const samples = model.all.y.length
    // In sample order, so that no class hides the other.
    const sorted = rows.toSorted()
    return {
      title: say.data.title(say.data.points(pointsOf(dataset))),
      captions: sentenceOn(spec, model, say),
      chapters: leavingChapters(say),
      poster: atTheEnd,
      notes: () => (rows.length < samples ? [say.notes.drawn({ drawn: rows.length, rows: samples })] : []),
      draw(layout, chapters) {
        const [away, back] = ['away', 'back'].map(id => chapterOf(chapters, id))
        const points = { ...model, rows: sorted, wrong: 0 }
        if (input.stride === 3) {
          const plot = dataCube(model, points, layout, theme, spec)
          // In space dots have no opacity: they leave one by one, too.
          return (time, view) => {
            const left = 1 - progress(time, away.start, away.end)
            const shown = Math.ceil((left || progress(time, back.start, back.end)) * sorted.length)
            return {
              key: [shown, ...Object.values(view ?? {})],
              shapes: () => plot({ points: shown }, view),
            }
          }
        }
        const centres = toPixels(toBox(pickRows(input.coordinates, sorted, 2), 2, input), layout)
        return time => {
          const leaving = time < away.end
          const opacity = leaving ? 1 - progress(time, away.start, away.end) : 1
          const share = leaving ? 1 : progress(time, back.start, back.end)
          const shown = Math.ceil(share * sorted.length)
          return {
            key: [shown, opacity],
            shapes: () => [
              tickGrid(layout, theme, input.axes, input),
              axesFrame(layout, theme),
              ...drawPoints(points, centres, layout, theme, { shown, opacity }),
              ...planeAxes(layout, theme, input.axes, input, 1),
            ],
          }
        }
      },
    }
  },
}

/** Chapters of points that leave and come again one by one. */
export function leavingChapters(say: Language): readonly ChapterPlan[] {
  return [
    { id: 'data', name: say.chapters.data, share: 14 },
    { id: 'away', name: say.chapters.away, share: 8 },
    { id: 'back', name: say.chapters.oneByOne, share: 58 },
    { id: 'again', name: say.chapters.again, share: 20 },
  ]
}

export const atTheEnd: ScenePlan['poster'] = chapters => {
  const chapter = chapters[chapters.length - 1]
  return { time: chapter.end, chapter }
}

/** The form of the points, or the table and its columns that they are. */
function sentenceOn(spec: Spec, { input, dataset, forms, slice }: FigureModel, say: Language): Caption {
  if (forms !== null) return say.data.forms({ forms })
  const table = tableName(spec)
  const { reduction, features } = dataset
  if (slice)
    return say.data.columns({ table, names: slice.axes.map(axis => shortened(slice.columns.features[axis])) })
  if (reduction)
    return say.data.reduced({ table, features: reduction.features.length, ...componentsOf(reduction) })
  const plane = planeFacts(input)
  return plane
    ? say.data.projected({ table, features: features.length, ...plane })
    : say.data.columns({ table, names: features.map(shortened) })
}
