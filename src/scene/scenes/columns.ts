import { chapterOf } from '../chapters.ts'
import { eases, progress } from '../geometry/ease.ts'
import type { Worth } from '../model/importance.ts'
import { worthOf } from '../model/importance.ts'
import { confusionPlot } from '../plane/confusion-plot.ts'
import { barsHeight, worthBars } from '../plane/worth-bars.ts'
import type { Layout } from '../style/layout.ts'
import { MARGIN, type PlotArea, roomOf } from '../style/room.ts'
import { networkNotes } from '../words/notes.ts'
import { rightCaption, worthCaption } from '../words/worth.ts'
import type { SceneDefinition } from './define.ts'

/** Ratio of the sides of a room from which on the matrix stands beside the bars, its share there, and
 * above them its shares at least and at most and pixels of its words and of a cell at a text scale of 1. */
const BESIDE = { from: 1.25, width: 0.42 }
const ABOVE = { least: 0.34, most: 0.5, words: 90, cell: 22 }

/** Share of the way of all bars that one takes to grow. */
const GROWS = 0.3

/** The confusion matrix on rows left out, and what each column is worth: a bar each, by permutation importance. */
export const columns: SceneDefinition = {
  facts: {
    name: 'columns',
    summary:
      'what each column is worth: what rows left out lose when it is shuffled; and their confusion matrix',
    duration: () => 6,
    size: { width: 900, height: 600 },
    chapters: ['confusion', 'columns', 'result'],
    takes: [],
    ignores: ['xLabel', 'yLabel', 'maxPoints', 'markers', 'legend'],
    withoutHidden: 'alone',
    across: 2,
    shuffles: true,
    told: true,
  },
  parts: ['importance'],
  alt: (_, model, { alt, ...say }) => alt.columns({ worth: worthCaption(worthOf(model)!, { alt, ...say }) }),
  result: (model, say) => rightCaption(worthOf(model)!, say).join(', '),
  plan({ spec, model, say, theme }) {
    const worth = worthOf(model)!
    return {
      title: say.columns.title,
      captions: {
        confusion: rightCaption(worth, say),
        columns: worthCaption(worth, say),
        result: worthCaption(worth, say),
      },
      chapters: [
        { id: 'confusion', name: say.chapters.confusion, share: 25 },
        { id: 'columns', name: say.chapters.columns, share: 35 },
        { id: 'result', name: say.chapters.result, share: 40 },
      ],
      below: true,
      legend: false,
      poster: chapters => ({
        time: chapterOf(chapters, 'result').start,
        chapter: chapterOf(chapters, 'result'),
      }),
      notes: () => [
        ...networkNotes(model, spec, say),
        ...(worth.shuffled < worth.samples
          ? [say.notes.shuffled({ drawn: worth.shuffled, rows: worth.samples })]
          : []),
      ],
      draw(layout, chapters) {
        const { matrix, bars } = areasOf(worth, layout)
        const confusion = confusionPlot(worth, model.dataset.classes, { say, theme, layout, area: matrix })
        const plot = worthBars(worth, { say, theme, layout, area: bars })
        const [ease, grows] = [eases[spec.ease], chapterOf(chapters, 'columns')]
        const { end } = chapterOf(chapters, 'result')
        return time => {
          // The last moments go back to the beginning, so that a loop has no seam.
          const left = 1 - progress(time, end - 0.1 * spec.duration, end)
          const share = Math.min(progress(time, grows.start, grows.end), left)
          const delay = (1 - GROWS) / worth.columns.length
          return {
            key: [share],
            shapes: () => [
              ...confusion,
              ...plot(bar => ease(progress(share, bar * delay, bar * delay + GROWS))),
            ],
          }
        }
      },
    }
  },
}

/** The places of matrix and bars: side by side, or one above the other. */
function areasOf(worth: Worth, layout: Layout): { matrix: PlotArea; bars: PlotArea } {
  const room = roomOf(layout)
  const margin = MARGIN * layout.textScale
  const [x, y] = [room.x + margin, room.y]
  const [width, height] = [room.width - 2 * margin, room.height - margin]
  if (width >= BESIDE.from * height) {
    const share = Math.min(BESIDE.width * width, height)
    const from = share + 2 * margin
    return {
      matrix: { x, y, width: share, height },
      bars: { x: x + from, y, width: width - from, height },
    }
  }
  // As high as it takes to read its numbers, and what bars leave.
  const legible = (ABOVE.words + ABOVE.cell * worth.confusion.length) * layout.textScale
  const wanted = Math.max(ABOVE.least * height, legible)
  const share = Math.min(ABOVE.most * height, Math.max(wanted, height - barsHeight(worth, layout)))
  return {
    matrix: { x, y, width, height: share - margin },
    bars: { x, y: y + share, width, height: height - share },
  }
}
