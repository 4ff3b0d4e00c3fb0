import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { inTurn } from '../measure.js'
import { nnanim, running } from '../programs.js'
import { row, seconds } from '../row.js'

const pages = [
  { name: 'blobs', line: 'blobs --hidden 2', most: 300, zipped: 110 },
  { name: 'spirals', line: 'spirals', most: 380, zipped: 190 },
  { name: 'a training film of moons', line: 'moons --scene training', most: 380, zipped: 190 },
]

/** Pages: their bytes, as they are and as servers send them, and how long they take to write. */
export async function page({ rounds, file }) {
  const calls = pages.map(({ name, line }) => [name, running(nnanim(`${line} -q -o`, file(`${name}.html`)))])
  const times = await inTurn(Object.fromEntries(calls), rounds)
  return pages.flatMap(({ name, most, zipped }) => {
    const written = times[name]
    const bytes = written instanceof Error ? written : readFileSync(file(`${name}.html`))
    const gzip = bytes instanceof Error ? bytes : gzipSync(bytes)
    return [
      row(`page, ${name}`, { ours: bytes, show: kilobytes, goal: atMost(most) }),
      row(`page, ${name}, gzip`, { ours: gzip, show: kilobytes, goal: atMost(zipped) }),
      row(`page, ${name}, written`, { ours: written, show: seconds, goal: shorter(2) }),
    ]
  })
}

const kilobytes = ({ length }) => `${Math.round(length / 1000)} kB`

const atMost = most => ({ words: `≤ ${most} kB`, met: ({ length }) => length <= 1000 * most })

const shorter = most => ({ words: `≤ ${most} s`, met: ({ median }) => median <= most })
