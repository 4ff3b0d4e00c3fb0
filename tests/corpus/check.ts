import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import * as core from '../../src/core.ts'
import { filesHash, hashesOf } from './hashes.js'
import { type Kept, openCorpus } from './kept.ts'
import { known } from './known.js'
import { rules } from './rules/registry.ts'
import type { Fault } from './rules/rule.ts'

/** Where pictures of faults are put. */
const pictures = join(import.meta.dirname, '../../.pictures/faults')

/** How many faults of a rule a figure has today, by "rule figure". The list may only become shorter. */
const faults = new Map(
  readFileSync(join(import.meta.dirname, 'faults.txt'), 'utf8')
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => {
      const [rule, name, count] = line.split(' ')
      return [`${rule} ${name}`, Number(count)] as const
    }),
)

/** Tests that figures follow all rules and have their hashes, also, which takes long, those of their files. */
export function testCorpus(names: readonly string[], { files }: { files: boolean }): void {
  const opened = openCorpus()
  it.each(names)(
    '%s',
    async name => {
      const kept = await (await opened)(name)
      const all = await Promise.all(rules.map(rule => rule.faults(kept)))
      const found = rules.flatMap((rule, i) => {
        const own = all[i]
        const before = faults.get(`${rule.name} ${name}`) ?? 0
        if (own.length === before) return []
        if (own.length < before)
          return [`faults.txt: ${rule.name} ${name} has ${own.length} now, not ${before}`]
        return own.map(fault => `${name} ${rule.holds}, but ${told(kept, rule.name, fault)}`)
      })
      expect(found).toEqual([])
      const before = known.get(name)
      const accept = `if that is meant: npm run pictures -- --accept ${name}`
      expect(hashesOf(kept.figure, kept.moments), accept).toEqual({
        shapes: before?.shapes,
        facts: before?.facts,
      })
      if (files) expect(await filesHash(core, kept.figure), accept).toBe(before?.files)
    },
    300_000,
  )
}

/** A fault in words, with the file that shows it. */
function told({ name, figure, moments }: Kept, rule: string, { moment, what }: Fault): string {
  const at = moments.find(({ name }) => name === moment)
  if (!at) return `${moment ? `at ${moment} ` : ''}${what}`
  mkdirSync(pictures, { recursive: true })
  const file = join(pictures, `${rule}-${name}.svg`)
  rmSync(file, { force: true })
  writeFileSync(file, core.toSvg(figure, at.time))
  return `at ${moment} ${what} (${file})`
}
