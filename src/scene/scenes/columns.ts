import { eases } from '../../geometry/ease.ts'
import type { RegressionScene, SceneContext, SceneDefinition } from '../compose/define.ts'
import { type Layout, MARGIN, type PlotArea, roomOf } from '../layout/layout.ts'
import type { ClassModel } from '../model/class-model.ts'
import type { FigureModel } from '../model/figure-model.ts'
import { type CommonWorth, type ErrorWorth, errorWorthOf, type Worth, worthOf } from '../model/importance.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import { confusionPlot } from '../plane/confusion-plot.ts'
import { residualPlot } from '../plane/residual-plot.ts'
import { type WorthSheet, worthBars } from '../plane/worth-bars.ts'
import type { Shape } from '../shape.ts'
import { timeline } from '../timeline/timeline.ts'
import { networkNotes } from '../words/notes.ts'
import { regressionNotes } from '../words/tasks/regression.ts'
import { classWorth, errorWorth, type WorthWords, worthCaption } from '../words/worth.ts'
import { columns as facts, targetColumns as targetFacts } from './facts.ts'

/** Ratio of the sides of a room from which on the matrix stands beside the bars, and its share there and above them. */
const BESIDE = { from: 1.25, width: 0.42 }
const ABOVE = 0.44

/** The confusion matrix on rows left out, and what each column is worth: a bar each, by permutation importance. */
export const columns: SceneDefinition = worthScene<ClassModel, Worth>(classWorth, {
  facts,
  alt: (_spec, _model, { alt }) => alt.columns({ beside: 'confusion' }),
  worthOf,
  notes: ({ model, spec, say }) => networkNotes(model, spec, say),
  beside: (worth, model, sheet) => confusionPlot(worth, model.dataset.classes, sheet),
})

/** The same of regression: residuals of rows left out, and the rise of the error. */
export const targetColumns: RegressionScene = worthScene<RegressionModel, ErrorWorth>(errorWorth, {
  facts: targetFacts,
  alt: (_spec, _model, { alt }) => alt.columns({ beside: 'residuals' }),
  worthOf: errorWorthOf,
  notes: ({ model, say }) => regressionNotes({ ...model, spaces: [], beyond: undefined }, say),
  beside: (worth, model, sheet) => residualPlot(worth, model.dataset.target.name, sheet),
})

/** The things that the scenes of the tasks have of their own. */
interface Own<Model extends FigureModel, Of> extends Pick<SceneDefinition<Model>, 'facts' | 'alt'> {
  worthOf(model: Model): Of | null
  notes(context: Pick<SceneContext<Model>, 'model' | 'spec' | 'say'>): string[]
  /** The plot beside the bars. */
  beside(worth: Of, model: Model, sheet: WorthSheet): Shape[]
}

function worthScene<Model extends FigureModel, Of extends CommonWorth>(
  words: WorthWords<Of>,
  { facts, alt, worthOf, beside, notes }: Own<Model, Of>,
): SceneDefinition<Model> {
  return {
    facts,
    parts: ['importance'],
    alt,
    result(model, say) {
      const worth = worthOf(model)!
      const right = words.right(worth, say, model.dataset)
      return say.columns.both({ worth: worthCaption(worth, say, words), right })
    },
    plan({ spec, model, say, theme }) {
      const worth = worthOf(model)!
      const { shuffled: drawn, samples: rows } = worth
      return {
        title: say.columns.title,
        captions: worthCaption(worth, say, words),
        below: true,
        legend: false,
        notes: () => [
          ...notes({ model, spec, say }),
          ...(drawn < rows ? [say.notes.shuffled({ drawn, rows })] : []),
        ],
        ...timeline(
          spec,
          [{ id: 'result', name: say.chapters.result, share: 1, moves: { bars: BARS } }],
          layout => {
            const areas = areasOf(layout)
            const plot = beside(worth, model, { say, theme, layout, area: areas.plot })
            const grow = worthBars(worth, words, { say, theme, layout, area: areas.bars })
            return ({ bars, left = 1 }) => [...plot, ...grow(bars * left)]
          },
          { still: ['result', 0.8], leaves: () => 0.92 * spec.duration },
        ),
      }
    },
  }
}

/** The bars grow in this part of the time. */
const BARS = { over: [0.04, 0.6], ease: eases.linear } as const

/** The places of the plot and of the bars: side by side, or one above the other. */
function areasOf(layout: Layout): { plot: PlotArea; bars: PlotArea } {
  const room = roomOf(layout)
  const margin = MARGIN * layout.textScale
  const whole = { ...room, x: room.x + margin, width: room.width - 2 * margin, height: room.height - margin }
  const { x, y, width, height } = whole
  if (width >= BESIDE.from * height) {
    const share = Math.min(BESIDE.width * width, height)
    const from = share + 2 * margin
    return { plot: { ...whole, width: share }, bars: { ...whole, x: x + from, width: width - from } }
  }
  const share = ABOVE * height
  return {
    plot: { ...whole, height: share - margin },
    bars: { ...whole, y: y + share, height: height - share },
  }
}
