/** Class 1 stands where sign·value > sign·at. */
export interface Threshold {
  at: number
  sign: 1 | -1
  correct: number
}

/**
 * The threshold on one feature with the fewest errors, exactly; among equals the one with the most room,
 * half-way between its neighbours.
 *
 * @param y class 0 or 1 per value
 */
export function bestThreshold(values: Float64Array, y: Int32Array): Threshold {
  // Sorted without calling back, each class for itself, and then merged.
  const sorted = (label: number) => values.filter((_, s) => y[s] === label).sort()
  const [zeros, ones] = [sorted(0), sorted(1)]
  let [zero, one] = [0, 0]
  const next = () => Math.min(zeros[zero] ?? Number.POSITIVE_INFINITY, ones[one] ?? Number.POSITIVE_INFINITY)
  const least = next()
  const reach = Math.max(zeros.at(-1) ?? least, ones.at(-1) ?? least) - least || 1
  // Below all values a threshold stands outside the data; so it does above them.
  let best: Threshold = { at: least - reach / 2, sign: 1, correct: ones.length }
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
