// The words of the page, in the languages of the figures: English is the key.
let lang = 'en'

const messages = {
  points: n => `${n} points`,
  at: (x, y) => `${x}, ${y}`,
  full: () => 'No more points: an address holds 2000.',
  training: () => 'Training …',
  stopped: () => 'Stopped.',
  copied: () => 'Copied.',
  drawing: what => `Drawing: ${what} …`,
  saved: (name, kilobytes) => `${name} is saved: ${kilobytes} kB`,
  progress({ stage, done, total, training }) {
    if (training?.start === undefined) return stage === 'draw' ? `${done} / ${total}` : ''
    const { start, starts, iteration, loss } = training
    return `${start} / ${starts} · ${iteration} · ${loss.toPrecision(3)}`
  },
}

export const say = (name, ...facts) => messages[name](...facts)

export function speak(next) {
  lang = next
}
