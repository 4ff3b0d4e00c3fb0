import type { DotsShape } from '../../scene/shape.ts'
import type { States } from './keyframes.ts'

/**
 * Dots in runs of one kind each, as few as may be: dots that lie over one another at any time keep their order.
 *
 * @param reach how far a dot reaches from its centre, in pixels
 * @returns indices of the dots of each run, in painting order
 */
export function dotRuns(
  states: States<DotsShape>,
  dots: readonly Int32Array[],
  kinds: readonly string[],
  reach: number,
): number[][] {
  if (kinds.every(kind => kind === kinds[0])) return [kinds.map((_, i) => i)]
  const below = overlaps(states, dots, 2 * reach)
  const isDone = new Uint8Array(dots.length)
  const runs: number[][] = []
  for (let first = 0; first < dots.length; first++) {
    if (isDone[first]) continue
    const run: number[] = []
    for (let i = first; i < dots.length; i++) {
      if (isDone[i] || kinds[i] !== kinds[first] || below[i].some(other => !isDone[other])) continue
      isDone[i] = 1
      run.push(i)
    }
    runs.push(run)
  }
  return runs
}

/** Of each dot those before it that are nearer than a distance at any time. */
function overlaps(states: States<DotsShape>, dots: readonly Int32Array[], distance: number): number[][] {
  const pairs = new Set<number>()
  let before: ArrayLike<number> | undefined
  for (const [s, state] of states.entries()) {
    if (!state || state.centres === before) continue
    const { centres } = state
    before = centres
    // Cells as large as the distance: what is near lies in a neighbouring one.
    const cells = new Map<number, number[]>()
    dots.forEach((indices, i) => {
      const at = indices[s]
      if (at < 0) return
      const [x, y] = [centres[2 * at], centres[2 * at + 1]]
      const [column, row] = [Math.floor(x / distance), Math.floor(y / distance)]
      for (let dx = -1; dx <= 1; dx++)
        for (let dy = -1; dy <= 1; dy++)
          for (const other of cells.get((column + dx) * 65_536 + row + dy) ?? []) {
            const there = dots[other][s]
            if (Math.hypot(x - centres[2 * there], y - centres[2 * there + 1]) < distance)
              pairs.add(i * dots.length + other)
          }
      const cell = column * 65_536 + row
      cells.set(cell, [...(cells.get(cell) ?? []), i])
    })
  }
  const below: number[][] = dots.map(() => [])
  for (const pair of pairs) below[Math.floor(pair / dots.length)].push(pair % dots.length)
  return below
}
