import { secondsOf, spreadOf } from './measure.js'
import { nnanim, peakOf } from './programs.js'

const [frames, points, sides, units] = [
  [50, 100, 200, 500, 1000, 2000],
  [100, 200, 500, 1000, 2000, 5000, 10000, 20000],
  [300, 450, 650, 900, 1300, 2000],
  [1, 2, 4, 8, 16, 32, 64],
]

/** What grows while the rest of the picture stays as it is; one start of training each, so that all do the same. */
const sweeps = [
  { what: 'frames', steps: frames, line: n => `blobs --hidden 2 --duration ${n / 25}` },
  { what: 'points', steps: points, line: n => `blobs --hidden 2 --samples ${n} --max-points ${n}` },
  { what: 'pixels a side', steps: sides, line: n => `blobs --hidden 2 --size ${n}`, power: 2 },
  { what: 'hidden units', steps: units, line: n => `blobs --hidden ${n}` },
]

/**
 * Seconds and peak memory of the whole command as each thing grows.
 *
 * @returns for each, `what`, its `steps`, and for `seconds` and `bytes` their medians and the slope of their growth
 */
export async function growth({ file, rounds }) {
  const found = []
  for (const { what, steps, line, power = 1 } of sweeps) {
    const runs = steps.map(() => ({ seconds: [], bytes: [] }))
    for (let round = 0; round < Math.min(rounds, 3); round++) {
      for (const [i, step] of steps.entries()) {
        const words = nnanim(`${line(step)} --restarts 1 -q -o`, file('growth.gif'))
        const seconds = await secondsOf(() => {
          runs[i].bytes.push(peakOf(words))
        })
        runs[i].seconds.push(seconds)
      }
    }
    const sizes = steps.map(step => step ** power)
    const [seconds, bytes] = ['seconds', 'bytes'].map(key => {
      const medians = runs.map(values => spreadOf(values[key]).median)
      return { medians, slope: slopeOf(sizes, medians) }
    })
    found.push({ what, steps, power, seconds, bytes })
  }
  return found
}

/**
 * The exponent p of n ↦ c nᵖ by least squares on logarithms, over the upper half of the steps: below it, what any
 * picture costs hides the growth.
 */
function slopeOf(sizes, values) {
  const from = Math.floor(sizes.length / 2)
  const [x, y] = [sizes, values].map(list => list.slice(from).map(Math.log))
  const [meanX, meanY] = [x, y].map(list => list.reduce((a, b) => a + b) / list.length)
  const [top, bottom] = x.reduce(
    ([up, down], value, i) => [up + (value - meanX) * (y[i] - meanY), down + (value - meanX) ** 2],
    [0, 0],
  )
  return top / bottom
}
