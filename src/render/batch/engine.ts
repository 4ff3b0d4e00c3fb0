import { versions } from 'node:process'
import { setFlagsFromString } from 'node:v8'

/** The last version of V8 that is known to have these flags: a later one might complain of them. */
const lastKnown = 13

/** V8's flags for many short figures, each with its value for batches and V8's own; it reads both at each use. */
const flags = [
  // The heap may grow to three times what lives in it before all of it is collected, 1.2 times by default.
  ['heap-growing-percent', 200, 0],
  // Bytes of bytecode that a function runs before it is optimized.
  ['interrupt-budget', 300_000, 67_584],
] as const

/**
 * Sets the engine of all threads for many short figures. Optimized code is lost in a collection of the whole heap when
 * no closure has it, and most figures make theirs anew: without this a batch compiles the same functions again and
 * again. To be called when code is loaded, since what is kept of compiled code between runs holds for one set of flags.
 *
 * @returns a function that undoes it, before threads end and keep their compiled code
 */
export function tuneEngine(): () => void {
  if (Number.parseInt(versions.v8, 10) > lastKnown) return () => {}
  for (const [name, own] of flags) setFlagsFromString(`--${name}=${own}`)
  return () => {
    for (const [name, , usual] of flags) setFlagsFromString(`--${name}=${usual}`)
  }
}
