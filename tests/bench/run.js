// Measures the goals for speed, memory and size against every other way that is installed, and how cost grows.
// npm run build && npm run bench -- [groups of rows] [--quick] [--out folder]
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { growth } from './growth.js'
import { conditions } from './machine.js'
import { bytes } from './rows/bytes.js'
import { fits } from './rows/fits.js'
import { floor } from './rows/floor.js'
import { install } from './rows/install.js'
import { memory } from './rows/memory.js'
import { orbit } from './rows/orbit.js'
import { page } from './rows/page.js'
import { picture } from './rows/picture.js'
import { start } from './rows/start.js'
import { threads } from './rows/threads.js'
import { growthTable, rowTable } from './table.js'

const groups = { picture, orbit, floor, threads, start, fits, memory, bytes, page, install }
const names = [...Object.keys(groups), 'growth']

const { values: options, positionals: asked } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, out: { type: 'string' } },
  allowPositionals: true,
})
const unknown = asked.find(name => !names.includes(name))
if (unknown !== undefined) {
  console.error(`there is no group ${unknown}; the groups are ${names.join(', ')}`)
  process.exit(2)
}
const chosen = names.filter(name =>
  asked.length > 0 ? asked.includes(name) : !(name === 'growth' && options.quick),
)
// What is measured in part does not replace what was measured in whole.
const out = options.out ?? (chosen.length === names.length && !options.quick ? import.meta.dirname : null)

const rounds = options.quick ? 3 : 7
const folder = mkdtempSync(join(tmpdir(), 'nnanim-bench-'))
const means = { rounds, file: name => join(folder, name) }
let text
try {
  const parts = [`# Bench\n\n${(await conditions(new Date(), rounds)).map(line => `- ${line}`).join('\n')}`]
  const rows = []
  for (const name of chosen.filter(name => name in groups)) {
    console.error(`${name} …`)
    const made = await groups[name](means)
    for (const { what, other, ours, theirs, ratio } of made)
      console.error(`  ${[what, ours, other, theirs, ratio].filter(Boolean).join('  ')}`)
    rows.push(...made)
  }
  if (rows.length > 0) parts.push(rowTable(rows))
  if (chosen.includes('growth')) {
    console.error('growth …')
    parts.push(growthTable(await growth(means)))
  }
  text = `${parts.join('\n\n')}\n`
} finally {
  rmSync(folder, { recursive: true })
}

console.log(text)
if (out !== null) {
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, 'results.md'), text)
}
