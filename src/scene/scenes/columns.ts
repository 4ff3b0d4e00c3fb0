import { eases } from '../../geometry/ease.ts'
import type { SceneDefinition } from '../compose/define.ts'
import { type Layout, MARGIN, type PlotArea, roomOf } from '../layout/layout.ts'
import { worthOf } from '../model/importance.ts'
import { confusionPlot } from '../plane/confusion-plot.ts'
import { worthBars } from '../plane/worth-bars.ts'
import { timeline } from '../timeline/timeline.ts'
import { networkNotes } from '../words/notes.ts'
import { rightCaption, worthCaption } from '../words/worth.ts'

/** Ratio of the sides of a room from which on the matrix stands beside the bars, and its share there and above them. */
const BESIDE = { from: 1.25, width: 0.42 }
const ABOVE = 0.44

/** The confusion matrix on rows left out, and what each column is worth: a bar each, by permutation importance. */
export const columns: SceneDefinition = {
  facts: {
    name: 'columns',
    summary:
      'what each column is worth: what rows left out lose when it is shuffled; and their confusion matrix',
    duration: () => 5,
    size: { width: 900, height: 500 },
    chapters: ['result'],
    takes: [],
    ignores: ['ease', 'xLabel', 'yLabel', 'maxPoints', 'markers', 'legend'],
    withoutHidden: 'usual',
    across: 2,
    shuffles: true,
    told: true,
  },
  parts: ['importance'],
  alt: (_spec, _model, { alt }) => alt.columns,
  result(model, say) {
    const worth = worthOf(model)!
    return say.columns.both({ worth: worthCaption(worth, say), right: rightCaption(worth, say) })
  },
  plan({ spec, model, say, theme }) {
    const worth = worthOf(model)!
    const { shuffled: drawn, samples: rows } = worth
    return {
      title: say.columns.title,
      captions: worthCaption(worth, say),
      below: true,
      legend: false,
      notes: () => [
        ...networkNotes(model, spec, say),
        ...(drawn < rows ? [say.notes.shuffled({ drawn, rows })] : []),
      ],
      ...timeline(
        spec,
        [{ id: 'result', name: say.chapters.result, share: 1, moves: { bars: BARS } }],
        layout => {
          const { matrix, bars } = areasOf(layout)
          const errors = confusionPlot(worth, model.dataset.classes, { say, theme, layout, area: matrix })
          const grow = worthBars(worth, { say, theme, layout, area: bars })
          return ({ bars, left = 1 }) => [...errors, ...grow(bars * left)]
        },
        { still: ['result', 0.8], leaves: () => 0.92 * spec.duration },
      ),
    }
  },
}

/** The bars grow in this part of the time. */
const BARS = { over: [0.04, 0.6], ease: eases.linear } as const

/** The places of matrix and bars: side by side, or one above the other. */
function areasOf(layout: Layout): { matrix: PlotArea; bars: PlotArea } {
  const room = roomOf(layout)
  const margin = MARGIN * layout.textScale
  const whole = { ...room, x: room.x + margin, width: room.width - 2 * margin, height: room.height - margin }
  const { x, y, width, height } = whole
  if (width >= BESIDE.from * height) {
    const share = Math.min(BESIDE.width * width, height)
    const from = share + 2 * margin
    return { matrix: { ...whole, width: share }, bars: { ...whole, x: x + from, width: width - from } }
  }
  const share = ABOVE * height
  return {
    matrix: { ...whole, height: share - margin },
    bars: { ...whole, y: y + share, height: height - share },
  }
}
