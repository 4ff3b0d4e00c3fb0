/**
 * A row of the table: what was measured, how it should compare and whether it does.
 *
 * @param what the thing, in words
 * @param measured `ours`, and `theirs` with the name of the thing to compare `with` where there is one: each a spread
 *   or whatever else `goal` and `show` understand, an Error, or null for what is not installed
 */
export function row(what, { ours, with: other = '', theirs, goal, show = seconds }) {
  const values = other === '' ? [ours] : [ours, theirs]
  const known = values.every(value => value !== null && !(value instanceof Error))
  const [ourCell, theirCell = ''] = values.map(value => {
    if (value === null) return 'not installed'
    return value instanceof Error ? `failed: ${value.message}` : show(value)
  })
  return {
    what,
    other,
    goal: goal.words,
    ours: ourCell,
    theirs: theirCell,
    ratio: known ? (goal.ratio?.(...values) ?? '') : '',
    met: known ? goal.met(...values) : null,
  }
}

/** Theirs is so many times as long. */
export const faster = least => ({
  words: `≥ ${least} × faster`,
  ratio: (ours, theirs) => times(theirs.median / ours.median),
  met: (ours, theirs) => theirs.median / ours.median >= least,
})

/** Ours is at most so many times theirs. */
export const within = (most, words = `≤ ${most} ×`) => ({
  words,
  ratio: (ours, theirs) => times(ours.median / theirs.median),
  met: (ours, theirs) => ours.median / theirs.median <= most,
})

export const times = ratio => `${ratio.toFixed(2)} ×`

/** A spread of seconds. */
export const seconds = spread => shown(spread, ...unitOf(spread.median))

/** A spread of bytes. */
export const megabytes = spread => shown(spread, 1e6, 'MB')

function shown({ median, least, most }, unit, name) {
  const [a, b, c] = [median, least, most].map(value => Number((value / unit).toPrecision(3)))
  return `${a} [${b}–${c}] ${name}`
}

function unitOf(seconds) {
  if (seconds >= 1) return [1, 's']
  return seconds >= 1e-3 ? [1e-3, 'ms'] : [1e-6, 'µs']
}
