import { SpecError } from '../../src/options/error.ts'

/** The fault for which work is refused. */
export function faultOf(work: () => unknown): SpecError {
  try {
    work()
  } catch (error) {
    if (error instanceof SpecError) return error
    throw error
  }
  throw new Error('nothing is wrong')
}
