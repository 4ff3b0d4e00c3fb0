import { flagName, keysWith } from '../options/key-table.ts'

/** Flags by the words that other programs have for them. */
export const synonyms: Readonly<Record<string, string>> = {
  ...{ '--neurons': '--hidden', '--units': '--hidden', '--layers': '--hidden' },
  ...{ '--epochs': '--max-iter', '--iterations': '--max-iter', '--lr': '--learning-rate' },
  ...{ '--color': '--class-colors', '--figsize': '--size', '--dpi': '--density', '--out': '--output' },
  ...{ '--weight-decay': '--alpha', '--l2': '--alpha', '--optimizer': '--solver' },
}

const settings = new Set(keysWith('classifierOption').map(key => flagName(key)))

/** The flags that do the same as a switch that is gone. */
const former = new Map([['--draft', ['--size=300x300', '--fps=12']]])

/** The words of a call with what took the place of flags that are gone; `onNote` is told of each. */
export function withoutFormer(words: readonly string[], onNote?: (note: string) => void): string[] {
  const rest = [...words]
  const now: string[] = []
  while (rest.length > 0) {
    const word = rest.shift()!
    if (word === '--') return [...now, word, ...rest]
    const [, name = '', own] = /^--([\w-]+)(?:=(.*))?$/s.exec(word) ?? []
    const instead = settings.has(name) ? [`--classifiers=${name}=${own ?? rest.shift()}`] : former.get(word)
    if (instead) onNote?.(`--${name} is now ${instead.join(' ')}`)
    now.push(...(instead ?? [word]))
  }
  return now
}
