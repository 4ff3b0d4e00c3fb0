import { Script } from 'node:vm'
import { expect, it } from 'vitest'
import { tuneEngine } from '../../../src/render/batch/engine.ts'

it('sets V8 for batches until that is undone, and all its flags are as before then', () => {
  // Of equal length, which is all that V8 compares, but no two the same: those it has compiled already.
  const source = (digit: number) => `const sum = (a, b) => a + b; sum(1, ${digit})`
  const cachedData = new Script(source(0)).createCachedData()
  // V8 takes no code that was compiled with other flags.
  const isRejected = (digit: number) => new Script(source(digit), { cachedData }).cachedDataRejected
  expect(isRejected(1)).toBe(false)
  const undo = tuneEngine()
  const tuned = isRejected(2)
  undo()
  expect(tuned).toBe(true)
  expect(isRejected(3)).toBe(false)
})
