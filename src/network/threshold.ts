/** A cut of one feature: class 1 is where sign·value > sign·at. */
export interface Threshold {
  at: number
  sign: 1 | -1
  /** Samples on the right side. */
  correct: number
}

/**
 * The threshold on one feature with the fewest errors, exactly; among equals the one with the most room,
 * half-way between its neighbours.
 *
 * @param y class 0 or 1 per value
 */
export function bestThreshold(values: Float64Array, y: Int32Array): Threshold {
  // Each class is sorted by itself, which needs no comparison function and so is faster; then both are merged.
  const sorted = (label: number) => values.filter((_, s) => y[s] === label).sort()
  const [zeros, ones] = [sorted(0), sorted(1)]
  let [zero, one] = [0, 0]
  const next = () => Math.min(zeros[zero] ?? Number.POSITIVE_INFINITY, ones[one] ?? Number.POSITIVE_INFINITY)
  const min = next()
  const reach = Math.max(zeros.at(-1) ?? min, ones.at(-1) ?? min) - min || 1
  // The first candidate lies below all values.
  let best: Threshold = { at: min - reach / 2, sign: 1, correct: ones.length }
  let bestRoom = 0
  const offer = (at: number, sign: 1 | -1, correct: number, room: number) => {
    if (correct < best.correct || (correct === best.correct && room <= bestRoom)) return
    best = { at, sign, correct }
    bestRoom = room
  }
  offer(best.at, -1, zeros.length, 0)

  // Right with sign 1: zeros below and ones above.
  while (zero + one + 1 < values.length) {
    const low = next()
    if (zeros[zero] === low) zero++
    else one++
    const high = next()
    const right = zero + ones.length - one
    const at = low + (high - low) / 2
    if (!(at > low && at < high)) continue
    offer(at, 1, right, high - low)
    offer(at, -1, y.length - right, high - low)
  }
  return best
}
