import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/commands.ts'
import { completedCommands } from '../../src/cli/completion-words.ts'
import { flagGroups } from '../../src/cli/flags.ts'
import { exampleCalls } from '../../src/cli/help.ts'
import { topics } from '../../src/cli/help-topics.ts'
import { manPage } from '../../src/cli/man-page.ts'
import { buildProgram } from '../../src/cli/program.ts'
import { catalog } from '../../src/encode/catalog.ts'

const page = manPage(buildProgram('1.2.3'), '1.2.3', '2030-01-02')
/** The words of the page, without the marks of roff. */
const words = page
  .replace(/\\f[BIR]/g, '')
  .replaceAll('\\-', '-')
  .replaceAll('\\(aq', "'")

describe('the manual page', () => {
  it('is the one that the build has made for the package, of its version and the day in the changelog', () => {
    const { version, man } = JSON.parse(readFileSync('package.json', 'utf8'))
    const [, day] = /^## \S+ \((.*)\)$/m.exec(readFileSync('CHANGELOG.md', 'utf8'))!
    // npm links the pages of a list alone.
    expect(man).toEqual(['dist/nnanim.1'])
    expect(readFileSync(man[0], 'utf8')).toBe(manPage(buildProgram(version), version, day))
    expect(page).toMatch(/^\.TH NNANIM 1 "2030-01-02" "nnanim 1\.2\.3" /)
  })

  it('has every flag of every command, those of the main one by their groups', () => {
    for (const { flags } of completedCommands(buildProgram('')))
      for (const { names } of flags) expect(words).toContain(`\n${names.join(', ')}`)
    const groups = words.split(/^\.S[SH] /m).slice(1)
    for (const [group, flags] of Object.entries(flagGroups)) {
      const found = groups.find(text => text.startsWith(`${group}\n`))!
      for (const { name } of flags) expect(found).toMatch(new RegExp(`^(-\\w, )?--${name}( |$)`, 'm'))
    }
  })

  it('has all commands, topics, scenes, built-in data and examples', () => {
    for (const { name, summary } of commands) {
      expect(words).toContain(`\nnnanim ${name}`)
      expect(words.replace(/\s+/g, ' ')).toContain(summary)
    }
    for (const topic of topics) expect(words.toLowerCase()).toContain(topic)
    for (const { name } of [...catalog.scenes, ...catalog.datasets])
      expect(words).toContain(`\n.TP\n${name}\n`)
    for (const [call, what] of exampleCalls) expect(words).toContain(`\n${call}\n${what}\n`)
  })

  it('has the files, the environment and the exit codes', () => {
    const headings = [...words.matchAll(/^\.SH (.*)$/gm)].map(([, heading]) => heading)
    expect(headings).toEqual([
      'NAME',
      'SYNOPSIS',
      'DESCRIPTION',
      'OPTIONS',
      'SCENES',
      'BUILT-IN DATA',
      'COMMANDS',
      'SHELL COMPLETION',
      'FILES',
      'ENVIRONMENT',
      'EXIT STATUS',
      'EXAMPLES',
      'SEE ALSO',
    ])
    expect(words).toMatch(/^\.SH EXIT STATUS\n\.TP\n0\ndone\n\.TP\n1\n/m)
    expect(words).toContain('\n.TP\n141\nthe reader of -o - ended early\n')
  })

  it('has lines of 80 characters at most, and none that roff would take for a request', () => {
    const requests = /^\.(TH|SH|SS|TP|PP|RS|RE|nf|fi|nh|ad l|br)( |$)/
    for (const line of page.trimEnd().split('\n')) {
      if (line.startsWith('.')) expect(line).toMatch(requests)
      expect(line).not.toMatch(/^'|\s$/)
      expect(line.replace(/\\f.|\\(?=-)/g, '').replace(/\\\(../g, '~').length).toBeLessThanOrEqual(80)
    }
  })
})
