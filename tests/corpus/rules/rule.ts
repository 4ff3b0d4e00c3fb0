import type { Kept } from '../kept.ts'

/** What breaks a rule. */
export interface Fault {
  /** The moment's name; empty for what is of the whole figure. */
  moment: string
  /** In words, the same from run to run. */
  what: string
}

/** What holds of every figure. It reads a figure as `nnanim/core` gives it, and nothing else. */
export interface Rule {
  name: string
  /** A sentence about figures. */
  holds: string
  faults(kept: Kept): Fault[] | Promise<Fault[]>
}

/** The faults of each moment, each once, with the first moment that has it. */
export function atMoments(
  { moments }: Kept,
  faultsOf: (moment: Kept['moments'][number]) => string[],
): Fault[] {
  const found = new Map<string, Fault>()
  for (const moment of moments)
    for (const what of faultsOf(moment)) if (!found.has(what)) found.set(what, { moment: moment.name, what })
  return [...found.values()]
}
