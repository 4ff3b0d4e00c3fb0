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
  const order = Array.from(values, (_, i) => i).sort((i, j) => values[i]! - values[j]!)
  const ones = y.reduce((sum, label) => sum + label, 0)
  const reach = values[order.at(-1)!]! - values[order[0]!]! || 1
  // Below all values a threshold stands outside the data; so it does above them.
  let best: Threshold = { at: values[order[0]!]! - reach / 2, sign: 1, correct: ones }
  let bestRoom = 0
  const offer = (at: number, sign: 1 | -1, correct: number, room: number) => {
    if (correct < best.correct || (correct === best.correct && room <= bestRoom)) return
    best = { at, sign, correct }
    bestRoom = room
  }
  offer(best.at, -1, y.length - ones, 0)

  // Right with sign 1: zeros below and ones above.
  let right = ones
  for (let k = 0; k + 1 < order.length; k++) {
    right += y[order[k]!]! === 1 ? -1 : 1
    const [low, high] = [values[order[k]!]!, values[order[k + 1]!]!]
    const at = low + (high - low) / 2
    if (!(at > low && at < high)) continue
    offer(at, 1, right, high - low)
    offer(at, -1, y.length - right, high - low)
  }
  return best
}
