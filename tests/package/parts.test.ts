import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { partsOf, rowOf } from '../../.ci/parts.js'

const run = readFileSync('.ci/run', 'utf8')
const all = partsOf(['package.json'])

it('has a row for every room', () => {
  const rooms = [...readdirSync('src'), 'new/'].map(room => `src/${room}`)
  const others = ['bin/nnanim.js', 'docs/flags.md', 'examples/spiral.csv', 'tests/new/a.test.ts']
  expect([...rooms, ...others].filter(file => !rowOf(file))).toEqual([])
})

it('names parts that CI has, each of them', () => {
  const asked = [...run.matchAll(/\bif has (\w+)/g)].map(([, name]) => name)
  expect([...new Set(asked)].sort()).toEqual([...all].sort())
})

it.each([
  { what: 'a scene', files: ['src/scene/scenes/orbit.ts'], parts: 'examples canvas corpus opens' },
  { what: 'its words', files: ['src/scene/words/slice.ts'], parts: 'examples corpus' },
  { what: 'documents', files: ['docs/flags.md', 'CHANGELOG.md'], parts: 'commands' },
  { what: 'what has no row', files: ['LICENSE'], parts: '' },
  { what: 'two files', files: ['src/python/nnanim.py', 'docs/site/a.js'], parts: 'commands pages readers' },
  { what: 'the packages', files: ['LICENSE', 'package-lock.json'], parts: all.join(' ') },
])('runs for $what: $parts', ({ files, parts }) => {
  expect(partsOf(files).join(' ')).toBe(parts)
})
