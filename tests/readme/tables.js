// Gives the tables of docs/ the rows of datasets, scenes, themes, formats and flags that they lack, in the registries' own words.
// Rows that are there stay as they were written; how nnanim is installed follows install.js. Part of `npm run build`, since
// it reads the registries in dist/.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { catalog } from '../../dist/encode/catalog.js'
import { formats, labelOf } from '../../dist/encode/formats.js'
import { themes } from '../../dist/scene/style/themes.js'
import { installed, passages } from './install.js'
import { cellsOf } from './markdown-table.js'

const code = text => `\`${text}\``

/** Tables by their page and the first cells of their heads; the first cell of a row has its name in it. */
const tables = [
  {
    page: 'docs/data.md',
    head: ['name', 'points'],
    rows: catalog.datasets.map(({ name, summary, hidden }) => [code(name), summary, code(hidden)]),
  },
  {
    page: 'docs/scenes.md',
    head: ['`--scene`', 'what it shows'],
    rows: catalog.scenes.map(({ name, summary }) => [code(name), summary]),
  },
  {
    page: 'docs/themes.md',
    head: ['theme', 'for'],
    rows: Object.entries(themes).map(([name, { summary }]) => [code(name), summary]),
  },
  {
    page: 'docs/files.md',
    head: ['output', 'what it is'],
    rows: Object.values(formats).map(format => [
      code(`.${format.name}`),
      `${format.shows === 'moment' ? 'one moment' : `the ${format.shows === 'figure' ? 'figure' : 'film'}`} as ${labelOf(format)}`,
    ]),
  },
  { page: 'docs/flags.md', head: ['flag', 'what it sets'], rows: flagRows() },
]

/** What the help says of each flag: its name with its value, its words, and its default in brackets at their end. */
function flagRows() {
  const help = execFileSync(process.execPath, ['bin/nnanim.js', 'help', 'all'], { encoding: 'utf8' })
  const entries = help
    .replace(/\n {8,}(?=\S)/g, ' ')
    .matchAll(/^ {2,}(?:-\w, )?(--(?!help|version)[\w-]+)(?: <([^>]*)>)? {2,}(.*)$/gm)
  return Array.from(entries, ([, name, value, words]) => {
    const [, text, fallback = value ? '' : 'off'] = /^(.*?)(?: \(([^()]*)\))?$/.exec(words)
    return [code(value ? `${name} ${value}` : name), text, fallback]
  })
}

/** The names in a first cell. */
const namesIn = cell => cell.match(/(?<=`)[-.]{0,2}[\w.-]+/g) ?? []

function completed(text, { page, head, rows }) {
  const lines = text.split('\n')
  // Of several tables with one head the last takes what none has.
  const begin = lines.findLastIndex(line => head.every((cell, i) => cellsOf(line)[i] === cell))
  if (begin < 0) throw new Error(`${page} has no table with the head ${head.join(' | ')}`)
  const length = lines.slice(begin).findIndex(line => !line.startsWith('|'))
  const [first, , ...given] = lines.slice(begin, begin + length).map(cellsOf)
  const known = new Set(lines.slice(0, begin).flatMap(line => namesIn(cellsOf(line)[0] ?? '')))
  // Of two rows of one name, as two branches bring them, the first stays.
  const before = given.filter(([cell]) => {
    const names = namesIn(cell)
    const isSecond = names.length > 0 && names.every(name => known.has(name))
    for (const name of names) known.add(name)
    return !isSecond
  })
  const missing = rows.filter(([cell]) => !known.has(namesIn(cell)[0]))
  if (missing.length === 0 && before.length === given.length) return text
  const whole = [first, ...before, ...missing.map(row => row.map(cell => cell.replaceAll('|', '\\|')))]
  const widths = first.map((_, i) => Math.max(...whole.map(row => row[i].length)))
  const written = whole.map(row => `| ${row.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`)
  const rule = `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`
  return lines.toSpliced(begin, length, written[0], rule, ...written.slice(1)).join('\n')
}

const turns = Object.keys(passages).map(page => ({ page, turn: text => installed(page, text) }))
const additions = tables.map(table => ({ page: table.page, turn: text => completed(text, table) }))
for (const { page, turn } of [...turns, ...additions]) {
  const text = readFileSync(page, 'utf8')
  const now = turn(text)
  if (now !== text) writeFileSync(page, now)
}
