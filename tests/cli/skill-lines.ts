import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { nnanim } from './run.ts'

export const file = 'dist/SKILL.md'
export const text = readFileSync(file, 'utf8')

/** Command lines of SKILL.md that can be run as they stand. */
export const lines = [
  ...new Set(
    Array.from(text.matchAll(/(?<=`)nnanim ([^`]*)(?=`)/g), ([, words]) => words).filter(
      // A name of a command alone, a pattern, or the beginning of a message.
      words => !/[<[…]|^[\w]+$|FILE|NAME/.test(words),
    ),
  ),
]

/** Two that are run at once, one that draws and one that does not; neither reads a file. */
export const quickLines = ['blobs --hidden 2 -o out.gif', 'help data']

/** Runs a command line in a folder, where it would draw without drawing. */
export function runs(line: string, cwd: string) {
  const words = [...line.matchAll(/'([^']*)'|"([^"]*)"|\S+/g)].map(([word, one, two]) => one ?? two ?? word)
  const isFigure = !['columns', 'help', 'snippet', 'new', 'doctor'].includes(words[0])
  const { code, stderr } = nnanim(isFigure ? [...words, '--dry-run'] : words, { cwd })
  expect({ code, stderr }).toMatchObject({ code: 0 })
}
