/** What a training or a drawing does now, in numbers; it changes too fast to be read out. */
export function progressOf({ stage, done, total, training }) {
  if (stage === 'draw') return `${done} / ${total}`
  if (training?.start === undefined) return ''
  const { start, starts, iteration, loss } = training
  return `${start} / ${starts} · ${iteration} · ${loss.toPrecision(3)}`
}
