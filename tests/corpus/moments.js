/**
 * Twenty-four moments of a scene in their order: the start, the still, the end of its argument, its last moment, and twenty
 * between. None of the twenty lies where a chapter might end, so that the last bit of a chapter's end decides nothing.
 *
 * @returns {{ name: string, moment: number | 'poster' | 'end', time: number }[]} time in seconds; of a picture that does
 *   not move only the still
 */
export function momentsOf({ duration, still, ends = duration }) {
  const poster = { name: 'poster', moment: /** @type {const} */ ('poster'), time: still }
  if (duration === 0) return [poster]
  const between = Array.from({ length: 20 }, (_, i) => (duration * (i + 0.37)) / 20)
  const timed = [0, ...between, duration].map(time => ({ name: `${time.toFixed(2)} s`, moment: time, time }))
  const end = { name: 'end', moment: /** @type {const} */ ('end'), time: ends }
  return [poster, end, ...timed].sort((a, b) => a.time - b.time)
}
