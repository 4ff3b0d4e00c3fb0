/** State that the search shares with its caller: the last trial, and after a failed search the best one. */
export interface SearchLine {
  step: number
  /** Value and slope along the direction at `step`. */
  value: number
  slope: number
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
  const value0 = line.value
  const slope0 = line.slope
  // Near a minimum the required decrease is lost in the last bits of the value, while the slope is still exact.
  const rounding = 10 * Number.EPSILON * Math.abs(value0)
  let lowStep = 0
  let lowValue = value0
  let lowSlope = slope0
  let highStep = 0
  let highValue = value0
  let highSlope = slope0
  let bracketed = false
  let modified = true
  let ceiling = longestStep
  let width = Number.POSITIVE_INFINITY
  let widthBefore = Number.POSITIVE_INFINITY
  let bestValue = value0
  line.best = 0
  line.step = firstStep

  for (let trials = 0, halvings = 0; trials < maxTrials && halvings < maxHalvings; ) {
    along()
    const { step, value, slope } = line
    if (!Number.isFinite(value) || !Number.isFinite(slope)) {
      halvings++
      ceiling = step
      line.step = lowStep + (step - lowStep) / 2
      continue
    }
    trials++
    if (value < bestValue) {
      bestValue = value
      line.best = step
    }
    const allowed = value0 + sufficientDecrease * step * slope0 + rounding
    if (value <= allowed && Math.abs(slope) <= curvature * -slope0) return true
    if (step >= longestStep && value <= allowed) return false

    // Until a step has decreased enough and rises again, the function is tilted by the required decrease.
    if (modified && value <= allowed && slope >= 0) modified = false
    const tilt = modified && value <= lowValue && value > allowed ? sufficientDecrease * slope0 : 0
    const f = value - step * tilt
    const d = slope - tilt
    const lowF = lowValue - lowStep * tilt
    const lowD = lowSlope - tilt
    const highF = highValue - highStep * tilt
    const highD = highSlope - tilt
    const min = trials === 1 ? 0 : step + 1.1 * (step - lowStep)
    const max = step + 4 * (step - lowStep)
    let next = nextStep(lowStep, lowF, lowD, highStep, highF, highD, step, f, d, bracketed, min, max)

    if (f > lowF) {
      bracketed = true
      highStep = step
      highValue = value
      highSlope = slope
    } else {
      if (d * Math.sign(lowD) < 0) {
        bracketed = true
        highStep = lowStep
        highValue = lowValue
        highSlope = lowSlope
      }
      lowStep = step
      lowValue = value
      lowSlope = slope
    }

    if (bracketed) {
      const low = Math.min(lowStep, highStep)
      const high = Math.max(lowStep, highStep)
      if (high - low <= narrowest * high) return false
      if (high - low >= 0.66 * widthBefore || !(next > low && next < high)) next = low + (high - low) / 2
      widthBefore = width
      width = high - low
    } else if (!(next < ceiling)) {
      next = ceiling === longestStep ? longestStep : lowStep + (ceiling - lowStep) / 2
    }
    line.step = next
  }
  return false
}

/**
 * A safeguarded cubic or quadratic step. `low` is the end with the lowest value, `high` the other end;
 * F are values, D slopes there; `min` and `max` bound the result while nothing is bracketed.
 */
function nextStep(
  low: number,
  lowF: number,
  lowD: number,
  high: number,
  highF: number,
  highD: number,
  step: number,
  f: number,
  d: number,
  bracketed: boolean,
  min: number,
  max: number,
): number {
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
