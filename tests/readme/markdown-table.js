import { readFileSync } from 'node:fs'

/** The cells of a line of a table in Markdown, without the space around them. */
export const cellsOf = line => line.split(/(?<!\\)\|/).slice(1, -1).map(cell => cell.trim()) // biome-ignore format: one line

/**
 * The rows of the first table of a page below a heading, or of the page's first one, without its head.
 *
 * @throws Error where there is none
 */
export function rowsOf(page, heading = '') {
  const text = readFileSync(page, 'utf8')
  const begin = heading ? text.indexOf(`\n## ${heading}`) : 0
  const table = begin < 0 ? null : /^\|.*\n\| *-[-| ]*\n((?:\|.*\n)+)/m.exec(text.slice(begin))
  if (!table) throw new Error(`${page} has no table below "${heading}"`)
  return table[1].trimEnd().split('\n').map(cellsOf)
}
