import type { PathShape } from '../../scene/shape.ts'
import { type Animated, type Clock, steppingElement } from './animate.ts'
import { type Curves, curvesOf } from './curves.ts'
import { distanceOf, measured } from './line-distance.ts'
import { MAX_BYTES, MAX_OFF, tooLarge } from './values.ts'

/**
 * The path data of lines whose points are others in each sample: one stands for those after it too, as long as it is near
 * enough. It does not matter where they are not there. Measured: path data that moves from one contour to another
 * takes more bytes, since it has more points.
 *
 * @throws WorkError for so much path data that a file would be too large
 */
export function stepLines(states: readonly (PathShape | undefined)[], clock: Clock): Animated {
  const { times } = clock
  const steps: { time: number; text: string }[] = []
  let held: Curves | undefined
  let before: PathShape | undefined
  let bytes = 0
  for (const [i, state] of states.entries()) {
    if (!state || state === before) continue
    before = state
    if (held && distanceOf(held.drawn, measured(state.lines, state.closed)) <= MAX_OFF) continue
    held = curvesOf(state.lines, state.closed, MAX_OFF)
    steps.push({ time: steps.length === 0 ? 0 : (times[i - 1] + times[i]) / 2, text: held.text })
    bytes += held.text.length
    if (bytes > MAX_BYTES) throw tooLarge()
  }
  return { base: steps[0].text, animation: steps.length === 1 ? '' : steppingElement('d', steps, clock) }
}
