import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

/** Runs a script of this folder, which says last how many faults it found. */
function attack(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  return { status, said: stdout + stderr }
}

it('damaged pages, vectors, recipes, models and expressions are read or refused', () => {
  const { status, said } = attack('tests/attack/damaged.js', '1500', '10', '1')
  expect(said).toMatch(/^1500 calls in one process .*\n0 faults\n$/)
  expect(status).toBe(0)
}, 600_000)

it('kills at any moment leave every file as it was or as it was to be, and nothing that the next run leaves', () => {
  const { status, said } = attack('tests/attack/kills.js', '36', '1')
  expect(said).toMatch(/^36 kills .*\n0 faults\n$/)
  expect(status).toBe(0)
}, 600_000)
