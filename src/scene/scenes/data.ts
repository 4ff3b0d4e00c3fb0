import { eases } from '../../geometry/ease.ts'
import { toBox } from '../../geometry/tween.ts'
import type { Caption } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import type { Spec } from '../../options/spec.ts'
import { AT_ONCE, type Moves } from '../chapters.ts'
import type { SceneDefinition } from '../compose/define.ts'
import type { Layout } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import { pickRows } from '../model/common-model.ts'
import type { View } from '../scene.ts'
import type { Shape } from '../shape.ts'
import { dataCube } from '../space/data-cube.ts'
import { axesFrame, planeAxes, tickGrid, toPixels } from '../style/axes.ts'
import { drawPoints } from '../style/points.ts'
import { type Channels, timeline } from '../timeline/timeline.ts'
import { pointsOf, shortened, tableName } from '../words/dataset.ts'
import { componentsOf, planeFacts } from '../words/facts.ts'

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
      notes: () => (rows.length < samples ? [say.notes.drawn({ drawn: rows.length, rows: samples })] : []),
      ...comingAgain(spec, say, rows.length, input.stride === 3, layout => {
        const points = { ...model, rows: sorted, wrong: 0 }
        if (input.stride === 3) {
          const plot = dataCube(model, points, layout, theme, spec)
          return ({ shown }, view) => plot({ points: shown }, view)
        }
        const centres = toPixels(toBox(pickRows(input.coordinates, sorted, 2), 2, input), layout)
        return state => [
          tickGrid(layout, theme, input.axes, input),
          axesFrame(layout, theme),
          ...drawPoints(points, centres, layout, theme, state),
          ...planeAxes(layout, theme, input.axes, input, 1),
        ]
      }),
    }
  },
}

/** Points that leave and come again one by one. In space dots have no opacity: they leave one by one, too. */
export function comingAgain(
  spec: Spec,
  say: Language,
  points: number,
  inSpace: boolean,
  open: (layout: Layout) => (state: { shown: number; opacity: number }, view: View | undefined) => Shape[],
): ReturnType<typeof timeline> {
  const evenly = { over: [0, 1], ease: eases.linear } as const
  const away: Moves = inSpace
    ? { shown: { ...evenly, to: 0 } }
    : { opacity: { ...evenly, to: 0 }, shown: { over: [1, 1], to: 0 } }
  const chapters = [
    { id: 'data', name: say.chapters.data, share: 14, moves: { shown: AT_ONCE, opacity: AT_ONCE } },
    { id: 'away', name: say.chapters.away, share: 8, moves: away },
    { id: 'back', name: say.chapters.oneByOne, share: 58, moves: { shown: evenly, opacity: AT_ONCE } },
    { id: 'again', name: say.chapters.again, share: 20 },
  ]
  const derive = ({ shown, opacity }: Channels) => ({ shown: Math.ceil(shown * points), opacity })
  return timeline(spec, chapters, open, { derive })
}

/** The form of the points, or the table and its columns that they are. */
function sentenceOn(spec: Spec, { input, dataset, forms, slice }: ClassModel, say: Language): Caption {
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
