import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll } from 'vitest'

/** Runs another program, and gives what it prints. */
export function run(program: string, words: string[]): string {
  return bytesOf(program, words).toString()
}

export function bytesOf(program: string, words: string[]): Buffer {
  return execFileSync(program, words, { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 30 })
}

/** A folder for the tests of a file, and the command that makes files in it. */
export function workplace(): { path: (name: string) => string; nnanim: (words: string) => void } {
  const folder = mkdtempSync(join(tmpdir(), 'nnanim-readers-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return {
    path: name => join(folder, name),
    nnanim: words =>
      execFileSync(process.execPath, [resolve('bin/nnanim.js'), ...words.split(' '), '-q'], { cwd: folder }),
  }
}

/** Mean difference of two pictures' bytes, 0 to 255. */
export function meanDifference(one: ArrayLike<number>, other: ArrayLike<number>): number {
  if (one.length !== other.length) throw new Error(`${one.length} bytes are not ${other.length}`)
  let sum = 0
  for (let i = 0; i < one.length; i++) sum += Math.abs(one[i] - other[i])
  return sum / one.length
}
