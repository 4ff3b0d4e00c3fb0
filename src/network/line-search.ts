/** A step along a direction, with value and slope there. */
type Trial = Record<'step' | 'value' | 'slope', number>

/** State that the search shares with its caller: the last trial, and after a failed search the best one. */
export interface SearchLine extends Trial {
  /** The step of the lowest value found, 0 when no trial was lower than the start. */
  best: number
}

const sufficientDecrease = 1e-3
const curvature = 0.9
/** Finite trials, and halvings after trials that are not finite. */
const maxTrials = 20
const maxHalvings = 60
const longestStep = 1e10
/** Relative width below which an interval is too narrow for a further trial. */
const narrowest = 1e-14

/**
 * Finds a step that satisfies the strong Wolfe conditions
 * f(step) ≤ f(0) + 1e-3·step·f'(0) and |f'(step)| ≤ 0.9·|f'(0)| (the constants of L-BFGS-B), the first
 * up to the rounding of f(0).
 * Where a trial is not finite, the step is halved and nothing is interpolated.
 *
 * Moré and Thuente, "Line search algorithms with guaranteed sufficient decrease", TOMS 20 (1994),
 * in the form of MINPACK-2's dcsrch and dcstep.
 *
 * @param line holds value and slope (negative) at step 0 on entry, the accepted trial on success
 * @param along evaluates `line.step` and writes `line.value` and `line.slope`
 * @param firstStep the first trial
 * @returns whether the last trial satisfies both conditions
 */
export function searchLine(line: SearchLine, along: () => void, firstStep: number): boolean {
  const start: Trial = { step: 0, value: line.value, slope: line.slope }
  // Near a minimum the required decrease is lost in the last bits of the value, while the slope is still exact.
  const rounding = 10 * Number.EPSILON * Math.abs(start.value)
  let [low, high] = [start, start]
  let bracketed = false
  let modified = true
  let ceiling = longestStep
  let [width, widthBefore] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  let bestValue = start.value
  line.best = 0
  line.step = firstStep

  for (let trials = 0, halvings = 0; trials < maxTrials && halvings < maxHalvings; ) {
    along()
    const { step, value, slope } = line
    if (!Number.isFinite(value) || !Number.isFinite(slope)) {
      halvings++
      ceiling = step
      line.step = low.step + (step - low.step) / 2
      continue
    }
    trials++
    if (value < bestValue) {
      bestValue = value
      line.best = step
    }
    const allowed = start.value + sufficientDecrease * step * start.slope + rounding
    if (value <= allowed && Math.abs(slope) <= curvature * -start.slope) return true
    if (step >= longestStep && value <= allowed) return false

    // Until a step has decreased enough and rises again, the function is tilted by the required decrease.
    if (modified && value <= allowed && slope >= 0) modified = false
    const tilt = modified && value <= low.value && value > allowed ? sufficientDecrease * start.slope : 0
    const trial: Trial = { step, value, slope }
    const [tiltedLow, tiltedHigh, tilted] = [low, high, trial].map(({ step, value, slope }) => {
      return { step, value: value - step * tilt, slope: slope - tilt }
    })
    let next = nextStep(tiltedLow, tiltedHigh, tilted, bracketed, trials === 1)

    const isHigher = tilted.value > tiltedLow.value
    if (isHigher) high = trial
    else {
      if (isTurned(tilted, tiltedLow)) high = low
      low = trial
    }
    bracketed ||= isHigher || isTurned(tilted, tiltedLow)

    if (bracketed) {
      const [left, right] = [Math.min(low.step, high.step), Math.max(low.step, high.step)]
      if (right - left <= narrowest * right) return false
      const isSlow = right - left >= 0.66 * widthBefore
      if (isSlow || !(next > left && next < right)) next = left + (right - left) / 2
      widthBefore = width
      width = right - left
    } else if (!(next < ceiling)) {
      next = ceiling === longestStep ? longestStep : low.step + (ceiling - low.step) / 2
    }
    line.step = next
  }
  return false
}

/** True where the slope has another sign than at the low end: the minimum lies between. */
function isTurned(trial: Trial, low: Trial): boolean {
  return trial.slope * Math.sign(low.slope) < 0
}

/**
 * A safeguarded cubic or quadratic step from a trial. `low` is the end with the lowest value, `high` the other end; while
 * nothing is bracketed, the step is bounded by multiples of the last one.
 */
function nextStep(
  { step: low, value: lowF, slope: lowD }: Trial,
  { step: high, value: highF, slope: highD }: Trial,
  { step, value: f, slope: d }: Trial,
  bracketed: boolean,
  isFirst: boolean,
): number {
  const min = isFirst ? 0 : step + 1.1 * (step - low)
  const max = step + 4 * (step - low)
  const theta = (3 * (lowF - f)) / (step - low) + lowD + d
  if (f > lowF) {
    // A higher value: the minimum lies between.
    const gamma = root(theta, lowD, d) * Math.sign(step - low)
    const cubic = low + ((gamma - lowD + theta) / (gamma - lowD + gamma + d)) * (step - low)
    const quadratic = low + (lowD / ((lowF - f) / (step - low) + lowD) / 2) * (step - low)
    return Math.abs(cubic - low) < Math.abs(quadratic - low) ? cubic : cubic + (quadratic - cubic) / 2
  }
  const secant = step + (d / (d - lowD)) * (low - step)
  const gamma = root(theta, lowD, d) * Math.sign(low - step)
  if (d * Math.sign(lowD) < 0) {
    // The slope turned: the minimum lies between.
    const cubic = step + ((gamma - d + theta) / (gamma - d + gamma + lowD)) * (low - step)
    return Math.abs(cubic - step) > Math.abs(secant - step) ? cubic : secant
  }
  if (Math.abs(d) < Math.abs(lowD)) {
    // Lower and flatter: the cubic counts only where its minimum lies beyond the step.
    const ratio = (gamma - d + theta) / (gamma + (lowD - d) + gamma)
    const beyond = step > low ? max : min
    if (!bracketed) {
      const cubic = ratio < 0 && gamma !== 0 ? step + ratio * (low - step) : beyond
      const far = Math.abs(cubic - step) > Math.abs(secant - step) ? cubic : secant
      return Math.max(min, Math.min(max, far))
    }
    const cubic = ratio < 0 && gamma !== 0 ? step + ratio * (low - step) : high
    const near = Math.abs(cubic - step) < Math.abs(secant - step) ? cubic : secant
    const limit = step + 0.66 * (high - step)
    return step > low ? Math.min(limit, near) : Math.max(limit, near)
  }
  // Lower and as steep: outwards, or by the cubic through the other end.
  if (!bracketed) return step > low ? max : min
  const thetaHigh = (3 * (f - highF)) / (high - step) + highD + d
  const gammaHigh = root(thetaHigh, highD, d) * Math.sign(high - step)
  return step + ((gammaHigh - d + thetaHigh) / (gammaHigh - d + gammaHigh + highD)) * (high - step)
}

/** sqrt(theta² − a·b) without overflow; 0 where rounding makes it imaginary. */
function root(theta: number, a: number, b: number): number {
  const scale = Math.max(Math.abs(theta), Math.abs(a), Math.abs(b))
  return scale * Math.sqrt(Math.max(0, (theta / scale) ** 2 - (a / scale) * (b / scale)))
}
