import { easeCubicInOut, easeLinear, easeQuadInOut, easeSinInOut } from 'd3-ease'

/** Time in [0, 1] to progress in [0, 1], symmetric: 0.5 at half time. */
export type Ease = (time: number) => number

/** Share of the time in which a trapezoidal motion gains its speed, and in which it loses it. */
const RAMP = 0.2

/** Even but for its start and stop, so that nothing is ever much faster than it usually is: speed as a trapezoid. */
const trapezoid: Ease = time => {
  if (time > 0.5) return 1 - trapezoid(1 - time)
  return (time < RAMP ? time ** 2 / (2 * RAMP) : time - RAMP / 2) / (1 - RAMP)
}

/** The eases by name, which `--ease` takes; a new one is one entry. */
export const eases: Record<string, Ease> = {
  trapezoid,
  linear: easeLinear,
  sine: easeSinInOut,
  quad: easeQuadInOut,
  cubic: easeCubicInOut,
}

/** Progress of `time` through [start, end], clamped to [0, 1]; an empty interval is a step. */
export function progress(time: number, start: number, end: number): number {
  if (time <= start) return end <= start && time >= end ? 1 : 0
  return time >= end ? 1 : (time - start) / (end - start)
}
