// Prints the parts of the run: all, or with a commit those that .ci/parts names for what was changed since.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The rows of the table: how a path begins, and the parts that it asks for. */
const rows = readFileSync(join(import.meta.dirname, 'parts'), 'utf8')
  .split('\n')
  .filter(line => line !== '' && !line.startsWith('#'))
  .map(line => line.split(/ +/))
  .map(([begin, ...names]) => ({ begin, names }))

/** All parts, in the order in which they stand in the table. */
const all = [...new Set(rows.flatMap(({ names }) => names))].filter(name => name !== 'all')

/** The row of a file. */
export function rowOf(file) {
  return rows.find(({ begin }) => file.startsWith(begin))
}

/** The parts that changed files ask for; a file without a row asks for none. */
export function partsOf(files) {
  const asked = new Set(files.flatMap(file => rowOf(file)?.names ?? []))
  return asked.has('all') ? all : all.filter(name => asked.has(name))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [since] = process.argv.slice(2)
  const changed = () =>
    execFileSync('git', ['diff', '--name-only', '-z', since, '--'], { encoding: 'utf8' }).split('\0')
  console.log((since ? partsOf(changed()) : all).join(' '))
}
