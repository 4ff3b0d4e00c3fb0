import { easeCubicInOut, easeLinear, easeQuadInOut, easeSinInOut } from 'd3-ease'

/** Time in [0, 1] to progress in [0, 1], symmetric: 0.5 at half time. */
export type Ease = (time: number) => number

/** The eases by name, which `--ease` takes; a new one is one entry. */
export const eases: Record<string, Ease> = {
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
