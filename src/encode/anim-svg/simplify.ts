/**
 * The points of polylines that are enough to draw them: each of the others lies within a tolerance of a place on the
 * piece that stands for it, the same place in all states, so that it does on the straight way from one to the next too.
 *
 * @param states of the lines, all points one after the other, x₀, y₀, x₁, y₁, …
 * @param lengths numbers of each line
 * @returns the points kept of each line, by their index into a state's numbers
 * @see Douglas and Peucker 1973
 */
export function keptPoints(
  states: readonly ArrayLike<number>[],
  lengths: readonly number[],
  tolerance: number,
): number[][] {
  let first = 0
  return lengths.map(length => {
    const last = first + length - 2
    const kept =
      length < 2 ? [] : [first, ...between(states, first, last, tolerance), ...(last > first ? [last] : [])]
    first += length
    return kept
  })
}

function between(
  states: readonly ArrayLike<number>[],
  first: number,
  last: number,
  tolerance: number,
): number[] {
  const kept: number[] = []
  const open: [number, number][] = [[first, last]]
  for (let range = open.pop(); range; range = open.pop()) {
    const [from, to] = range
    let [worst, most] = [-1, tolerance]
    for (let at = from + 2; at < to; at += 2) {
      const off = strayOf(states, from, at, to)
      if (off > most) [worst, most] = [at, off]
    }
    if (worst < 0) continue
    kept.push(worst)
    open.push([from, worst], [worst, to])
  }
  return kept.sort((a, b) => a - b)
}

/** Distance of a point from one place on the piece between two others, in the state where that is largest. */
function strayOf(states: readonly ArrayLike<number>[], from: number, at: number, to: number): number {
  let [dot, squared] = [0, 0]
  for (const state of states) {
    const [x, y] = [state[to] - state[from], state[to + 1] - state[from + 1]]
    dot += (state[at] - state[from]) * x + (state[at + 1] - state[from + 1]) * y
    squared += x * x + y * y
  }
  const share = squared > 0 ? Math.min(1, Math.max(0, dot / squared)) : 0
  let most = 0
  for (const state of states) {
    const x = state[from] + share * (state[to] - state[from]) - state[at]
    const y = state[from + 1] + share * (state[to + 1] - state[from + 1]) - state[at + 1]
    most = Math.max(most, x * x + y * y)
  }
  return Math.sqrt(most)
}
