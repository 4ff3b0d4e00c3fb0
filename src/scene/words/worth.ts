import type { Caption } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { countOnDiagonal } from '../../network/confusion.ts'
import type { Importance } from '../../network/importance.ts'
import type { FigureModel } from '../model/figure-model.ts'
import type { CommonWorth, ErrorWorth, Worth } from '../model/importance.ts'
import type { RegressionModel } from '../model/regression-model.ts'
import { meanTarget, shortened } from './dataset.ts'

/** The words of a task on the worth of columns. */
export interface WorthWords<Of extends CommonWorth> {
  /** The meaning of a bar, of the line on it, and of the number behind it. */
  key(worth: Of, say: Language): string
  /** That number. */
  numberOf(column: Of['columns'][number], worth: Of): number
  /** The least end of the scale of bars. */
  least(worth: Of): number
  /** The error before and after the column that matters most is shuffled; null of classes. */
  error(worth: Of): { from: number; to: number } | null
  /** The result of the rows, and which rows these are. */
  right(worth: Of, say: Language, dataset: FigureModel['dataset']): Caption
  /** A further sentence; none without it. */
  more?(worth: Of, say: Language): string[]
}

export const classWorth: WorthWords<Worth> = {
  key: ({ shuffled: samples }, say) => say.columns.key({ samples }),
  numberOf: moreWrong,
  least: () => 0.01,
  error: () => null,
  right: (worth, say) => say.columns.right({ correct: countOnDiagonal(worth.confusion), ...worth }),
}

export const errorWorth: WorthWords<ErrorWorth> = {
  key: (_, say) => say.columns.errorKey,
  numberOf({ loss }, { scores: { rmse } }) {
    // To the third digit of the error.
    const step = 10 ** Math.floor(Math.log10(rmse || 1) - 2)
    return Number((Math.round(loss.mean / step) * step).toPrecision(12))
  },
  least: ({ scores }) => 0.01 * scores.rmse,
  error: ({ scores: { rmse: from }, columns: [{ loss }] }) => ({ from, to: from + loss.mean }),
  right({ by, scores }, say, dataset) {
    const errors = [{ by, ...scores }]
    return say.regression.off({ errors, mean: meanTarget(dataset as RegressionModel['dataset']) })
  },
  more: ({ two, scores }, say) => (two ? [say.regression.only({ ...two, all: scores.r2 })] : []),
}

/** Rows more that are wrong when a column is shuffled, in the mean, as a whole number. */
export function moreWrong({ accuracy }: Pick<Importance, 'accuracy'>, { shuffled }: Pick<Worth, 'shuffled'>) {
  return Math.round(accuracy.mean * shuffled)
}

/** The columns that matter most, as many as have one number at their bars, and those that say nearly the same. */
export function worthCaption<Of extends CommonWorth>(
  worth: Of,
  say: Language,
  words: WorthWords<Of>,
): Caption {
  const [first] = worth.columns
  const wrong = words.numberOf(first, worth)
  const equal = worth.columns.filter(
    one => one === first || (wrong > 0 && words.numberOf(one, worth) === wrong),
  )
  const names = equal.map(({ name }) => shortened(name))
  const top = first.loss.mean > 0 ? { names, loss: first.loss.mean, wrong, error: words.error(worth) } : null
  return [
    ...say.columns.worth({ top, ...worth }),
    ...(words.more?.(worth, say) ?? []),
    ...alikeWords(worth, say),
  ]
}

/** The two columns that are most alike, and how many more there are; nothing where none are. */
function alikeWords({ columns }: CommonWorth, say: Language): string[] {
  const pairs = columns.flatMap(({ correlated }, i) =>
    correlated
      .filter(({ column }) => column > i)
      .map(({ column, correlation }) => ({ i, column, correlation })),
  )
  const [most] = pairs.toSorted((a, b) => b.correlation - a.correlation)
  if (!most) return []
  const names = [columns[most.i], columns[most.column]].map(({ name }) => shortened(name))
  return [say.columns.alike({ names, correlation: most.correlation, more: pairs.length - 1 })]
}
