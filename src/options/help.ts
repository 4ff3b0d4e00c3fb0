import type { Catalog } from './catalog.ts'
import { keysWith } from './key-table.ts'

/** The takers of a key that not all of its kind take, and the defaults that they have for it. */
export interface Takers {
  names: readonly string[]
  defaults?: readonly unknown[]
}

/** The takers of keys, from the registries' own declarations; for a key that all solvers take, those that count epochs. */
export function takersOf({ datasets, solvers }: Catalog): Record<string, Takers> {
  const namesOf = (list: readonly { name: string }[]) => list.map(({ name }) => name)
  const ofSolvers = keysWith('solverOption').map(key => {
    const taking = solvers.filter(({ defaults }) => key in defaults)
    const some = taking.length < solvers.length ? taking : solvers.filter(({ counts }) => counts === 'epoch')
    const defaults = [...new Set(taking.map(({ defaults }) => defaults[key]))]
    return [key, { names: namesOf(some), defaults }]
  })
  const classes = { names: namesOf(datasets.filter(({ classes }) => typeof classes !== 'number')) }
  return { classes, ...Object.fromEntries(ofSolvers) }
}

/** Help with words for `{choices}`, `{takers}` and `{default}`, which is the first choice where there is no other. */
export function fillHelp(
  help: string,
  choices: readonly string[],
  fallback?: unknown,
  takers?: Takers,
): string {
  const list = (names: readonly string[], word: string) =>
    names.length > 1 ? `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}` : `${names[0]}`
  return help
    .replace('{choices}', () => list(choices, 'or'))
    .replace('{takers}', () => list(takers!.names, 'and'))
    .replace('{default}', () => String(takers?.defaults?.join(', or ') ?? fallback ?? choices[0]))
}
