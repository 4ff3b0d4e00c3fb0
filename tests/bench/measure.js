import { spawnSync } from 'node:child_process'

/** Several measurements of one thing. */
export function spreadOf(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const median = (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2
  return { median, least: sorted[0], most: sorted.at(-1) }
}

/**
 * Runs things in turn, A B A B …, so that whatever else the machine does falls on all alike; a first round, not
 * measured, warms up caches. A thing that is null is left out; one that fails is left out from then on.
 *
 * @param things functions by name
 * @param measure what is measured of a function
 * @returns a spread, an Error or null by name
 */
export async function inTurn(things, rounds, measure = secondsOf, { warm = true } = {}) {
  const names = Object.keys(things)
  const values = Object.fromEntries(names.map(name => [name, []]))
  const found = {}
  for (let round = warm ? -1 : 0; round < rounds; round++) {
    for (const [name, thing] of Object.entries(things)) {
      if (thing === null || found[name] !== undefined) continue
      try {
        const value = await measure(thing)
        if (round >= 0) values[name].push(value)
      } catch (error) {
        found[name] = error
      }
    }
  }
  for (const name of names) found[name] ??= things[name] ? spreadOf(values[name]) : null
  return found
}

export async function secondsOf(work) {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

/**
 * Runs a program to its end.
 *
 * @param words the program and its arguments
 * @param options of the child process, such as its folder
 * @returns what it wrote to standard output and to its fourth channel
 * @throws Error with the last line of its complaint
 */
export function run([program, ...words], options = {}) {
  const stdio = ['ignore', 'pipe', 'pipe', 'pipe']
  const ended = spawnSync(program, words, { encoding: 'utf8', stdio, maxBuffer: 1 << 28, ...options })
  if (ended.error) throw ended.error
  if (ended.status !== 0) {
    const complaint = ended.stderr.trim().split('\n').at(-1)
    throw new Error(complaint || `${program} ended with ${ended.signal ?? ended.status}`)
  }
  return { output: ended.stdout, aside: ended.output[3] }
}
