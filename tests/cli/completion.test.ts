import { execFileSync } from 'node:child_process'
import { rmSync, symlinkSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { shells } from '../../src/cli/commands.ts'
import { complete } from '../../src/cli/complete.ts'
import { completionFor } from '../../src/cli/completion.ts'
import { completedCommands } from '../../src/cli/completion-words.ts'
import { buildProgram } from '../../src/cli/program.ts'
import { completions, layOut } from './completions.ts'
import { nnanim } from './run.ts'
import { commandFolder } from './stage.ts'

const { path, write } = commandFolder({ shared: true })
beforeAll(() => {
  layOut(path(''))
  write('my table.csv', '')
})

/** What is offered for the last of some words of a line, with what each means. */
function offered(shell: string, words: readonly string[]): string[] {
  const before = process.cwd()
  process.chdir(path(''))
  try {
    return complete(shell, words)
      .split('\n')
      .filter(line => line !== '')
  } finally {
    process.chdir(before)
  }
}

/** What the script offers in bash, whose words these are. */
function offeredInBash(...words: string[]): string[] {
  const call =
    // biome-ignore lint/suspicious/noTemplateCurlyInString: bash
    'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _nnanim; printf "%s\\n" ${#COMPREPLY[@]} "${COMPREPLY[@]}"'
  // A shell may treat unset variables as errors.
  const script = `set -u\n${completionFor('bash')}\n${call}`
  const text = execFileSync('bash', ['--norc', '-c', script, 'bash', resolve('bin/nnanim.js'), ...words], {
    cwd: path(''),
    encoding: 'utf8',
  })
  const [count, ...lines] = text.split('\n')
  return lines.slice(0, Number(count))
}

describe('completion', () => {
  it.each(completions)('of "%s" is what can stand there', (line, expected) => {
    const found = offered('fish', line.split(' ').slice(1)).map(text => text.split('\t')[0])
    const names = found.map(word => word.replace(/\/$/, '')).filter(word => word !== 'my table.csv')
    expect(names.toSorted()).toEqual(expected.toSorted())
  })

  it.each([
    [['--scene', '=', 'or'], ['orbit']],
    [
      ['--theme', '='],
      ['light', 'dark', 'paper', 'article', 'auto'],
    ],
    [
      ['--reduce', 'pca', ':'],
      ['2', '3'],
    ],
    [['--reduce', '=', 'lda', ':', '3'], ['3']],
  ])('of words that bash has broken, %j, is the end of the last', (words, expected) => {
    expect(offered('bash', ['iris', ...words])).toEqual(expected)
  })

  it('goes on from nothing, and into folders behind links', () => {
    symlinkSync(path('sub'), path('way'))
    expect(offered('fish', [])).toEqual(offered('fish', ['']))
    expect(offered('fish', ['blobs', '--model', 'wa'])).toEqual(['way/'])
    rmSync(path('way'))
  })

  it('begins with no flag of nothing, and with no file of a folder that is not there', () => {
    expect(offered('bash', ['blobs', '--verbose=', 'x'])).toEqual([])
    expect(offered('bash', ['none/t'])).toEqual([])
  })

  it('says to zsh and fish what a word means, with the colons of zsh told apart', () => {
    expect(offered('fish', ['bat'])).toEqual([
      'batch\tmany figures from a YAML file; unchanged ones are skipped',
    ])
    expect(offered('zsh', ['blobs', '--reduce', 'pca:'])).toEqual(['pca\\:2', 'pca\\:3'])
    expect(offered('zsh', ['bat'])).toEqual([
      'batch:many figures from a YAML file; unchanged ones are skipped',
    ])
  })

  it('in bash is asked of the program, of files whose names have spaces too', () => {
    expect(offeredInBash('my')).toEqual(['my table.csv'])
    expect(offeredInBash('blobs', '--scene', '=', 'or')).toEqual(['orbit'])
    expect(offeredInBash('blobs', 'none')).toEqual([])
  })

  it('names every flag of every command', () => {
    for (const { name, flags } of completedCommands(buildProgram(''))) {
      const words = name === '' ? ['blobs'] : [name]
      const names = flags.flatMap(({ names }) => names)
      expect(offered('bash', [...words, '-']).toSorted(), name).toEqual(names.toSorted())
    }
  })
})

describe('the scripts of completion', () => {
  it('know the kind of every value that is a file', () => {
    const flags = completedCommands(buildProgram('')).flatMap(({ flags }) => flags)
    const unknown = flags.filter(
      ({ value, candidates }) => value === 'FILE' && candidates.endings.length === 0,
    )
    expect(unknown.map(({ names }) => names)).toEqual([])
  })

  it.each(shells)('of %s are printed by the program', shell => {
    const { code, stdout } = nnanim(['completion', shell])
    expect({ code, stdout }).toEqual({ code: 0, stdout: completionFor(shell) })
  })

  it('are refused for another shell, with the three', () => {
    const { code, stderr } = nnanim(['completion', 'tcsh'])
    expect(code).toBe(2)
    expect(stderr).toContain('shell: got "tcsh", expected one of bash, zsh, fish')
    expect(nnanim(['completion']).stderr).toContain('the name of a shell: bash, zsh, fish')
  })

  it('are told how to install in the help of the command', () => {
    const { stdout } = nnanim(['completion', '--help'])
    for (const shell of shells) expect(stdout).toContain(`nnanim completion ${shell}`)
    expect(stdout.split('\n').filter(line => line.length > 80)).toEqual([])
  })
})
