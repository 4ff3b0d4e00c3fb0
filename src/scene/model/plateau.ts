/** Iterates from one to another. */
export interface Stretch {
  from: number
  to: number
}

/** Largest change of a loss on a plateau, and its least fall after one, as shares of it. */
const FLAT = 0.05
const FALL = 0.2

/** Iterations of a plateau at least, and their share of all. */
const LENGTH = { iterations: 5, share: 0.1 }

/**
 * The plateaus of a training, in order: the longest stretches on which the loss stays within 5 %, of five iterations and
 * a tenth of all at least, that are not its end: from each the loss falls by a fifth or more.
 */
export function plateausOf(losses: ArrayLike<number>): Stretch[] {
  const last = losses.length - 1
  const least = Math.max(LENGTH.iterations, LENGTH.share * last)
  const within = (first: number, end: number): Stretch[] => {
    if (end - first < least) return []
    const { from, to } = longestFlat(losses, first, end)
    if (to - from < least) return []
    const own = losses[last] < (1 - FALL) * losses[to] ? [{ from, to }] : []
    return [...within(first, from), ...own, ...within(to, end)]
  }
  return within(0, last)
}

/** The longest stretch between two iterates on which the loss stays within 5 %, the first of several. */
function longestFlat(losses: ArrayLike<number>, first: number, end: number): Stretch {
  let longest = { from: first, to: first }
  for (let from = first; from + longest.to - longest.from < end; from++) {
    let [low, high, to] = [losses[from], losses[from], from]
    for (let next = from + 1; next <= end; next++) {
      low = Math.min(low, losses[next])
      high = Math.max(high, losses[next])
      if (low < (1 - FLAT) * high) break
      to = next
    }
    if (to - from > longest.to - longest.from) longest = { from, to }
  }
  return longest
}
