import type { Caption, Count, ErrorScore, MeasuredFacts, NamedError, NamedErrors, NotLearnedBy, Score, Scored } from './facts.ts'

/** A text in a sentence and above a small plot. */
interface Lengths {
  long: string
  short: string
}

/** The words of a language for a result on points that were learned and one on others. */
interface ResultWords {
  /** The names of the others. */
  notLearned: Readonly<Record<NotLearnedBy, Lengths>>
  /** Between a name and its number. */
  blank: string
  /** Between both results. */
  and: string
}

/** The counts as a language writes them: all digits of a number, "197 of 200", the same of others, and one whose whole has been said. */
interface CountWords extends ResultWords {
  number(value: number): string
  of(count: Count): string
  ofOthers?(count: Count): string
  bare(count: number): string
}

/** The errors as a language writes them: their digits, and these with a name. */
interface ErrorWords extends ResultWords {
  amount(rmse: number): string
  named(digits: string): string
}

/** The words of a language for the errors of a network for regression. */
interface FitWords extends Pick<ErrorWords, 'and' | 'amount'> {
  /** The words before an error, by the rows that it is of; `own` where it is the only one. */
  names: Readonly<Record<MeasuredFacts['by'] | 'own', string>>
  ofMean(share: number, target: string): string
  r2(value: number): string
  log(of: NonNullable<NamedError['log']>): readonly string[]
}

/** Both counts of a classifier, as a sentence has them and in three ways with ever fewer words. */
export function bothCounts({ correct, notLearned: got }: Score, { samples, notLearned: judged }: Scored, words: CountWords): string[] {
  const { number, of, ofOthers = of, bare } = words
  const learned = { long: of({ correct, samples }), short: `${number(correct)}/${number(samples)}` }
  if (got === null || !judged) return fourWays(learned)
  // Where there are as many, their number stands there already.
  const isSame = judged.samples === samples && judged.by !== 'held out'
  const other = isSame
    ? { long: bare(got), short: number(got) }
    : { long: ofOthers({ correct: got, samples: judged.samples }), short: `${number(got)}/${number(judged.samples)}` }
  return fourWays(learned, { ...words, other, by: judged.by })
}

/** Both errors of a regressor, in the same four ways. */
export function bothErrors({ rmse, other, by }: ErrorScore, words: ErrorWords): string[] {
  const { amount, named } = words
  const learned = { long: named(amount(rmse)), short: amount(rmse) }
  if (other === null) return fourWays(learned)
  return fourWays(learned, { ...words, other: { long: amount(other), short: amount(other) }, by })
}

/** "cross-validation error 34,807", "19 % of the mean price, R² 0.96", "training error 30,210, R² 0.97". */
export function errorsInTurn({ errors, mean }: NamedErrors, { names, amount, ofMean, r2: explained, log, and }: FitWords): Caption {
  const [first, ...others] = errors
  const share = mean === null ? 1 : first.rmse / Math.abs(mean.value)
  return [
    names[others.length === 0 && first.by === 'given' ? 'own' : first.by] + amount(first.rmse),
    ...(first.log ? log(first.log) : []),
    [...(mean && share < 1 ? [ofMean(share, mean.name)] : []), explained(first.r2)].join(and),
    ...others.map(({ by, rmse, r2 }) => names[by] + amount(rmse) + and + explained(r2)),
  ]
}

function fourWays(learned: Lengths, others?: ResultWords & { other: Lengths; by: NotLearnedBy }): string[] {
  if (!others) return [learned.long, learned.long, learned.short, learned.short]
  const { notLearned, blank, and, other, by } = others
  const [long, short] = [notLearned[by].long + blank, notLearned[by].short + blank]
  return [
    `${learned.long}${and}${long}${other.long}`,
    `${learned.long}${and}${short}${other.long}`,
    `${learned.short}${and}${short}${other.short}`,
    `${learned.short}${and}${other.short}`,
  ]
}
