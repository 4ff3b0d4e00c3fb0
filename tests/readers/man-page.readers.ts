import { describe, expect, it } from 'vitest'
import { completedCommands } from '../../src/cli/completion-words.ts'
import { buildProgram } from '../../src/cli/program.ts'
import { run } from './run.ts'

const file = 'dist/nnanim.1'

describe('the manual page', () => {
  it('is without a fault to mandoc', () => {
    // Exits with an error code where it finds one.
    expect(run('mandoc', ['-T', 'lint', file])).toBe('')
  })

  it.each([
    ['man', ['-l', '--warnings', file]],
    ['mandoc', ['-T', 'utf8', file]],
  ])('is shown by %s with every flag as it is typed', (program, words) => {
    const shown = run(program, words).replace(/.\u0008/g, '')
    for (const { flags } of completedCommands(buildProgram('')))
      for (const { names } of flags) expect(shown).toMatch(new RegExp(`^ +${names.join(', ')}( |$)`, 'm'))
    expect(shown).toContain('nnanim blobs --hidden 2 -o out.gif')
    expect(shown).toContain("nnanim 'y > sin(3*x)' -o wave.gif")
  })
})
