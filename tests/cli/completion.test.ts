import { execFileSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { shells } from '../../src/cli/commands.ts'
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

/** What the script offers in bash for words, of which the last is being typed. */
function offered(...words: string[]): string[] {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: bash
  const call = 'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _nnanim; printf "%s\\n" "${COMPREPLY[@]}"'
  // A shell may treat unset variables as errors.
  const script = `set -u\n${completionFor('bash')}\n${call}`
  const text = execFileSync('bash', ['--norc', '-c', script, 'bash', ...words], {
    cwd: path(''),
    encoding: 'utf8',
  })
  return text.split('\n').filter(line => line !== '')
}

describe('the completion of bash', () => {
  it.each(completions)('of "%s" is what can stand there', (line, expected) => {
    const found = offered(...line.split(' ')).filter(word => word !== 'my table.csv')
    expect(found.toSorted()).toEqual(expected.toSorted())
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
    expect(offered('nnanim', 'iris', ...words)).toEqual(expected)
  })

  it('finds files whose names have spaces', () => {
    expect(offered('nnanim', 'my')).toEqual(['my table.csv'])
  })

  it('names every flag of every command', () => {
    for (const { name, flags } of completedCommands(buildProgram(''))) {
      const words = name === '' ? ['blobs'] : [name]
      const names = flags.flatMap(({ names }) => names)
      expect(offered('nnanim', ...words, '-').toSorted(), name).toEqual(names.toSorted())
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

  it.each(shells)('of %s are printed by the program, with the names that the registries have now', shell => {
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
