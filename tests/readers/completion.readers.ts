import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completionFor } from '../../src/cli/completion.ts'
import { completions, layOut } from '../cli/completions.ts'

/** Some of the lines: all of them are asked of the program itself in the tests of the command line. */
const lines = completions.filter((_, i) => i % 4 === 0)

let folder: string
let scripts: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'nnanim-completion-'))
  layOut(folder)
  scripts = mkdtempSync(join(tmpdir(), 'nnanim-scripts-'))
  symlinkSync(resolve('bin/nnanim.js'), join(scripts, 'nnanim'))
  for (const shell of ['zsh', 'fish']) writeFileSync(join(scripts, shell), completionFor(shell))
})
afterAll(() => {
  for (const made of [folder, scripts]) rmSync(made, { recursive: true })
})

function linesOf(program: string, words: string[]): string[] {
  const env = { ...process.env, PATH: `${scripts}${delimiter}${process.env.PATH}` }
  const { stdout, stderr } = spawnSync(program, words, {
    cwd: folder,
    encoding: 'utf8',
    env,
    timeout: 60_000,
  })
  expect(stderr).toBe('')
  return stdout.split('\n').filter(line => line !== '')
}

const inFish = (command: string) =>
  linesOf('fish', ['--no-config', '-c', `source ${scripts}/fish; ${command}`])

describe('the completion of zsh', () => {
  it('is a script without a fault', () => {
    expect(linesOf('zsh', ['-n', join(scripts, 'zsh')])).toEqual([])
  })

  it.each(lines)('of "%s" is what can stand there', (line, expected) => {
    const found = linesOf('zsh', ['-f', resolve('tests/readers/complete.zsh'), join(scripts, 'zsh'), line])
    expect(new Set(found.map(word => word.replace(/\/$/, '')))).toEqual(new Set(expected))
  })
})

describe('the completion of fish', () => {
  it('is a script without a fault', () => {
    expect(linesOf('fish', ['--no-config', '-n', join(scripts, 'fish')])).toEqual([])
  })

  it.each(lines)('of "%s" is what can stand there', (line, expected) => {
    const found = inFish(`complete -C ${JSON.stringify(line)}`).map(text => text.split('\t')[0])
    expect(new Set(found.map(word => word.replace(/\/$/, '')))).toEqual(new Set(expected))
  })

  it('says what a command and a scene are', () => {
    expect(inFish('complete -C "nnanim bat"')).toEqual([
      'batch\tmany figures from a YAML file; unchanged ones are skipped',
    ])
    expect(inFish('complete -C "nnanim blobs --scene orb"')[0]).toMatch(/^orbit\tthe last hidden space turns/)
  })
})
