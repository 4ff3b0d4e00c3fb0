import { chapterOf } from '../chapters.ts'
import { eases, progress } from '../geometry/ease.ts'
import { firstCuts, type UnitCut } from '../model/cuts.ts'
import { bestLineInView } from '../model/drawn.ts'
import { bestLinePlot, judgedByBest } from '../plane/best-line.ts'
import { decisionRegions } from '../plane/decision-regions.ts'
import type { Chapter } from '../scene.ts'
import { dataCube } from '../space/data-cube.ts'
import type { Layout } from '../style/layout.ts'
import { wrongMarks } from '../style/points.ts'
import type { Draw } from '../timeline/timeline.ts'
import { cutsCaption } from '../words/captions.ts'
import { pointsOf } from '../words/dataset.ts'
import { bestFacts, inputFact } from '../words/facts.ts'
import { sampleNotes } from '../words/notes.ts'
import type { SceneContext, SceneDefinition } from './define.ts'

/** The points, the best straight line or planes on them with the points that they get wrong, and the cuts of the first units. */
export const bestLineScene: Pick<SceneDefinition, 'plan'> = {
  plan({ spec, model, say, theme }) {
    const { dataset, input } = model
    const marks = wrongMarks(judgedByBest(model).wrong)
    const fails = marks.length > 0
    // In a projection there are only the points that the best planes get wrong, where there are any.
    const shown = !input.projected || fails
    const cuts = input.flat && input.dimensions === 2 && spec.cuts ? firstCuts(model) : []
    const drawn = bestLineInView(model)
    const best =
      model.choice || input.projected || dataset.reduction
        ? inputFact(model, drawn, say)
        : say.results.best(bestFacts(model, drawn))
    const points = say.data.points(pointsOf(dataset))
    return {
      title: say.data.title(points),
      captions: {
        data: shown ? points : best,
        'best-line': best,
        cuts: cutsCaption(model, cuts.length, say),
      },
      chapters: [
        { id: 'data', name: say.chapters.data, share: 2.2 },
        ...(shown ? [{ id: 'best-line', name: say.chapters.bestLine, share: fails ? 3.2 : 2.2 }] : []),
        ...(cuts.length > 0 ? [{ id: 'cuts', name: say.chapters.cuts, share: 1 + 0.9 * cuts.length }] : []),
      ],
      poster: chapters => ({ time: chapters[0].end, chapter: chapters[0] }),
      marks,
      notes: () => sampleNotes(model, say),
      draw(layout, chapters) {
        const drawing = input.stride === 3 ? inSpace : inPlane
        return drawing({ spec, model, theme }, cuts, layout, chapters, fails)
      },
    }
  },
}

type Drawing = (
  context: Pick<SceneContext, 'spec' | 'model' | 'theme'>,
  cuts: UnitCut[],
  layout: Layout,
  chapters: readonly Chapter[],
  fails: boolean,
) => Draw

/** The shares of the line that is drawn and of the rings of points that it gets wrong: alone where a projection has no line. */
function lineAt(
  time: number,
  chapters: readonly Chapter[],
  { input }: SceneContext['model'],
  fails: boolean,
): [drawn: number, marked: number] {
  const chapter = chapterOf(chapters, 'best-line')
  if (!chapter) return [0, 0]
  const share = progress(time, chapter.start, chapter.end)
  return [progress(share, 0, fails ? 0.5 : 0.75), progress(share, input.projected ? 0 : 0.5, 0.85)]
}

const inSpace: Drawing = ({ spec, model, theme }, _, layout, chapters, fails) => {
  const cube = dataCube(model, judgedByBest(model), layout, theme, spec)
  return (time, view) => {
    const [bestLine, line] = lineAt(time, chapters, model, fails)
    return {
      key: [bestLine, line, ...Object.values(view ?? {})],
      shapes: () => cube({ bestLine, line }, view),
    }
  }
}

const inPlane: Drawing = ({ spec, model, theme }, cuts, layout, chapters, fails) => {
  const { points, line } = bestLinePlot(model, layout, theme)
  // Without cuts there may be no plane to divide.
  const paint = cuts.length > 0 ? decisionRegions(model, cuts, layout, theme, spec) : () => []
  const ease = eases[spec.ease]
  return (time, _, chapter) => {
    if (chapter.id !== 'cuts') {
      const [drawn, marked] = lineAt(time, chapters, model, fails)
      return { key: [drawn, marked], shapes: () => [...points(marked), ...line(drawn)] }
    }
    const done = progress(time, chapter.start, chapter.end) * cuts.length
    const state = {
      drawn: cuts.map((_, i) => ease(progress(done, i, i + 0.7))),
      names: cuts.map((_, i) => progress(done, i + 0.65, i + 0.95)),
      ...{ tint: 0, line: 0, left: 1 },
    }
    // The line that fails stays until the plane bends.
    return { key: [...state.drawn, ...state.names], shapes: () => [...paint(state), ...line(1)] }
  }
}
