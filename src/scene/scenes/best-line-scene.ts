import { eases } from '../../geometry/ease.ts'
import type { Language } from '../../language/language.ts'
import { AT_ONCE, type ChapterPlan, type Moves } from '../chapters.ts'
import type { SceneDefinition } from '../compose/define.ts'
import { firstCuts } from '../model/cuts.ts'
import { bestLineInView } from '../model/drawn.ts'
import { bestLinePlot, judgedByBest } from '../plane/best-line.ts'
import { cutsAt } from '../plane/cut-lines.ts'
import { decisionRegions } from '../plane/decision-regions.ts'
import { dataCube } from '../space/data-cube.ts'
import { wrongMarks } from '../style/points.ts'
import { timeline } from '../timeline/timeline.ts'
import { cutsCaption } from '../words/captions.ts'
import { pointsOf } from '../words/dataset.ts'
import { bestFacts, inputFact } from '../words/facts.ts'
import { sampleNotes } from '../words/notes.ts'

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
      ...timeline(
        spec,
        [
          { id: 'data', name: say.chapters.data, share: 2.2 },
          ...(shown ? [bestLineChapter(say, fails, input.projected !== null)] : []),
          ...(cuts.length > 0 ? [cutsChapter(say, cuts.length)] : []),
        ],
        layout => {
          if (input.stride === 3) {
            const cube = dataCube(model, judgedByBest(model), layout, theme, spec)
            return ({ bestLine = 0, wrong = 0 }, view) => cube({ bestLine, line: wrong }, view)
          }
          const { points, line } = bestLinePlot(model, layout, theme)
          // Without cuts there may be no plane to divide.
          const paint = cuts.length > 0 ? decisionRegions(model, cuts, layout, theme, spec) : () => []
          return channels => {
            const { bestLine = 0, wrong = 0 } = channels
            if (!channels.cuts) return [...points(wrong), ...line(bestLine)]
            // The line that fails stays until the plane bends.
            return [...paint({ ...cutsAt(channels, cuts), tint: 0, line: 0, left: 1 }), ...line(1)]
          }
        },
      ),
      poster: chapters => ({ time: chapters[0].end, chapter: chapters[0] }),
      marks,
      notes: () => sampleNotes(model, say),
    }
  },
}

/** The line is drawn, and the points that it gets wrong are ringed: alone where a projection has no line. */
function bestLineChapter({ chapters }: Language, fails: boolean, projected: boolean): ChapterPlan {
  const moves: Moves = {
    bestLine: { over: [0, fails ? 0.5 : 0.75], ease: eases.linear },
    wrong: { over: [projected ? 0 : 0.5, 0.85], ease: eases.linear },
  }
  return { id: 'best-line', name: chapters.bestLine, share: fails ? 3.2 : 2.2, moves }
}

/** All cuts, one after the other. */
function cutsChapter({ chapters }: Language, count: number): ChapterPlan {
  const moves: Moves = { cuts: AT_ONCE }
  for (let i = 0; i < count; i++) {
    moves[`cut ${i}`] = { over: [i / count, (i + 0.7) / count] }
    moves[`name ${i}`] = { over: [(i + 0.65) / count, (i + 0.95) / count], ease: eases.linear }
  }
  return { id: 'cuts', name: chapters.cuts, share: 1 + 0.9 * count, moves }
}
