import { eases } from '../../geometry/ease.ts'
import type { Language } from '../../language/language.ts'
import type { Spec } from '../../options/spec.ts'
import { AT_ONCE, type Moves } from '../chapters.ts'
import type { RegressionScene, SceneDefinition } from '../compose/define.ts'
import { openGraph } from '../coordinates/graph.ts'
import { openPlane } from '../coordinates/plane.ts'
import type { Layout } from '../layout/layout.ts'
import { drawPoints } from '../marks/marks.ts'
import { drawnIn } from '../model/beyond-axes.ts'
import { pickRows } from '../model/common-model.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { View } from '../scene.ts'
import type { Shape } from '../shape.ts'
import { dataCube } from '../space/data-cube.ts'
import { drawTargets } from '../style/target-points.ts'
import { targetCube } from '../surface/target-cube.ts'
import { type Channels, timeline } from '../timeline/timeline.ts'
import { dataSentence } from '../words/captions.ts'
import { pointsOf } from '../words/dataset.ts'
import { predictedPoint } from '../words/predicted-point.ts'
import { beyondNotes, dataCaption, projectionNotes } from '../words/tasks/regression.ts'
import { data as facts, targets as targetFacts } from './facts.ts'

/** The points as given. As a loop they leave and come again one by one, in sample order. */
export const data: SceneDefinition = {
  facts,
  alt: (_, { input }, { alt }) => alt.data({ plane: input.projected }),
  hasCamera: ({ input }) => input.stride === 3,
  plan({ spec, model, say, theme }) {
    const { input, rows, dataset } = model
    // In sample order, so that no class hides the other.
    const sorted = rows.toSorted()
    return {
      title: say.data.title(say.data.points(pointsOf(dataset))),
      captions: dataSentence(spec, model, say),
      notes: () => drawnNotes(model, say),
      ...comingAgain(spec, say, rows.length, input.stride === 3, layout => {
        const points = { ...model, rows: sorted, wrong: 0 }
        if (input.stride === 3) {
          const plot = dataCube(model, points, layout, theme, spec)
          return ({ shown }, view) => plot({ points: shown }, view)
        }
        const plane = openPlane(input, layout, theme)
        const centres = plane.place(pickRows(input.coordinates, sorted, 2))
        return state => [
          plane.grid(),
          plane.frame,
          ...drawPoints(points, centres, layout, theme, state),
          ...plane.axes(),
        ]
      }),
    }
  },
}

/** The same where rows have targets: these over the input. */
export const targets: RegressionScene = {
  facts: targetFacts,
  alt: (_, { input }, { alt }) => alt.regressionDots({ features: input.dimensions }),
  point: predictedPoint,
  hasCamera: ({ input }) => input.dimensions === 2,
  plan({ spec, model, say, theme }) {
    const { input, all, rows, dataset } = model
    return {
      title: say.data.title(
        say.regression.points({ samples: dataset.y.length, held: dataset.test?.y.length ?? 0 }),
      ),
      captions: dataCaption(spec, model, say),
      notes: () => [
        ...drawnNotes({ all, rows: model.beside?.rows ?? rows }, say),
        ...beyondNotes(model, say),
        ...projectionNotes(model, say),
      ],
      ...comingAgain(spec, say, rows.length, input.dimensions === 2, layout => {
        if (input.dimensions === 2) return targetCube(model, layout, theme, spec)
        const graph = openGraph(model, layout, theme)
        const { targets } = drawnIn(model)
        const centres = graph.toPixels([...rows].flatMap(row => [input.coordinates[2 * row], targets[row]]))
        return state => [...graph.ground, ...drawTargets(model, centres, layout, theme, state), ...graph.axes]
      }),
    }
  },
}

/** The number of rows that are drawn, where that is not all. */
function drawnNotes({ rows, all }: Pick<FigureModel, 'rows' | 'all'>, say: Language): string[] {
  return rows.length < all.y.length ? [say.notes.drawn({ drawn: rows.length, rows: all.y.length })] : []
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
