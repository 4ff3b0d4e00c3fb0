/** Seconds that pass between two frames at most: a tab that slept goes on where it stood. */
const MAX_STEP = 0.25

/**
 * A request for a frame: one is drawn, however often it is asked for.
 *
 * @param moves whether time passes, and another frame follows
 * @param advance lets seconds pass
 * @param draw is given milliseconds of the page's clock
 * @param signal the end of all frames
 */
export function createFrames(
  moves: () => boolean,
  advance: (seconds: number) => void,
  draw: (now: number) => void,
  signal: AbortSignal,
): () => void {
  let requested = false
  let before = Number.NaN
  const request = () => {
    if (!requested) requestAnimationFrame(frame)
    requested = true
  }
  const frame = (now: number) => {
    requested = false
    if (signal.aborted) return
    if (moves()) advance(Number.isNaN(before) ? 0 : Math.min(MAX_STEP, Math.max(0, (now - before) / 1000)))
    before = moves() ? now : Number.NaN
    draw(now)
    if (moves()) request()
  }
  return request
}
