import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const page = readFileSync('CONTRIBUTING.md', 'utf8')

/** Rooms with the lines that they have at most, as the table says. */
const rows = Array.from(page.matchAll(/^\| `([\w-]+)\/` +\|[^|\n]*\| ([\d,]+) +\|/gm), ([, room, lines]) => ({
  room,
  most: numberOf(lines),
}))

function numberOf(text: string): number {
  return Number(text.replaceAll(',', ''))
}

function linesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(file => statSync(file).isFile())
    .reduce((sum, file) => sum + readFileSync(file, 'utf8').split('\n').length - 1, 0)
}

it('every room has a row', () => {
  const rooms = readdirSync('src', { withFileTypes: true }).filter(entry => entry.isDirectory())
  expect(rows.map(({ room }) => room).sort()).toEqual(rooms.map(({ name }) => name).sort())
})

it.each(rows)('$room has at most $most lines', ({ room, most }) => {
  expect(linesIn(`src/${room}`)).toBeLessThanOrEqual(most)
})

it('all rooms together have at most what the page says', () => {
  const [, most] = /all of `src\/` has at most ([\d,]+)/.exec(page)!
  expect(linesIn('src')).toBeLessThanOrEqual(numberOf(most))
})
