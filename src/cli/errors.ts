import { NeedsForce, SpecError } from '../options/error.ts'
import { flagFor } from './flags.ts'

/** The exit code for an error: 2 for a wrong call, such as one without the --force that it needs, 1 for work that failed. */
export function exitCodeOf(error: unknown): 1 | 2 {
  return error instanceof SpecError || error instanceof NeedsForce ? 2 : 1
}

/** The message of an error; a field that was `given` as a flag is named by the flag. */
export function formatError(error: unknown, given: readonly string[]): string {
  if (!(error instanceof Error)) return String(error)
  if (!(error instanceof SpecError))
    // Node's error for a current folder that was removed says nothing of a folder.
    return error.message.endsWith('uv_cwd') ? 'the current folder does not exist any more' : error.message
  const key = /^\w*/.exec(error.field)![0]
  const flag = flagFor(key)
  if (!flag || !given.includes(key)) return error.message
  const start = error.message.indexOf(`${error.field}: `)
  return error.message.slice(0, start) + flag + error.message.slice(start + key.length)
}
