import type { Dataset } from '../../data/dataset.ts'
import { sourceOf } from '../../data/encoding.ts'
import type { Language } from '../../language/language.ts'
import { dateTicks } from './date-ticks.ts'
import type { EncodedTicks } from './tick.ts'

/** Words that an axis has ticks for at most; of more every second is left out, or two of three. */
const maxWords = 6

/** The ticks of a feature from one number to another; null for one that is a column of numbers. */
export function encodedTicks(
  { encodings }: Pick<Dataset, 'encodings'>,
  feature: string,
  low: number,
  high: number,
  say: Language,
): EncodedTicks | null {
  const { encoding, value } = sourceOf(feature, encodings)
  if (!encoding) return null
  if (encoding.kind === 'date') return dateTicks(low, high, say)
  const words = value === undefined ? encoding.values : [say.axes.no, say.axes.yes]
  const step = Math.ceil(words.length / maxWords)
  const ticks = words.map((label, at) => ({ at, label })).filter(({ at }) => at % step === 0)
  return { ticks: ticks.filter(({ at }) => at >= low && at <= high), within: null }
}
