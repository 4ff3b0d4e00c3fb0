import type { Caption } from '../../language/facts.ts'
import type { Language } from '../../language/language.ts'
import { countOnDiagonal } from '../../network/confusion.ts'
import type { Importance } from '../../network/importance.ts'
import type { Worth } from '../model/importance.ts'
import { shortened } from './dataset.ts'

/** Rows more that are wrong when a column is shuffled, in the mean, as a whole number. */
export function moreWrong({ accuracy }: Pick<Importance, 'accuracy'>, { shuffled }: Pick<Worth, 'shuffled'>) {
  return Math.round(accuracy.mean * shuffled)
}

/** The rows that get their class, and which rows these are. */
export function rightCaption(worth: Worth, say: Language): Caption {
  return say.columns.right({ correct: countOnDiagonal(worth.confusion), ...worth })
}

/** The columns that matter most, as many as have one number at their bars, and those that say nearly the same. */
export function worthCaption(worth: Worth, say: Language): Caption {
  const [first] = worth.columns
  const wrong = moreWrong(first, worth)
  const equal = worth.columns.filter(one => one === first || (wrong > 0 && moreWrong(one, worth) === wrong))
  const names = equal.map(({ name }) => shortened(name))
  const top = first.loss.mean > 0 ? { names, loss: first.loss.mean, wrong } : null
  return [...say.columns.worth({ top, ...worth }), ...alikeWords(worth, say)]
}

/** The two columns that are most alike, and how many more there are; nothing where none are. */
function alikeWords({ columns }: Worth, say: Language): string[] {
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
