import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completionFor } from '../../src/cli/completion.ts'
import { completions, layOut } from '../cli/completions.ts'

/** Some of the lines: all of them are asked of the program itself in the tests of the command line. */
const some = completions.filter((_, i) => i % 4 === 0)
const lines = some.map(([line]) => line)

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

/** What a shell printed of all lines, which stands before a line of its own, by line. */
function offeredOf(printed: string[]): [line: string, offered: Set<string>][] {
  const parts = printed.join('\n').split(/^end-of-notes\n?/m)
  const wordsIn = (text: string) => text.split('\n').map(word => word.replace(/\/$/, ''))
  return lines.map((line, i) => [line, new Set(wordsIn(parts[i]).filter(word => word !== ''))])
}

const expected = some.map(([line, offered]) => [line, new Set(offered)])

describe('the completion of zsh', () => {
  it('is a script without a fault', () => {
    expect(linesOf('zsh', ['-n', join(scripts, 'zsh')])).toEqual([])
  })

  it('of each line is what can stand there', () => {
    const words = ['-f', resolve('tests/readers/complete.zsh'), join(scripts, 'zsh'), ...lines]
    expect(offeredOf(linesOf('zsh', words))).toEqual(expected)
  }, 60_000)
})

describe('the completion of fish', () => {
  const inFish = (command: string) =>
    linesOf('fish', ['--no-config', '-c', `source ${scripts}/fish; ${command}`])

  it('is a script without a fault', () => {
    expect(linesOf('fish', ['--no-config', '-n', join(scripts, 'fish')])).toEqual([])
  })

  it('of each line is what can stand there', () => {
    const asked = lines.map(line => `complete -C ${JSON.stringify(line)}; echo end-of-notes`)
    const printed = inFish(asked.join('; ')).map(text => text.split('\t')[0])
    expect(offeredOf(printed)).toEqual(expected)
  })

  it('says what a command and a scene are', () => {
    expect(inFish('complete -C "nnanim bat"')).toEqual([
      'batch\tmany figures from a YAML file; unchanged ones are skipped',
    ])
    expect(inFish('complete -C "nnanim blobs --scene orb"')[0]).toMatch(/^orbit\tthe last hidden space turns/)
  })
})
